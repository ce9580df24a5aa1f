import { sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'
import { asRead, rowsAsJson } from '../../store/rows-as-json.ts'
import { belowSql } from '../directory/store.ts'
import type { Holding } from './asker.ts'
import { letFall } from './model.ts'
import { isRole, keptApart, type Role } from './roles.ts'
import { isThereSql, lasts, scopeOf, throughActing, throughDelegation, throughGrant } from './store.ts'
import type { ActingTable, DelegationTable, RoleGrantTable } from './tables.ts'

/** Who holds a role at an instant, by whatever path, whichever entries are the same human, and who is there. */
export type Everybody = {
  /** What each person holds of the role, through what. Of whoever is not there nothing. */
  readonly holdingsOf: (person: string) => readonly Holding[]
  readonly holders: readonly string[]
  /** Every entry that is the same human, the one that is asked for included. */
  readonly selvesOf: (person: string) => readonly string[]
  /** One entry that stands for all that are the same human. */
  readonly humanOf: (person: string) => string
  /** Whether somebody is there: of those who are named by what gives the role, and of the others asked for. */
  readonly isThere: (person: string) => boolean
}

/**
 * The holders of one role in one question, however many there are: what `loadAsker` says of each of them. For whoever has
 * to know of many people at once.
 */
export async function findAllHoldings(
  db: Db | Tx,
  role: Role,
  at: string,
  /** Of whom else it is to be said whether they are there. */
  others: readonly string[] = [],
): Promise<Everybody> {
  const found = await findGiven(db, role, at, others)
  const { grants, delegations, actings, merges } = found
  const there = new Set(found.there)
  const below = new Map<string, Set<string>>()
  for (const { top, unit } of found.below) below.set(top, (below.get(top) ?? new Set([top])).add(unit))
  const held = new Map<string, Holding[]>()
  for (const { person, grant, through } of given(grants, delegations, actings, there)) {
    if (!isRole(grant.role)) continue
    const own = held.get(person) ?? []
    own.push({ role: grant.role, scope: scopeOf(grant, below), through })
    held.set(person, own)
  }
  const standing = new Map(
    [...held].map(([person, holds]) => [person, letFall(holds).filter((one) => one.role === role)]),
  )
  const selves = sameHumans(merges)
  return {
    holdingsOf: (person) => standing.get(person) ?? [],
    holders: [...standing].filter(([, holds]) => holds.length > 0).map(([person]) => person),
    selvesOf: (person) => selves.get(person) ?? [person],
    humanOf: (person) => selves.get(person)?.[0] ?? person,
    isThere: (person) => there.has(person),
  }
}

type Found = {
  readonly grants: readonly RoleGrantTable[]
  readonly delegations: readonly DelegationTable[]
  readonly actings: readonly ActingTable[]
  readonly merges: readonly { readonly kept: string; readonly merged: string }[]
  readonly there: readonly string[]
  readonly below: readonly { readonly top: string; readonly unit: string }[]
}

/** What gives people the role, and what makes it fall. */
async function findGiven(db: Db | Tx, role: Role, at: string, others: readonly string[]): Promise<Found> {
  const roles = [role, ...keptApart.filter(({ falls }) => falls === role).map(({ stays }) => stays)]
  const { rows } = await sql<Found>`
    with recursive
    given as materialized (select * from role_grant where role = any(${roles}::text[]) and ${lasts(at)}),
    handed as materialized (
      select * from delegation where role_grant = any(array(select id from given)) and ${lasts(at)}
    ),
    acted as materialized (select * from acting where roles && ${roles}::text[] and ${lasts(at)}),
    named (person) as (
      select person from given union select person from handed
      union select person from acted union select acts_for from acted
      union select one collate "C" from unnest(${[...others]}::text[]) as one
    ),
    ${belowSql(sql`select scope from given where scope_kind = 'unit' and scope is not null`, at)}
    select ${rowsAsJson(sql`select * from given order by id`)} as grants,
      ${rowsAsJson(sql`select * from handed order by id`)} as delegations,
      ${rowsAsJson(sql`select * from acted order by id`)} as actings,
      ${rowsAsJson(sql`select kept, merged from person_merge
        where from_at <= ${at} and (ended_at is null or ended_at > ${at}) order by id`)} as merges,
      array(select person from person_state
        where person = any(array(select person from named)) and ${isThereSql(at)}) as there,
      ${rowsAsJson(sql`select top, unit from under`)} as below`.execute(db as Tx)
  const [found] = rows
  if (!found) throw new Error('a statement without from answers one row')
  return {
    ...{ ...found, grants: found.grants.map(asRead) },
    ...{ delegations: found.delegations.map(asRead), actings: found.actings.map(asRead) },
  }
}

type Given = {
  readonly person: string
  readonly grant: RoleGrantTable
  readonly through: Holding['through']
}

/** What everybody is given who is there: what somebody handed on who is not there any more lapses with them. */
function given(
  grants: readonly RoleGrantTable[],
  delegations: readonly DelegationTable[],
  actings: readonly ActingTable[],
  there: ReadonlySet<string>,
): readonly Given[] {
  const byId = new Map(grants.map((grant) => [grant.id, grant]))
  const all: Given[] = grants.map((grant) => ({ person: grant.person, grant, through: throughGrant(grant) }))
  for (const delegation of delegations) {
    const grant = byId.get(delegation.role_grant)
    if (grant && there.has(grant.person))
      all.push({ person: delegation.person, grant, through: throughDelegation(delegation, grant) })
  }
  for (const acting of actings)
    for (const grant of grants)
      if (grant.person === acting.acts_for && acting.roles.includes(grant.role) && there.has(grant.person))
        all.push({ person: acting.person, grant, through: throughActing(acting) })
  return all.filter(({ person }) => there.has(person))
}

/** Everybody who was merged, with all entries of the same human in one order. */
function sameHumans(
  merges: readonly { readonly kept: string; readonly merged: string }[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, Set<string>>()
  for (const { kept, merged } of merges) {
    const all = new Set([...(groups.get(kept) ?? [kept]), ...(groups.get(merged) ?? [merged])])
    for (const one of all) groups.set(one, all)
  }
  return new Map([...groups].map(([person, all]) => [person, [...all].sort()]))
}
