import { sql } from 'kysely'
import type { ClientBase } from 'pg'
import type { Tx } from '../store/database.ts'
import { StoreError } from '../store/store-error.ts'

/** Where the queue keeps its own tables. */
export const queueSchema = 'secondlook_jobs'
/** What a job is about that the clock starts. */
export const clockSubject = 'clock'
export const deadOf = (name: string): string => `${name}.dead`

/** A job that a backup brought along. */
export type WaitingJob = {
  readonly place: number
  readonly kind: string
  readonly subject: string
  readonly event: string | null
  /** It had failed for good, with this reason. */
  readonly is_dead: boolean
  readonly says: string | null
}

declare module '../store/tables.ts' {
  interface Tables {
    job_waiting: WaitingJob
  }
}

/** The first jobs of some kinds. They are locked, so that of several servers each takes its turn. */
export async function lockWaiting(
  tx: Tx,
  kinds: readonly string[],
  most: number,
): Promise<readonly WaitingJob[]> {
  return await tx
    .selectFrom('job_waiting')
    .selectAll()
    .where('kind', 'in', kinds)
    .orderBy('place')
    .limit(most)
    .forUpdate()
    .execute()
}

export async function forgetWaiting(tx: Tx, places: readonly number[]): Promise<void> {
  await tx.deleteFrom('job_waiting').where('place', 'in', places).execute()
}

export async function findWaitingKinds(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.selectFrom('job_waiting').select('kind').distinct().orderBy('kind').execute()
  return rows.map(({ kind }) => kind)
}

/**
 * Gives a job its place behind every job that was put on the queue before it, to the microsecond. The queue itself
 * takes the instant at which the transaction began: that is one for all jobs of a commit, and of two commits the one
 * that began first may come through last.
 */
export async function placeLast(tx: Tx, name: string, id: string): Promise<void> {
  await sql`update ${sql.table(`${queueSchema}.job`)} set created_on = clock_timestamp()
    where name = ${name} and id = ${id}::uuid`.execute(tx)
}

/** Whether a job of this subject runs or has failed, so that the others wait behind it and none can fail beside it. */
export async function isHeldUp(tx: Tx, name: string, subject: string): Promise<boolean> {
  const { rows } = await sql`select from ${sql.table(`${queueSchema}.job`)}
    where name = ${name} and singleton_key = ${subject} and state in ('active', 'retry', 'failed') limit 1`.execute(
    tx,
  )
  return rows.length > 0
}

/** What is left of a kind of job, whatever it is about: whether any is still to be done, or failed for good. */
export async function findLeft(tx: Tx, name: string): Promise<'none' | 'soon' | 'failed'> {
  const { rows } = await sql<{ isFailed: boolean }>`
    select state = 'failed' as "isFailed" from ${sql.table(`${queueSchema}.job`)}
      where name = ${name} and state in ('created', 'active', 'retry', 'failed')
    union all select false from job_waiting where kind = ${name}
    order by 1 desc limit 1`.execute(tx)
  const [left] = rows
  if (!left) return 'none'
  return left.isFailed ? 'failed' : 'soon'
}

/**
 * A job that is neither done nor called off; what failed for good is told by its dead letter. What the clock asked for
 * it asks for again.
 */
const unfinished = `select coalesce(source_created_on, created_on) as made, coalesce(source_name, name) as kind,
    data ->> 'subject' as subject, data ->> 'event' as event, source_name is not null as is_dead,
    source_output ->> 'message' as says, id
  from ${queueSchema}.job
  where data ? 'subject' and data ->> 'subject' <> '${clockSubject}' and state not in ('completed', 'cancelled') and (state <> 'failed' or source_name is not null)`

/**
 * What a backup writes in place of the table of waiting jobs: those that are in it, and behind them those of the queue.
 * One that runs at this instant is among them, because whether it will come to its end is not known.
 */
export async function copyWaiting(client: ClientBase): Promise<{ readonly job_waiting: string } | undefined> {
  const { rows } = await client.query<{ queue: boolean; table: boolean }>(
    `select to_regclass('${queueSchema}.job') is not null as queue,
       to_regclass('secondlook.job_waiting') is not null as table`,
  )
  if (!rows[0]?.queue) return undefined
  if (!rows[0].table) {
    const some = await client.query(`${unfinished} limit 1`)
    if (some.rowCount === 0) return undefined
    throw new StoreError('jobs wait that this store has no table for; run secondlook migrate, then back up')
  }
  return {
    job_waiting: `select row_number() over (order by rank, place, made, id) as place, kind, subject, event, is_dead, says
      from (
        select 1 as rank, place, null::timestamptz as made, null::uuid as id, kind, subject, event, is_dead, says
          from secondlook.job_waiting
        union all select 2, 0, made, id, kind, subject, event, is_dead, says from (${unfinished}) as queued
      ) as jobs`,
  }
}
