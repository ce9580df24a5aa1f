import type { PostBody, PostMargin } from '@secondlook/contract'
import { sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'
import { asRead, rowsAsJson } from '../../store/rows-as-json.ts'
import type { CommentRow } from '../comments/store.ts'
import type { VersionRow } from '../review/store.ts'
import type { PostChaseTable } from '../tables.ts'

/** What a page shows besides what opening the post has read, oldest first. */
export type Beside = {
  readonly versions: readonly VersionRow[]
  readonly comments: readonly CommentRow[]
  readonly chases: readonly PostChaseTable[]
  /** As far as it shows that there is more than the last version. */
  readonly draft: { readonly body: PostBody; readonly margin: PostMargin } | undefined
  /** As it was saved last. */
  readonly margin: PostMargin | undefined
}

type Read = Pick<Beside, 'versions' | 'comments' | 'chases'> & {
  readonly drafts: readonly { readonly body: PostBody; readonly margin: PostMargin }[]
  readonly margins: readonly PostMargin[]
}

export async function findBeside(db: Db | Tx, post: string): Promise<Beside> {
  const { rows } = await sql<Read>`
    select ${rowsAsJson(sql`select * from post_version where post = ${post} order by number`)} as versions,
      ${rowsAsJson(sql`select post_comment.*, settled.how from post_comment
        left join post_comment_settled settled on settled.comment = post_comment.id
        where post_comment.post = ${post} order by post_comment.at, post_comment.id`)} as comments,
      ${rowsAsJson(sql`select * from post_chase where post = ${post} order by at`)} as chases,
      ${rowsAsJson(sql`select body, margin from post_draft where post = ${post}`)} as drafts,
      ${rowsAsJson(sql`select title, campaign, tags, notes from post_margin
        where post = ${post} and ended_at is null`)} as margins`.execute(db as Tx)
  const [found] = rows
  if (!found) throw new Error('a statement without from answers one row')
  const { versions, comments, chases, drafts, margins } = found
  return {
    ...{ versions: versions.map(asRead), comments: comments.map(asRead), chases: chases.map(asRead) },
    ...{ draft: drafts[0], margin: margins[0] },
  }
}
