import { createHash } from 'node:crypto'
import { type Connection, catalogueEntry, type Json, type Listed, type Profile } from '@secondlook/connectors'
import { findApprovedWords } from '../../posts/index.ts'
import { lifeOf } from '../life/life.ts'
import { findLifeActs } from '../life/store.ts'
import { writeAct } from '../line/commit-act.ts'
import type { PublishingNeeds } from '../needs.ts'
import { hasNumber } from '../people/by-hand.ts'
import { compareRead } from '../read-back/compare-read.ts'
import { readOut } from '../read-back/read-out.ts'
import { type Network, type Seen as SeenExchange, talkOver } from '../sending/network.ts'
import { type ChannelNow, findChannel, openToRead } from '../sending/sign-in.ts'
import type { Seen } from '../tables.ts'
import { type Notice, notice } from './notice.ts'
import { writeInSamePlace } from './same-place.ts'
import { findLeaving, findOurs, keepSeen, type Ours, type WatchRow } from './store.ts'

/** How far back a channel is looked at each time. */
const backMs = 14 * 86_400_000
/** How far the clock of a platform may be from ours. */
const skewMs = 5 * 60_000

type Looking = {
  readonly needs: PublishingNeeds
  readonly row: WatchRow
  readonly channel: ChannelNow
  readonly connection: Connection
  readonly network: Network
  readonly exchanges: readonly SeenExchange[]
}

/** Looks at a channel as a stranger, and notices what nobody did here. */
export async function watchChannel(needs: PublishingNeeds, row: WatchRow): Promise<void> {
  const { db, scratch } = needs.recorder.database
  const now = new Date(needs.recorder.source.now()).toISOString()
  const channel = await findChannel(needs, row.channel, now)
  const connection = channel && needs.connectionOf(channel.account.platform)
  if (!channel || !connection) return
  const exchanges: SeenExchange[] = []
  const opened = await openToRead(needs, connection, row.channel, channel.account)
  if ('says' in opened) return await keepSeen(scratch, row.channel, { at: now, says: opened.says })
  const network = { ...opened.network, onExchange: (one: SeenExchange) => void exchanges.push(one) }
  const looking = { needs, row, channel, connection, network, exchanges }
  const { reader } = connection
  // What may be on its way is asked before the list, so that what is in the list and not known was not ours by then.
  const isLeaving = (await findLeaving(db, row.channel)).length > 0
  const profile = await talkOver(network, reader.profile(channel.account))
  if (profile.is === 'unreadable')
    return await keepSeen(scratch, row.channel, { at: now, says: profile.says })
  if (profile.is === 'gone')
    await tell(looking, {
      kind: 'account-gone',
      thing: channel.account.address,
      what: { says: profile.says },
    })
  else await lookAtProfile(looking, profile.profile)
  const back = new Date(Date.parse(now) - backMs).toISOString()
  const since = row.since > back ? row.since : back
  // What we sent is looked after also where it went out before anybody looked at the channel.
  const ours = await findOurs(db, row.channel, back)
  const from = ours.reduce((first, { at }) => (at < first ? at : first), since)
  const early = new Date(Date.parse(from) - skewMs).toISOString()
  const list = await talkOver(network, reader.list(channel.account, from < since ? early : since))
  if (list.is === 'unreadable') return await keepSeen(scratch, row.channel, { at: now, says: list.says })
  await lookForStrangers(looking, list.items, { ours, since, isLeaving })
  const beingCorrected = await lookAtOurs(looking, list, ours)
  const items = Object.fromEntries(
    list.items.flatMap((item) => {
      // What is not compared yet is kept as it was seen, so that it is compared at the next look.
      const mark = beingCorrected.has(item.id) ? row.seen.items[item.id] : markOf(item)
      return mark === undefined ? [] : [[item.id, mark] as const]
    }),
  )
  const { handle, name, about } = profile.is === 'profile' ? profile.profile : (row.seen.profile ?? noProfile)
  await keepSeen(scratch, row.channel, { at: now, seen: { items, profile: { handle, name, about } } })
}

const noProfile: NonNullable<Seen['profile']> = { handle: '', name: '', about: '' }

/** What is compared of something on a list: another one with each change that anybody can see there. */
const markOf = ({ revision, text }: Pick<Listed, 'revision' | 'text'>): string =>
  createHash('sha256')
    .update(`${revision ?? ''}\n${text}`)
    .digest('hex')
    .slice(0, 32)

async function tell(
  { needs, row, channel, exchanges }: Looking,
  found: Pick<Notice, 'kind' | 'thing' | 'what'> & { readonly post?: string },
  more?: Parameters<typeof notice>[2],
): Promise<void> {
  // Evidence first: what is told of may be gone a moment later.
  const capture = await needs.keepEvidence({
    ...{ channel: row.channel, post: found.post ?? null, exchanges },
    connector: catalogueEntry(channel.account.platform).id,
  })
  await notice(needs, { ...found, channel: row.channel, post: found.post ?? null, capture }, more)
}

