import type { Db, Tx } from '../../store/database.ts'
import { keptAt } from '../directory/at-instant.ts'
import type { Holding } from './asker.ts'
import { letFall } from './model.ts'
import { isRole, type Role } from './roles.ts'
import { findGiven, findPresent, scopeOf, throughActing, throughDelegation, throughGrant } from './store.ts'
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
  const holders = await keptAt(db, at, `holders of ${role}`, () => findHoldersOf(db, role, at))
  const there = await findPresent(db, others, at)
  return { ...holders, isThere: (person) => there.has(person) || holders.isThere(person) }
}

async function findHoldersOf(db: Db | Tx, role: Role, at: string): Promise<Everybody> {
  const found = await findGiven(db, role, at)
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
  const holders = [...standing].filter(([, holds]) => holds.length > 0).map(([person]) => person)
  return {
    holders,
    holdingsOf: (person) => standing.get(person) ?? [],
    selvesOf: (person) => selves.get(person) ?? [person],
    humanOf: (person) => selves.get(person)?.[0] ?? person,
    isThere: (person) => there.has(person),
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
