import { type SqlBool, sql } from 'kysely'
import type { Actor } from '../../records/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { asRead, rowsAsJson } from '../../store/rows-as-json.ts'
import { keptAt, keptManyAt } from '../directory/at-instant.ts'
import { belowSql, selvesSql } from '../directory/store.ts'
import { type ToldFact, toldSql, toTold } from '../privacy/store.ts'
import type { Asker, Holding, Scope, Through } from './asker.ts'
import { letFall } from './model.ts'
import { isRole, keptApart, type Role } from './roles.ts'
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

/**
 * Whoever asks, as they stand at an instant, which may be in the past. What of it is kept from one request to the next
 * is asked about each time, and it is one statement where it does not stand any more.
 */
export async function loadAsker(db: Db | Tx, question: AskerQuestion): Promise<Asker> {
  const { by, at, hasSteppedUp = false, scopes = [], onlyActs = [] } = question
  const person = personOf(by)
  const named = [...onlyActs, ...scopes.flatMap((scope): readonly Act[] => tokenScopes[scope])]
  const only = by.kind === 'token' ? new Set(named) : undefined
  const limits = { hasSteppedUp: hasSteppedUp && by.kind === 'person', ...(only && { only }) }
  const found = await keptAt(db, at, `standing ${person}`, () => findStanding(db, person, at))
  const selves = new Set(found.selves)
  const there = new Set(found.there)
  if (!there.has(person))
    return { by, at, person, isPresent: false, selves, holds: [], reports: new Set(), told: [], ...limits }
  const actings = found.actings.filter(({ acts_for }) => there.has(acts_for))
  const managers = new Set([...selves, ...actings.map(({ acts_for }) => acts_for)])
  const reports = found.reports.filter(({ manager }) => managers.has(manager))
  return {
    ...{ by, at, person, isPresent: true, selves, holds: letFall(holdingsIn(person, { ...found, actings })) },
    // Nobody is their own manager, whatever entries they have.
    reports: new Set(reports.map((one) => one.person).filter((one) => !selves.has(one))),
    told: found.told.map(toTold),
    ...limits,
  }
}

/** Whether somebody had started, had not left, and was not folded into another entry. */
export const isPersonPresent = async (db: Db | Tx, person: string, at: string): Promise<boolean> =>
  (await findPresent(db, [person], at)).has(person)

/** Whether the row of a person says that they are there: `isPresent`, and of no entry that was folded. */
const isThereSql = (at: string) => sql<SqlBool>`
  from_at <= ${at} and (ended_at is null or ended_at > ${at})
  and is_active and (starts_at is null or starts_at <= ${at}) and (ends_at is null or ends_at > ${at})
  and not exists (select from person_merge one where one.merged = person_state.person
    and one.from_at <= ${at} and (one.ended_at is null or one.ended_at > ${at}))`

/** Those of some people who are there at an instant. */
export async function findPresent(
  db: Db | Tx,
  people: readonly string[],
  at: string,
): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set()
  const found = await keptManyAt(db, at, 'presence', people, async (some) => {
    const there = await readPresent(db, some, at)
    return new Map(some.map((one) => [one, there.has(one)]))
  })
  return new Set([...found].flatMap(([person, isThere]) => (isThere ? [person] : [])))
}

async function readPresent(db: Db | Tx, people: readonly string[], at: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person: string }>`
    select person from person_state
    where person = any(${[...new Set(people)]}::text[]) and ${isThereSql(at)}`.execute(db as Tx)
  return new Set(rows.map(({ person }) => person))
}

/** What `loadAsker` weighs, as it stood at an instant. */
type Standing = {
  readonly selves: readonly string[]
  /** Who is there, of whoever asks and those who handed something on to them. */
  readonly there: readonly string[]
  readonly actings: readonly ActingTable[]
  readonly delegations: readonly DelegationTable[]
  /** Their own, those handed on to them, and those of whom they act for. */
  readonly grants: readonly RoleGrantTable[]
  readonly below: readonly { readonly top: string; readonly unit: string }[]
  readonly reports: readonly { readonly manager: string; readonly person: string }[]
  readonly told: readonly ToldFact[]
}

