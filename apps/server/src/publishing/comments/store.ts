import type { Comment } from '@secondlook/connectors'
import { type SqlBool, sql } from 'kysely'
import type { Db, Scratch, Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import { keptMost } from './rhythm.ts'
import type {
  CommentActTable,
  CommentOutcomeTable,
  CommentReadTable,
  CommentReviewTable,
  CommentSeenTable,
  CommentWhy,
} from './tables.ts'

export type CommentRow = CommentSeenTable
export type ActRow = Omit<CommentActTable, 'why'> & { readonly why: CommentWhy }

const wordsMost = 20_000
const dayMs = 86_400_000
/**
 * How long what a stranger said is kept here where nobody did anything about it: as long as the busiest quarter of a
 * year, so that somebody who was away can still ask why theirs was treated otherwise than another.
 */
export const forgetDays = 90
/** How long it is kept after somebody did something about it, so that a complaint can still be answered. */
export const forgetActedDays = 365
export const daysAfter = (at: string, days: number): string =>
  new Date(Date.parse(at) + days * dayMs).toISOString()

type Under = { readonly channel: string; readonly post: string }

/** Keeps what was read under a post: what is new, what changed, and what is not there any more. */
export async function keepComments(
  scratch: Scratch,
  { channel, post }: Under,
  {
    comments,
    at,
    source,
  }: { readonly comments: readonly Comment[]; readonly at: string; readonly source: IdSource },
): Promise<void> {
  for (const { id: comment, address, at: saidAt, text, by, isHidden } of comments.slice(0, keptMost)) {
    const row = {
      ...{ id: newId(source), channel, post, comment, address, words: text.slice(0, wordsMost) },
      ...{ said_at: instantOr(saidAt, at), by_id: by.id, by_name: by.name, is_hidden: isHidden },
      ...{ first_at: at, last_at: at, changed_at: null, gone_at: null, forget_at: daysAfter(at, forgetDays) },
    }
    await scratch
      .insertInto('comment_seen')
      .values(row)
      .onConflict((on) =>
        on.columns(['channel', 'comment']).doUpdateSet((eb) => ({
          ...{ address, words: row.words, by_name: by.name, is_hidden: isHidden, last_at: at, gone_at: null },
          changed_at: eb
            .case()
            .when('comment_seen.words', '<>', row.words)
            .then(at)
            .else(eb.ref('comment_seen.changed_at'))
            .end(),
        })),
      )
      .execute()
  }
  await scratch
    .updateTable('comment_seen')
    .set({ gone_at: at })
    .where('channel', '=', channel)
    .where('post', '=', post)
    .where('gone_at', 'is', null)
    .where('comment', 'not in', ['', ...comments.map(({ id }) => id)])
    .execute()
}

const instantOr = (text: string, at: string): string =>
  Number.isNaN(Date.parse(text)) ? at : new Date(text).toISOString()

export const keepRead = async (scratch: Scratch, row: CommentReadTable): Promise<void> =>
  void (await scratch
    .insertInto('comment_read')
    .values(row)
    .onConflict((on) => on.columns(['channel', 'post']).doUpdateSet({ read_at: row.read_at, says: row.says }))
    .execute())

/** Lets the comments on some channels be read with the next look, but for those that were read just now. */
export const readAnew = async (scratch: Scratch, channels: readonly string[], since: string): Promise<void> =>
  void (await scratch
    .deleteFrom('comment_read')
    .where(sql<SqlBool>`channel = any(${[...channels]}::text[])`)
    .where('read_at', '<', since)
    .execute())

export const findReads = async (
  db: Db | Scratch,
  channels: readonly string[],
): Promise<readonly CommentReadTable[]> =>
  await (db as Db)
    .selectFrom('comment_read')
    .selectAll()
    .where(sql<SqlBool>`channel = any(${[...channels]}::text[])`)
    .execute()

export const findComment = async (db: Db | Tx, id: string): Promise<CommentRow | undefined> =>
  await db.selectFrom('comment_seen').selectAll().where('id', '=', id).executeTakeFirst()

/** The newest, on some channels, perhaps under one post. */
export async function findComments(
  db: Db,
  {
    channels,
    post,
    ids,
    most,
  }: {
    readonly channels: readonly string[]
    readonly post?: string | undefined
    readonly ids?: readonly string[] | undefined
    readonly most: number
  },
): Promise<readonly CommentRow[]> {
  let query = db
    .selectFrom('comment_seen')
    .selectAll()
    .where(sql<SqlBool>`channel = any(${[...channels]}::text[])`)
  if (post !== undefined) query = query.where('post', '=', post)
  if (ids !== undefined) query = query.where(sql<SqlBool>`id = any(${[...ids]}::text[])`)
  return await query.orderBy('first_at', 'desc').orderBy('id').limit(most).execute()
}

/** How many comments each channel has that were read since an instant, under each post. */
export async function countFresh(
  db: Db,
  since: string,
): Promise<readonly { readonly channel: string; readonly post: string; readonly count: number }[]> {
  const { rows } = await sql<{ channel: string; post: string; count: number }>`
    select channel, post, count(*)::int as count from comment_seen where first_at >= ${since}
    group by channel, post`.execute(db as Tx)
  return rows
}

/** Every comment of the same writer on a channel, by the number that the platform gives them; never by a name. */
export const findOfWriter = async (
  db: Db | Tx,
  { channel, by_id, id }: CommentRow,
): Promise<readonly string[]> =>
  by_id === ''
    ? [id]
    : (
        await db
          .selectFrom('comment_seen')
          .select('id')
          .where('channel', '=', channel)
          .where('by_id', '=', by_id)
          .execute()
      ).map((row) => row.id)

/** A comment on a channel by its address, as somebody wrote it down. */
export const findByAddress = async (
  db: Db,
  channel: string,
  address: string,
): Promise<CommentRow | undefined> =>
  await db
    .selectFrom('comment_seen')
    .selectAll()
    .where('channel', '=', channel)
    .where('address', '=', address)
    .executeTakeFirst()

/** Whoever does something about a comment, or about its writer, has both alone until they have done it. */
export async function holdComment(tx: Tx, { channel, by_id, id }: CommentRow): Promise<void> {
  const lock = `comment ${channel} ${by_id === '' ? id : by_id}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(tx)
}

export const insertAct = async (tx: Tx, { why, ...row }: ActRow): Promise<void> =>
  void (await tx
    .insertInto('comment_act')
    .values({ ...row, why: JSON.stringify(why) })
    .execute())

export const insertOutcome = async (tx: Tx, row: CommentOutcomeTable): Promise<void> =>
  void (await tx.insertInto('comment_outcome').values(row).execute())

export const insertReview = async (tx: Tx, row: CommentReviewTable): Promise<void> =>
  void (await tx.insertInto('comment_review').values(row).execute())

/** What was done to some comments, oldest first. */
export const findActs = async (db: Db | Tx, comments: readonly string[]): Promise<readonly ActRow[]> =>
  await db
    .selectFrom('comment_act')
    .selectAll()
    .where(sql<SqlBool>`comment = any(${[...comments]}::text[])`)
    .orderBy('at')
    .orderBy('id')
    .execute()

export const findAct = async (db: Db | Tx, id: string): Promise<ActRow | undefined> =>
  await db.selectFrom('comment_act').selectAll().where('id', '=', id).executeTakeFirst()

export const findOutcomes = async (
  db: Db | Tx,
  acts: readonly string[],
): Promise<readonly CommentOutcomeTable[]> =>
  await db
    .selectFrom('comment_outcome')
    .selectAll()
    .where(sql<SqlBool>`act = any(${[...acts]}::text[])`)
    .orderBy('at')
    .orderBy('id')
    .execute()

export const findReviews = async (
  db: Db | Tx,
  acts: readonly string[],
): Promise<readonly CommentReviewTable[]> =>
  await db
    .selectFrom('comment_review')
    .selectAll()
    .where(sql<SqlBool>`act = any(${[...acts]}::text[])`)
    .execute()

/** Acts of which nobody knows what came, on a channel. */
export async function findOpenActs(db: Db, channel: string): Promise<readonly ActRow[]> {
  const { rows } = await sql<ActRow>`
    select * from comment_act a where channel = ${channel}
      and not exists (select 1 from comment_outcome o where o.act = a.id and o.stands <> 'unknown')
    order by at, id`.execute(db as Tx)
  return rows
}

/** Deletes and blocks that came about and that nobody else has looked at, on some channels. */
export async function findToLookAt(
  db: Db | Tx,
  channels: readonly string[],
): Promise<readonly (ActRow & { readonly done_at: string })[]> {
  const { rows } = await sql<ActRow & { done_at: string }>`
    select a.*, o.at as done_at from comment_act a join comment_outcome o on o.act = a.id and o.stands = 'done'
    where a.channel = any(${[...channels]}::text[]) and a.does in ('delete', 'block')
      and not exists (select 1 from comment_review r where r.act = a.id)
    order by o.at, a.id`.execute(db as Tx)
  return rows
}

/** Comments on which something was done, newest first. */
export async function findActedOn(
  db: Db,
  channels: readonly string[],
  most: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ comment: string }>`
    select comment from comment_act where channel = any(${[...channels]}::text[])
    group by comment order by max(at) desc limit ${most}`.execute(db as Tx)
  return rows.map(({ comment }) => comment)
}

/** Lets what was done something about be kept longer; never shorter. */
export const keepUntil = async (
  scratch: Scratch,
  comments: readonly string[],
  until: string,
): Promise<void> =>
  void (await scratch
    .updateTable('comment_seen')
    .set((eb) => ({
      forget_at: eb.fn<string>('greatest', ['forget_at', eb.cast(eb.val(until), 'timestamptz')]),
    }))
    .where(sql<SqlBool>`id = any(${[...comments]}::text[])`)
    .execute())

/** What is so on the platform by now, because we did it. */
export const keepDone = async (
  scratch: Scratch,
  comment: string,
  now: { readonly is_hidden?: boolean; readonly gone_at?: string },
): Promise<void> =>
  void (await scratch.updateTable('comment_seen').set(now).where('id', '=', comment).execute())

/**
 * Forgets what is to be forgotten. Of a writer who is blocked the number stays, without which nobody could let them
 * back; their words and their name do not.
 */
export async function forgetComments(
  scratch: Scratch,
  { now, except }: { readonly now: string; readonly except: readonly string[] },
): Promise<number> {
  const { numDeletedRows } = await scratch
    .deleteFrom('comment_seen')
    .where('forget_at', '<=', now)
    .where('id', 'not in', ['', ...except])
    .executeTakeFirst()
  await scratch
    .updateTable('comment_seen')
    .set({ words: '', by_name: '', address: '' })
    .where('forget_at', '<=', now)
    .where('id', 'in', ['', ...except])
    .execute()
  await scratch.deleteFrom('comment_read').where('read_at', '<', daysAfter(now, -forgetDays)).execute()
  return Number(numDeletedRows)
}

/** Blocks that were to end by now, and after which nobody was let back. */
export async function findEnded(db: Db, now: string): Promise<readonly ActRow[]> {
  const { rows } = await sql<ActRow>`
    select a.* from comment_act a join comment_outcome o on o.act = a.id and o.stands = 'done'
    where a.does = 'block' and a.until_at <= ${now} and not exists (
      select 1 from comment_act later join comment_outcome l on l.act = later.id and l.stands = 'done'
      where later.comment = a.comment and later.does = 'unblock' and later.at > a.at)
    order by a.at, a.id`.execute(db as Tx)
  return rows
}

/** Comments whose writer was blocked after the last time that they were let back. */
export async function findBlocked(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<Pick<ActRow, 'comment' | 'does'>>`
    select distinct on (a.comment) a.comment, a.does from comment_act a
    join comment_outcome o on o.act = a.id and o.stands = 'done'
    where a.does in ('block', 'unblock') order by a.comment, a.at desc`.execute(db as Tx)
  return rows.flatMap(({ comment, does }) => (does === 'block' ? [comment] : []))
}
