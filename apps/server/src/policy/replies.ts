import type { FastifyReply } from 'fastify'
import { sendRefusal } from '../http/problem.ts'
import { type RefusalCode, refuse } from '../http/refusals.ts'
import type { PolicyRefusal, PolicyRefusalCode } from './in-force/model.ts'

const codes: Readonly<Record<PolicyRefusalCode, RefusalCode>> = {
  'period-does-not-fit': 'bad-request',
  'pack-unknown': 'not-found',
  'in-force-unknown': 'not-found',
  'pack-does-not-fit': 'pack-does-not-fit',
  'in-force-already': 'in-force-already',
  'another-is-planned': 'another-is-planned',
  'changed-meanwhile': 'changed-meanwhile',
  'already-ended': 'already-ended',
}

/** So many of what a pack gets wrong fit on a screen. */
const problemsShown = 20

/** A refusal of this context as one over HTTP; what a pack gets wrong stands at the pack. */
export function sendDeclined(
  reply: FastifyReply,
  { code, says, field, problems }: PolicyRefusal,
): FastifyReply {
  const fields = [
    ...(field === undefined ? [] : [{ path: field, says }]),
    ...(problems ?? []).slice(0, problemsShown).map((problem) => ({ path: 'digest', says: problem })),
  ]
  return sendRefusal(
    reply,
    fields.length === 0 ? refuse(codes[code], says) : refuse(codes[code], says, fields),
  )
}

export const notFound = refuse('not-found', 'There is nothing here. It may have been ended.')

export const keepNowhere = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')
