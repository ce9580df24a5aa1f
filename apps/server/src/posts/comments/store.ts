import type { Anchor, NewComment } from '@secondlook/contract'
import type { z } from 'zod'
import type { Db, Tx } from '../../store/database.ts'
import type { PostCommentSettledTable, PostCommentTable } from '../tables.ts'

export type CommentRow = {
  readonly id: string
  readonly post: string
  readonly text: string
  readonly anchor: z.infer<typeof Anchor> | null
  readonly reply_to: string | null
  readonly suggestion: string | null
  readonly person: string
  readonly at: string
  readonly how: PostCommentSettledTable['how'] | null
}

const withAnswer = (db: Db | Tx) =>
  db
    .selectFrom('post_comment')
    .leftJoin('post_comment_settled', 'post_comment_settled.comment', 'post_comment.id')
    .selectAll('post_comment')
    .select('post_comment_settled.how')

/** What was said beside a post, oldest first, with how it was settled. */
export async function findComments(db: Db | Tx, post: string): Promise<readonly CommentRow[]> {
  const rows = await withAnswer(db)
    .where('post_comment.post', '=', post)
    .orderBy('post_comment.at')
    .orderBy('post_comment.id')
    .execute()
  return rows.map(toComment)
}

export async function findComment(db: Db | Tx, id: string): Promise<CommentRow | undefined> {
  const row = await withAnswer(db).where('post_comment.id', '=', id).executeTakeFirst()
  return row && toComment(row)
}

const toComment = (row: Omit<CommentRow, 'anchor'> & { readonly anchor: unknown }): CommentRow => ({
  ...row,
  anchor: row.anchor as CommentRow['anchor'],
})

export const insertComment = async (
  tx: Tx,
  { anchor, ...row }: Omit<PostCommentTable, 'anchor'> & Pick<NewComment, 'anchor'>,
): Promise<void> =>
  void (await tx
    .insertInto('post_comment')
    .values({ ...row, anchor: anchor && JSON.stringify(anchor) })
    .execute())

export const insertSettled = async (tx: Tx, row: PostCommentSettledTable): Promise<void> =>
  void (await tx.insertInto('post_comment_settled').values(row).execute())
