import { sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'
import type { Asker } from '../access/asker.ts'
import { decide } from '../access/decide.ts'
import type { ActObject } from '../access/relation.ts'
import { isRole, type Role, roles, type ScopeKind } from '../access/roles.ts'
import { isPersonPresent } from '../access/store.ts'
import { findNames, findUnits } from '../directory/store.ts'

type Named = { readonly id: string; readonly name: string }

/** A role that somebody holds, held, or will hold, ready to be shown. */
export type HeldRole = {
  readonly id: string
  readonly person: Named
  readonly role: string
  readonly name: string
  readonly scope: { readonly kind: ScopeKind; readonly id: string | null; readonly name: string }
  readonly from: string
  readonly to: string | null
  readonly endedAt: string | null
  readonly through: { readonly kind: 'grant' | 'delegation' | 'acting'; readonly by: Named }
  readonly mayEnd: boolean
  readonly mayHandOn: boolean
}

type HeldRow = {
  readonly id: string
  readonly kind: 'grant' | 'delegation' | 'acting'
  readonly person: string
  readonly role: string
  readonly scope_kind: ScopeKind
  readonly scope: string | null
  readonly given_by: string
  readonly from_at: string
  readonly to_at: string | null
  readonly ended_at: string | null
}

/** Every row that gives, gave or will give a role: of some people, or of everybody for some roles now. */
async function findRows(db: Db | Tx, where: ReturnType<typeof sql>): Promise<readonly HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select held.* from (
      select id, 'grant' as kind, person, role, scope_kind, scope, granted_by as given_by, from_at, to_at, ended_at
        from role_grant
      union all
      select one.id, 'delegation', one.person, given.role, given.scope_kind, given.scope, given.person,
        one.from_at, one.to_at, least(one.ended_at, given.ended_at)
        from delegation as one join role_grant as given on given.id = one.role_grant
      union all
      select one.id, 'acting', one.person, given.role, given.scope_kind, given.scope, one.acts_for,
        one.from_at, one.to_at, least(one.ended_at, given.ended_at)
        from acting as one join role_grant as given on given.person = one.acts_for and given.role = any(one.roles)
    ) as held
    where ${where} order by held.from_at, held.id`.execute(db as Tx)
  return rows
}

/** What people hold, held and will hold. */
export async function findHeldRoles(
  db: Db | Tx,
  asker: Asker,
  people: readonly string[],
): Promise<readonly HeldRole[]> {
  return await show(db, asker, await findRows(db, sql`held.person = any(${[...people]}::text[])`))
}

/** Who holds a role now or will hold it. */
export async function findAllHolders(db: Db | Tx, asker: Asker): Promise<readonly HeldRole[]> {
  const { at } = asker
  const here = sql`exists (select from person_state as state where state.person = held.person
    and state.ended_at is null and state.is_active and (state.ends_at is null or state.ends_at > ${at}))`
  const lasts = sql`held.ended_at is null and (held.to_at is null or held.to_at > ${at})`
  return await show(db, asker, await findRows(db, sql`${lasts} and ${here}`))
}

/** Everything that gave somebody who was there a role at an instant of the past, or now. */
export async function findAllHeldAt(db: Db | Tx, asker: Asker, at: string): Promise<readonly HeldRole[]> {
  const rows = await findRows(
    db,
    sql`held.from_at <= ${at} and (held.to_at is null or held.to_at > ${at})
      and (held.ended_at is null or held.ended_at > ${at})`,
  )
  const there = new Set<string>()
  // A delegation lapses with whoever made it, and acting with whoever is acted for.
  for (const person of new Set(
    rows.flatMap(({ kind, person: holder, given_by }) => (kind === 'grant' ? [holder] : [holder, given_by])),
  ))
    if (await isPersonPresent(db, person, at)) there.add(person)
  return await show(
    db,
    asker,
    rows.filter(
      ({ kind, person, given_by }) => there.has(person) && (kind === 'grant' || there.has(given_by)),
    ),
  )
}

async function show(db: Db | Tx, asker: Asker, rows: readonly HeldRow[]): Promise<readonly HeldRole[]> {
  const names = await findNames(
    db,
    rows.flatMap(({ person, given_by }) => [person, given_by]),
  )
  const units = new Map((await findUnits(db, asker.at)).map(({ id, name }) => [id, name]))
  const named = (id: string): Named => ({ id, name: names.get(id) ?? sayOthers.get(id) ?? id })
  return rows.map((row) => ({
    ...{ id: row.id, person: named(row.person), role: row.role },
    name: isRole(row.role) ? roles[row.role].name : row.role,
    scope: { kind: row.scope_kind, id: row.scope, name: sayScope(row.scope_kind, row.scope, units) },
    ...{ from: row.from_at, to: row.to_at, endedAt: row.ended_at },
    through: { kind: row.kind, by: named(row.given_by) },
    mayEnd: row.ended_at === null && mayEnd(asker, row),
    mayHandOn: row.ended_at === null && mayHandOn(asker, row),
  }))
}

const sayOthers = new Map([
  ['operator', 'whoever set this up'],
  ['system', 'Second Look'],
])

const sayScope = (kind: ScopeKind, scope: string | null, units: ReadonlyMap<string, string>): string =>
  kind === 'everything' || scope === null ? 'everything' : (units.get(scope) ?? scope)

/** What a grant is about: its holder, and the place it is for. */
export const aboutGrant = (person: string, kind: ScopeKind, scope: string | null): ActObject => ({
  person,
  unit: kind === 'unit' ? scope : null,
  channel: kind === 'channel' ? scope : null,
})

/** Only what was granted to oneself travels, and of that not every role. */
const mayHandOn = (asker: Asker, { kind, person, role }: HeldRow): boolean =>
  kind === 'grant' && isRole(role) && roles[role].travels && decide(asker, 'role.delegate', { person }).may

function mayEnd(asker: Asker, { kind, person, role, scope_kind, scope, given_by }: HeldRow): boolean {
  const about = aboutGrant(person, scope_kind, scope)
  if (kind === 'delegation')
    return [about, { ...about, person: given_by }].some((one) => decide(asker, 'delegation.end', one).may)
  if (kind === 'acting') return decide(asker, 'acting.make', about).may
  if (!isRole(role)) return false
  if (decide(asker, 'role.give-up', about).may) return true
  const ending = decide(asker, roles[role satisfies Role].granting, about)
  return ending.may || ending.needs === 'step-up'
}
