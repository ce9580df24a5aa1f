import { type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'
import { viewFor } from '../../store/kept/kept.ts'
import type { Tables } from '../../store/tables.ts'
import { keptAt } from './at-instant.ts'
import type { Basis, LevelBand, Person, Unit } from './model.ts'
import type { LeaveTable, PersonMergeTable, PersonStateTable, UnitStateTable } from './tables.ts'

/** The rows of a table that held at an instant. */
export const heldAt =
  (at: string) => (eb: ExpressionBuilder<Tables, 'unit_state' | 'person_state' | 'person_merge'>) =>
    eb.and([eb('from_at', '<=', at), eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', at)])])

export const toPerson = (row: PersonStateTable): Person => ({
  ...{ id: row.person, state: row.id, key: row.key, name: row.name, otherNames: row.other_names },
  ...{ email: row.email, userName: row.user_name, externalId: row.external_id, unit: row.unit },
  ...{ basis: row.basis as Basis, bound: row.bound as Person['bound'], manager: row.manager },
  ...{ levelBand: row.level_band as LevelBand | null, starts: row.starts, ends: row.ends },
  ...{ startsAt: row.starts_at, endsAt: row.ends_at, isActive: row.is_active, since: row.from_at },
})

const toUnit = (row: UnitStateTable): Unit => ({
  ...{ id: row.unit, state: row.id, key: row.key, name: row.name, parent: row.parent, since: row.from_at },
})

/** A person as they were at an instant; `undefined` before the directory knew them. */
export const findPerson = async (db: Db | Tx, person: string, at: string): Promise<Person | undefined> =>
  await keptAt(db, at, `person ${person}`, () => readPerson(db, person, at))

async function readPerson(db: Db | Tx, person: string, at: string): Promise<Person | undefined> {
  const row = await db
    .selectFrom('person_state')
    .selectAll()
    .where('person', '=', person)
    .where(heldAt(at))
    .executeTakeFirst()
  return row && toPerson(row)
}

/** Some people as they were at an instant; whoever the directory did not know then is left out. */
export async function findPeopleById(
  db: Db | Tx,
  people: readonly string[],
  at: string,
): Promise<readonly Person[]> {
  if (people.length === 0) return []
  const rows = await db
    .selectFrom('person_state')
    .selectAll()
    .where(sql<SqlBool>`person = any(${[...people]}::text[])`)
    .where(heldAt(at))
    .execute()
  return rows.map(toPerson)
}

/** The person who has this address at an instant, without regard to case, or this number. */
export async function findPersonCalled(
  db: Db | Tx,
  called: { readonly email: string } | { readonly key: string },
  at: string,
): Promise<Person | undefined> {
  const row = await db
    .selectFrom('person_state')
    .selectAll()
    .where(
      'email' in called
        ? sql<SqlBool>`lower(email) = lower(${called.email})`
        : sql<SqlBool>`key = ${called.key}`,
    )
    .where(heldAt(at))
    .executeTakeFirst()
  return row && toPerson(row)
}

export type PeopleQuestion = {
  readonly at: string
  /** What the asker may see: see `filterFor`. */
  readonly where?: readonly ReturnType<typeof sql<SqlBool>>[]
  /** Part of a name or an email address, or a whole number. */
  readonly search?: string
  /** Among whom a number may be looked for; nobody where absent. */
  readonly whereNumber?: ReturnType<typeof sql<SqlBool>>
  readonly unit?: string
}
type PageOf = { readonly after?: { readonly name: string; readonly id: string }; readonly limit: number }

function conditionsOf({ where = [], search = '', whereNumber, unit }: PeopleQuestion) {
  const conditions = [...where]
  if (unit !== undefined) conditions.push(sql<SqlBool>`unit = ${unit}`)
  if (search === '') return conditions
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const number = whereNumber ? sql<SqlBool>`(key = ${search} and ${whereNumber})` : sql<SqlBool>`false`
  conditions.push(
    sql<SqlBool>`(name ilike ${like} or email ilike ${like} or ${number}
      or exists (select from unnest(other_names) as other where other ilike ${like}))`,
  )
  return conditions
}

/** People by name, a page at a time. */
export async function findPeople(db: Db | Tx, question: PeopleQuestion & PageOf): Promise<readonly Person[]> {
  const { at, after, limit } = question
  let query = db
    .selectFrom('person_state')
    .selectAll()
    .where(heldAt(at))
    .orderBy('name')
    .orderBy('person')
    .limit(limit)
  for (const condition of conditionsOf(question)) query = query.where(condition)
  if (after) query = query.where(sql<SqlBool>`(name, person) > (${after.name}, ${after.id})`)
  return (await query.execute()).map(toPerson)
}

/** How many there are of those that `findPeople` gives in pages. */
export async function countPeople(db: Db | Tx, question: PeopleQuestion): Promise<number> {
  let query = db
    .selectFrom('person_state')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(heldAt(question.at))
  for (const condition of conditionsOf(question)) query = query.where(condition)
  return (await query.executeTakeFirstOrThrow()).count
}

/** `isBound` as a condition: what the engagement says, or what a person settled. */
export const isBoundSql = (bound: 'bound' | 'not-bound' | 'not-settled') => sql<SqlBool>`
  case when basis in ('psm-act-employee', 'psm-act-officer') then 'bound'
    when basis in ('contractor', 'volunteer') then 'not-bound'
    else coalesce(bound, 'not-settled') end = ${bound}`

/** Whose last day is within so many days. */
export const isEndingSql = (at: string, days: number) => sql<SqlBool>`
  ends_at > ${at} and ends_at <= ${new Date(Date.parse(at) + days * 86_400_000).toISOString()}`

/** Everybody at an instant, with those who have left; for comparing a whole file with the directory. */
export async function findEverybody(db: Db | Tx, at: string): Promise<readonly Person[]> {
  const rows = await db.selectFrom('person_state').selectAll().where(heldAt(at)).execute()
  return rows.map(toPerson)
}

/** Changes whenever the directory does, and tells nothing else. */
export const findDirectoryMark = async (db: Db | Tx): Promise<string> =>
  await (await viewFor(db)).get('people', 'mark', () => readDirectoryMark(db))

async function readDirectoryMark(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select count(*) || ' ' || count(ended_at) || ' ' || coalesce(max(id), '') as mark from person_state`.execute(
    db as Tx,
  )
  return rows[0]?.mark ?? ''
}

/** Every state that a person has had, the oldest first. */
export async function findStates(
  db: Db | Tx,
  person: string,
): Promise<readonly (Person & { readonly until: string | null })[]> {
  const rows = await db
    .selectFrom('person_state')
    .selectAll()
    .where('person', '=', person)
    .orderBy('from_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...toPerson(row), until: row.ended_at }))
}

/** Whether the address that stands in an entry now is another than the entry began with. */
export async function wasAddressChanged(db: Db | Tx, person: string): Promise<boolean> {
  const { rows } = await sql<{ email: string | null }>`
    select lower(email) as email from person_state where person = ${person} order by from_at, id`.execute(
    db as Tx,
  )
  return rows.at(0)?.email !== rows.at(-1)?.email
}

/** The names that ids stand for now, for sentences. */
export async function findNames(
  db: Db | Tx,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map()
  return await (await viewFor(db)).getMany('people', 'name', people, (some) => readNames(db, some))
}

async function readNames(db: Db | Tx, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('person_state')
    .select(['person', 'name'])
    .where(sql<SqlBool>`person = any(${[...people]}::text[])`)
    .where('ended_at', 'is', null)
    .execute()
  return new Map(rows.map(({ person, name }) => [person, name]))
}

/** Every name that the directory has or had and that stands in a text, so that it can be left out of it. */
export async function findNamesIn(db: Db | Tx, texts: readonly string[]): Promise<readonly string[]> {
  const text = texts.join('\n').toLowerCase()
  if (text.trim() === '') return []
  const { rows } = await sql<{ name: string }>`
    select distinct name from (
      select name from person_state union all select unnest(other_names) from person_state) known
    where length(name) > 2 and strpos(${text}::text, lower(name)) > 0`.execute(db as Tx)
  return rows.map(({ name }) => name)
}

export const findUnit = async (db: Db | Tx, unit: string, at: string): Promise<Unit | undefined> =>
  (await findUnits(db, at)).find(({ id }) => id === unit)

/** Every unit at an instant, by name. */
export const findUnits = async (db: Db | Tx, at: string): Promise<readonly Unit[]> =>
  await keptAt(db, at, 'units', () => readUnits(db, at))

async function readUnits(db: Db | Tx, at: string): Promise<readonly Unit[]> {
  const rows = await db.selectFrom('unit_state').selectAll().where(heldAt(at)).orderBy('name').execute()
  return rows.map(toUnit)
}

/** `under`, as a part of a statement: some units, each with what was below it at an instant. */
export const belowSql = (tops: RawBuilder<unknown>, at: string): RawBuilder<unknown> => sql`
  under (top, unit) as (
    select one.unit collate "C", one.unit collate "C" from (${tops}) as one (unit)
    union
    select under.top, state.unit from under join unit_state as state on state.parent = under.unit
    where state.from_at <= ${at} and (state.ended_at is null or state.ended_at > ${at})
  )`

/** Each unit asked for, with what was below it at the instant. */
export async function findUnitsBelow(
  db: Db | Tx,
  units: readonly string[],
  at: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const below = new Map(units.map((unit) => [unit, new Set([unit])]))
  if (units.length === 0) return below
  const tops = sql`select unnest(${[...new Set(units)]}::text[])`
  const { rows } = await sql<{ top: string; unit: string }>`
    with recursive ${belowSql(tops, at)} select top, unit from under`.execute(db as Tx)
  for (const { top, unit } of rows) below.get(top)?.add(unit)
  return below
}

/** A unit and those above it, nearest first, at an instant. */
export async function findUnitsAbove(db: Db | Tx, unit: string, at: string): Promise<readonly string[]> {
  const { rows } = await sql<{ unit: string }>`
    with recursive above (unit, step) as (
      select ${unit}::text collate "C", 0
      union all
      select state.parent, above.step + 1 from above join unit_state as state on state.unit = above.unit
      where state.parent is not null and state.from_at <= ${at}
        and (state.ended_at is null or state.ended_at > ${at}) and above.step < 100
    )
    select unit from above order by step`.execute(db as Tx)
  return rows.map((row) => row.unit)
}

/** Whether there are people in a unit, or units below it, now. */
export async function isUnitInUse(db: Db | Tx, unit: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from person_state where unit = ${unit} and ended_at is null)
      or exists (select from unit_state where parent = ${unit} and ended_at is null) as used`.execute(
    db as Tx,
  )
  return rows[0]?.used ?? false
}

/** Who reports to any of these people at an instant. */
export async function findReports(
  db: Db | Tx,
  managers: readonly string[],
  at: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('person_state')
    .select('person')
    .where(sql<SqlBool>`manager = any(${[...managers]}::text[])`)
    .where(heldAt(at))
    .execute()
  return new Set(rows.map(({ person }) => person))
}

/** `selves`, as a part of a statement: every identity that was known at an instant to be the same human as this one. */
export const selvesSql = (person: string, at: string): RawBuilder<unknown> => sql`
  selves (person) as (
    select ${person}::text collate "C"
    union
    select case when one.kept = selves.person then one.merged else one.kept end
    from selves join person_merge as one on selves.person in (one.kept, one.merged)
    where one.from_at <= ${at} and (one.ended_at is null or one.ended_at > ${at})
  )`

/** Every identity that was known at an instant to be the same human as this one, itself included. */
export async function findSelves(db: Db | Tx, person: string, at: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person: string }>`
    with recursive ${selvesSql(person, at)} select person from selves`.execute(db as Tx)
  return new Set(rows.map((row) => row.person))
}

/** Whether two entries were known at an instant to be one human. */
export async function sameHuman(db: Db | Tx, a: string, b: string, at: string): Promise<boolean> {
  return a === b || (await findSelves(db, a, at)).has(b)
}

/** The merge by which an identity is folded into another at an instant. */
export async function findMergeOf(
  db: Db | Tx,
  merged: string,
  at: string,
): Promise<PersonMergeTable | undefined> {
  return await db
    .selectFrom('person_merge')
    .selectAll()
    .where('merged', '=', merged)
    .where(heldAt(at))
    .executeTakeFirst()
}

/** The entries that are folded into another at an instant. */
export async function findFolded(db: Db | Tx, at: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('person_merge').select('merged').where(heldAt(at)).execute()
  return new Set(rows.map(({ merged }) => merged))
}

/** The leave that somebody is on at an instant, and who stands in. */
export async function findLeaveAt(
  db: Db | Tx,
  people: readonly string[],
  at: string,
): Promise<readonly LeaveTable[]> {
  if (people.length === 0) return []
  return await db
    .selectFrom('leave')
    .selectAll()
    .where(sql<SqlBool>`person = any(${[...people]}::text[])`)
    .where('from_at', '<=', at)
    .where('to_at', '>', at)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', at)]))
    .orderBy('from_at')
    .execute()
}

export async function findLeave(db: Db | Tx, id: string): Promise<LeaveTable | undefined> {
  return await db.selectFrom('leave').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Every leave of somebody, the oldest first. */
export async function findLeaveOf(db: Db | Tx, person: string): Promise<readonly LeaveTable[]> {
  return await db.selectFrom('leave').selectAll().where('person', '=', person).orderBy('from_at').execute()
}

export async function findMerge(db: Db | Tx, id: string): Promise<PersonMergeTable | undefined> {
  return await db.selectFrom('person_merge').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The merges that an entry is part of at an instant, either way. */
export async function findMergesOf(
  db: Db | Tx,
  person: string,
  at: string,
): Promise<readonly PersonMergeTable[]> {
  return await db
    .selectFrom('person_merge')
    .selectAll()
    .where((eb) => eb.or([eb('kept', '=', person), eb('merged', '=', person)]))
    .where(heldAt(at))
    .orderBy('id')
    .execute()
}
