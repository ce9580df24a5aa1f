import type { PreparedRequest } from '../prepared.ts'
import { deferred, judgeHttp, refused, waitOf } from '../talk/judge.ts'
import type { Judged } from '../talk/sender.ts'
import { type AnswerOf, at, listAt, type Reply, textAt } from '../talk/talk.ts'

const saidBy = ({ status, json, text }: AnswerOf): string => {
  const errors = listAt(json, 'errors').filter((error) => typeof error === 'string')
  const says = errors.length > 0 ? errors.join(' ') : text.replace(/\s+/g, ' ').trim().slice(0, 300)
  return `It answered ${status}: ${says}`
}

function secondsIn(answer: AnswerOf): number | null {
  const seconds = at(answer.json, 'extras.wait_seconds')
  return waitOf(answer) ?? (typeof seconds === 'number' ? seconds * 1000 : null)
}

/** By the status, but for what a forum keeps back and what it has seen before. */
export function judgeDiscourse(request: PreparedRequest, reply: Reply): Judged {
  if (reply.is !== 'answer') return judgeHttp(request, reply)
  const { status, json } = reply
  if (status === 429) return deferred('The forum asks us to wait.', secondsIn(reply))
  if (status === 200 && textAt(json, 'action') === 'enqueued')
    return refused(
      'content',
      'The forum keeps this back until one of its moderators lets it through. Ask them, or ask that this account may post at once.',
    )
  // The same title, or the same text a moment ago: it may be this very post, sent before.
  if (status === 422 && /already been (?:taken|used)|too similar/i.test(saidBy(reply)))
    return refused('taken', saidBy(reply))
  return judgeHttp(request, reply, saidBy)
}
