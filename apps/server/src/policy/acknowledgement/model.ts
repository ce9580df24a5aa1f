import type { Bound, Pack } from '@secondlook/contract'

import type { InForce, PolicyAnswer } from '../in-force/model.ts'

/** How long somebody has, from when they were asked. A local setting: the policy asks for nothing of the kind. */
export const daysToRead = 28

/** Where somebody stands with what applies to them. */
export type Standing = {
  readonly state: 'current' | 'due' | 'not-bound' | 'not-settled' | 'no-policy'
  /** What applies to them, the base first. */
  readonly applies: readonly InForce[]
  /** What of it they have not acknowledged yet. */
  readonly missing: readonly InForce[]
}

/**
 * Whether somebody has acknowledged everything that applies to them. What they said once stands for that version, in
 * whatever unit they come to be: a new version of the base asks everybody, and a layer only those in its unit.
 */
export function standingOf(bound: Bound, answer: PolicyAnswer, acknowledged: ReadonlySet<string>): Standing {
  const applies = 'gap' in answer ? [] : [answer.base, ...answer.overlays]
  if (bound !== 'bound') return { state: bound, applies, missing: [] }
  if ('gap' in answer) return { state: 'no-policy', applies, missing: [] }
  const missing = applies.filter(({ digest }) => !acknowledged.has(digest))
  return { state: missing.length === 0 ? 'current' : 'due', applies, missing }
}

/** What a notice is about: the packs that are missing, as they were put in force. */
export const aboutOf = ({ missing }: Pick<Standing, 'missing'>): string =>
  missing
    .map(({ id }) => id)
    .sort()
    .join('+')

type Said = Pick<InForce, 'title' | 'pack' | 'version' | 'kind'>

/** Exactly what somebody says. It is kept as it stands here, with the versions it names. */
export function statementOf(applies: readonly Said[]): string {
  const named = applies.map(({ title, pack, version }) => `“${title}” (${pack}, version ${version})`)
  const [base = '', ...layers] = named
  const and = layers.length === 0 ? '' : `, with ${layers.join(' and ')}`
  return `I have read ${base}${and}. I know that ${layers.length === 0 ? 'it applies' : 'they apply'} to me.`
}

export type ClauseChange = {
  readonly how: 'new' | 'changed' | 'gone'
  readonly number: string
  readonly title: string
}

/** How the clauses of a version differ from those of one before. */
export function changesBetween(
  before: Pick<Pack, 'clauses'>,
  after: Pick<Pack, 'clauses'>,
): readonly ClauseChange[] {
  const old = new Map(before.clauses.map((clause) => [clause.number, clause]))
  const now = new Set(after.clauses.map(({ number }) => number))
  const come = after.clauses.flatMap(({ number, title, text }): ClauseChange[] => {
    const known = old.get(number)
    if (!known) return [{ how: 'new', number, title }]
    return known.text === text && known.title === title ? [] : [{ how: 'changed', number, title }]
  })
  const gone = before.clauses
    .filter(({ number }) => !now.has(number))
    .map(({ number, title }): ClauseChange => ({ how: 'gone', number, title }))
  return [...come, ...gone]
}
