import type { PostBody } from '@secondlook/contract'
import { findMedia, type Media } from '../../media/index.ts'
import type { Asker } from '../../people/index.ts'
import { findHolding, findOpenInitiatives, type HoldingEntry } from '../../registers/index.ts'
import type { Db } from '../../store/database.ts'
import { pinFor } from '../../store/kept/kept.ts'
import type { Looked } from '../looking-up/looked.ts'
import type { ChannelFacts } from '../version/content-of.ts'
import { mentionsOfOurs } from '../version/resolve.ts'

/** Everything about a post that stands somewhere else, as it is at an instant. */
export type PostFacts = {
  readonly at: string
  /** The channels that it names and that there are. */
  readonly channels: readonly ChannelFacts[]
  readonly media: ReadonlyMap<string, Media>
  readonly assets: ReadonlyMap<string, HoldingEntry<'assets'>['values']>
  readonly template: (HoldingEntry<'templates'>['values'] & { readonly name: string }) | undefined
  /** What it waits for, where whoever asks may know of it: its name, and whether it has happened already. */
  readonly event: { readonly name: string; readonly hasHappened: boolean } | undefined
  readonly freezes: readonly string[]
  /** What was looked up further than our own registers; absent while it is typed. */
  readonly looked?: Looked
  /** Handles of our own channels, by platform. */
  readonly mentions: ReadonlyMap<string, Readonly<Record<string, string>>>
}

export type FactsNeeds = {
  readonly db: Db
  readonly asker: Asker
}

export async function loadFacts({ db: handle, asker }: FactsNeeds, body: PostBody): Promise<PostFacts> {
  const db = pinFor(asker, handle)
  const { at } = asker
  const all = await findHolding(db, ['channels'], at)
  const wanted = new Set(body.variants.map(({ channel }) => channel))
  const channels = all.filter(({ id }) => wanted.has(id)).map(toChannel)
  const texts = [body.text, ...body.variants.flatMap(({ text }) => text ?? [])]
  const mentions = new Map<string, Readonly<Record<string, string>>>()
  for (const { platform } of channels)
    if (!mentions.has(platform)) mentions.set(platform, mentionsOfOurs(all, texts, platform))
  const assets = await findHolding(
    db,
    ['assets'],
    at,
    body.pictures.flatMap(({ asset }) => asset ?? []),
  )
  const [template] = await findHolding(db, ['templates'], at, body.template === null ? [] : [body.template])
  const freezes = (await findHolding(db, ['freezes'], at)).filter(({ values, unit }) =>
    isOn(values, channels, unit),
  )
  return {
    ...{ at, channels, mentions, media: await mediaOf(db, body) },
    assets: new Map(assets.map(({ id, values }) => [id, values])),
    template: template && { ...template.values, name: template.name },
    event: await eventOf(db, asker, body),
    freezes: freezes.map(({ name }) => name),
  }
}

const toChannel = ({ id, name, unit, values }: HoldingEntry<'channels'>): ChannelFacts => ({
  ...{ id, name, unit, platform: values.platform ?? '', address: values.address ?? '' },
  ...{ platformId: values.platformId === '' ? null : values.platformId, isLive: values.life === 'active' },
})

export async function mediaOf(db: Db, { pictures }: PostBody): Promise<ReadonlyMap<string, Media>> {
  const found = new Map<string, Media>()
  for (const { media } of pictures) {
    const kept = await findMedia(db, media)
    if (kept) found.set(media, kept)
  }
  return found
}

/** A freeze that names channels is on for those; one that names none for those of its unit, or for all. */
function isOn(
  { channels: named }: HoldingEntry<'freezes'>['values'],
  channels: readonly ChannelFacts[],
  unit: string | null,
) {
  if (channels.length === 0) return named.length === 0 && unit === null
  return channels.some((channel) =>
    named.length > 0 ? named.includes(channel.id) : unit === null || unit === channel.unit,
  )
}

/** Of an announcement whoever may not know of the initiative is told the same as of one that there is not. */
async function eventOf(db: Db, asker: Asker, { schedule }: PostBody): Promise<PostFacts['event']> {
  if (schedule.kind !== 'event') return undefined
  const { event, entry } = schedule
  if (event === 'announced') {
    const [found] = await findHolding(db, ['initiatives'], asker.at, [entry])
    if (!found || !(await findOpenInitiatives(db, asker)).has(entry)) return undefined
    return { name: found.name, hasHappened: found.values.announcedAt !== null }
  }
  const [freeze] = await findHolding(db, ['freezes'], asker.at, [entry])
  return freeze && { name: freeze.name, hasHappened: event === 'freeze-declared' }
}
