import type { Json, PreparedRequest } from './prepared.ts'
import { answerWith } from './talk/reply.ts'
import type { Judged } from './talk/sender.ts'
import type { Ask, Reply, Talk } from './talk/talk.ts'

/** An answer written by hand. */
export const answer = (
  status: number,
  json: Json,
  headers: Readonly<Record<string, string>> = {},
  address = 'https://a.example/',
): Reply => answerWith(status, Object.entries(headers), JSON.stringify(json), address)

export const noAnswer: Reply = { is: 'no-answer', says: 'Nobody answered.' }
export const notSent: Reply = { is: 'not-sent', says: 'Nobody took the connection.' }

/** Walks a talk with answers by what is asked for. */
export function walked<T>(talk: Talk<T>, answers: (ask: Ask) => Reply): T {
  let step = talk.next()
  while (!step.done) step = talk.next(answers(step.value))
  return step.value
}

/** Walks a talk with these answers, one after the other, and says what it asked for. */
export function told<T>(
  talk: Talk<T>,
  replies: readonly Reply[],
): { end: T; asked: readonly PreparedRequest[] } {
  const asked: PreparedRequest[] = []
  const end = walked(talk, ({ request }) => {
    asked.push(request)
    const reply = replies[asked.length - 1]
    if (!reply) throw new Error(`Nothing answers ${request.method} ${request.path}`)
    return reply
  })
  return { end, asked }
}

/** A judgement in a few words, for tables: `refused taken`, `deferred 0`. */
export const inWords = (judged: Judged): string =>
  judged.is === 'refused'
    ? `refused ${judged.code}`
    : judged.is === 'deferred'
      ? `deferred ${judged.afterMs}`
      : judged.is
