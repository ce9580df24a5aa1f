import type { Json, PreparedRequest } from '../prepared.ts'
import { get, send } from '../request.ts'
import { type CommentsAt, commentsUnder } from '../talk/commenting.ts'
import { judgeHttp } from '../talk/judge.ts'
import { act, look } from '../talk/look.ts'
import type { Comment, Moderated, Moderator } from '../talk/moderator.ts'
import { at, listAt, type Talk, textAt } from '../talk/talk.ts'

function commentIn(json: Json): Comment | undefined {
  const id = textAt(json, 'id')
  if (id === undefined) return undefined
  return {
    id,
    address: textAt(json, 'address') ?? '',
    at: textAt(json, 'at') ?? '',
    text: textAt(json, 'text') ?? '',
    by: { id: textAt(json, 'by.id') ?? '', name: textAt(json, 'by.name') ?? '' },
    isHidden: at(json, 'isHidden') === true,
  }
}

function* commentsAt(id: string): Talk<CommentsAt> {
  const looked = yield* look(get(`/api/posts/${encodeURIComponent(id)}/comments`), 'account')
  return looked.is === 'there'
    ? listAt(looked.answer.json, '').flatMap((json) => commentIn(json) ?? [])
    : looked
}

const done = (request: PreparedRequest): Talk<Moderated> => act(request, judgeHttp)
const commentPath = (id: string): string => `/api/comments/${encodeURIComponent(id)}`
const blockPath = (who: string): string => `/api/blocks/${encodeURIComponent(who)}`
const take = (path: string): PreparedRequest => ({ method: 'DELETE', path, headers: {}, body: null })

export const practiceModerator: Moderator = {
  comments: (_account, published) => commentsUnder(published, commentsAt),
  hide: (_account, id) => done(send('PUT', commentPath(id), { isHidden: true })),
  show: (_account, id) => done(send('PUT', commentPath(id), { isHidden: false })),
  remove: (_account, id) => done(take(commentPath(id))),
  block: (_account, who) => done(send('PUT', blockPath(who), {})),
  unblock: (_account, who) => done(take(blockPath(who))),
}
