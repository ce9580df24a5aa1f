import type { Ask, Reply, Talk } from './talk.ts'

/** Walks a talk to its end with whatever answers: a network, a double, a list of replies. */
export async function walkTalk<T>(talk: Talk<T>, send: (ask: Ask) => Promise<Reply>): Promise<T> {
  let step = talk.next()
  while (!step.done) step = talk.next(await send(step.value))
  return step.value
}
