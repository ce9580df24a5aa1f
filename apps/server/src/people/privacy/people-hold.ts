import type { Db, Tx } from '../../store/database.ts'
import { isRole, roles } from '../access/roles.ts'
import { findGrantsOf } from '../access/store.ts'
import { findStates } from '../directory/store.ts'
import type { HeldThing, HoldsAbout } from './held.ts'
import { listTold } from './store.ts'

/** What this context holds about somebody. */
export const peopleHold: HoldsAbout = async (db, people) => {
  const things: HeldThing[] = []
  for (const person of people) {
    for (const state of await findStates(db, person))
      things.push({
        item: 'directory-entry',
        says: `Your entry in the directory as ${state.name} stood like this.`,
        ...{ since: state.since, until: state.until, where: `/people/${person}` },
      })
    for (const grant of await findGrantsOf(db, person))
      things.push({
        item: 'roles',
        says: `You were given the role of ${isRole(grant.role) ? roles[grant.role].name : grant.role}.`,
        ...{ since: grant.from_at, until: grant.ended_at ?? grant.to_at, where: '/my-access' },
      })
  }
  return [...things, ...(await periodsOf(db, people)), ...(await tellingsOf(db, people))]
}

async function periodsOf(db: Db | Tx, people: readonly string[]): Promise<readonly HeldThing[]> {
  const of = [...people]
  const away = await db.selectFrom('leave').selectAll().where('person', 'in', of).execute()
  const stands = await db.selectFrom('leave').selectAll().where('stands_in', 'in', of).execute()
  const acting = await db.selectFrom('acting').selectAll().where('person', 'in', of).execute()
  const delegated = await db.selectFrom('delegation').selectAll().where('person', 'in', of).execute()
  const merged = await db
    .selectFrom('person_merge')
    .selectAll()
    .where((eb) => eb.or([eb('kept', 'in', of), eb('merged', 'in', of)]))
    .execute()
  type Period = { readonly from_at: string; readonly to_at: string; readonly ended_at: string | null }
  const thing =
    (item: HeldThing['item'], says: string) =>
    (row: Period): HeldThing => ({
      ...{ item, says, since: row.from_at, until: row.ended_at ?? row.to_at, where: '/my-access' },
    })
  return [
    ...away.map(thing('leave', 'You are or were away, and somebody may stand in.')),
    ...stands.map(thing('leave', 'You stand or stood in for somebody who was away.')),
    ...acting.map(thing('roles', 'You act or acted for somebody.')),
    ...delegated.map(thing('roles', 'Somebody handed a role of theirs to you.')),
    ...merged.map((row) => ({
      ...{ item: 'two-entries-one-person' as const, says: 'Two entries in the directory are both you.' },
      ...{ since: row.from_at, until: row.ended_at, where: null },
    })),
  ]
}

const tellingsOf = async (db: Db | Tx, people: readonly string[]): Promise<readonly HeldThing[]> =>
  (await listTold(db, people)).map(({ version, toldAt }) => ({
    ...{ item: 'surveillance-told', since: toldAt, until: null, where: '/surveillance-notice' },
    says: `You were told of version ${version} of the notice of what is logged.`,
  }))
