import type { Account } from '../content.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import { query, send } from '../request.ts'
import { type CommentsAt, commentsUnder } from '../talk/commenting.ts'
import { instantIn } from '../talk/instant.ts'
import type { Comment, Moderated, Moderator } from '../talk/moderator.ts'
import { at, type Talk, textAt } from '../talk/talk.ts'
import { entriesOf, pageOf } from './feed.ts'
import { isMissing, judgeFacebook } from './judge.ts'
import { addressOf, graph } from './place.ts'
import { removeOne } from './sender.ts'

function commentIn(account: Account, json: Json): Comment | undefined {
  const id = textAt(json, 'id')
  if (id === undefined) return undefined
  return {
    id,
    address: textAt(json, 'permalink_url') ?? addressOf(account, id),
    at: instantIn(textAt(json, 'created_time')) ?? '',
    text: textAt(json, 'message') ?? '',
    // Whoever has not let us know who they are has neither.
    by: { id: textAt(json, 'from.id') ?? '', name: textAt(json, 'from.name') ?? 'Somebody' },
    isHidden: at(json, 'is_hidden') === true,
  }
}

function* commentsAt(account: Account, id: string): Talk<CommentsAt> {
  const back = yield* entriesOf(
    `${graph}/${encodeURIComponent(id)}/comments?filter=stream`,
    'id,message,created_time,from,is_hidden,permalink_url',
    0,
    false,
  )
  return back.is === 'entries' ? back.entries.flatMap((json) => commentIn(account, json) ?? []) : back
}

function* done(request: PreparedRequest): Talk<Moderated> {
  const reply = yield { request, as: 'account' }
  return reply.is === 'answer' && isMissing(reply) ? { is: 'absent' } : judgeFacebook(request, reply)
}

const hidden = (id: string, isHidden: boolean): PreparedRequest =>
  send('POST', `${graph}/${encodeURIComponent(id)}`, { is_hidden: isHidden })
const blockedPath = (account: Account): string => `${graph}/${pageOf(account)}/blocked`

function* remove(_account: Account, id: string): Talk<Moderated> {
  const removed = yield* removeOne(id)
  return removed.is === 'withdrawn' ? { is: 'done' } : removed
}

export const facebookModerator: Moderator = {
  comments: (account, published) => commentsUnder(published, (id) => commentsAt(account, id)),
  hide: (_account, id) => done(hidden(id, true)),
  show: (_account, id) => done(hidden(id, false)),
  remove,
  block: (account, who) => done(send('POST', blockedPath(account), { user: who })),
  unblock: (account, who) =>
    done({
      method: 'DELETE',
      path: `${blockedPath(account)}?${query({ user: who })}`,
      headers: {},
      body: null,
    }),
}
