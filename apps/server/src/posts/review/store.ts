import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'
import type { PostActTable, PostRoundTable } from '../tables.ts'
import type { PlannedStep } from './plan.ts'

/** A row as it is read. */
type Read<T> = { readonly [K in keyof T]: T[K] extends { readonly __select__: infer S } ? S : T[K] }
export type VersionRow = Awaited<ReturnType<typeof findVersions>>[number]
export type RoundRow = Omit<Read<PostRoundTable>, 'steps'> & { readonly steps: readonly PlannedStep[] }
export type ActRow = Awaited<ReturnType<typeof findActs>>[number]

const isOf = (posts: readonly string[]) => sql<SqlBool>`post = any(${[...posts]}::text[])`

/** The last version of each of some posts. */
export async function findLastVersions(db: Db | Tx, posts: readonly string[]) {
  return await db
    .selectFrom('post_version')
    .selectAll()
    .distinctOn('post')
    .where(isOf(posts))
    .orderBy('post')
    .orderBy('number', 'desc')
    .execute()
}

export const findVersions = async (db: Db | Tx, post: string) =>
  await db.selectFrom('post_version').selectAll().where('post', '=', post).orderBy('number').execute()

/** The last round of each of some posts. */
export async function findLastRounds(db: Db | Tx, posts: readonly string[]): Promise<readonly RoundRow[]> {
  const rows = await db
    .selectFrom('post_round')
    .selectAll()
    .distinctOn('post')
    .where(isOf(posts))
    .orderBy('post')
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, steps: row.steps as readonly PlannedStep[] }))
}

export const findRounds = async (db: Db | Tx, post: string) =>
  await db.selectFrom('post_round').selectAll().where('post', '=', post).orderBy('asked_at').execute()

export const findActs = async (db: Db | Tx, post: string) =>
  await db
    .selectFrom('post_act')
    .selectAll()
    .where('post', '=', post)
    .orderBy('at')
    .orderBy('id')
    .execute()

export const insertRound = async (
  tx: Tx,
  { steps, ...row }: Omit<PostRoundTable, 'steps'> & { readonly steps: readonly PlannedStep[] },
): Promise<void> =>
  void (await tx
    .insertInto('post_round')
    .values({ ...row, steps: JSON.stringify(steps) })
    .execute())

export const insertAct = async (
  tx: Tx,
  { answers, ...row }: Omit<PostActTable, 'answers'> & { readonly answers: readonly object[] },
): Promise<void> =>
  void (await tx
    .insertInto('post_act')
    .values({ ...row, answers: JSON.stringify(answers) })
    .execute())

/** Posts whose standing may be another by now, because an instant has gone by: what they were to go out by, or are due. */
export async function findPostsDue(db: Db | Tx, at: string, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ post: string }>`
    select s.post from post_standing s
    left join post_version v on v.post = s.post and v.number = s.version
    where s.ended_at is null and s.state in ('in-review', 'approved')
      and (v.latest_at < ${at} or s.due_at <= ${at})
    order by s.post limit ${most}`.execute(db as Tx)
  return rows.map(({ post }) => post)
}

/** Emergencies that nobody has looked at yet. */
export async function findNotLookedAfter(
  db: Db | Tx,
  at: string,
): Promise<readonly { readonly post: string; readonly round: string; readonly due: string }[]> {
  const { rows } = await sql<{ post: string; round: string; due: string }>`
    select r.post, r.id as round, r.due_at as due from post_round r
    where r.is_emergency and r.due_at <= ${at}
      and not exists (select 1 from post_act a where a.round = r.id and a.does = 'look-after')
      and exists (select 1 from post_act a where a.round = r.id and a.does = 'approve')
    order by r.id limit 500`.execute(db as Tx)
  return rows
}

/** Every post that stands so that a change of people or registers could take its approval away. */
export async function findPostsStanding(db: Db | Tx, states: readonly string[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('post_standing')
    .select('post')
    .where('ended_at', 'is', null)
    .where(sql<SqlBool>`state = any(${[...states]}::text[])`)
    .orderBy('post')
    .execute()
  return rows.map(({ post }) => post)
}


/** To which channels a draft goes, where nothing was saved as a version yet. */
export async function findDraftChannels(db: Db | Tx, post: string): Promise<readonly string[]> {
  const row = await db.selectFrom('post_draft').select('body').where('post', '=', post).executeTakeFirst()
  return row?.body.variants.map(({ channel }) => channel) ?? []
}

export const findVersion = async (db: Db | Tx, post: string, number: number) =>
  await db
    .selectFrom('post_version')
    .selectAll()
    .where('post', '=', post)
    .where('number', '=', number)
    .executeTakeFirst()

/** The draft, as far as it shows that there is more than the last version. */
export const findDraft = async (db: Db | Tx, post: string) =>
  await db.selectFrom('post_draft').select(['body', 'margin']).where('post', '=', post).executeTakeFirst()

export const findMarginNow = async (db: Db | Tx, post: string) =>
  await db
    .selectFrom('post_margin')
    .select(['title', 'campaign', 'tags', 'notes'])
    .where('post', '=', post)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
