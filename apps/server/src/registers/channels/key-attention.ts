import type { AttentionItem } from '@secondlook/contract'
import { decide, findNames, isPersonPresent } from '../../people/index.ts'
import type { Db } from '../../store/database.ts'
import type { AttentionSource } from '../attention.ts'
import { aboutEntry } from '../entry/about.ts'
import { startOfDay } from '../entry/days.ts'
import type { EntrySpan } from '../entry/entry.ts'
import { covers, nearest } from '../entry/spans.ts'
import { findAllSpans } from '../entry/store.ts'
import { findCredentialsInUse } from './store.ts'

type Item = Pick<AttentionItem, 'says' | 'since'>

/**
 * What programs and people sign in with to channels that has to be changed: its day has come, the account is closed,
 * or somebody who holds a key is not here any more. Told to whoever may see what protects the channel.
 */
export const keyAttention: AttentionSource = async ({ db, zone }, asker, entry) => {
  const spans = await findAllSpans(db, ['channels'], entry === undefined ? undefined : [entry])
  const channels = nowOf(spans, asker.at).filter(
    (span) => decide(asker, 'security-check.read', aboutEntry('channels', span.entry, span.value)).may,
  )
  const told: AttentionItem[] = []
  if (channels.length === 0) return told
  const items = await findItems(db, { at: asker.at, zone, channels, entry })
  for (const { entry: id, name } of channels)
    for (const { says, since } of items.get(id) ?? [])
      told.push({ register: 'channels', entry: { id, name }, says: says.replace('CHANNEL', name), since })
  return told
}

type Question = {
  readonly at: string
  readonly zone: string
  readonly channels: readonly EntrySpan[]
  readonly entry: string | undefined
}

async function findItems(db: Db, { at, zone, channels, entry }: Question) {
  const items = new Map<string, Item[]>(channels.map((span) => [span.entry, []]))
  const kept = await findCredentialsInUse(db, entry)
  const holders: { readonly channel: string; readonly person: string; readonly since: string }[] = []
  for (const channel of channels) {
    // The newest comes first. Who knew an older one does not know what it was changed to.
    const own = kept.filter((one) => one.channel === channel.entry)
    const [newest] = own
    if (newest) holders.push({ channel: channel.entry, person: newest.kept_by, since: newest.from_at })
    const life = channel.value.values['life']
    for (const { label, due, from_at } of own) {
      const from = startOfDay(due, zone)
      if (from <= at)
        items
          .get(channel.entry)
          ?.push({ says: `What a program signs in with (${label}) is due to be changed.`, since: from })
      if (life === 'closed' || life === 'archived')
        items.get(channel.entry)?.push({
          ...{ says: `It is closed, and what a program signed in with (${label}) is still kept. End it.` },
          since: channel.from > from_at ? channel.from : from_at,
        })
    }
  }
  const checks = await findAllSpans(db, ['security-checks'])
  for (const check of newestChecks(checks, at)) {
    const people = check.value.values['keyHolders']
    for (const person of Array.isArray(people) ? people : [])
      holders.push({ channel: String(check.value.values['channel']), person, since: check.from })
  }
  for (const { channel, says, since } of await sayGone(db, holders, at)) {
    const own = items.get(channel)
    if (own && !own.some((one) => one.says === says)) own.push({ says, since })
  }
  return items
}

async function sayGone(
  db: Db,
  holders: readonly { readonly channel: string; readonly person: string; readonly since: string }[],
  at: string,
) {
  const gone = new Set<string>()
  for (const person of new Set(holders.map((one) => one.person)))
    if (!(await isPersonPresent(db, person, at))) gone.add(person)
  const names = await findNames(db, [...gone])
  return holders
    .filter(({ person }) => gone.has(person))
    .map(({ channel, person, since }) => ({
      ...{ channel, since },
      says: `${names.get(person) ?? person} held keys to CHANNEL: change what it is signed in with.`,
    }))
}

/** One a channel: how it was on the last day on which somebody looked. */
function newestChecks(spans: readonly EntrySpan[], at: string): readonly EntrySpan[] {
  const newest = new Map<string, EntrySpan>()
  const dayOf = ({ value }: EntrySpan): string => `${value.values['verifiedOn']}`
  for (const span of spans) {
    if (span.value.standing !== 'holds' || !covers(span, at)) continue
    const channel = String(span.value.values['channel'])
    const known = newest.get(channel)
    const isNewer = !known || dayOf(span) > dayOf(known)
    const isSameDay = known !== undefined && dayOf(span) === dayOf(known)
    if (isNewer || (isSameDay && span.knownFrom > known.knownFrom)) newest.set(channel, span)
  }
  return [...newest.values()]
}

/** How each entry stands, or stood last. */
function nowOf(spans: readonly EntrySpan[], at: string): readonly EntrySpan[] {
  const entries = new Map<string, EntrySpan[]>()
  for (const span of spans) entries.set(span.entry, [...(entries.get(span.entry) ?? []), span])
  return [...entries.values()].flatMap((some) => nearest(some, at) ?? [])
}
