import { sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'
import { partTable, rowSaltPart } from '../row-state.ts'
import type {
  CheckpointTable,
  CosignatureTable,
  EventPartTable,
  EventRowTable,
  EventTable,
  KeyToDestroyTable,
  LogNodeTable,
} from '../tables.ts'

/** Numbered events from a number on, whatever numbers they have. */
export async function readNumbered(
  tx: Tx,
  from: number,
  most: number,
): Promise<readonly (EventTable & { readonly number: number })[]> {
  const { rows } = await sql<EventTable & { readonly number: number }>`
    select id, number, type, at, subject, leaf from event where number >= ${from} order by number limit ${most}`.execute(
    tx,
  )
  return rows
}

/** Events without a number, in the order in which they were made. */
export async function readUnnumbered(
  tx: Tx,
  after: number,
  most: number,
): Promise<readonly (EventTable & { readonly made: number })[]> {
  const { rows } = await sql<EventTable & { readonly made: number }>`
    select id, number, type, at, subject, leaf, made from event
    where number is null and made > ${after} order by made limit ${most}`.execute(tx)
  return rows
}

export async function readRowsOf(tx: Tx, events: readonly string[]): Promise<readonly EventRowTable[]> {
  const { rows } = await sql<EventRowTable>`
    select event, table_name, key, digest from event_row where event = any(${events}::uuid[])`.execute(tx)
  return rows
}

/** Which events say that they destroyed these parts, by `EVENT/NAME`. */
export async function readDestroyers(
  tx: Tx,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>()
  if (keys.length === 0) return found
  const { rows } = await sql<{ key: string; event: string }>`
    select key, event from event_row where table_name = ${partTable} and key = any(${keys}::text[])`.execute(
    tx,
  )
  for (const { key, event } of rows) found.set(key, [...(found.get(key) ?? []), event])
  return found
}

/** Parts by `EVENT/NAME`, as far as they are there. */
export async function readPartsNamed(tx: Tx, keys: readonly string[]): Promise<readonly EventPartTable[]> {
  if (keys.length === 0) return []
  const pairs = keys.map((key) => key.split('/'))
  const { rows } = await sql<EventPartTable>`
    select event_part.* from event_part join unnest(${pairs.map(([event]) => event)}::uuid[],
      ${pairs.map(([, name]) => name)}::text[]) as one (event, name) using (event, name)`.execute(tx)
  return rows
}

export async function readKeysToDestroy(tx: Tx): Promise<readonly KeyToDestroyTable[]> {
  return await tx.selectFrom('key_to_destroy').selectAll().limit(100_000).execute()
}

export async function readCheckpoints(
  tx: Tx,
  from: number,
  most: number,
): Promise<readonly CheckpointTable[]> {
  return await tx
    .selectFrom('checkpoint')
    .selectAll()
    .where('size', '>=', from)
    .orderBy('size')
    .limit(most)
    .execute()
}

export async function readCosignatures(
  tx: Tx,
  sizes: readonly number[],
): Promise<readonly CosignatureTable[]> {
  const { rows } = await sql<CosignatureTable>`
    select size, verifier, line from cosignature where size = any(${sizes}::bigint[]) order by size, verifier`.execute(
    tx,
  )
  return rows
}

/** A node that no whole subtree of this size has. */
export async function readNodeBeyond(tx: Tx, size: number): Promise<LogNodeTable | undefined> {
  const { rows } = await sql<LogNodeTable>`
    select level, index, hash from log_node
    where level < 0 or level > 52 or index < 0 or (index + 1) * (2 ^ level) > ${size}
    order by level, index limit 1`.execute(tx)
  return rows[0]
}

/** Something of the log that belongs to nothing, which a foreign key would refuse if it were asked. */
export async function readStray(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ place: string }>`
    select 'cosignature ' || size as place from cosignature where size not in (select size from checkpoint)
    union all select 'event_part ' || event || '/' || name from event_part part
      where not exists (select from event where id = part.event)
    union all select 'event_row ' || table_name || ' ' || key from event_row one
      where not exists (select from event where id = one.event)
    limit 1`.execute(tx)
  return rows[0]?.place
}

export type NewestOfRow = {
  readonly key: string
  readonly event: string
  readonly number: number | null
  readonly digest: Uint8Array
  readonly key_group: string | null
  readonly sealed: Uint8Array | null
  readonly destroyed_by: string | null
}

/** The newest event of each row of a table, after a key, with what the salt of its rows is made of. */
export async function readNewest(
  tx: Tx,
  table: string,
  after: string,
  most: number,
): Promise<readonly NewestOfRow[]> {
  const { rows } = await sql<NewestOfRow>`
    with page as (
      select distinct key from event_row where table_name = ${table} and key > ${after} order by key limit ${most}
    )
    select page.key, newest.event, newest.number, newest.digest, part.key_group, part.sealed, part.destroyed_by
    from page cross join lateral (
      select one.event, one.digest, event.number from event_row one join event on event.id = one.event
      where one.table_name = ${table} and one.key = page.key
      order by event.number desc nulls first, event.made desc limit 1
    ) newest
    left join event_part part on part.event = newest.event and part.name = ${rowSaltPart}
    order by page.key`.execute(tx)
  return rows
}

export async function readRecordedTables(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct table_name as name from event_row where table_name <> ${partTable}
    union select c.relname::text from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'secondlook'::regnamespace and t.tgname = 'must_be_recorded'
    order by name`.execute(tx)
  return rows.map(({ name }) => name)
}

/** Triggers of our tables that fire, as `TABLE NAME`. */
export async function readTriggers(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`
    select c.relname || ' ' || t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'secondlook'::regnamespace and t.tgenabled in ('O', 'A')`.execute(tx)
  return new Set(rows.map(({ name }) => name))
}

export async function readFunctions(
  tx: Tx,
): Promise<readonly { readonly name: string; readonly source: string }[]> {
  const { rows } = await sql<{ name: string; source: string }>`
    select proname::text as name, prosrc as source from pg_proc
    where pronamespace = 'secondlook'::regnamespace`.execute(tx)
  return rows
}

export async function readGroups(tx: Tx | Db, ending: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct key_group as id from event_part where right(key_group::text, 2) like ${`${ending}%`}`.execute(
    tx as Tx,
  )
  return new Set(rows.map(({ id }) => id))
}

export async function countEvents(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from event`.execute(tx)
  return rows[0]?.count ?? 0
}
