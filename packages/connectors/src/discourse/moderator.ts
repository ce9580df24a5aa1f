import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import { get } from '../request.ts'
import { look } from '../talk/look.ts'
import type { Comment, CommentsBack, Moderated, Moderator } from '../talk/moderator.ts'
import type { Published } from '../talk/sender.ts'
import { at, listAt, type Talk, textAt } from '../talk/talk.ts'
import { wordsIn } from './cooked.ts'
import { addressOf, idIn, topicOf } from './place.ts'
import { removePost } from './sender.ts'

/** A topic hands out its first posts, and the others when they are asked for by number. */
const pageHolds = 20
const commentsMost = 1000

function commentIn(account: Account, post: Json): Comment | undefined {
  const id = idIn(post)
  if (id === undefined) return undefined
  return {
    id,
    address: addressOf(account, id),
    at: textAt(post, 'created_at') ?? '',
    text: wordsIn(textAt(post, 'cooked') ?? '').text,
    by: { id: textAt(post, 'user_id') ?? '', name: `@${textAt(post, 'username') ?? ''}` },
    isHidden: at(post, 'hidden') === true,
  }
}

function* postsOf(topic: string): Talk<readonly Json[] | { readonly says: string }> {
  const looked = yield* look(get(`/t/${encodeURIComponent(topic)}.json`), 'account')
  if (looked.is === 'none') return []
  if (looked.is === 'unreadable') return { says: looked.says }
  const posts = [...listAt(looked.answer.json, 'post_stream.posts')]
  const seen = new Set(posts.map((post) => textAt(post, 'id')))
  const rest = listAt(looked.answer.json, 'post_stream.stream')
    .map(String)
    .filter((id) => /^\d+$/.test(id) && !seen.has(id))
    .slice(0, commentsMost)
  for (let from = 0; from < rest.length; from += pageHolds) {
    const ids = rest.slice(from, from + pageHolds).map((id) => `post_ids[]=${id}`)
    const more = yield* look(get(`/t/${encodeURIComponent(topic)}/posts.json?${ids.join('&')}`), 'account')
    if (more.is !== 'there') return { says: more.says }
    posts.push(...listAt(more.answer.json, 'post_stream.posts'))
  }
  return posts
}

/** What others wrote in our topics. */
function* comments(account: Account, { parts }: Published): Talk<CommentsBack> {
  const ours = new Set(parts.map(({ id }) => id))
  const found: Comment[] = []
  for (const topic of new Set(parts.map(({ id }) => topicOf(id)))) {
    const posts = yield* postsOf(topic)
    if ('says' in posts) return { is: 'unreadable', says: posts.says }
    for (const post of posts) {
      const comment = commentIn(account, post)
      if (comment !== undefined && !ours.has(comment.id)) found.push(comment)
    }
  }
  return { is: 'comments', comments: found }
}

function* remove(_account: Account, comment: string): Talk<Moderated> {
  const done = yield* removePost(comment)
  return done.is === 'withdrawn' ? { is: 'done' } : done
}

/** Hiding and blocking belong to those who run a forum; an account that may can remove. */
export const discourseModerator: Moderator = { comments, remove }
