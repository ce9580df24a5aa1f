import type { RegisterName, registers, Values } from '@secondlook/contract'
import type { Db, Tx } from '../store/database.ts'
import { covers } from './entry/spans.ts'
import { findKnownSpans, type KnownSpans } from './entry/store.ts'

type ValuesOf<N extends RegisterName> = Values<(typeof registers)[N]['fields']>

/** An entry of a register as it holds at an instant. */
export type HoldingEntry<N extends RegisterName> = {
  readonly id: string
  readonly register: N
  readonly name: string
  readonly unit: string | null
  readonly from: string
  readonly values: ValuesOf<N>
}

/**
 * What some registers say at an instant; of some entries, where they are named. What whoever reads it may see of it is
 * for the caller to say.
 */
export async function findHolding<N extends RegisterName>(
  db: Db | Tx,
  names: readonly N[],
  at: string,
  entries?: readonly string[],
): Promise<readonly { [R in N]: HoldingEntry<R> }[N][]> {
  if (entries?.length === 0) return []
  const known = await findKnownSpans(db, names)
  const wanted = entries && new Set(entries)
  const holding = known.flatMap((one) => holdingAt(one, at))
  return (wanted ? holding.filter(({ id }) => wanted.has(id)) : holding) as never
}

/** What was made of the spans of a register, and from when until when it is what they say. */
type Made = {
  readonly from: string
  readonly until: string
  readonly entries: readonly HoldingEntry<never>[]
}
const made = new WeakMap<KnownSpans, Made>()
const never = '9999'

function holdingAt(known: KnownSpans, at: string): readonly HoldingEntry<never>[] {
  const before = made.get(known)
  if (before && before.from <= at && at < before.until) return before.entries
  const edges = known.all.flatMap(({ from, until }) => (until === null ? [from] : [from, until]))
  const entries = known.all
    .filter((span) => covers(span, at) && span.value.standing === 'holds')
    .map((span) => ({
      ...{ id: span.entry, register: span.register as never, name: span.name, unit: span.value.unit },
      ...{ from: span.from, values: span.value.values as never },
    }))
  made.set(known, {
    from: edges.filter((edge) => edge <= at).reduce((a, b) => (a > b ? a : b), ''),
    until: edges.filter((edge) => edge > at).reduce((a, b) => (a < b ? a : b), never),
    entries,
  })
  return entries
}