async function findStanding(db: Db | Tx, person: string, at: string): Promise<Standing> {
  const { rows } = await sql<Standing>`
    with recursive ${selvesSql(person, at)},
    acted as materialized (select * from acting where person = ${person} and ${lasts(at)}),
    handed as materialized (select * from delegation where person = ${person} and ${lasts(at)}),
    given as materialized (
      select * from role_grant where ${lasts(at)} and (person = ${person}
        or person = any(array(select acts_for from acted)) or id = any(array(select role_grant from handed)))
    ),
    named (person) as (
      select ${person}::text collate "C" union select acts_for from acted union select person from given
    ),
    ${belowSql(sql`select scope from given where scope_kind = 'unit' and scope is not null`, at)}
    select array(select person from selves) as selves,
      array(select person from person_state
        where person = any(array(select person from named)) and ${isThereSql(at)}) as there,
      ${rowsAsJson(sql`select * from acted order by id`)} as actings,
      ${rowsAsJson(sql`select * from handed order by id`)} as delegations,
      ${rowsAsJson(sql`select * from given order by id`)} as grants,
      ${rowsAsJson(sql`select top, unit from under`)} as below,
      ${rowsAsJson(sql`select manager, person from person_state
        where manager = any(array(select person from selves union select acts_for from acted))
          and from_at <= ${at} and (ended_at is null or ended_at > ${at})`)} as reports,
      ${rowsAsJson(toldSql(sql`select person from selves`))} as told`.execute(db as Tx)
  const [found] = rows
  if (!found) throw new Error('a statement without from answers one row')
  return {
    ...found,
    ...{ actings: found.actings.map(asRead), delegations: found.delegations.map(asRead) },
    ...{ grants: found.grants.map(asRead), told: found.told.map(asRead) },
  }
}

type Given = {
  readonly grants: readonly RoleGrantTable[]
  readonly delegations: readonly DelegationTable[]
  readonly actings: readonly ActingTable[]
  readonly merges: readonly { readonly kept: string; readonly merged: string }[]
  readonly there: readonly string[]
  readonly below: readonly { readonly top: string; readonly unit: string }[]
}

/** What gives people the role, and what makes it fall. */
export async function findGiven(db: Db | Tx, role: Role, at: string): Promise<Given> {
  const roles = [role, ...keptApart.filter(({ falls }) => falls === role).map(({ stays }) => stays)]
  const { rows } = await sql<Given>`
    with recursive
    given as materialized (select * from role_grant where role = any(${roles}::text[]) and ${lasts(at)}),
    handed as materialized (
      select * from delegation where role_grant = any(array(select id from given)) and ${lasts(at)}
    ),
    acted as materialized (select * from acting where roles && ${roles}::text[] and ${lasts(at)}),
    named (person) as (
      select person from given union select person from handed
      union select person from acted union select acts_for from acted
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

/** Everything that gives somebody a role, before roles that are kept apart fall. */
function holdingsIn(
  person: string,
  { grants, delegations, actings, there, below }: Standing,
): readonly Holding[] {
  const given: { readonly grant: RoleGrantTable; readonly through: Through }[] = [
    ...grants
      .filter((grant) => grant.person === person)
      .map((grant) => ({ grant, through: throughGrant(grant) })),
    ...delegations.flatMap((delegation) =>
      grants
        // What a leaver handed on lapses with them.
        .filter((grant) => grant.id === delegation.role_grant && there.includes(grant.person))
        .map((grant) => ({ grant, through: throughDelegation(delegation, grant) })),
    ),
    ...actings.flatMap((acting) =>
      grants
        .filter(({ person: whose, role }) => whose === acting.acts_for && acting.roles.includes(role))
        .map((grant) => ({ grant, through: throughActing(acting) })),
    ),
  ]
  const units = new Map<string, Set<string>>()
  for (const { top, unit } of below) units.set(top, (units.get(top) ?? new Set([top])).add(unit))
  return given.flatMap(({ grant, through }) =>
    isRole(grant.role) ? [{ role: grant.role, scope: scopeOf(grant, units), through }] : [],
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
  const there = await findPresent(
    db,
    grants.map(({ person }) => person),
    at,
  )
  return grants.filter(({ person }) => there.has(person))
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
