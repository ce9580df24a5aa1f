import type { PreparedRequest } from '../prepared.ts'
import type { Deferred, Judged, Refused, RefusedCode } from './sender.ts'
import type { AnswerOf, Reply } from './talk.ts'

export const refused = (code: RefusedCode, says: string): Refused => ({ is: 'refused', code, says })
export const deferred = (says: string, afterMs: number | null = null): Deferred => ({
  is: 'deferred',
  afterMs,
  says,
})

/** A request that only looks: whatever comes of it, nothing was published by it. */
export const isLook = ({ method }: PreparedRequest): boolean => method === 'GET'

/** Headers that say when to come back, the plainest first. */
const waits = ['retry-after', 'ratelimit-reset', 'x-ratelimit-reset', 'x-rate-limit-reset']
/** A smaller number is so many seconds, a larger one an instant in seconds. */
const instantsFrom = 1_000_000_000

/** How long to wait: seconds, or an instant that is measured from the answer's own `Date`, so that no clock of ours is asked. */
export function waitOf({ headers }: AnswerOf): number | null {
  const said = waits.map((name) => headers[name]?.trim()).find((value) => value !== undefined && value !== '')
  if (said === undefined) return null
  const figure = /^\d{1,12}$/.test(said) ? Number(said) : undefined
  if (figure !== undefined && figure < instantsFrom) return figure * 1000
  const until = figure === undefined ? Date.parse(said) : figure * 1000
  const from = Date.parse(headers['date'] ?? '')
  return Number.isNaN(until) || Number.isNaN(from) ? null : Math.max(0, until - from)
}

const shortly = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 300)

/**
 * What an answer means where its platform has nothing of its own to say. A server that fails may have taken what it was
 * sent, so that is not known; one that refuses has not.
 */
export function judgeHttp(
  request: PreparedRequest,
  reply: Reply,
  says: (answer: AnswerOf) => string = saidBy,
): Judged {
  if (reply.is === 'not-sent') return deferred(reply.says)
  if (reply.is === 'no-answer')
    return isLook(request) ? deferred(reply.says) : { is: 'unknown', says: reply.says }
  const { status } = reply
  if (status >= 200 && status < 300) return { is: 'done' }
  if (status === 429) return deferred('The platform asks us to wait.', waitOf(reply))
  if (status === 401 || status === 403) return refused('credential', says(reply))
  if (status === 404 || status === 410) return refused('about', says(reply))
  if (status === 408 || status >= 500)
    return isLook(request) ? deferred(says(reply), waitOf(reply)) : { is: 'unknown', says: says(reply) }
  return refused('content', says(reply))
}

const saidBy = ({ status, text }: AnswerOf): string => `It answered ${status}: ${shortly(text)}`

/** Why nobody is signed in. Nothing was published by trying, so that what is not known is only put off. */
export function notOpened(request: PreparedRequest, reply: Reply): Refused | Deferred {
  const judged = judgeHttp(request, reply)
  if (judged.is === 'refused') return { ...judged, code: 'credential' }
  if (judged.is === 'deferred') return judged
  return deferred(judged.is === 'unknown' ? judged.says : 'It answered something that we do not understand.')
}
