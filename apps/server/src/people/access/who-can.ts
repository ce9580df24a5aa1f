import type { Db, Tx } from '../../store/database.ts'
import { findLeaveAt, findNames } from '../directory/store.ts'
import { decide } from './decide.ts'
import type { ActObject } from './relation.ts'
import { findHolders, loadAsker } from './store.ts'
import { type Act, rowsOf } from './table.ts'

/** Somebody who may do an act, and who stands in where they are away. */
export type WhoCan = {
  readonly id: string
  readonly name: string
  readonly away: { readonly until: string; readonly standsIn: string | null } | null
}

/**
 * Who may do this to that now, by name; at most so many, whoever is not away first. Each is asked the table itself, so
 * that nobody is named who would be refused. Standing in gives nothing: it says whom else to ask.
 */
export async function findWhoCan(
  db: Db | Tx,
  {
    act,
    object,
    at,
    most = 10,
  }: { readonly act: Act; readonly object: ActObject; readonly at: string; readonly most?: number },
): Promise<readonly WhoCan[]> {
  const able: string[] = []
  const roles = new Set(rowsOf(act).flatMap(({ role }) => (role === 'anyone' ? [] : [role])))
  for (const role of roles)
    for (const { person } of await findHolders(db, role, at)) {
      if (able.length >= most || able.includes(person)) continue
      const asker = await loadAsker(db, { by: { kind: 'person', id: person }, at, hasSteppedUp: true })
      if (decide(asker, act, object).may) able.push(person)
    }
  const leave = await findLeaveAt(db, able, at)
  const names = await findNames(db, [...able, ...leave.flatMap(({ stands_in }) => stands_in ?? [])])
  const nameOf = (id: string): string => names.get(id) ?? id
  const found = able.map((id): WhoCan => {
    const away = leave.find((one) => one.person === id)
    return {
      id,
      name: nameOf(id),
      away: away
        ? { until: away.to_at, standsIn: away.stands_in === null ? null : nameOf(away.stands_in) }
        : null,
    }
  })
  return [...found].sort((a, b) => Number(a.away !== null) - Number(b.away !== null))
}

/** The same as a phrase; `undefined` where nobody can. */
export function sayWhoCan(able: readonly WhoCan[]): string | undefined {
  if (able.length === 0) return undefined
  const phrases = able.map(({ name, away }) => {
    if (away === null) return name
    return away.standsIn === null ? `${name} (away)` : `${name} (away; ${away.standsIn} stands in)`
  })
  const [last = '', ...rest] = [...phrases].reverse()
  return rest.length === 0 ? last : `${rest.reverse().join(', ')} or ${last}`
}
