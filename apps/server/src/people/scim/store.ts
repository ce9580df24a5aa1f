import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'
import type { Person } from '../directory/model.ts'
import { findPerson, toPerson } from '../directory/store.ts'
import type { PersonStateTable } from '../directory/tables.ts'
import type { Comparison } from './filter.ts'

export const userFilters = [
  'id',
  'userName',
  'externalId',
  'emails.value',
  'emails[type eq "work"].value',
  'emails',
  'displayName',
] as const

/** Whom a directory service sees: whoever is there, and whoever it deactivated without taking them off. */
const isSeen = sql<SqlBool>`(is_active or user_name is not null)`

const condition = ({ attribute, value }: Comparison) => {
  switch (attribute) {
    case 'id':
      return sql<SqlBool>`person = ${value}`
    case 'userName':
      return sql<SqlBool>`lower(coalesce(user_name, email, person)) = lower(${value}::text)`
    case 'externalId':
      return sql<SqlBool>`external_id = ${value}`
    case 'displayName':
      return sql<SqlBool>`lower(name) = lower(${value}::text)`
    default:
      return sql<SqlBool>`lower(email) = lower(${value}::text)`
  }
}

export type Page<T> = { readonly total: number; readonly found: readonly T[] }

export async function findUsers(
  db: Db | Tx,
  filter: readonly Comparison[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<Page<Person>> {
  const where = sql.join([sql`ended_at is null`, isSeen, ...filter.map(condition)], sql` and `)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from person_state where ${where}`.execute(db as Tx)
  const total = counted[0]?.total ?? 0
  if (limit === 0) return { total, found: [] }
  const { rows } = await sql<PersonStateTable>`
    select * from person_state where ${where} order by person limit ${limit} offset ${offset}`.execute(
    db as Tx,
  )
  return { total, found: rows.map(toPerson) }
}

export async function findUser(db: Db | Tx, id: string, at: string): Promise<Person | undefined> {
  const person = await findPerson(db, id, at)
  return person && (person.isActive || person.userName !== null) ? person : undefined
}

/** Somebody whom a service took off and now sends again: the same human, so the same entry. */
export async function findTakenOff(db: Db | Tx, email: string): Promise<Person | undefined> {
  const { rows } = await sql<PersonStateTable>`
    select * from person_state where ended_at is null and not is_active and user_name is null
      and lower(email) = lower(${email}::text)`.execute(db as Tx)
  return rows[0] && toPerson(rows[0])
}

/** Who is in a unit itself, not below it. */
export async function findMembers(
  db: Db | Tx,
  units: readonly string[],
): Promise<ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]>> {
  const members = new Map<string, { id: string; name: string }[]>(units.map((unit) => [unit, []]))
  if (units.length === 0) return members
  const { rows } = await sql<{ unit: string; person: string; name: string }>`
    select unit, person, name from person_state
    where ended_at is null and unit = any(${[...units]}::text[]) and ${isSeen} order by person`.execute(
    db as Tx,
  )
  for (const { unit, person, name } of rows) members.get(unit)?.push({ id: person, name })
  return members
}
