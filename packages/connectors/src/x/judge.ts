import type { PreparedRequest } from '../prepared.ts'
import { deferred, judgeHttp, refused, waitOf } from '../talk/judge.ts'
import type { Judged } from '../talk/sender.ts'
import { type AnswerOf, type Reply, textAt } from '../talk/talk.ts'

const saidBy = ({ status, json, text }: AnswerOf): string => {
  const says = textAt(json, 'detail') ?? textAt(json, 'errors.0.message') ?? text.replace(/\s+/g, ' ').trim()
  return `It answered ${status}: ${says.slice(0, 300)}`
}

/** The window of a day is longer than that of a quarter of an hour, and counts where it is used up. */
function untilOf(answer: AnswerOf): number | null {
  const { headers } = answer
  const ofDay = ['user', 'app'].find((whose) => headers[`x-${whose}-limit-24hour-remaining`] === '0')
  const reset = ofDay === undefined ? undefined : headers[`x-${ofDay}-limit-24hour-reset`]
  return waitOf(
    reset === undefined
      ? answer
      : { ...answer, headers: { date: headers['date'] ?? '', 'retry-after': reset } },
  )
}

/** By the status, but for words that it has seen before: that may be this very post. */
export function judgeX(request: PreparedRequest, reply: Reply): Judged {
  if (reply.is !== 'answer') return judgeHttp(request, reply)
  if (reply.status === 429) return deferred('X asks us to wait.', untilOf(reply))
  if (reply.status === 403 && /duplicate/i.test(saidBy(reply))) return refused('taken', saidBy(reply))
  return judgeHttp(request, reply, saidBy)
}
