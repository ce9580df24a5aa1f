import type { Holding } from './asker.ts'
import { isRole, keptApart, type Role, roles, type ScopeKind } from './roles.ts'

/** What is left of somebody's roles where two of them are kept apart. */
export const letFall = (holds: readonly Holding[]): readonly Holding[] =>
  holds.filter(
    ({ role }) =>
      !keptApart.some(({ stays, falls }) => falls === role && holds.some((other) => other.role === stays)),
  )

/** An expected no about a role. Each has a page in `docs/refusals`. */
export type AccessRefusal = {
  readonly code: AccessRefusalCode
  readonly says: string
  /** The member that has to be chosen again, where it is one. */
  readonly field?: string
}
export type AccessRefusalCode =
  | 'role-for-oneself'
  | 'roles-kept-apart'
  | 'role-held-already'
  | 'scope-does-not-fit'
  | 'period-does-not-fit'
  | 'person-not-here'
  | 'grant-not-held'
  | 'role-does-not-travel'
  | 'conflict-of-interest'
  | 'last-administrator'
  | 'already-ended'

export const no = (code: AccessRefusalCode, says: string, field?: string): AccessRefusal => ({
  ...{ code, says },
  ...(field !== undefined && { field }),
})

export type GrantScope = { readonly kind: ScopeKind; readonly id: string | null }

/** Whether a role may be limited like this. */
export function decideScope(role: Role, scope: GrantScope): AccessRefusal | undefined {
  const kinds: readonly ScopeKind[] = roles[role].scopes
  if (!kinds.includes(scope.kind))
    return no('scope-does-not-fit', `The role of ${roles[role].name} is held for ${kinds.join(' or ')}.`)
  if ((scope.kind === 'everything') !== (scope.id === null))
    return no('scope-does-not-fit', 'Say which unit or which channel the role is for.')
  return undefined
}

type Period = { readonly from: string; readonly to: string | null }

/** A period begins now or later, and ends after it begins. Nothing is granted for the past. */
export function decidePeriod({ from, to }: Period, at: string): AccessRefusal | undefined {
  if (from < at)
    return no('period-does-not-fit', 'It cannot begin in the past; leave the beginning out for now.', 'from')
  if (to !== null && to <= from) return no('period-does-not-fit', 'It must end after it begins.', 'to')
  return undefined
}

export type HeldPeriod = Period & { readonly role: string }

/** A role that may not be held beside this one, where somebody has it at some instant of the period. */
export function findApart(role: Role, period: Period, held: readonly HeldPeriod[]): string | undefined {
  for (const { stays, falls, because } of keptApart) {
    const other = role === stays ? falls : role === falls ? stays : undefined
    if (other && held.some((one) => one.role === other && overlaps(one, period)))
      return `They hold the role of ${roles[other].name} then. ${because}`
  }
  return undefined
}

export const overlaps = (a: Period, b: Period): boolean =>
  (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to)

export const travels = (role: string): boolean => isRole(role) && roles[role].travels
