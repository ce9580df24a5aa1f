import type { PreparedRequest } from '../prepared.ts'
import { deferred, judgeHttp, refused, waitOf } from '../talk/judge.ts'
import type { Judged } from '../talk/sender.ts'
import { type AnswerOf, type Reply, textAt } from '../talk/talk.ts'

const saidBy = (answer: AnswerOf): string =>
  `It answered ${answer.status}: ${(textAt(answer.json, 'error') ?? answer.text).replace(/\s+/g, ' ').trim().slice(0, 300)}`

/** By the status alone, but for two things that it says with a status of something else. */
export function judgeMastodon(request: PreparedRequest, reply: Reply): Judged {
  if (reply.is !== 'answer') return judgeHttp(request, reply)
  if (reply.status === 429) return deferred('The server asks us to wait.', waitOf(reply))
  // A picture that is still being made smaller; the post itself was not taken.
  if (reply.status === 422 && /finished processing/i.test(reply.text)) return deferred(saidBy(reply), 5000)
  // What an account may not do with a post of somebody else, not who it is.
  if (reply.status === 403 && request.method !== 'POST') return refused('about', saidBy(reply))
  return judgeHttp(request, reply, saidBy)
}
