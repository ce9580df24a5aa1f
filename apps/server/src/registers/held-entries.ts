import type { RegisterName, registers, Values } from '@secondlook/contract'
import type { Db, Tx } from '../store/database.ts'
import { covers } from './entry/spans.ts'
import { findAllSpans } from './entry/store.ts'
import { valuesOf } from './snapshot/sections.ts'

/** An entry as it holds at an instant. */
export type HeldEntry<N extends RegisterName> = {
  readonly id: string
  readonly name: string
  readonly unit: string | null
  readonly values: Values<(typeof registers)[N]['fields']>
}

/** Entries that hold at an instant, all of a register or these. Who may see one is for whoever asks to decide. */
export async function findHeldEntries<N extends RegisterName>(
  db: Db | Tx,
  register: N,
  at: string,
  entries?: readonly string[],
): Promise<readonly HeldEntry<N>[]> {
  if (entries?.length === 0) return []
  return (await findAllSpans(db, [register], entries))
    .filter((span) => covers(span, at) && span.value.standing === 'holds')
    .map((span) => ({
      ...{ id: span.entry, name: span.name, unit: span.value.unit },
      values: valuesOf(span, register),
    }))
}
