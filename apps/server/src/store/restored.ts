import type { ClientBase } from 'pg'
import type { Db, Tx } from './database.ts'

/** That a store was restored. What happened between the two instants it knows nothing of. */
export type Restored = { readonly madeAt: string; readonly restoredAt: string }

/**
 * Writes that a store was filled from a backup; `false` where it has no place for that yet. It is no event: the log of
 * what was restored goes on where it was.
 */
export async function rememberRestored(client: ClientBase, madeAt: string): Promise<boolean> {
  const { rows } = await client.query<{ isThere: boolean }>(
    `select to_regclass('secondlook.store_restored') is not null as "isThere"`,
  )
  if (rows[0]?.isThere !== true) return false
  await client.query(
    `insert into secondlook.store_restored (made_at, restored_at)
      values ($1, greatest(clock_timestamp()::timestamptz(3), $1::timestamptz(3)))`,
    [madeAt],
  )
  return true
}

/** Each time that this store was restored, and what it is made of was; the oldest backup first. */
export const findRestored = async (db: Db | Tx): Promise<readonly Restored[]> =>
  await db
    .selectFrom('store_restored')
    .select(['made_at as madeAt', 'restored_at as restoredAt'])
    .orderBy('made_at')
    .execute()
