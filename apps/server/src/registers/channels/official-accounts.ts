import type { OfficialAccount, registers, Values } from '@secondlook/contract'
import { dayOf, startOfDay } from '../entry/days.ts'
import type { EntrySpan } from '../entry/entry.ts'
import { covers } from '../entry/spans.ts'
import { type Account, accountOf, glanceAt, sayAccount } from './identity.ts'

type ChannelValues = Values<(typeof registers)['channels']['fields']>

/** An official account as everybody may know it, and as it is told from others. */
export type Listed = Omit<OfficialAccount, 'houseRules'> & {
  /** The entry that says so. */
  readonly channel: string
  readonly is: Account
  readonly account: string
  /** What is left of it for somebody who only glances at it. */
  readonly glance: string
}

export type OfficialQuestion = {
  readonly at: string
  /** Of the body, for days. */
  readonly zone: string
  /** What units are called, by id, and since when. */
  readonly bodies: ReadonlyMap<string, { readonly name: string; readonly since: string }>
}

export type OfficialNow = {
  readonly accounts: readonly Listed[]
  /** The same for everybody who works it out: the beginning of the day, or the last change since. */
  readonly issued: string
}

const valuesOf = ({ value }: EntrySpan): ChannelValues => value.values as ChannelValues
const accountOfSpan = (span: EntrySpan): Account => {
  const { platform, address } = valuesOf(span)
  return accountOf(platform ?? '', address ?? '')
}
const isOfficial = (span: EntrySpan): boolean => {
  const { life } = valuesOf(span)
  return span.value.standing === 'holds' && (life === 'active' || life === 'paused')
}

/**
 * Every account that is or was official, once each, in the order of their spellings. One that was only ever proposed
 * or approved is none. Nothing else of a channel is read: not whose it is, nor what protects it.
 */
export function listOfficial(spans: readonly EntrySpan[], question: OfficialQuestion): OfficialNow {
  const { at, zone, bodies } = question
  const entries = new Map<string, EntrySpan[]>()
  for (const span of spans)
    if (span.from <= at) entries.set(span.entry, [...(entries.get(span.entry) ?? []), span])
  const best = new Map<string, Listed>()
  const changes: string[] = []
  for (const entry of entries.values()) {
    entry.sort((a, b) => (a.from < b.from ? -1 : 1))
    for (const listed of accountsOf(entry, question, zone)) {
      const known = best.get(listed.account)
      if (!known || isStronger(listed, known)) best.set(listed.account, listed)
      for (const { from, until, knownFrom, value } of entry)
        changes.push(from, until ?? from, knownFrom, bodies.get(value.unit ?? '')?.since ?? from)
    }
  }
  const issued = changes.reduce(
    (latest, change) => (change <= at && change > latest ? change : latest),
    startOfDay(dayOf(at, zone), zone),
  )
  return { issued, accounts: [...best.values()].sort((a, b) => (a.account < b.account ? -1 : 1)) }
}

const order: readonly OfficialAccount['state'][] = ['live', 'paused', 'closed', 'lapsed']

/** An account that was closed and entered again is what it is now. */
const isStronger = (one: Listed, other: Listed): boolean => {
  const isNow = ({ state }: Listed): boolean => state === 'live' || state === 'paused'
  if (isNow(one) || isNow(other)) return order.indexOf(one.state) < order.indexOf(other.state)
  return one.since > other.since
}

/** The accounts that one entry is or was, from its spans in order. */
function accountsOf(
  entry: readonly EntrySpan[],
  { at, bodies }: OfficialQuestion,
  zone: string,
): readonly Listed[] {
  const official = entry.filter(isOfficial)
  const keys = new Set(official.map((span) => sayAccount(accountOfSpan(span))))
  return [...keys].flatMap((account): readonly Listed[] => {
    const own = official.filter((span) => sayAccount(accountOfSpan(span)) === account)
    const last = own.at(-1)
    if (!last) return []
    const { title, platform, address, life } = valuesOf(last)
    const said = {
      ...{
        account,
        channel: last.entry,
        is: accountOfSpan(last),
        glance: glanceAt(accountOfSpan(last)),
        name: title ?? '',
        platform: platform ?? '',
      },
      ...{ address: address ?? '', body: bodies.get(last.value.unit ?? '')?.name ?? null },
    }
    if (covers(last, at)) {
      const isPaused = life === 'paused'
      const run = isPaused ? own.filter((span) => valuesOf(span).life === life) : own
      return [{ ...said, state: isPaused ? 'paused' : 'live', since: dayOf(beginOf(run), zone) }]
    }
    const until = last.until ?? at
    const isFollowed = entry.some(({ from }) => from === until)
    const state = isFollowed || wasChosen(last, until, zone) ? 'closed' : 'lapsed'
    return [{ ...said, state, since: dayOf(until, zone) }]
  })
}

/** When what the last of these spans says began, without a gap. */
function beginOf(run: readonly EntrySpan[]): string {
  let begin = run.at(-1)?.from ?? ''
  for (const { from, until } of [...run].reverse()) if (until === begin) begin = from
  return begin
}

/**
 * Whether somebody set this end: at once, or on a day, which ends at midnight. A year that runs out unconfirmed ends so
 * long after the instant of the last confirmation.
 */
const wasChosen = ({ knownFrom }: EntrySpan, until: string, zone: string): boolean =>
  until <= knownFrom || until === startOfDay(dayOf(until, zone), zone)