async function lookAtProfile(looking: Looking, profile: Profile): Promise<void> {
  const { channel, row } = looking
  const { platformId, address } = channel.account
  if (platformId !== null && profile.id !== platformId)
    return await tell(looking, {
      ...{ kind: 'another-account', thing: profile.id },
      what: { address, expected: platformId, found: profile.id, handle: profile.handle },
    })
  const before = row.seen.profile
  if (!before || before.handle === '') return
  const changed = (['handle', 'name', 'about'] as const).filter((field) => before[field] !== profile[field])
  if (changed.length === 0) return
  const thing = markOf({
    revision: null,
    text: JSON.stringify([profile.handle, profile.name, profile.about]),
  })
  const what: { readonly [name: string]: Json } = {
    fields: [...changed],
    before: { ...before },
    after: { handle: profile.handle, name: profile.name, about: profile.about },
  }
  await tell(looking, { kind: 'profile-changed', thing: `${thing} ${row.looked_at ?? ''}`, what })
}

async function lookForStrangers(
  looking: Looking,
  items: readonly Listed[],
  {
    ours,
    since,
    isLeaving,
  }: { readonly ours: readonly Ours[]; readonly since: string; readonly isLeaving: boolean },
): Promise<void> {
  const known = new Set(
    ours.flatMap(({ published }) => published.parts.flatMap(({ id, address }) => [id, address])),
  )
  for (const item of items) {
    if (known.has(item.id) || known.has(item.address) || item.at < since) continue
    // What is new while something of ours is on its way is looked at again when that is settled.
    if (isLeaving && looking.row.seen.items[item.id] === undefined) continue
    await tell(looking, {
      ...{ kind: 'unapproved', thing: item.id },
      what: { addresses: [item.address], postedAt: item.at, text: item.text },
    })
  }
}

/**
 * What of ours is not in the list any more, or stands there otherwise than at the last look, is read and compared. The
 * ids of what a correction of ours is being sent to, which is not compared before that is settled.
 */
async function lookAtOurs(
  looking: Looking,
  { items, isWhole }: { readonly items: readonly Listed[]; readonly isWhole: boolean },
  ours: readonly Ours[],
): Promise<ReadonlySet<string>> {
  const { row } = looking
  const beingCorrected = new Set<string>()
  const now = new Map(items.map((item) => [item.id, markOf(item)]))
  for (const own of ours) {
    if (own.isCorrected || !hasNumber(own.published)) continue
    const isMissing = isWhole && own.published.parts.some(({ id }) => !now.has(id))
    const isOther = own.published.parts.some(({ id }) => now.has(id) && row.seen.items[id] !== now.get(id))
    if (!isMissing && !isOther) continue
    const done = await readAgain(looking, own, isMissing)
    if (done === 'being-corrected') for (const { id } of own.published.parts) beingCorrected.add(id)
  }
  return beingCorrected
}

async function readAgain(
  looking: Looking,
  { post, version, published }: Ours,
  isMissing: boolean,
): Promise<'being-corrected' | undefined> {
  const { needs, row, channel, connection, network } = looking
  const { recorder } = needs
  const life = lifeOf(await findLifeActs(recorder.database.db, post, row.channel), version)
  if (life.state !== 'published') return undefined
  // What nobody has seen in the list yet may have been changed since it was read back, and before that is compared there.
  const isFirst = !isMissing && published.parts.every(({ id }) => row.seen.items[id] === undefined)
  if (isFirst && life.isSame !== true) return undefined
  const shown = await needs.shownOf({ post, channel: row.channel, version })
  // A pin is in no list, so that it is looked at each time; once it is known to be none, that is known.
  if (shown?.kind === 'pinned' && life.isSame !== true) return undefined
  const { account } = channel
  const { read, pin } = await readOut(network, connection.reader, { account, published, shown })
  if (read.is === 'unreadable') return undefined
  const how = { platform: account.platform, life, pin }
  const found = read.is === 'there' && shown ? compareRead(shown, read.parts, how) : []
  if (read.is === 'there' && found.length === 0) return undefined
  // Asked after it was read: a correction says that it leaves before it does.
  if (read.is === 'there' && (await isOursToo(looking, { post, published }))) return 'being-corrected'
  const does = read.is === 'gone' ? 'gone' : 'changed'
  const thing =
    read.is === 'gone' ? `${post} gone` : `${post} ${markOf({ revision: null, text: JSON.stringify(found) })}`
  const what: { readonly [name: string]: Json } = {
    addresses: published.parts.map(({ address }) => address),
    differences: found as unknown as Json,
  }
  const says = read.is === 'gone' ? read.says : null
  const channelId = row.channel
  const ids = published.parts.map(({ id }) => id)
  await tell(looking, { kind: does, thing, post, what }, async (tx, at) => {
    const write = { at, source: recorder.source }
    const act = { post, channel: channelId, version: life.version, does, says, detail: what } as const
    const own = await writeAct(tx, write, act)
    const place = { post, channel: channelId, ids }
    const others =
      does === 'gone' ? await writeInSamePlace(tx, write, place, { does, says, person: null }) : []
    return [own, ...others]
  })
  return undefined
}

/** Whether a correction of ours is on its way to where a post stands, or has arrived since. */
async function isOursToo(
  { needs, row }: Looking,
  { post, published }: Pick<Ours, 'post' | 'published'>,
): Promise<boolean> {
  const { db } = needs.recorder.database
  const places = published.parts.flatMap(({ id, address }) => [id, address])
  const leaving = await findApprovedWords(db, await findLeaving(db, row.channel))
  const isComing = leaving.some(
    ({ body }) =>
      body.kind === 'edit' &&
      body.variants.some(
        ({ channel, about }) => channel === row.channel && about !== null && places.includes(about.trim()),
      ),
  )
  if (isComing) return true
  const ours = await findOurs(db, row.channel, new Date(0).toISOString())
  return ours.some((one) => one.post === post && one.isCorrected)
}
