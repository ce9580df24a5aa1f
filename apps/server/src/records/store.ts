import { sql } from 'kysely'
import type { Db, Tx } from '../store/database.ts'
import type { ChangedRow } from './event.ts'
import type {
  CheckpointTable,
  EventPartTable,
  EventRowTable,
  EventTable,
  LogKeyTable,
  LogNodeTable,
} from './tables.ts'

export async function insertEvent(
  tx: Tx,
  event: Omit<EventTable, 'number'>,
  parts: readonly EventPartTable[],
  rows: readonly EventRowTable[],
): Promise<void> {
  await tx
    .insertInto('event')
    .values({ ...event, number: null })
    .execute()
  if (parts.length > 0)
    await tx
      .insertInto('event_part')
      .values([...parts])
      .execute()
  if (rows.length > 0)
    await tx
      .insertInto('event_row')
      .values([...rows])
      .execute()
}

/** The state of a row as JSON, `null` where it is gone. Tables are named by the program and never by a user. */
export async function stateOfRow(db: Db | Tx, { table, key }: ChangedRow): Promise<unknown> {
  const { rows } = await sql<{ state: unknown }>`
    select to_jsonb(one) as state from ${sql.table(table)} as one where one.id::text = ${key}`.execute(
    db as Tx,
  )
  return rows[0]?.state ?? null
}

/** One sequencer at a time; the lock is given back with the transaction. */
export async function lockSequence(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7276118)`.execute(tx)
}

/** Events that have no number yet, the oldest first. */
export async function findUnnumbered(
  tx: Tx,
  most: number,
): Promise<readonly Pick<EventTable, 'id' | 'leaf'>[]> {
  return await tx
    .selectFrom('event')
    .select(['id', 'leaf'])
    .where('number', 'is', null)
    .orderBy('id')
    .limit(most)
    .execute()
}

export async function numberEvents(tx: Tx, ids: readonly string[], first: number): Promise<void> {
  await sql`
    update event set number = ${first} + place - 1, made_in = null
    from unnest(${ids}::uuid[]) with ordinality as one (id, place) where event.id = one.id`.execute(tx)
}

export async function insertNodes(tx: Tx, nodes: readonly LogNodeTable[]): Promise<void> {
  await sql`
    insert into log_node (level, index, hash)
    select * from unnest(${nodes.map(({ level }) => level)}::integer[], ${nodes.map(({ index }) => index)}::bigint[],
      ${nodes.map(({ hash }) => Buffer.from(hash))}::bytea[])`.execute(tx)
}

export async function findNodes(
  db: Db | Tx,
  wanted: readonly Pick<LogNodeTable, 'level' | 'index'>[],
): Promise<readonly LogNodeTable[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<LogNodeTable>`
    select level, index, hash from log_node
    join unnest(${wanted.map(({ level }) => level)}::integer[], ${wanted.map(({ index }) => index)}::bigint[])
      as one (level, index) using (level, index)`.execute(db as Tx)
  return rows
}

export async function insertCheckpoint(tx: Tx, checkpoint: CheckpointTable): Promise<void> {
  await tx.insertInto('checkpoint').values(checkpoint).execute()
}

export async function findCheckpoint(db: Db | Tx, size?: number): Promise<CheckpointTable | undefined> {
  let query = db.selectFrom('checkpoint').selectAll().orderBy('size', 'desc').limit(1)
  if (size !== undefined) query = query.where('size', '=', size)
  return await query.executeTakeFirst()
}

export async function findLogKeys(db: Db | Tx): Promise<readonly LogKeyTable[]> {
  return await db.selectFrom('log_key').selectAll().orderBy('number').execute()
}

export async function insertLogKey(tx: Tx, key: LogKeyTable): Promise<void> {
  await tx.insertInto('log_key').values(key).execute()
}

/** The numbered events of a subject below a size, in the order of the log. */
export async function findEventsOf(
  db: Db | Tx,
  subject: string,
  size: number,
): Promise<readonly (EventTable & { readonly number: number })[]> {
  const rows = await db
    .selectFrom('event')
    .select(['id', 'number', 'type', 'at', 'subject', 'leaf'])
    .where('subject', '=', subject)
    .where('number', '<', size)
    .orderBy('number')
    .execute()
  return rows.flatMap((row) => (row.number === null ? [] : [{ ...row, number: row.number }]))
}

export async function findParts(db: Db | Tx, events: readonly string[]): Promise<readonly EventPartTable[]> {
  if (events.length === 0) return []
  return await db
    .selectFrom('event_part')
    .selectAll()
    .where('event', 'in', [...events])
    .orderBy('name')
    .execute()
}

export async function markDestroyed(
  tx: Tx,
  { event, name }: Pick<EventPartTable, 'event' | 'name'>,
  by: string,
): Promise<void> {
  await tx
    .updateTable('event_part')
    .set({ sealed: null, destroyed_by: by })
    .where('event', '=', event)
    .where('name', '=', name)
    .where('sealed', 'is not', null)
    .execute()
}
