import { type Asker, decide, findSelves } from '../../people/index.ts'
import type { Db } from '../../store/database.ts'
import { standingsOfAll } from './ask.ts'
import { findAcknowledged } from './store.ts'

export type ToRead = {
  readonly bound: number
  readonly read: number
  readonly notSettled: number
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly unit: string | null
    readonly bound: 'bound' | 'not-bound' | 'not-settled'
  }[]
}

/**
 * Of those whom an asker manages or answers for: how many have read what applies to them, and who still has to. By
 * name and nothing else: whether somebody is late, or was told often, is not said to others.
 */
export async function findToRead(db: Db, asker: Asker): Promise<ToRead> {
  const { at } = asker
  const theirs = (await standingsOfAll(db, at)).filter(
    ({ id, unit, standing }) =>
      standing !== undefined &&
      !asker.selves.has(id) &&
      decide(asker, 'acknowledgement.read', { person: id, unit }).may,
  )
  const still: (typeof theirs)[number][] = []
  for (const one of theirs)
    if (one.standing?.state === 'due' && !(await hasReadElsewhere(db, one, at))) still.push(one)
  const bound = theirs.filter((one) => one.bound === 'bound').length
  return {
    ...{ bound, read: bound - still.length - theirs.filter(isWithoutPolicy).length },
    notSettled: theirs.filter((one) => one.bound === 'not-settled').length,
    people: still
      .map(({ id, name, unit, bound: how }) => ({ id, name, unit, bound: how }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

type One = Awaited<ReturnType<typeof standingsOfAll>>[number]
const isWithoutPolicy = ({ standing }: One): boolean => standing?.state === 'no-policy'

/** Whether somebody acknowledged the rest under another entry of theirs. */
async function hasReadElsewhere(db: Db, { id, standing }: One, at: string): Promise<boolean> {
  const made = await findAcknowledged(db, [...(await findSelves(db, id, at))], at)
  const known = new Set(made.flatMap(({ base, overlays }) => [base, ...overlays]))
  return standing?.missing.every(({ digest }) => known.has(digest)) ?? false
}
