import type { Account } from '../content.ts'
import { get, send } from '../request.ts'
import { act, look } from '../talk/look.ts'
import type { Comment, CommentsBack, Moderated, Moderator } from '../talk/moderator.ts'
import type { Published } from '../talk/sender.ts'
import { listAt, type Talk, textAt } from '../talk/talk.ts'
import { judgeMastodon } from './judge.ts'
import { partOf, wordsOf } from './status.ts'

/** What others said under our posts, as far as the server knows it. */
function* comments(_account: Account, { parts }: Published): Talk<CommentsBack> {
  const found = new Map<string, Comment>()
  const ours = new Set(parts.map(({ id }) => id))
  for (const { id } of parts) {
    const looked = yield* look(get(`/api/v1/statuses/${encodeURIComponent(id)}/context`), 'account')
    if (looked.is === 'none') continue
    if (looked.is === 'unreadable') return { is: 'unreadable', says: looked.says }
    for (const status of listAt(looked.answer.json, 'descendants')) {
      const part = partOf(status)
      if (part === undefined || ours.has(part.id)) continue
      found.set(part.id, {
        id: part.id,
        address: part.address,
        at: textAt(status, 'created_at') ?? '',
        text: wordsOf(status).text,
        by: { id: textAt(status, 'account.id') ?? '', name: `@${textAt(status, 'account.acct') ?? ''}` },
        isHidden: false,
      })
    }
  }
  return { is: 'comments', comments: [...found.values()] }
}

const deed =
  (what: 'block' | 'unblock') =>
  (_account: Account, who: string): Talk<Moderated> =>
    act(send('POST', `/api/v1/accounts/${encodeURIComponent(who)}/${what}`, {}), judgeMastodon)

/** Comments are posts of others on servers of others: they cannot be hidden or removed, only their writers blocked. */
export const mastodonModerator: Moderator = { comments, block: deed('block'), unblock: deed('unblock') }
