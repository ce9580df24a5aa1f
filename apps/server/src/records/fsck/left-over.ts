import type { Vault } from '../../keys/vault.ts'
import type { Database } from '../../store/database.ts'
import { readGroups } from './store.ts'

const groupsInMemoryMax = 500_000
const namedMax = 100
/** A change that is under way has its keys on disk before it is committed. */
const underWayMs = 600_000

export type LeftOver = { readonly count: number; readonly groups: readonly string[] }

/**
 * Files of keys that belong to no event: a program was killed between writing them and committing. They open nothing
 * and may be deleted.
 */
export async function findLeftOver(database: Database, vault: Vault, now: number): Promise<LeftOver> {
  let total = 0
  for await (const _ of vault.eachGroup()) total++
  const endings = total <= groupsInMemoryMax ? [''] : [...'0123456789abcdef']
  const groups: string[] = []
  let count = 0
  for (const ending of endings) {
    const found: string[] = []
    for await (const group of vault.eachGroup())
      if (group.slice(-2).startsWith(ending) && madeAt(group) < now - underWayMs) found.push(group)
    // Asked after the folder was read, so that what was committed meanwhile is known.
    const known = await readGroups(database.db, ending)
    for (const group of found) {
      if (known.has(group)) continue
      count++
      if (groups.length < namedMax) groups.push(group)
    }
  }
  return { count, groups }
}

/** The first 48 bits of an id are its time. */
const madeAt = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
