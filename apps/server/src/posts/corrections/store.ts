import type { PostBody } from '@secondlook/contract'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'

/** What a version said on each channel, and whose post it is. */
export type ApprovedWords = {
  readonly post: string
  readonly version: number
  readonly title: string
  readonly unit: string | null
  readonly body: PostBody
}

/** The words of some versions: of all of them, or of those posts that a condition on `version.post` lets through. */
export async function findApprovedWords(
  db: Db | Tx,
  versions: readonly { readonly post: string; readonly version: number }[],
  where: RawBuilder<SqlBool> = sql<SqlBool>`true`,
): Promise<readonly ApprovedWords[]> {
  if (versions.length === 0) return []
  const { rows } = await sql<ApprovedWords>`
    select version.post, version.number as version, coalesce(nullif(standing.title, ''), 'Untitled') as title,
      post.unit, version.body
    from unnest(${versions.map(({ post }) => post)}::text[], ${versions.map(({ version }) => version)}::int[])
      as asked (post, number)
    join post_version version on version.post = asked.post and version.number = asked.number
    join post on post.id = version.post
    left join post_standing standing on standing.post = version.post and standing.ended_at is null
    where ${where}`.execute(db as Tx)
  return rows
}

export type CorrectionRow = { readonly post: string; readonly corrects: string; readonly title: string }

/** What corrects some posts and was not given up, oldest first, of those that a condition on `post.id` lets through. */
export async function findCorrections(
  db: Db | Tx,
  posts: readonly string[],
  where: RawBuilder<SqlBool>,
): Promise<readonly CorrectionRow[]> {
  if (posts.length === 0) return []
  const { rows } = await sql<CorrectionRow>`
    select post.id as post, post.corrects,
      coalesce(nullif(draft.margin ->> 'title', ''), nullif(standing.title, ''), 'Untitled') as title
    from post
    join post_standing standing on standing.post = post.id and standing.ended_at is null
    left join post_draft draft on draft.post = post.id and standing.version is null
    where post.corrects = any(${[...posts]}::text[]) and standing.state <> 'dropped' and ${where}
    order by post.id`.execute(db as Tx)
  return rows
}
