import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import { get, send } from '../request.ts'
import { type CommentsAt, commentsUnder } from '../talk/commenting.ts'
import { act, look } from '../talk/look.ts'
import type { Comment, Moderated, Moderator } from '../talk/moderator.ts'
import { listAt, type Talk, textAt } from '../talk/talk.ts'
import { judgeMastodon } from './judge.ts'
import { partOf, wordsOf } from './status.ts'

/** What others said under our posts, as far as the server knows it. */
function* commentsAt(id: string): Talk<CommentsAt> {
  const looked = yield* look(get(`/api/v1/statuses/${encodeURIComponent(id)}/context`), 'account')
  if (looked.is !== 'there') return looked
  return listAt(looked.answer.json, 'descendants').flatMap((status) => commentIn(status) ?? [])
}

function commentIn(status: Json): Comment | undefined {
  const part = partOf(status)
  if (part === undefined) return undefined
  return {
    id: part.id,
    address: part.address,
    at: textAt(status, 'created_at') ?? '',
    text: wordsOf(status).text,
    by: { id: textAt(status, 'account.id') ?? '', name: `@${textAt(status, 'account.acct') ?? ''}` },
    isHidden: false,
  }
}

const deed =
  (what: 'block' | 'unblock') =>
  (_account: Account, who: string): Talk<Moderated> =>
    act(send('POST', `/api/v1/accounts/${encodeURIComponent(who)}/${what}`, {}), judgeMastodon)

/** Comments are posts of others on servers of others: they cannot be hidden or removed, only their writers blocked. */
export const mastodonModerator: Moderator = {
  comments: (_account, published) => commentsUnder(published, commentsAt),
  block: deed('block'),
  unblock: deed('unblock'),
}
