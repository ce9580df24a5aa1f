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

/** `Retry-After` in seconds or as a date, measured from the answer's own `Date` so that no clock of ours is asked. */
export function waitOf({ headers }: AnswerOf): number | null {
  const after = headers['retry-after']
  if (after === undefined) return null
  if (/^\d+$/.test(after.trim())) return Number(after) * 1000
  const [until, from] = [Date.parse(after), Date.parse(headers['date'] ?? '')]
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
