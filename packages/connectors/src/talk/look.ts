import type { PreparedRequest } from '../prepared.ts'
import { waitOf } from './judge.ts'
import type { Judged, Published, Withdrawn } from './sender.ts'
import type { AnswerOf, Ask, Reply, Talk } from './talk.ts'

/** What came of looking: it is there, it is not, or nobody can say just now. */
export type Looked =
  | { readonly is: 'there'; readonly answer: AnswerOf }
  | { readonly is: 'none'; readonly says: string }
  | { readonly is: 'unreadable'; readonly says: string; readonly isForGood: boolean }

/** Asks for something. Only an answer that says so is a no; everything else is not knowing. */
export function* look(request: PreparedRequest, as: Ask['as']): Talk<Looked> {
  const reply = yield { request, as }
  if (reply.is !== 'answer') return { is: 'unreadable', says: reply.says, isForGood: false }
  const { status } = reply
  if (status === 404 || status === 410) return { is: 'none', says: `It answered ${status}.` }
  if (status >= 200 && status < 300) return { is: 'there', answer: reply }
  const wait = status === 429 ? waitOf(reply) : null
  return {
    is: 'unreadable',
    says: `It answered ${status}${wait === null ? '' : `, and asks to wait ${Math.ceil(wait / 1000)} s`}.`,
    isForGood: false,
  }
}

/** What an answer to something that is done once and may be done already means: what is not there is `absent`. */
export function* act(
  request: PreparedRequest,
  judge: (request: PreparedRequest, reply: Reply) => Judged,
): Talk<Judged | { readonly is: 'absent' }> {
  const reply = yield { request, as: 'account' }
  return reply.is === 'answer' && (reply.status === 404 || reply.status === 410)
    ? { is: 'absent' }
    : judge(request, reply)
}

/** Takes parts off, the last first so that no reply ever hangs in the air. What is gone already is no trouble. */
export function* withdrawParts(
  { parts }: Published,
  requestOf: (id: string) => PreparedRequest,
  judge: (request: PreparedRequest, reply: Reply) => Judged,
): Talk<Withdrawn> {
  let isAnyThere = false
  for (const { id } of [...parts].reverse()) {
    const done = yield* act(requestOf(id), judge)
    if (done.is === 'done') isAnyThere = true
    else if (done.is !== 'absent') return done
  }
  return { is: isAnyThere ? 'withdrawn' : 'absent' }
}
