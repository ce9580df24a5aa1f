import type { Account } from '../content.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import { get, send } from '../request.ts'
import { judgeHttp } from '../talk/judge.ts'
import { act, look } from '../talk/look.ts'
import type { Comment, CommentsBack, Moderated, Moderator } from '../talk/moderator.ts'
import type { Published } from '../talk/sender.ts'
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

function* comments(_account: Account, { parts }: Published): Talk<CommentsBack> {
  const found: Comment[] = []
  for (const { id } of parts) {
    const looked = yield* look(get(`/api/posts/${encodeURIComponent(id)}/comments`), 'account')
    if (looked.is === 'none') continue
    if (looked.is === 'unreadable') return { is: 'unreadable', says: looked.says }
    for (const json of listAt(looked.answer.json, '')) {
      const comment = commentIn(json)
      if (comment !== undefined) found.push(comment)
    }
  }
  return { is: 'comments', comments: found }
}

const done = (request: PreparedRequest): Talk<Moderated> => act(request, judgeHttp)
const commentPath = (id: string): string => `/api/comments/${encodeURIComponent(id)}`
const blockPath = (who: string): string => `/api/blocks/${encodeURIComponent(who)}`
const take = (path: string): PreparedRequest => ({ method: 'DELETE', path, headers: {}, body: null })

export const practiceModerator: Moderator = {
  comments,
  hide: (_account, id) => done(send('PUT', commentPath(id), { isHidden: true })),
  show: (_account, id) => done(send('PUT', commentPath(id), { isHidden: false })),
  remove: (_account, id) => done(take(commentPath(id))),
  block: (_account, who) => done(send('PUT', blockPath(who), {})),
  unblock: (_account, who) => done(take(blockPath(who))),
}
