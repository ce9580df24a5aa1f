import type { Vault } from '../keys/vault.ts'
import type { Tx } from '../store/database.ts'
import { findParts, markDestroyed } from './store.ts'

/** A part of an event, by name. */
export type PartName = { readonly event: string; readonly name: string }

/**
 * Takes parts off the store, in the transaction of the event that says so. Their keys go when it is committed: see
 * `destroyKeys`, which whoever commits calls afterwards, and a job calls again for those that were cut off.
 */
export async function takeOffParts(tx: Tx, parts: readonly PartName[], by: string): Promise<void> {
  for (const part of parts) await markDestroyed(tx, part, by)
}

/** Destroys the keys of parts that have been taken off: from then on no copy of them can be read. */
export async function destroyKeys(db: Tx, vault: Vault, parts: readonly PartName[]): Promise<void> {
  const rows = await findParts(db, [...new Set(parts.map(({ event }) => event))])
  for (const { event, name } of parts) {
    const row = rows.find((one) => one.event === event && one.name === name)
    if (row && row.sealed === null) await vault.destroy(row.key_group, [`${event}/${name}`])
  }
}
