import { type AnyValues, changedValues, type RegisterName, registerOf } from '@secondlook/contract'
import type { Json } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import { rulesOf } from '../rules-of.ts'
import { type EntrySpan, no, type Said } from './entry.ts'
import type { Period } from './period.ts'
import { covers, nearest } from './spans.ts'
import {
  addAlso,
  changedMeanwhile,
  type Found,
  type NewEntry,
  type Outcome,
  openEntry,
  restate,
  ruleNeeds,
  type WriteNeeds,
} from './write-entry.ts'

const unknown = no('not-found', 'There is no such entry.')

type Opened = {
  readonly spans: readonly [EntrySpan, ...EntrySpan[]]
  /** What stands now, or stood last, or will first. */
  readonly now: EntrySpan
}

async function open(tx: Tx, found: Found, at: string, seen: string | undefined) {
  const spans = await openEntry(tx, found)
  const now = spans && nearest(spans, at)
  if (!spans || !now) return unknown
  return seen !== undefined && seen !== now.id ? changedMeanwhile : ({ spans, now } satisfies Opened)
}

/** An entry that may be changed; what was answered, for one, stays as it was asked. */
async function openToChange(tx: Tx, found: Found, at: string, seen: string | undefined) {
  const opened = await open(tx, found, at, seen)
  if ('declined' in opened) return opened
  const says = rulesOf(found.register).isFixed?.(opened.now.value.values) ?? null
  return says === null ? opened : no('not-in-this-state', says)
}

/** What an event says of a change: each field that changed, before and after. */
export const sayChanges = (register: RegisterName, before: AnyValues, after: AnyValues): Json =>
  Object.fromEntries(
    changedValues(registerOf(register).fields, before, after).map((name) => [
      name,
      { from: before[name] ?? null, to: after[name] ?? null } as Json,
    ]),
  )

export type EntryChange = NewEntry & {
  /** What was seen; where something else stands by now, nothing is changed. */
  readonly seen?: string
  readonly period: Period
  readonly reason: string | null
}

/** Changes what an entry says from an instant on. What was planned for later is said anew with it. */
export async function changeEntry(
  tx: Tx,
  needs: WriteNeeds,
  found: Found,
  { seen, period, reason, ...wanted }: EntryChange,
): Promise<Outcome<string>> {
  const opened = await openToChange(tx, found, needs.at, seen)
  if ('declined' in opened) return opened
  const { spans, now } = opened
  if (now.value.standing === 'revoked')
    return no('already-ended', 'It was revoked. Restore it first, then change it.')
  const to = rulesOf(found.register).unitOf ? { ...wanted, unit: now.value.unit } : wanted
  const about = ruleNeeds(tx, needs, found.entry, to.unit)
  const before = now.value.values
  const values = rulesOf(found.register).settle?.(before, to.values, about) ?? to.values
  return await restate(tx, needs, found, spans, {
    ...{ stretch: period, said: { ...to, values, standing: 'holds' }, isRest: true, before },
    type: 'register-entry.changed',
    parts: {
      changes: sayChanges(found.register, before, values),
      period: { ...period },
      ...sayPlace(now.value, to),
      ...(reason !== null && { reason }),
    },
  })
}

const sayPlace = (before: NewEntry, after: NewEntry) => ({
  ...(before.unit !== after.unit && { unit: { from: before.unit, to: after.unit } }),
  ...(before.key !== after.key && { key: { from: before.key, to: after.key } }),
})

export type EntryEnd = { readonly seen?: string; readonly from: string; readonly reason: string | null }

/** Lets an entry hold until an instant and no longer. */
export async function endEntry(
  tx: Tx,
  needs: WriteNeeds,
  found: Found,
  { seen, from, reason }: EntryEnd,
): Promise<Outcome<string>> {
  const opened = await openToChange(tx, found, needs.at, seen)
  if ('declined' in opened) return opened
  const { spans } = opened
  if (!spans.some(({ until }) => until === null || until > from))
    return no('already-ended', 'It has ended by then already.')
  return await restate(tx, needs, found, spans, {
    ...{ stretch: { from, until: null }, type: 'register-entry.ended' },
    parts: { from, ...(reason !== null && { reason }) },
  })
}

