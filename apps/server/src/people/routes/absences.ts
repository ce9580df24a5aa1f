import type { Acting, Leave } from '@secondlook/contract'
import type { Db } from '../../store/database.ts'
import type { Asker } from '../access/asker.ts'
import { decide } from '../access/decide.ts'
import { isRole, roles } from '../access/roles.ts'
import { findActingsOf, findGrantsAt } from '../access/store.ts'
import type { Person } from '../directory/model.ts'
import { findLeaveOf, findNames, findPerson } from '../directory/store.ts'

const aboutOf = ({ id, unit }: Pick<Person, 'id' | 'unit'>) => ({ person: id, unit })

/** When somebody is or will be away. What is over, or was taken back before it began, is not shown. */
export async function showLeave(db: Db, asker: Asker, person: Person): Promise<readonly Leave[]> {
  const rows = (await findLeaveOf(db, person.id)).filter(
    ({ ended_at, to_at }) => ended_at === null && to_at > asker.at,
  )
  const names = await findNames(
    db,
    rows.flatMap(({ stands_in }) => stands_in ?? []),
  )
  const mayEnd = decide(asker, 'leave.record', aboutOf(person)).may
  return rows.map(({ id, from_at, to_at, stands_in }) => ({
    ...{ id, from: from_at, to: to_at, mayEnd },
    standsIn: stands_in === null ? null : { id: stands_in, name: names.get(stands_in) ?? stands_in },
  }))
}

/** For whom somebody acts or will act, and who acts for them. */
export async function showActings(db: Db, asker: Asker, person: string): Promise<readonly Acting[]> {
  const rows = await findActingsOf(db, person, asker.at)
  const names = await findNames(
    db,
    rows.flatMap((one) => [one.person, one.acts_for]),
  )
  const named = (id: string) => ({ id, name: names.get(id) ?? id })
  const shown: Acting[] = []
  for (const { id, person: who, acts_for, roles: along, from_at, to_at } of rows) {
    const away = await findPerson(db, acts_for, asker.at)
    const held = new Set((await findGrantsAt(db, [acts_for], asker.at)).map(({ role }) => role))
    shown.push({
      ...{ id, person: named(who), actsFor: named(acts_for), from: from_at, to: to_at },
      roles: along.filter(isRole).map((role) => ({ role, name: roles[role].name, isHeld: held.has(role) })),
      mayEnd: away !== undefined && decide(asker, 'acting.make', aboutOf(away)).may,
    })
  }
  return shown
}
