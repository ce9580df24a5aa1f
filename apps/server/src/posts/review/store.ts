import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'
import { asRead, rowsAsJson } from '../../store/rows-as-json.ts'
import { aboutSql } from '../confined/store.ts'
import type { Happened } from '../store.ts'
import type { PostActTable, PostChaseTable, PostRoundTable, PostTable, PostVersionTable } from '../tables.ts'
import type { PlannedStep } from './plan.ts'

/** A row as it is read. */
type Read<T> = { readonly [K in keyof T]: T[K] extends { readonly __select__: infer S } ? S : T[K] }
export type VersionRow = Read<PostVersionTable>
export type RoundRow = Omit<Read<PostRoundTable>, 'steps'> & { readonly steps: readonly PlannedStep[] }
export type ActRow = Read<PostActTable>

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

/** What is kept of some posts that an approval depends on, in one statement however many there are. */
export async function findFiles(db: Db | Tx, posts: readonly string[]): Promise<Files> {
  const { rows } = await sql<Files>`
    select ${rowsAsJson(sql`select post, number, digest, tier, channels, initiatives, writers, judgements,
        is_neutral, template, goes_at, latest_at, saved_by, saved_at
        from post_version where ${isOf(posts)} order by number`)} as versions,
      ${rowsAsJson(sql`select distinct on (post) * from post_version where ${isOf(posts)}
        order by post, number desc`)} as last,
      ${rowsAsJson(sql`select * from post_round where ${isOf(posts)} order by asked_at, id`)} as rounds,
      ${rowsAsJson(sql`select * from post_act where ${isOf(posts)} order by at, id`)} as acts,
      ${rowsAsJson(sql`select * from post_neutral where ${isOf(posts)} order by at, id`)} as neutral,
      ${rowsAsJson(sql`select * from post_found where ${isOf(posts)} order by at, id`)} as found,
      ${rowsAsJson(sql`
        select post, unnest(initiatives) as about from post_version where ${isOf(posts)}
        union
        select post, unnest(initiatives) from post_found where ${isOf(posts)}
        union
        select post, jsonb_array_elements_text(body -> 'initiatives') from post_draft where ${isOf(posts)}
        order by post, about`)} as about`.execute(db as Tx)
  const [found] = rows
  if (!found) throw new Error('a statement without from answers one row')
  const { versions, last, rounds, acts, neutral, about } = found
  return {
    ...{ versions: versions.map(asRead), last: last.map(asRead), rounds: rounds.map(asRead) },
    ...{ acts: acts.map(asRead), neutral: neutral.map(asRead), found: found.found.map(asRead), about },
  }
}

export type Files = Omit<Happened, 'rounds' | 'acts'> & {
  /** The last version of each. */
  readonly last: readonly VersionRow[]
  /** Oldest first. */
  readonly rounds: readonly RoundRow[]
  /** Oldest first. */
  readonly acts: readonly ActRow[]
  /** What each is about, by any version and by its draft. */
  readonly about: readonly { readonly post: string; readonly about: string }[]
}

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

/** Posts that may stand otherwise by now, because an instant has gone by, and of which nobody was told yet. */
export async function findPostsDue(db: Db | Tx, at: string, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ post: string }>`
    select s.post from post_standing s
    left join post_version v on v.post = s.post and v.number = s.version
    where s.ended_at is null and s.state in ('in-review', 'approved')
      and (v.latest_at < ${at} or (s.due_at <= ${at} and not exists (
        select 1 from post_chase c where c.post = s.post and c.does = 'escalate' and c.at >= s.due_at)))
    order by s.post limit ${most}`.execute(db as Tx)
  return rows.map(({ post }) => post)
}

/** Emergencies that went through and that nobody has looked at by when it was promised, nor was told of since an instant. */
export async function findNotLookedAfter(
  db: Db | Tx,
  { at, since }: { readonly at: string; readonly since: string },
): Promise<readonly string[]> {
  const { rows } = await sql<{ post: string }>`
    select distinct r.post from post_round r
    where r.is_emergency and r.due_at <= ${at}
      and exists (select 1 from post_act a where a.round = r.id and a.does = 'approve')
      and not exists (select 1 from post_act a where a.round = r.id and a.does = 'look-after')
      and not exists (select 1 from post_chase c where c.round = r.id and c.does = 'look-after' and c.at > ${since})
      and not exists (select 1 from post_version v where v.post = r.post and v.number > r.version)
    order by r.post limit 200`.execute(db as Tx)
  return rows.map(({ post }) => post)
}

