import type { Db, Tx } from '../../store/database.ts'
import { isPersonPresent } from '../access/store.ts'
import { findLeaveAt, findPerson, findSelves } from './store.ts'

/** How somebody can be reached at an instant. */
export type Reach = {
  /** The entry that stands for them: another one, where the one that was named is folded into it. */
  readonly person: string
  readonly email: string | null
  readonly isPresent: boolean
  /** The end of the leave that they are on. */
  readonly awayUntil: string | null
}

/** How to reach whoever an entry is; `undefined` for one that was never in the directory. */
export async function findReach(db: Db | Tx, named: string, at: string): Promise<Reach | undefined> {
  const present = await findPresent(db, named, at)
  const entry = await findPerson(db, present ?? named, at)
  if (!entry) return undefined
  const leave = (await findLeaveAt(db, [entry.id], at)).map(({ to_at }) => to_at).sort()
  return {
    ...{ person: entry.id, email: entry.email, isPresent: present !== undefined },
    awayUntil: leave.at(-1) ?? null,
  }
}

/** The entry by which somebody is present: the one that was named, or another that is the same human. */
async function findPresent(db: Db | Tx, named: string, at: string): Promise<string | undefined> {
  if (await isPersonPresent(db, named, at)) return named
  for (const other of await findSelves(db, named, at)) if (await isPersonPresent(db, other, at)) return other
  return undefined
}
