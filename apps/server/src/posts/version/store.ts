import type { PostMargin } from '@secondlook/contract'
import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import { notBefore } from '../../store/not-before.ts'
import type { PostVersionTable } from '../tables.ts'
import type { PreparedFor } from './prepare-all.ts'

export type VersionRow = Omit<
  PostVersionTable,
  'body' | 'prepared' | 'check_found' | 'judgements' | 'blocks'
> & {
  readonly [K in 'body' | 'check_found' | 'judgements' | 'blocks']: PostVersionTable[K]['__select__']
} & { readonly prepared: readonly PreparedFor[] }

const versions = (db: Db | Tx, post: string) =>
  db.selectFrom('post_version').selectAll().where('post', '=', post)

export async function findVersion(
  db: Db | Tx,
  post: string,
  number: number,
): Promise<VersionRow | undefined> {
  return (await versions(db, post).where('number', '=', number).executeTakeFirst()) as VersionRow | undefined
}

export async function findLastVersion(db: Db | Tx, post: string): Promise<VersionRow | undefined> {
  return (await versions(db, post).orderBy('number', 'desc').limit(1).executeTakeFirst()) as
    | VersionRow
    | undefined
}

export async function insertVersion(tx: Tx, row: VersionRow): Promise<void> {
  const { body, prepared, check_found, judgements, blocks, ...plain } = row
  await tx
    .insertInto('post_version')
    .values({
      ...plain,
      ...{ body: JSON.stringify(body), prepared: JSON.stringify(prepared), blocks: JSON.stringify(blocks) },
      ...{ check_found: JSON.stringify(check_found), judgements: JSON.stringify(judgements) },
    })
    .execute()
}

/** Writes the margin where it is another one; the rows that changed. */
export async function writeMargin(
  tx: Tx,
  { at, source }: { readonly at: string; readonly source: IdSource },
  { post, margin, person }: { readonly post: string; readonly margin: PostMargin; readonly person: string },
): Promise<readonly string[]> {
  const before = await tx
    .selectFrom('post_margin')
    .selectAll()
    .where('post', '=', post)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const { title, campaign, tags, notes } = before ?? { title: '', campaign: '', tags: [], notes: '' }
  if (
    JSON.stringify([title, campaign, tags, notes]) ===
    JSON.stringify([margin.title, margin.campaign, margin.tags, margin.notes])
  )
    return []
  const id = newId(source)
  const from = notBefore(before?.from_at, at)
  if (before)
    await tx.updateTable('post_margin').set({ ended_at: from }).where('id', '=', before.id).execute()
  await tx
    .insertInto('post_margin')
    .values({ id, post, ...margin, person, from_at: from, ended_at: null })
    .execute()
  return before ? [before.id, id] : [id]
}

/** Posts that are not given up and have a picture in any of their versions or in what is being typed. */
export async function findPostsWithPicture(db: Db, media: string) {
  const { rows } = await sql<{ post: string }>`
    select standing.post from post_standing standing
    where standing.ended_at is null and standing.state <> 'dropped' and (
      exists (select 1 from post_version v where v.post = standing.post
        and v.body -> 'pictures' @> ${JSON.stringify([{ media }])}::jsonb)
      or exists (select 1 from post_version v where v.post = standing.post
        and v.check_found #>> '{lookedUp,card,picture,media}' = ${media})
      or exists (select 1 from post_draft d where d.post = standing.post
        and d.body -> 'pictures' @> ${JSON.stringify([{ media }])}::jsonb)
    ) limit 20`.execute(db as Tx)
  return rows
}

/** What somebody wrote: versions that they saved or typed in. */
export const countWrittenBy = async (db: Db | Tx, people: readonly string[]) =>
  await db
    .selectFrom('post_version')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('saved_at').as('since')])
    .where(sql<SqlBool>`saved_by = any(${[...people]}::text[]) or writers && ${[...people]}::text[]`)
    .executeTakeFirst()
