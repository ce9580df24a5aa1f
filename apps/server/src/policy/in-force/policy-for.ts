import { findPerson, findUnits } from '../../people/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { findInForce } from '../store.ts'
import { answerAt, type InForce, type PolicyAnswer, type UnitTree, wayTo } from './model.ts'

export type PolicyQuestion = {
  /** `null` for the whole body. */
  readonly unit: string | null
  readonly at: string
  /** As it was known then; as it is known now where absent. */
  readonly knownAt?: string
}

/** What each unit stood below at an instant. */
export const findTree = async (db: Db | Tx, at: string): Promise<UnitTree> =>
  new Map((await findUnits(db, at)).map(({ id, parent }) => [id, parent]))

/** Which packs judge what is done in a unit at an instant; or that none does, and then nothing official may be done. */
export async function policyFor(db: Db | Tx, question: PolicyQuestion): Promise<PolicyAnswer> {
  return answerFor(db, await findInForce(db), question)
}

export async function answerFor(
  db: Db | Tx,
  rows: readonly InForce[],
  { unit, at, knownAt }: PolicyQuestion,
): Promise<PolicyAnswer> {
  if (unit === null) return answerAt(rows, [], at, knownAt)
  // Of the units nothing is known beforehand, so that of a later day the last that was known is taken.
  const treeAt = knownAt !== undefined && knownAt < at ? knownAt : at
  const way = wayTo(await findTree(db, treeAt), unit)
  return way ? answerAt(rows, way, at, knownAt) : { gap: 'unit-unknown' }
}

/** The same for somebody, by the unit that they were in. */
export async function policyForPerson(db: Db | Tx, person: string, at: string): Promise<PolicyAnswer> {
  const entry = await findPerson(db, person, at)
  return await policyFor(db, { unit: entry?.unit ?? null, at })
}
