import type { PreparedRequest } from '../prepared.ts'
import { judgeHttp, refused } from '../talk/judge.ts'
import type { Judged } from '../talk/sender.ts'
import { type AnswerOf, type Reply, textAt } from '../talk/talk.ts'

const saidBy = ({ status, json, text }: AnswerOf): string =>
  `It answered ${status}: ${(textAt(json, 'message') ?? text).replace(/\s+/g, ' ').trim().slice(0, 300)}`

/** By the status, but for words that it has seen before: that may be this very post. */
export function judgeLinkedin(request: PreparedRequest, reply: Reply): Judged {
  return reply.is === 'answer' && [400, 409, 422].includes(reply.status) && /duplicate/i.test(saidBy(reply))
    ? refused('taken', saidBy(reply))
    : judgeHttp(request, reply, saidBy)
}
