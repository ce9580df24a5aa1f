import { type RawBuilder, sql } from 'kysely'
import type { Db, Scratch, Tx } from '../database.ts'

export type KeptChangeTable = { readonly topic: string; readonly made_in: string; readonly at: string }

declare module '../tables.ts' {
  interface ScratchTables {
    kept_change: KeptChangeTable
  }
}

export type Answer = {
  /** Which transactions are behind us, as PostgreSQL writes it. */
  readonly mark: string
  /** What was changed by a transaction that was not behind us at the mark before. */
  readonly changed: readonly string[]
  /** Whether a statement sees everything that was committed before it began. */
  readonly isNewest: boolean
}

const sinceSql = (mark: string): RawBuilder<unknown> => sql`
  array(select distinct topic from kept_change
    where made_in >= pg_snapshot_xmin(${mark}::pg_snapshot)
      and not pg_visible_in_snapshot(made_in, ${mark}::pg_snapshot))`

/** What was changed since a mark, and the mark by which to ask the next time. */
export async function findChangedTopics(db: Db | Tx, mark: string | undefined): Promise<Answer> {
  const { rows } = await sql<Answer>`
    select pg_current_snapshot()::text as mark,
      current_setting('transaction_isolation') = 'read committed' as "isNewest",
      ${mark === undefined ? sql`'{}'::text[]` : sinceSql(mark)} as changed`.execute(db as Tx)
  const [found] = rows
  if (!found) throw new Error('a statement without from answers one row')
  return found
}

/** Forgets what changed before an instant; whoever was away for so long reads everything again. */
export async function forgetChangedTopics(scratch: Scratch, before: string): Promise<void> {
  await scratch.deleteFrom('kept_change').where('at', '<', before).execute()
}
