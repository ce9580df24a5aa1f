import type { Vault } from '../keys/vault.ts'
import type { Database } from '../store/database.ts'
import { findKeysToDestroy, forgetKeysToDestroy } from './store.ts'

const mostAtOnce = 200

/**
 * Destroys the keys of parts that a commit has destroyed: from then on no copy of them can be read, wherever it lies.
 * A commit does it when it is through; a job does it again for those that were cut off. Destroying twice is once.
 */
export async function destroyKeys({
  database,
  vault,
}: {
  readonly database: Database
  readonly vault: Vault
}): Promise<number> {
  let count = 0
  for (;;) {
    const keys = await findKeysToDestroy(database.db, mostAtOnce)
    if (keys.length === 0) return count
    const groups = new Map<string, string[]>()
    for (const { key_group, event, name } of keys)
      groups.set(key_group, [...(groups.get(key_group) ?? []), `${event}/${name}`])
    for (const [group, names] of groups) await vault.destroy(group, names)
    await database.transact((tx) => forgetKeysToDestroy(tx, keys))
    count += keys.length
  }
}
