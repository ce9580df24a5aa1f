import { fillIn, type RegisterName, registerOf } from '@secondlook/contract'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'
import { viewFor } from '../../store/kept/kept.ts'
import type { EntrySpan } from './entry.ts'
import type { RegisterStateTable } from './tables.ts'

/** A row as a span. A field that came later than the row is empty in it. */
export const toSpan = (row: RegisterStateTable): EntrySpan => ({
  ...{ id: row.id, entry: row.entry, register: row.register, name: row.name },
  ...{ from: row.holds_from, until: row.holds_to, knownFrom: row.from_at, knownUntil: row.ended_at },
  value: {
    ...{ standing: row.standing, unit: row.unit, key: row.key },
    values: fillIn(registerOf(row.register).fields, row.body),
  },
})

const knownAt = (known: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`from_at <= ${known} and (ended_at is null or ended_at > ${known})`

/** What an entry says, as it was known at an instant, or now. */
export async function findSpans(
  db: Db | Tx,
  register: RegisterName,
  entry: string,
  known?: string,
): Promise<readonly EntrySpan[]> {
  const rows = await db
    .selectFrom('register_state')
    .selectAll()
    .where('entry', '=', entry)
    .where('register', '=', register)
    .where(known === undefined ? sql<SqlBool>`ended_at is null` : knownAt(known))
    .orderBy('holds_from')
    .execute()
  return rows.map(toSpan)
}

/** Everything that was ever said of an entry, in the order in which it became known. */
export async function findEverSaid(db: Db | Tx, entry: string): Promise<readonly EntrySpan[]> {
  const rows = await db
    .selectFrom('register_state')
    .selectAll()
    .where('entry', '=', entry)
    .orderBy('from_at')
    .orderBy('holds_from')
    .execute()
  return rows.map(toSpan)
}

export type EntriesQuestion = {
  readonly register: RegisterName
  /** As it held at this instant. */
  readonly at: string
  /** As it was known at this instant; now where absent. */
  readonly known?: string
  readonly where: readonly RawBuilder<SqlBool>[]
  readonly search?: string
  readonly unit?: string
  /** Also what no longer holds, does not yet, or was revoked. */
  readonly isAll?: boolean
}

const covering = (at: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(holds_from <= ${at} and (holds_to is null or holds_to > ${at}))`

/** One row an entry: the one that holds at the instant, else the last before it, else the first after. */
function chosen({ register, at, known, isAll = false }: EntriesQuestion): RawBuilder<unknown> {
  const seen = known === undefined ? sql<SqlBool>`ended_at is null` : knownAt(known)
  if (!isAll)
    return sql`select * from register_state
      where register = ${register} and ${seen} and ${covering(at)} and standing = 'holds'`
  return sql`select distinct on (entry) * from register_state where register = ${register} and ${seen}
    order by entry, (holds_from <= ${at}) desc,
      case when holds_from <= ${at} then holds_from end desc, holds_from`
}

function conditionsOf({ where, search = '', unit }: EntriesQuestion): RawBuilder<SqlBool> {
  const conditions = [sql<SqlBool>`true`, ...where]
  if (unit !== undefined) conditions.push(sql<SqlBool>`one.unit = ${unit}`)
  for (const word of search.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8))
    conditions.push(sql<SqlBool>`one.words like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`)
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`
}

type PageOf = { readonly after?: { readonly name: string; readonly id: string }; readonly limit: number }

/** Entries of a register by name, a page at a time. The columns of conditions are those of `one`. */
export async function findEntries(
  db: Db | Tx,
  question: EntriesQuestion & PageOf,
): Promise<readonly EntrySpan[]> {
  const { after, limit } = question
  const past = after ? sql<SqlBool>`(one.name, one.entry) > (${after.name}, ${after.id})` : sql<SqlBool>`true`
  const { rows } = await sql<RegisterStateTable>`
    select one.* from (${chosen(question)}) as one
    where ${conditionsOf(question)} and ${past}
    order by one.name, one.entry limit ${limit}`.execute(db as Tx)
  return rows.map(toSpan)
}

/** How many there are of those that `findEntries` gives in pages. */
export async function countEntries(db: Db | Tx, question: EntriesQuestion): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${chosen(question)}) as one where ${conditionsOf(question)}`.execute(
    db as Tx,
  )
  return rows[0]?.count ?? 0
}

type EntryName = { readonly register: RegisterName; readonly name: string; readonly unit: string | null }

/** What entries are called and whose they are, by id, whatever register they are of; what a reader may not see is theirs to leave out. */
export async function findEntryNames(
  db: Db | Tx,
  entries: readonly string[],
): Promise<ReadonlyMap<string, EntryName>> {
  if (entries.length === 0) return new Map()
  return await (await viewFor(db)).getMany('registers', 'name', entries, (some) => readEntryNames(db, some))
}

async function readEntryNames(
  db: Db | Tx,
  entries: readonly string[],
): Promise<ReadonlyMap<string, EntryName>> {
  const { rows } = await sql<EntryName & { readonly entry: string }>`
    select distinct on (entry) entry, register, name, unit from register_state
    where entry = any(${[...new Set(entries)]}::text[]) and ended_at is null
    order by entry, holds_from desc`.execute(db as Tx)
  return new Map(rows.map(({ entry, ...said }) => [entry, said]))
}

/** Another entry of the register that is the same thing or has the same number, at some instant of a stretch. */
export async function findTaken(
  db: Db | Tx,
  wanted: {
    readonly register: RegisterName
    readonly entry: string
    readonly from: string
    readonly until: string | null
  } & ({ readonly identity: string } | { readonly key: string }),
): Promise<EntrySpan | undefined> {
  const by = 'identity' in wanted ? sql`identity = ${wanted.identity}` : sql`key = ${wanted.key}`
  const { rows } = await sql<RegisterStateTable>`
    select * from register_state
    where register = ${wanted.register} and ended_at is null and entry <> ${wanted.entry} and ${by}
      and (${'key' in wanted} or (standing = 'holds'
        and (holds_to is null or holds_to > ${wanted.from})
        and (${wanted.until}::timestamptz is null or holds_from < ${wanted.until}::timestamptz)))
    limit 1`.execute(db as Tx)
  return rows[0] && toSpan(rows[0])
}

/** Which entry has a number of the organisation's own. */
export async function findByKeys(
  db: Db | Tx,
  register: RegisterName,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ key: string; entry: string }>`
    select distinct key, entry from register_state
    where register = ${register} and ended_at is null and key = any(${[...keys]}::text[])`.execute(db as Tx)
  return new Map(rows.map(({ key, entry }) => [key, entry]))
}

/** Everything that is known now of a register, for whoever keeps it in memory. */
export async function findAllSpans(
  db: Db | Tx,
  registers: readonly RegisterName[],
  entries?: readonly string[],
): Promise<readonly EntrySpan[]> {
  if (entries?.length === 0) return []
  const which =
    entries === undefined ? sql<SqlBool>`true` : sql<SqlBool>`entry = any(${[...entries]}::text[])`
  const { rows } = await sql<RegisterStateTable>`
    select * from register_state
    where register = any(${[...registers]}::text[]) and ended_at is null and ${which}
    order by entry, holds_from`.execute(db as Tx)
  return rows.map(toSpan)
}

/** What is known now of a register, whole, and by entry. */
export type KnownSpans = {
  readonly all: readonly EntrySpan[]
  readonly byEntry: ReadonlyMap<string, readonly EntrySpan[]>
}

/** The same for whoever asks again and again: read once a process for as long as nobody changes the register. */
export async function findKnownSpans(
  db: Db | Tx,
  registers: readonly RegisterName[],
): Promise<readonly KnownSpans[]> {
  const view = await viewFor(db)
  return await Promise.all(
    registers.map((register) => view.get(`register ${register}`, 'spans', () => readKnown(db, register))),
  )
}

async function readKnown(db: Db | Tx, register: RegisterName): Promise<KnownSpans> {
  const all = await findAllSpans(db, [register])
  const byEntry = new Map<string, EntrySpan[]>()
  for (const span of all) byEntry.set(span.entry, [...(byEntry.get(span.entry) ?? []), span])
  return { all, byEntry }
}

/** Entries that somebody has to look at by an instant, oldest first; one row an entry. */
export async function findDue(
  db: Db | Tx,
  register: RegisterName,
  at: string,
  where: RawBuilder<SqlBool>,
  limit: number,
): Promise<readonly (EntrySpan & { readonly since: string })[]> {
  const { rows } = await sql<RegisterStateTable>`
    select one.* from (
      select distinct on (entry) * from register_state
      where register = ${register} and ended_at is null and holds_from <= ${at}
      order by entry, holds_from desc
    ) as one
    where one.attention_at <= ${at} and one.standing = 'holds' and ${where}
    order by one.attention_at, one.entry limit ${limit}`.execute(db as Tx)
  return rows.map((row) => ({ ...toSpan(row), since: row.attention_at ?? row.holds_from }))
}

/** Entries that hold or will, and name any of these people. */
export async function findNaming(
  db: Db | Tx,
  people: readonly string[],
  at: string,
): Promise<readonly EntrySpan[]> {
  const { rows } = await sql<RegisterStateTable>`
    select distinct on (entry) * from register_state
    where people && ${[...people]}::text[] and ended_at is null and standing = 'holds'
      and (holds_to is null or holds_to > ${at})
    order by entry, holds_from`.execute(db as Tx)
  return rows.map(toSpan)
}

/** Everybody whom any entry that holds names. */
export async function findNamed(db: Db | Tx, at: string): Promise<readonly string[]> {
  const { rows } = await sql<{ person: string }>`
    select distinct unnest(people) as person from register_state
    where ended_at is null and standing = 'holds' and (holds_to is null or holds_to > ${at})`.execute(
    db as Tx,
  )
  return rows.map(({ person }) => person)
}

export async function insertSpans(tx: Tx, rows: readonly RegisterStateTable[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into register_state
    select * from jsonb_populate_recordset(null::register_state, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
}

/** Ends rows; how many there were to end, because somebody else may have been faster. */
export async function endSpans(tx: Tx, ids: readonly string[], at: string): Promise<number> {
  if (ids.length === 0) return 0
  const { rows } = await sql<{ id: string }>`
    update register_state set ended_at = greatest(${at}::timestamptz, from_at)
    where id = any(${[...ids]}::text[]) and ended_at is null returning id`.execute(tx)
  return rows.length
}

/** One change of a register at a time, so that no two entries come to be the same thing. */
export async function enterRegister(tx: Tx, register: RegisterName): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`register:${register}`}, 0))`.execute(tx)
}
