import type { Role } from './roles.ts'

/** How whoever asks stands to what they ask about. Several in one row must all hold. */
export const relationNames = [
  'any',
  'self',
  'not-self',
  'in-my-scope',
  'reports-to-me',
  'issued-by-me',
  'on-the-list',
] as const
export type Relation = (typeof relationNames)[number]

export type RowEntry = {
  readonly act: string
  /** `anyone` is anyone signed in. */
  readonly role: Role | 'anyone'
  readonly relation: readonly [Relation, ...Relation[]]
  /** Whoever does this shows once more that it is they. */
  readonly needs?: 'step-up'
  readonly why: string
  /** A clause of the policy, or a law. */
  readonly source?: string
}

type Relations = Relation | RowEntry['relation']

/** One row of the table. */
export const may = <A extends string>(
  act: A,
  role: RowEntry['role'],
  relation: Relations,
  why: string,
  more: Pick<RowEntry, 'needs' | 'source'> = {},
): RowEntry & { readonly act: A } => ({
  ...{ act, role, why, ...more },
  relation: typeof relation === 'string' ? [relation] : relation,
})

/** Within what somebody is named for, and not about themselves. */
export const mineNotMe = ['in-my-scope', 'not-self'] as const