export const insertChase = async (tx: Tx, row: PostChaseTable): Promise<void> =>
  void (await tx.insertInto('post_chase').values(row).execute())

export const findChases = async (db: Db | Tx, post: string, since = '') =>
  await db
    .selectFrom('post_chase')
    .selectAll()
    .where('post', '=', post)
    .where(since === '' ? sql<SqlBool>`true` : sql<SqlBool>`at > ${since}`)
    .orderBy('at')
    .execute()

/** Where posts stand, as lists show it. */
export const findStandings = async (db: Db | Tx, posts: readonly string[]) =>
  await db
    .selectFrom('post_standing')
    .select(['post', 'state', 'waits_for', 'due_at'])
    .where(isOf(posts))
    .where('ended_at', 'is', null)
    .execute()

export const findPostsById = async (db: Db | Tx, posts: readonly string[]) =>
  await db
    .selectFrom('post')
    .selectAll()
    .where(sql<SqlBool>`id = any(${[...posts]}::text[])`)
    .orderBy('id')
    .execute()

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

/** A post as it takes to say who may see it. */
export type Head = {
  readonly post: PostTable
  readonly last: VersionRow | undefined
  /** To which channels its draft goes. */
  readonly draftChannels: readonly string[]
  readonly about: readonly string[]
}

export async function findHead(db: Db | Tx, post: string): Promise<Head | undefined> {
  const { rows } = await sql<
    { posts: readonly PostTable[]; last: readonly VersionRow[] } & Omit<Head, 'last'>
  >`
    select ${rowsAsJson(sql`select * from post where id = ${post}`)} as posts,
      ${rowsAsJson(sql`select * from post_version where post = ${post} order by number desc limit 1`)} as last,
      array(select variant ->> 'channel' from post_draft,
        jsonb_array_elements(body -> 'variants') with ordinality as one (variant, place)
        where post = ${post} order by place) as "draftChannels",
      array(${aboutSql(post)}) as about`.execute(db as Tx)
  const [found] = rows
  const head = found?.posts[0]
  if (!found || !head) return undefined
  const [last] = found.last.map(asRead)
  return { post: asRead(head), last, draftChannels: found.draftChannels, about: found.about }
}

export const findVersion = async (db: Db | Tx, post: string, number: number) =>
  await db
    .selectFrom('post_version')
    .selectAll()
    .where('post', '=', post)
    .where('number', '=', number)
    .executeTakeFirst()

/** How often somebody asked for approval or decided, and said something beside posts; and since when. */
export async function countDecidedBy(db: Db | Tx, people: readonly string[]) {
  const { rows } = await sql<{ kind: 'decided' | 'commented'; count: number; since: string }>`
    select kind, count(*)::int as count, min(at) as since from (
      select 'decided' as kind, at from post_act where person = any(${[...people]}::text[])
      union all select 'decided', asked_at from post_round where asked_by = any(${[...people]}::text[])
      union all select 'decided', at from post_neutral where person = any(${[...people]}::text[])
      union all select 'commented', at from post_comment where person = any(${[...people]}::text[])
      union all select 'commented', from_at from post_false_alarm where person = any(${[...people]}::text[])
    ) said group by kind order by kind`.execute(db as Tx)
  return rows
}

/** Whoever wrote the last version of a post and whoever has said yes to it, there or not. */
export async function findWhoseWords(db: Db | Tx, post: string): Promise<readonly string[]> {
  const { rows } = await sql<{ person: string }>`
    select distinct person from (
      select unnest(authors) as person from post_version where post = ${post}
        and number = (select max(number) from post_version where post = ${post})
      union all
      select person from post_act where post = ${post} and does = 'approve'
    ) people order by person`.execute(db as Tx)
  return rows.map(({ person }) => person)
}
