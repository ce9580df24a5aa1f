import type { FastifyReply } from 'fastify'
import { type Refusal, refusals } from './refusals.ts'

/** RFC 9457. `type` leads to the page of the refusal. */
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly fields?: Refusal['fields']
}

export function problemOf({ refusal, says, fields }: Refusal): Problem {
  const { status, title } = refusals[refusal]
  return {
    ...{ type: `/docs/refusals/${refusal}`, title, status, detail: says, code: refusal },
    ...(fields ? { fields } : {}),
  }
}

/** Sends a refusal; nobody may keep it. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const problem = problemOf(refusal)
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem))
}
