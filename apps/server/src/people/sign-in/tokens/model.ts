import { type FieldSays, type Refusal, refuse } from '../../../http/refusals.ts'
import { later } from '../needs.ts'
import type { ApiTokenTable } from '../tables.ts'

const day = 86_400_000
const longestDays = 365

export const isAlive = ({ ends_at, revoked_at }: Pick<ApiTokenTable, 'ends_at' | 'revoked_at'>, at: string) =>
  revoked_at === null && at < ends_at

/** Until when a token lives, or what is wrong with what was asked for. */
export function endOf(
  { scopes, days }: { readonly scopes: readonly string[]; readonly days: number },
  known: readonly string[],
  at: string,
): string | Refusal {
  const fields: FieldSays[] = []
  for (const [n, scope] of scopes.entries())
    if (!known.includes(scope))
      fields.push({ path: `scopes.${n}`, says: 'is no act that a token can be for' })
  if (days > longestDays) fields.push({ path: 'days', says: `can be ${longestDays} at most` })
  if (fields.length > 0) return refuse('bad-request', 'Look at what is marked, and send it again.', fields)
  return later(at, days * day)
}

/** Acts that are for people alone: a token makes no token and confirms nothing. */
export const actsOfPeople = [
  'session.see',
  'session.end',
  'session.end-any',
  'passkey.see',
  'passkey.change',
  'token.see',
  'token.make',
  'token.revoke',
  'token.see-any',
  'token.revoke-any',
  'enrolment.make',
  'enrolment.confirm',
  'enrolment.read',
  'enrolment.end',
  'ways-in.remove-any',
] as const
