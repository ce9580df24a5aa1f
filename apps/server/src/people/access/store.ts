import { type SqlBool, sql } from 'kysely'
import type { Actor } from '../../records/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { isPresent } from '../directory/model.ts'
import { findMergeOf, findPerson, findReports, findSelves, findUnitsBelow } from '../directory/store.ts'
import { listTold } from '../privacy/store.ts'
import type { Asker, Holding, Scope, Through } from './asker.ts'
import { letFall } from './model.ts'
import { isRole, type Role } from './roles.ts'
import { type Act, type TokenScope, tokenScopes } from './table.ts'
import type { ActingTable, DelegationTable, RoleGrantTable } from './tables.ts'

/** Whoever acts as a person, by themselves or through a token. */
export type PersonalActor = Extract<Actor, { readonly kind: 'person' | 'token' }>

export type AskerQuestion = {
  readonly by: PersonalActor
  readonly at: string
  readonly hasSteppedUp?: boolean
  /** The scopes of the token; without any it may do nothing. */
  readonly scopes?: readonly TokenScope[]
  /** The same as acts, where whoever keeps tokens keeps them so. */
  readonly onlyActs?: readonly Act[]
}

export const personOf = (by: PersonalActor): string => (by.kind === 'person' ? by.id : by.person)

/** Whoever asks, as they stand at an instant, which may be in the past. */
export async function loadAsker(db: Db | Tx, question: AskerQuestion): Promise<Asker> {
  const { by, at, hasSteppedUp = false, scopes = [], onlyActs = [] } = question
  const person = personOf(by)
  const named = [...onlyActs, ...scopes.flatMap((scope): readonly Act[] => tokenScopes[scope])]
  const only = by.kind === 'token' ? new Set(named) : undefined
  const limits = { hasSteppedUp: hasSteppedUp && by.kind === 'person', ...(only && { only }) }
  const selves = await findSelves(db, person, at)
  if (!(await isPersonPresent(db, person, at)))
    return { by, at, person, isPresent: false, selves, holds: [], reports: new Set(), told: [], ...limits }
  const actings = await presentOf(db, at, await findActingsAt(db, person, at), ({ acts_for }) => acts_for)
  const holds = await findHoldings(db, person, at, actings)
  const reports = await findReports(db, [...selves, ...actings.map(({ acts_for }) => acts_for)], at)
  return {
    ...{ by, at, person, isPresent: true, selves, holds: letFall(holds) },
    // Nobody is their own manager, whatever entries they have.
    reports: new Set([...reports].filter((one) => !selves.has(one))),
    told: await listTold(db, [...selves]),
    ...limits,
  }
}

/** Whether somebody had started, had not left, and was not folded into another entry. */
export async function isPersonPresent(db: Db | Tx, person: string, at: string): Promise<boolean> {
  const entry = await findPerson(db, person, at)
  return entry !== undefined && isPresent(entry, at) && !(await findMergeOf(db, person, at))
}

/** Everything that gives somebody a role at an instant, before roles that are kept apart fall. */
export async function findHoldings(
  db: Db | Tx,
  person: string,
  at: string,
  actings: readonly ActingTable[],
): Promise<readonly Holding[]> {
  const own = await findGrantsAt(db, [person], at)
  const delegated = await presentOf(
    db,
    at,
    await findDelegationsTo(db, person, at),
    ({ grant }) => grant.person,
  )
  const ofOthers = await findGrantsAt(
    db,
    actings.map(({ acts_for }) => acts_for),
    at,
  )
  const given: { readonly grant: RoleGrantTable; readonly through: Through }[] = [
    ...own.map((grant) => ({ grant, through: throughGrant(grant) })),
    ...delegated.map(({ grant, delegation }) => ({ grant, through: throughDelegation(delegation, grant) })),
    ...actings.flatMap((acting) =>
      ofOthers
        .filter(({ person: whose, role }) => whose === acting.acts_for && acting.roles.includes(role))
        .map((grant) => ({ grant, through: throughActing(acting) })),
    ),
  ]
  const below = await findUnitsBelow(
    db,
    given.flatMap(({ grant }) => (grant.scope_kind === 'unit' && grant.scope !== null ? [grant.scope] : [])),
    at,
  )
  return given.flatMap(({ grant, through }) =>
    isRole(grant.role) ? [{ role: grant.role, scope: scopeOf(grant, below), through }] : [],
  )
}

export const throughGrant = (grant: RoleGrantTable): Through => ({
  ...{ kind: 'grant', id: grant.id, from: grant.granted_by, since: grant.from_at, until: grant.to_at },
})
export const throughDelegation = (delegation: DelegationTable, grant: RoleGrantTable): Through => ({
  ...{ kind: 'delegation', id: delegation.id, from: grant.person },
  ...{ since: delegation.from_at, until: delegation.to_at },
})
export const throughActing = (acting: ActingTable): Through => ({
  ...{ kind: 'acting', id: acting.id, from: acting.acts_for, since: acting.from_at, until: acting.to_at },
})

export function scopeOf(grant: RoleGrantTable, below: ReadonlyMap<string, ReadonlySet<string>>): Scope {
  const { scope_kind, scope } = grant
  if (scope_kind === 'unit' && scope !== null)
    return { kind: 'unit', unit: scope, units: below.get(scope) ?? new Set([scope]) }
  if (scope_kind === 'channel' && scope !== null) return { kind: 'channel', channel: scope }
  return { kind: 'everything' }
}

