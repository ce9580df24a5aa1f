import type { FastifyReply } from 'fastify'
import { sendRefusal } from '../../http/problem.ts'
import { type Refusal, type RefusalCode, refuse } from '../../http/refusals.ts'
import type { AccessRefusal, AccessRefusalCode } from '../access/model.ts'
import type { DirectoryRefusal, DirectoryRefusalCode } from '../directory/refusal.ts'

const codes: Readonly<Record<AccessRefusalCode | DirectoryRefusalCode, RefusalCode>> = {
  'role-for-oneself': 'role-for-oneself',
  'roles-kept-apart': 'roles-kept-apart',
  'role-held-already': 'role-held-already',
  'role-does-not-travel': 'role-does-not-travel',
  'conflict-of-interest': 'conflict-of-interest',
  'last-administrator': 'last-administrator',
  'person-not-here': 'person-not-here',
  'grant-not-held': 'grant-not-held',
  'already-ended': 'already-ended',
  'not-merged': 'already-ended',
  'scope-does-not-fit': 'bad-request',
  'period-does-not-fit': 'bad-request',
  'merge-does-not-fit': 'bad-request',
  'leave-does-not-fit': 'bad-request',
  'entry-incomplete': 'bad-request',
  'manager-unknown': 'bad-request',
  'units-in-a-circle': 'bad-request',
  'basis-already-says': 'bad-request',
  'entry-taken': 'entry-taken',
  'unit-in-use': 'unit-in-use',
  'changed-meanwhile': 'changed-meanwhile',
  'directory-busy': 'not-now',
  'person-unknown': 'not-found',
  'unit-unknown': 'not-found',
  'leave-unknown': 'not-found',
}

/** A refusal of the directory or of access as one over HTTP. A member that is wrong is a bad request. */
export function toRefusal(declined: AccessRefusal | DirectoryRefusal): Refusal {
  const { code, says } = declined
  const field = 'field' in declined ? declined.field : undefined
  const refusal = codes[code]
  if (field === undefined) return refuse(refusal, says)
  return refuse(refusal === 'not-found' ? 'bad-request' : refusal, says, [{ path: field, says }])
}

export const sendDeclined = (reply: FastifyReply, declined: AccessRefusal | DirectoryRefusal): FastifyReply =>
  sendRefusal(reply, toRefusal(declined))

export const notFound = refuse('not-found', 'There is nothing here. It may have been moved, or ended.')

/** Two changes at once may want the same address or number; PostgreSQL lets one of them have it. */
export function declineTaken(error: unknown): { readonly ok: false; readonly declined: DirectoryRefusal } {
  if (error instanceof Error && 'code' in error && error.code === '23505')
    return {
      ok: false,
      declined: { code: 'entry-taken', says: 'Another entry got this address or number just now.' },
    }
  throw error
}
