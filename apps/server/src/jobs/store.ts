import { sql } from 'kysely'
import type { Tx } from '../store/database.ts'

/** Where the queue keeps its own tables. */
export const queueSchema = 'secondlook_jobs'
export const deadOf = (name: string): string => `${name}.dead`

/**
 * Gives a job its place behind every job that was put on the queue before it, to the microsecond. The queue itself
 * takes the instant at which the transaction began: that is one for all jobs of a commit, and of two commits the one
 * that began first may come through last.
 */
export async function placeLast(tx: Tx, name: string, id: string): Promise<void> {
  await sql`update ${sql.table(`${queueSchema}.job`)} set created_on = clock_timestamp()
    where name = ${name} and id = ${id}::uuid`.execute(tx)
}
