import type { Account } from '../content.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import { get, query, send } from '../request.ts'
import { seenIn } from '../talk/html.ts'
import { instantIn } from '../talk/instant.ts'
import { judgeHttp } from '../talk/judge.ts'
import type { Comment, CommentsBack, Moderated, Moderator } from '../talk/moderator.ts'
import type { Published } from '../talk/sender.ts'
import { listAt, type Talk, textAt } from '../talk/talk.ts'
import { api, codeIn, saysOf } from './site.ts'

const page = 100
const pagesMost = 10
const gone = new Set(['rest_comment_invalid_id', 'rest_already_trashed'])

const at = (comment: string): string => `${api}/comments/${encodeURIComponent(comment)}`

function commentIn(json: Json): readonly Comment[] {
  const [id, address, text] = ['id', 'link', 'content.rendered'].map((name) => textAt(json, name))
  const said = instantIn(textAt(json, 'date_gmt'))
  if (!id || !address || text === undefined || said === undefined) return []
  const [author = '', name = ''] = ['author', 'author_name'].map((one) => textAt(json, one))
  return [
    {
      ...{ id, address, at: said, text: seenIn(text).text },
      // Who has no account on the site has the number 0.
      by: { id: author === '0' ? '' : author, name },
      isHidden: textAt(json, 'status') !== 'approved',
    },
  ]
}

/** All that is not in the trash and no spam; what is held back too. */
function* comments(_account: Account, { parts }: Published): Talk<CommentsBack> {
  const found: Comment[] = []
  for (const { id } of parts)
    for (let number = 1; number <= pagesMost; number++) {
      const values = { post: id, status: 'all', context: 'edit', order: 'asc', per_page: String(page) }
      const request = get(`${api}/comments?${query({ ...values, page: String(number) })}`)
      const reply = yield { request, as: 'account' }
      if (reply.is !== 'answer') return { is: 'unreadable', says: reply.says }
      if (reply.status !== 200 || !Array.isArray(reply.json)) return { is: 'unreadable', says: saysOf(reply) }
      const items = listAt(reply.json, '')
      found.push(...items.flatMap(commentIn))
      if (items.length < page) break
    }
  return { is: 'comments', comments: found }
}

function* act(request: PreparedRequest): Talk<Moderated> {
  const reply = yield { request, as: 'account' }
  if (reply.is === 'answer' && gone.has(codeIn(reply))) return { is: 'absent' }
  return judgeHttp(request, reply, saysOf)
}

export const wordpressModerator: Moderator = {
  comments,
  hide: (_account, comment) => act(send('POST', at(comment), { status: 'hold' })),
  show: (_account, comment) => act(send('POST', at(comment), { status: 'approved' })),
  remove: (_account, comment) => act({ ...get(at(comment)), method: 'DELETE' }),
}
