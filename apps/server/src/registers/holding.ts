import type { RegisterName, registers, Values } from '@secondlook/contract'
import type { Db, Tx } from '../store/database.ts'
import { covers } from './entry/spans.ts'
import { findAllSpans } from './entry/store.ts'

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
 * What some registers say at an instant, in one question; of some entries, where they are named. What whoever reads it
 * may see of it is for the caller to say.
 */
export async function findHolding<N extends RegisterName>(
  db: Db | Tx,
  names: readonly N[],
  at: string,
  entries?: readonly string[],
): Promise<readonly { [R in N]: HoldingEntry<R> }[N][]> {
  const spans = await findAllSpans(db, names, entries)
  return spans
    .filter((span) => covers(span, at) && span.value.standing === 'holds')
    .map(
      (span) =>
        ({
          ...{ id: span.entry, register: span.register, name: span.name, unit: span.value.unit },
          ...{ from: span.from, values: span.value.values },
        }) as unknown as { [R in N]: HoldingEntry<R> }[N],
    )
}
