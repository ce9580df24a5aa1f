import type { PostKind, PostState, Schedule, Tier } from '@secondlook/contract'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Asker } from '../../people/index.ts'
import { findOpenInitiatives } from '../../registers/index.ts'
import type { Db, Scratch, Tx } from '../../store/database.ts'
import { confinedTo } from '../confined/store.ts'
import { readablePosts } from '../list/store.ts'
import type { CalendarFeedTable } from '../tables.ts'
import './tables.ts'

/** A post as it stands with what its last version says of time. */
export type PlannedRow = {
  readonly post: string
  readonly kind: PostKind
  readonly state: PostState
  readonly version: number
  readonly unit: string | null
  readonly tier: Tier | null
  readonly channels: readonly string[]
  readonly title: string
  /** The title that somebody gave it, and never its first words. */
  readonly own_title: string
  readonly campaign: string
  readonly template: string | null
  readonly goes_at: string | null
  readonly schedule: Schedule
  readonly from_at: string
}

export type CalendarQuestion = {
  /** Who may see it; the columns are those of `one`. */
  readonly where: readonly RawBuilder<SqlBool>[]
  readonly channel?: string | undefined
  readonly campaign?: string | undefined
  readonly limit: number
} & (
  | { readonly show: 'between'; readonly from: string; readonly until: string }
  | { readonly show: 'overdue'; readonly since: string; readonly now: string }
  | { readonly show: 'without-time' }
  | { readonly show: 'one'; readonly post: string }
)

const isUndone = sql<SqlBool>`one.state in ('draft', 'in-review', 'returned', 'held', 'expired')`

function shown(question: CalendarQuestion): RawBuilder<SqlBool> {
  switch (question.show) {
    case 'between':
      return sql<SqlBool>`one.goes_at >= ${question.from} and one.goes_at < ${question.until}`
    case 'overdue':
      return sql<SqlBool>`one.goes_at >= ${question.since} and one.goes_at < ${question.now} and ${isUndone}`
    case 'without-time':
      // What waits for nothing but its approval is planned for no time, and done with once it is approved.
      return sql<SqlBool>`one.goes_at is null and (
        (version.body -> 'schedule' ->> 'kind' = 'event' and one.state <> 'expired')
        or one.state in ('in-review', 'returned', 'held'))`
    case 'one':
      return sql<SqlBool>`one.post = ${question.post}`
  }
}

/** Posts by when they go out; what was given up is on no calendar. */
export async function findPlanned(db: Db | Tx, question: CalendarQuestion): Promise<readonly PlannedRow[]> {
  const conditions = [sql<SqlBool>`one.state <> 'dropped'`, shown(question), ...question.where]
  if (question.channel !== undefined)
    conditions.push(sql<SqlBool>`one.channels && ${[question.channel]}::text[]`)
  if (question.campaign !== undefined) conditions.push(sql<SqlBool>`one.campaign = ${question.campaign}`)
  const { rows } = await sql<PlannedRow>`
    select one.post, one.kind, one.state, one.version, one.unit, one.tier, one.channels, one.title, one.campaign,
      coalesce(margin.title, '') as own_title, version.template, one.goes_at, version.body -> 'schedule' as schedule,
      one.from_at
    from post_standing one
    join post_version version on version.post = one.post and version.number = one.version
    left join post_margin margin on margin.post = one.post and margin.ended_at is null
    where one.ended_at is null and ${sql.join(conditions, sql` and `)}
    order by ${question.show === 'without-time' ? sql`one.post` : sql`one.goes_at, one.post`}
    limit ${question.limit}`.execute(db as Tx)
  return rows
}

/**
 * What of the calendar somebody sees: posts of what they are named for, and of what is not announced only what they
 * know of. A post that waits for an announcement is about what will be announced, whatever else it says.
 */
export async function seenBy(db: Db | Tx, asker: Asker): Promise<readonly RawBuilder<SqlBool>[]> {
  const open = [...(await findOpenInitiatives(db, asker))]
  return [
    readablePosts(asker, 'calendar.read'),
    await confinedTo(db, asker, 'one.post'),
    sql<SqlBool>`(version.body -> 'schedule' ->> 'event' is distinct from 'announced'
      or version.body -> 'schedule' ->> 'entry' = any(${open}::text[]))`,
  ]
}

/**
 * The same for a file that leaves the house and may be handed on: as if they were on no list at all, so that nothing
 * is in it that has not been announced to everybody.
 */
export const seenOutside = (db: Db | Tx, asker: Asker): Promise<readonly RawBuilder<SqlBool>[]> =>
  seenBy(db, { ...asker, selves: new Set() })

export const insertFeed = async (tx: Tx, row: CalendarFeedTable): Promise<void> =>
  void (await tx.insertInto('calendar_feed').values(row).execute())

export type ShownFeed = Omit<CalendarFeedTable, 'secret_digest'> & { readonly last_at: string | null }

/** Those that still open, newest first, without what opens them. */
export async function findFeedsOf(db: Db | Tx, people: ReadonlySet<string>): Promise<readonly ShownFeed[]> {
  const { rows } = await sql<ShownFeed>`
    select feed.id, feed.person, feed.name, feed.channel, feed.from_at, feed.ended_at, seen.last_at
    from calendar_feed feed left join calendar_feed_read seen on seen.feed = feed.id
    where feed.person = any(${[...people]}::text[]) and feed.ended_at is null
    order by feed.from_at desc, feed.id`.execute(db as Tx)
  return rows
}

export const findFeed = async (db: Db, digest: string): Promise<CalendarFeedTable | undefined> =>
  await db.selectFrom('calendar_feed').selectAll().where('secret_digest', '=', digest).executeTakeFirst()

/** Ends one of somebody's own; `false` where there was none to end. */
export async function endFeed(tx: Tx, at: string, id: string, people: ReadonlySet<string>): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('calendar_feed')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where(sql<SqlBool>`person = any(${[...people]}::text[])`)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Counts one more fetch; how many there were within the hour, and when that hour began. */
export async function countRead(
  scratch: Scratch,
  feed: string,
  at: string,
): Promise<{ readonly reads: number; readonly hour_from: string }> {
  const hourAgo = new Date(Date.parse(at) - 3_600_000).toISOString()
  const isOver = sql<SqlBool>`calendar_feed_read.hour_from <= ${hourAgo}`
  return await scratch
    .insertInto('calendar_feed_read')
    .values({ feed, last_at: at, hour_from: at, reads: 1 })
    .onConflict((on) =>
      on.column('feed').doUpdateSet({
        last_at: at,
        hour_from: sql`case when ${isOver} then ${at}::timestamptz else calendar_feed_read.hour_from end`,
        reads: sql`case when ${isOver} then 1 else calendar_feed_read.reads + 1 end`,
      }),
    )
    .returning(['reads', 'hour_from'])
    .executeTakeFirstOrThrow()
}
