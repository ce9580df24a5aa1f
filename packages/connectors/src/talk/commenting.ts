import type { Comment, CommentsBack } from './moderator.ts'
import type { Unreadable } from './reader.ts'
import type { Published } from './sender.ts'
import type { Talk } from './talk.ts'

/** What is said under one part; `none` where the part is not there any more. */
export type CommentsAt = readonly Comment[] | { readonly is: 'none' } | Unreadable

/** What others say under each part, each once. A part that is gone has nothing under it. */
export function* commentsUnder(
  { parts }: Published,
  commentsAt: (id: string) => Talk<CommentsAt>,
): Talk<CommentsBack> {
  const ours = new Set(parts.map(({ id }) => id))
  const found = new Map<string, Comment>()
  for (const { id } of parts) {
    const there = yield* commentsAt(id)
    if ('is' in there) {
      if (there.is === 'unreadable') return { is: 'unreadable', says: there.says }
    } else for (const comment of there) if (!ours.has(comment.id)) found.set(comment.id, comment)
  }
  return { is: 'comments', comments: [...found.values()] }
}
