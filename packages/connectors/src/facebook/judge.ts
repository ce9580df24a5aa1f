import type { PreparedRequest } from '../prepared.ts'
import { deferred, judgeHttp, refused, waitOf } from '../talk/judge.ts'
import type { Judged } from '../talk/sender.ts'
import { type AnswerOf, at, type Reply, textAt } from '../talk/talk.ts'

const saidBy = ({ status, json, text }: AnswerOf): string =>
  `It answered ${status}: ${(textAt(json, 'error.message') ?? text).replace(/\s+/g, ' ').trim().slice(0, 300)}`

const tooMany = [4, 17, 32, 341, 613, 80_001]
const troubles = [1, 2]

/** That something is not there is said with 400 as well. */
export const isMissing = ({ status, json }: AnswerOf): boolean =>
  status === 404 ||
  at(json, 'error.code') === 803 ||
  (at(json, 'error.code') === 100 && at(json, 'error.error_subcode') === 33)

/** How many minutes until it may go on: said in a header that is JSON, by the number of the Page. */
function minutesIn(answer: AnswerOf): number | null {
  const said = /"estimated_time_to_regain_access"\s*:\s*(\d{1,6})/.exec(
    answer.headers['x-business-use-case-usage'] ?? '',
  )?.[1]
  return waitOf(answer) ?? (said === undefined || said === '0' ? null : Number(said) * 60_000)
}

/** By the number of the error: the status is 400 for nearly all of them. */
export function judgeFacebook(request: PreparedRequest, reply: Reply): Judged {
  if (reply.is !== 'answer') return judgeHttp(request, reply)
  const code = at(reply.json, 'error.code')
  if (reply.status < 400 || typeof code !== 'number') return judgeHttp(request, reply, saidBy)
  if (tooMany.includes(code)) return deferred('Facebook asks us to wait.', minutesIn(reply))
  // Its own trouble, which may have come after the post was taken.
  if (troubles.includes(code)) return judgeHttp(request, { ...reply, status: 500 }, saidBy)
  if (code === 506) return refused('taken', saidBy(reply))
  if (isMissing(reply)) return refused('about', saidBy(reply))
  if (code === 190 || code === 368 || code === 10 || (code >= 200 && code < 300))
    return refused('credential', saidBy(reply))
  return judgeHttp(request, reply, saidBy)
}
