import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import { query, send } from '../request.ts'
import { instantIn } from '../talk/instant.ts'
import { act } from '../talk/look.ts'
import type { Comment, CommentsBack, Moderated, Moderator } from '../talk/moderator.ts'
import type { Published } from '../talk/sender.ts'
import { listAt, type Talk, textAt } from '../talk/talk.ts'
import { judgeX } from './judge.ts'
import { placeOf } from './place.ts'
import { lookAt } from './timeline.ts'
import { fields, withoutAddressees, wordsOf } from './tweet.ts'

/** 1,000 replies under each; the search goes back seven days. */
const pagesMost = 10

function commentIn(account: Account, tweet: Json, people: readonly Json[]): Comment | undefined {
  const id = textAt(tweet, 'id')
  if (id === undefined) return undefined
  const author = textAt(tweet, 'author_id') ?? ''
  const name =
    textAt(
      people.find((one) => textAt(one, 'id') === author),
      'username',
    ) ?? author
  return {
    id,
    address: `${placeOf(account).pages}/${name}/status/${id}`,
    at: instantIn(textAt(tweet, 'created_at')) ?? '',
    text: withoutAddressees(wordsOf(tweet).text),
    by: { id: author, name: `@${name}` },
    // It does not say which replies are hidden.
    isHidden: false,
  }
}

/** What others replied in the last seven days, as far as its search finds it. */
function* comments(account: Account, { parts }: Published): Talk<CommentsBack> {
  const ours = new Set(parts.map(({ id }) => id))
  const found: Comment[] = []
  const first = parts[0]?.id ?? ''
  let next: string | undefined
  for (let page = 0; page < pagesMost; page++) {
    const from = next === undefined ? '' : `&${query({ next_token: next })}`
    const asked = query({ query: `conversation_id:${first}` })
    const looked = yield* lookAt(`/2/tweets/search/recent?${asked}&max_results=100&${fields}${from}`)
    if (looked.is === 'none') break
    if (looked.is === 'unreadable') return { is: 'unreadable', says: looked.says }
    const people = listAt(looked.json, 'includes.users')
    for (const tweet of listAt(looked.json, 'data')) {
      const comment = commentIn(account, tweet, people)
      if (comment !== undefined && !ours.has(comment.id)) found.push(comment)
    }
    next = textAt(looked.json, 'meta.next_token')
    if (next === undefined) break
  }
  return { is: 'comments', comments: found }
}

const hidden =
  (isHidden: boolean) =>
  (_account: Account, id: string): Talk<Moderated> =>
    act(send('PUT', `/2/tweets/${encodeURIComponent(id)}/hidden`, { hidden: isHidden }), judgeX)

/** A reply can be hidden and shown again; it is its writer's, so it cannot be removed. */
export const xModerator: Moderator = { comments, hide: hidden(true), show: hidden(false) }