/** The part of some rows whose person is there at the instant: what a leaver handed on lapses with them. */
async function presentOf<T>(
  db: Db | Tx,
  at: string,
  rows: readonly T[],
  personOfRow: (row: T) => string,
): Promise<readonly T[]> {
  const there = new Set<string>()
  for (const person of new Set(rows.map(personOfRow)))
    if (await isPersonPresent(db, person, at)) there.add(person)
  return rows.filter((row) => there.has(personOfRow(row)))
}

export const lasts = (at: string) => sql<SqlBool>`
  from_at <= ${at} and (to_at is null or to_at > ${at}) and (ended_at is null or ended_at > ${at})`

/** The grants that people hold themselves at an instant. */
export async function findGrantsAt(
  db: Db | Tx,
  people: readonly string[],
  at: string,
): Promise<readonly RoleGrantTable[]> {
  if (people.length === 0) return []
  return await db
    .selectFrom('role_grant')
    .selectAll()
    .where(sql<SqlBool>`person = any(${[...people]}::text[])`)
    .where(lasts(at))
    .orderBy('id')
    .execute()
}

/** Delegations to somebody that last at an instant, of grants that last at it. */
export async function findDelegationsTo(
  db: Db | Tx,
  person: string,
  at: string,
): Promise<readonly { readonly delegation: DelegationTable; readonly grant: RoleGrantTable }[]> {
  const delegations = await db
    .selectFrom('delegation')
    .selectAll()
    .where('person', '=', person)
    .where(lasts(at))
    .orderBy('id')
    .execute()
  if (delegations.length === 0) return []
  const grants = await db
    .selectFrom('role_grant')
    .selectAll()
    .where(sql<SqlBool>`id = any(${delegations.map(({ role_grant }) => role_grant)}::text[])`)
    .where(lasts(at))
    .execute()
  return delegations.flatMap((delegation) => {
    const grant = grants.find(({ id }) => id === delegation.role_grant)
    return grant ? [{ delegation, grant }] : []
  })
}

export async function findActingsAt(
  db: Db | Tx,
  person: string,
  at: string,
): Promise<readonly ActingTable[]> {
  return await db
    .selectFrom('acting')
    .selectAll()
    .where('person', '=', person)
    .where(lasts(at))
    .orderBy('id')
    .execute()
}

/** For whom somebody acts or will act, and who acts or will act for them. */
export async function findActingsOf(
  db: Db | Tx,
  person: string,
  at: string,
): Promise<readonly ActingTable[]> {
  return await db
    .selectFrom('acting')
    .selectAll()
    .where((eb) => eb.or([eb('person', '=', person), eb('acts_for', '=', person)]))
    .where('ended_at', 'is', null)
    .where('to_at', '>', at)
    .orderBy('from_at')
    .orderBy('id')
    .execute()
}

/** Every grant that somebody was ever given, the oldest first. */
export async function findGrantsOf(db: Db | Tx, person: string): Promise<readonly RoleGrantTable[]> {
  return await db
    .selectFrom('role_grant')
    .selectAll()
    .where('person', '=', person)
    .orderBy('from_at')
    .orderBy('id')
    .execute()
}

/** Whether somebody holds, held or will hold any role, by whatever path. */
export async function hasHeldRole(db: Db | Tx, person: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (select from role_grant where person = ${person})
      or exists (select from delegation where person = ${person})
      or exists (select from acting where person = ${person}) as held`.execute(db as Tx)
  return rows[0]?.held ?? false
}

export async function findGrant(db: Db | Tx, id: string): Promise<RoleGrantTable | undefined> {
  return await db.selectFrom('role_grant').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function findDelegation(db: Db | Tx, id: string): Promise<DelegationTable | undefined> {
  return await db.selectFrom('delegation').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function findActing(db: Db | Tx, id: string): Promise<ActingTable | undefined> {
  return await db.selectFrom('acting').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Who holds a role by a grant of their own at an instant and is there; with the grant. */
export async function findHolders(db: Db | Tx, role: Role, at: string): Promise<readonly RoleGrantTable[]> {
  const grants = await db
    .selectFrom('role_grant')
    .selectAll()
    .where('role', '=', role)
    .where(lasts(at))
    .orderBy('id')
    .execute()
  return await presentOf(db, at, grants, ({ person }) => person)
}

/** What somebody has handed on and that has not run out. */
export async function findDelegationsFrom(
  db: Db | Tx,
  person: string,
  at: string,
): Promise<readonly { readonly delegation: DelegationTable; readonly grant: RoleGrantTable }[]> {
  const grants = await findGrantsOf(db, person)
  if (grants.length === 0) return []
  const delegations = await db
    .selectFrom('delegation')
    .selectAll()
    .where(sql<SqlBool>`role_grant = any(${grants.map(({ id }) => id)}::text[])`)
    .where('ended_at', 'is', null)
    .where('to_at', '>', at)
    .orderBy('id')
    .execute()
  return delegations.flatMap((delegation) => {
    const grant = grants.find(({ id }) => id === delegation.role_grant)
    return grant ? [{ delegation, grant }] : []
  })
}
