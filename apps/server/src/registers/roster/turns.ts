import { findLeaveAt, findSelves } from '../../people/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { channelsFor } from '../channels/channels-for.ts'
import type { EntrySpan } from '../entry/entry.ts'
import { findKnownSpans } from '../entry/store.ts'
import { valuesOf } from '../snapshot/sections.ts'

/** A turn of the roster with every channel that it is for. */
export type Turn = {
  readonly span: EntrySpan
  readonly person: string
  /** As they were entered: none for every channel of the unit. */
  readonly named: readonly string[]
  readonly covers: ReadonlySet<string>
  readonly from: string
  readonly until: string
}

/** Turns that hold at some instant from this one on, with the channels that there are now. */
export async function findTurns(db: Db | Tx, at: string): Promise<readonly Turn[]> {
  const [roster, known] = await findKnownSpans(db, ['duty-roster', 'channels'])
  const ahead = (roster?.all ?? []).filter(
    ({ value, until }) => value.standing === 'holds' && until !== null && until > at,
  )
  if (ahead.length === 0) return []
  const units = ahead.map(({ value }) => value.unit)
  const isFor = await channelsFor(db, at, known?.all ?? [], units)
  return ahead.flatMap((span) => {
    const { person, channels: named } = valuesOf(span, 'duty-roster')
    if (person === null || span.until === null) return []
    const own = isFor(span.value.unit, named)
    return [{ span, person, named, covers: own, from: span.from, until: span.until }]
  })
}

export const standsAt = ({ from, until }: Turn, at: string): boolean => from <= at && at < until

/** Until when somebody is away, whichever of their entries the leave names; `null` where they are not. */
export async function findAwayUntil(db: Db | Tx, person: string, at: string): Promise<string | null> {
  const leave = await findLeaveAt(db, [...(await findSelves(db, person, at))], at)
  return (
    leave
      .map(({ to_at }) => to_at)
      .sort()
      .at(-1) ?? null
  )
}

/**
 * Whether somebody is on duty at an instant, for any of some channels or, where it is not known which it is about, for
 * any at all. Whoever is away is not.
 */
export async function isOnDuty(
  db: Db | Tx,
  person: string,
  at: string,
  channels?: readonly string[],
): Promise<boolean> {
  const turns = (await findTurns(db, at)).filter(
    (turn) => standsAt(turn, at) && (channels === undefined || channels.some((one) => turn.covers.has(one))),
  )
  if (turns.length === 0) return false
  const selves = await findSelves(db, person, at)
  return turns.some((turn) => selves.has(turn.person)) && (await findAwayUntil(db, person, at)) === null
}

/** Who is on duty for each of some channels now and not away. */
export async function findOnDuty(
  db: Db | Tx,
  channels: readonly string[],
  at: string,
): Promise<readonly string[]> {
  const people = new Set<string>()
  for (const turn of await findTurns(db, at))
    if (standsAt(turn, at) && channels.some((one) => turn.covers.has(one))) people.add(turn.person)
  const there: string[] = []
  for (const person of people) if ((await findAwayUntil(db, person, at)) === null) there.push(person)
  return there
}