/** Takes an entry back from an instant on: it no longer holds, and that it was taken back can be seen. */
export async function revokeEntry(
  tx: Tx,
  needs: WriteNeeds,
  found: Found,
  { seen, from, reason }: EntryEnd,
): Promise<Outcome<string>> {
  const opened = await openToChange(tx, found, needs.at, seen)
  if ('declined' in opened) return opened
  const { spans, now } = opened
  if (now.value.standing === 'revoked') return no('already-ended', 'It is revoked already.')
  const until = spans.at(-1)?.until ?? null
  if (until !== null && until <= from) return no('already-ended', 'It has ended by then already.')
  const first = spans[0].from
  return await restate(tx, needs, found, spans, {
    stretch: { from: from > first ? from : first, until },
    ...{ said: { ...now.value, standing: 'revoked' }, isRest: true },
    ...{ type: 'register-entry.revoked', parts: { from, ...(reason !== null && { reason }) } },
  })
}

/** Lets an entry that was revoked, or has ended, hold again from now on. */
export async function restoreEntry(
  tx: Tx,
  needs: WriteNeeds,
  found: Found,
  {
    seen,
    until,
    reason,
  }: { readonly seen?: string; readonly until: string | null; readonly reason: string | null },
): Promise<Outcome<string>> {
  const opened = await openToChange(tx, found, needs.at, seen)
  if ('declined' in opened) return opened
  const { spans, now } = opened
  if (now.value.standing === 'holds' && (covers(now, needs.at) || now.from > needs.at))
    return no('not-in-this-state', 'It holds, so there is nothing to restore.')
  const later = now.until !== null && now.until > needs.at ? now.until : null
  // What was to end by itself still does: to restore it takes nothing further.
  const stretch = { from: needs.at, until: later ?? until }
  return await restate(tx, needs, found, spans, {
    ...{ stretch, said: { ...now.value, standing: 'holds' }, isRest: true },
    type: 'register-entry.restored',
    parts: { period: { ...stretch }, ...(reason !== null && { reason }) },
  })
}

export type DeedAsked = {
  readonly seen?: string
  readonly deed: string
  readonly given: AnyValues
  readonly reason: string | null
}

/** Does a deed of the register to an entry that holds. */
export async function doDeed(
  tx: Tx,
  needs: WriteNeeds,
  found: Found,
  { seen, deed, given, reason }: DeedAsked,
): Promise<Outcome<string>> {
  const { register, entry } = found
  const opened = await open(tx, found, needs.at, seen)
  if ('declined' in opened) return opened
  const { spans, now } = opened
  const rule = rulesOf(register).deeds[deed]
  if (!rule) return no('not-found', 'There is no such thing to do here.')
  const { values, unit } = now.value
  if (!isOpen(now, needs.at) || !rule.isAtHand(values))
    return no('not-in-this-state', 'It does not stand so that this can be done. Look at it again.')
  const about = { ...ruleNeeds(tx, needs, entry, unit), values, until: now.until, given, reason }
  const done = await rule.run(about)
  if ('declined' in done) return done
  const also = await addAlso(tx, needs, done.adds ?? [])
  if ('declined' in also) return also
  const [first] = also.entries
  const after: AnyValues =
    first !== undefined && 'entry' in done.values ? { ...done.values, entry: first } : done.values
  const until = done.until === undefined ? now.until : done.until
  const begins = now.from > needs.at ? now.from : needs.at
  const said: Said = { ...now.value, values: after }
  const restated = await restate(tx, needs, found, spans, {
    ...(until !== null && until <= begins
      ? { stretch: { from: begins, until: null } }
      : { stretch: { from: begins, until }, said, isRest: true, before: values }),
    type: 'register-entry.moved',
    parts: {
      ...{ deed, changes: sayChanges(register, values, after), given: given as Json },
      ...(reason !== null && { reason }),
    },
  })
  if ('declined' in restated) return restated
  return { result: restated.result, events: [...restated.events, ...also.events] }
}

/** What has ended may only be confirmed again; what was revoked has no deeds. */
const isOpen = (now: EntrySpan, at: string): boolean =>
  now.value.standing === 'holds' && (covers(now, at) || now.from > at)
