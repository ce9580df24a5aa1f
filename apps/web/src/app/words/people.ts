import type { Basis, Bound, HeldRole } from '@secondlook/contract'
import { sayInstant, sayUntil } from './instant.ts'

/** How somebody is engaged, as a form offers it. */
export const basisNames: Readonly<Record<Basis, string>> = {
  'psm-act-employee': 'Employee under the Public Sector Management Act',
  'psm-act-officer': 'Officer under the Public Sector Management Act',
  contractor: 'Contractor',
  volunteer: 'Volunteer',
  secondee: 'Secondee',
  'board-member': 'Board or committee member',
  'ministerial-staff': 'Ministerial staff',
  'statutory-officer': 'Statutory officer',
  other: 'Something else',
  'not-sure': 'Not sure yet',
}

/** The same inside a sentence: `is a contractor`. */
export const basisSaid: Readonly<Record<Basis, string>> = {
  'psm-act-employee': 'is an employee under the Public Sector Management Act',
  'psm-act-officer': 'is an officer under the Public Sector Management Act',
  contractor: 'is a contractor',
  volunteer: 'is a volunteer',
  secondee: 'is on secondment here',
  'board-member': 'is a member of a board or committee',
  'ministerial-staff': 'works for a minister',
  'statutory-officer': 'is a statutory officer',
  other: 'is engaged in another way',
  'not-sure': 'is engaged in a way that nobody has settled yet',
}

export const boundNames: Readonly<Record<Bound, string>> = {
  bound: 'Bound by the policy',
  'not-bound': 'Not bound',
  'not-settled': 'To be settled',
}

export const levelNames = { staff: 'Staff', senior: 'Senior', executive: 'Executive' } as const

/** Whether the basis itself says if the policy binds; where it does not, a person settles it. */
export const isLeftOpen = (basis: Basis): boolean =>
  !['psm-act-employee', 'psm-act-officer', 'contractor', 'volunteer'].includes(basis)

type Scope = HeldRole['scope']

/** `for Libraries`, `for everything`. */
export const sayScope = ({ kind, name }: Scope): string =>
  kind === 'everything' ? 'for everything' : `for ${name}`

/** Through what a role is held: `given by Tom Okafor`. */
export function sayThrough({ kind, by }: HeldRole['through']): string {
  if (kind === 'grant') return `given by ${by.name}`
  return kind === 'delegation' ? `handed on by ${by.name}` : `acting for ${by.name}`
}

/** `from … until …`, `since …`, `ended …`. */
export function saySpan(
  { from, to, endedAt }: Pick<HeldRole, 'from' | 'to' | 'endedAt'>,
  now: string,
): string {
  if (endedAt !== null && endedAt <= now) return `${sayInstant(from)} to ${sayInstant(endedAt)}`
  if (to !== null && to <= now) return `${sayInstant(from)} to ${sayInstant(to)}`
  const start = from > now ? `From ${sayInstant(from)}` : `Since ${sayInstant(from)}`
  return to === null ? start : `${start}, until ${sayUntil(to)}`
}

/** `A`, `A and B`, `A, B and C`. */
export function listOf(names: readonly string[]): string {
  const [last = '', ...rest] = [...names].reverse()
  return rest.length === 0 ? last : `${rest.reverse().join(', ')} and ${last}`
}
