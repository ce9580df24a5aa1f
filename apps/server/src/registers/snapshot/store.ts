import { sql } from 'kysely'
import type { Db, Scratch, Tx } from '../../store/database.ts'

/** Which transactions are behind us, as PostgreSQL writes it. */
export async function findMark(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ mark: string }>`select pg_current_snapshot()::text as mark`.execute(db as Tx)
  return rows[0]?.mark ?? ''
}

/** The entries that a transaction touched which was not behind us at a mark. */
export async function findChangedSince(db: Db | Tx, mark: string): Promise<readonly string[]> {
  const { rows } = await sql<{ entry: string }>`
    select distinct entry from register_change
    where made_in >= pg_snapshot_xmin(${mark}::pg_snapshot)
      and not pg_visible_in_snapshot(made_in, ${mark}::pg_snapshot)`.execute(db as Tx)
  return rows.map(({ entry }) => entry)
}

/** Forgets what changed before an instant; whoever was away for so long reads everything again. */
export async function forgetChanges(scratch: Scratch, before: string): Promise<void> {
  await scratch.deleteFrom('register_change').where('at', '<', before).execute()
}
