import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../store/database.ts'
import type { PartName } from './event.ts'
import type { StoredEvent } from './seal-event.ts'
import type {
  CheckpointTable,
  EventPartTable,
  EventRowTable,
  EventTable,
  KeyToDestroyTable,
  LogKeyTable,
  LogNodeTable,
} from './tables.ts'

const eventsInStatement = 1000

/** Writes events in the order in which they were told, which is the order in which they are numbered. */
export async function insertEvents(tx: Tx, stored: readonly StoredEvent[]): Promise<void> {
  for (let from = 0; from < stored.length; from += eventsInStatement) {
    const some = stored.slice(from, from + eventsInStatement)
    const events = some.map(({ event }) => event)
    // In one statement: what refers to an event is looked at when all of it is there.
    await sql`
      with events as (
        insert into event (id, type, at, subject, leaf)
        select * from unnest(${events.map(({ id }) => id)}::uuid[], ${events.map(({ type }) => type)}::text[],
          ${events.map(({ at }) => at)}::timestamptz[], ${events.map(({ subject }) => subject)}::text[],
          ${events.map(({ leaf }) => leaf)}::text[])
      ), parts as (${insertPartsSql(some.flatMap(({ parts }) => parts))})
      ${insertRowsSql(some.flatMap(({ rows }) => rows))}`.execute(tx)
  }
}

const insertPartsSql = (parts: readonly EventPartTable[]): RawBuilder<unknown> => sql`
    insert into event_part (event, name, key_group, sealed)
    select * from unnest(${parts.map(({ event }) => event)}::uuid[], ${parts.map(({ name }) => name)}::text[],
      ${parts.map(({ key_group }) => key_group)}::uuid[],
      ${parts.map(({ sealed }) => Buffer.from(sealed ?? []))}::bytea[])`

const insertRowsSql = (rows: readonly EventRowTable[]): RawBuilder<unknown> => sql`
    insert into event_row (event, table_name, key, digest)
    select * from unnest(${rows.map(({ event }) => event)}::uuid[],
      ${rows.map(({ table_name }) => table_name)}::text[], ${rows.map(({ key }) => key)}::text[],
      ${rows.map(({ digest }) => Buffer.from(digest))}::bytea[])`

/** Whether an event of a type was ever recorded of a subject. */
export async function hasHappened(db: Db | Tx, subject: string, type: string): Promise<boolean> {
  const found = await db
    .selectFrom('event')
    .select('id')
    .where('subject', '=', subject)
    .where('type', '=', type)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** One sequencer at a time; the lock is given back with the transaction. */
export async function lockSequence(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7276118)`.execute(tx)
}

export type UnnumberedEvent = Omit<EventTable, 'number'>

/** Events that have no number yet, in the order in which they were made. */
export async function findUnnumbered(tx: Tx, most: number): Promise<readonly UnnumberedEvent[]> {
  const { rows } = await sql<UnnumberedEvent>`
    select id, type, at, subject, leaf from event where number is null order by made limit ${most}`.execute(
    tx,
  )
  return rows
}

export async function numberEvents(tx: Tx, ids: readonly string[], first: number): Promise<void> {
  await sql`
    update event set number = ${first} + place - 1, made = null, made_in = null
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

/** The newest head, or the one of a size. */
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

export type NumberedEvent = EventTable & { readonly number: number }

/** Numbered events in the order of the log, from a number on and below a size; of a subject, or of all. */
export async function findEvents(
  db: Db | Tx,
  {
    subject,
    from,
    size,
    most,
  }: { readonly subject?: string; readonly from: number; readonly size: number; readonly most: number },
): Promise<readonly NumberedEvent[]> {
  let query = db
    .selectFrom('event')
    .select(['id', 'number', 'type', 'at', 'subject', 'leaf'])
    .where('number', '>=', from)
    .where('number', '<', size)
    .orderBy('number')
    .limit(most)
  if (subject !== undefined) query = query.where('subject', '=', subject)
  const rows = await query.execute()
  return rows.flatMap((row) => (row.number === null ? [] : [{ ...row, number: row.number }]))
}

/** The newest events of a subject before a number, in the order of the log. */
export async function findEventsBefore(
  db: Db | Tx,
  { subject, before, most }: { readonly subject: string; readonly before: number; readonly most: number },
): Promise<readonly NumberedEvent[]> {
  const rows = await db
    .selectFrom('event')
    .select(['id', 'number', 'type', 'at', 'subject', 'leaf'])
    .where('number', '<', before)
    .where('subject', '=', subject)
    .orderBy('number', 'desc')
    .limit(most)
    .execute()
  return rows.reverse().flatMap((row) => (row.number === null ? [] : [{ ...row, number: row.number }]))
}

/** How many events of a subject have a number. */
/** The newest events of a subject in the order in which they were made, those without a number too. */
export async function findNewestEvents(
  db: Db | Tx,
  subject: string,
  most: number,
): Promise<readonly Pick<EventTable, 'id' | 'type' | 'at'>[]> {
  const { rows } = await sql<Pick<EventTable, 'id' | 'type' | 'at'>>`
    select id, type, at from event where subject = ${subject}
    order by number desc nulls first, made desc limit ${most}`.execute(db as Tx)
  return rows.reverse()
}

export async function countEvents(db: Db | Tx, subject: string): Promise<number> {
  const { count } = await db
    .selectFrom('event')
    .select((of) => of.fn.countAll<string>().as('count'))
    .where('subject', '=', subject)
    .where('number', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function findParts(db: Db | Tx, events: readonly string[]): Promise<readonly EventPartTable[]> {
  const { rows } = await sql<EventPartTable>`
    select event, name, key_group, sealed, destroyed_by from event_part
    where event = any(${events}::uuid[]) order by event, name`.execute(db as Tx)
  return rows
}

/** Takes parts off the store, and notes which keys must go once that is committed. */
export async function markDestroyed(tx: Tx, parts: readonly PartName[], by: string): Promise<void> {
  for (const { event, name } of parts) {
    const { rows } = await sql<{ key_group: string }>`
      update event_part set sealed = null, destroyed_by = ${by}
      from event where event_part.event = ${event} and name = ${name} and sealed is not null
        and event.id = event_part.event and event.type <> 'key.rotated' returning key_group`.execute(tx)
    const [row] = rows
    if (!row) throw new Error(`the part ${name} of event ${event} is not there to be destroyed`)
    await tx.insertInto('key_to_destroy').values({ event, name, key_group: row.key_group }).execute()
  }
}

export async function findKeysToDestroy(db: Db, most: number): Promise<readonly KeyToDestroyTable[]> {
  return await db
    .selectFrom('key_to_destroy')
    .selectAll()
    .orderBy('event')
    .orderBy('name')
    .limit(most)
    .execute()
}

export async function forgetKeysToDestroy(tx: Tx, keys: readonly PartName[]): Promise<void> {
  await sql`
    delete from key_to_destroy using unnest(${keys.map(({ event }) => event)}::uuid[],
      ${keys.map(({ name }) => name)}::text[]) as one (event, name)
    where key_to_destroy.event = one.event and key_to_destroy.name = one.name`.execute(tx)
}

/** What happened since an instant, in the order in which it was recorded. */
export const findEventsSince = async (
  db: Db | Tx,
  since: string,
): Promise<readonly { readonly id: string; readonly type: string; readonly subject: string }[]> =>
  await db
    .selectFrom('event')
    .select(['id', 'type', 'subject'])
    .where('at', '>=', since)
    .orderBy('at')
    .orderBy('id')
    .execute()

/** How far the log is: the newest head, what waits for its number, and what witnesses held against it. */
export async function findLogState(db: Db): Promise<{
  readonly size: number
  readonly signedAt: string | null
  readonly unnumbered: number
  readonly evidence: number
}> {
  const head = await findCheckpoint(db)
  const count = async (from: 'event' | 'head_evidence'): Promise<number> => {
    const all = db.selectFrom(from).select((eb) => eb.fn.countAll<number>().as('count'))
    const some = from === 'event' ? all.where('number', 'is', null) : all
    return (await some.executeTakeFirstOrThrow()).count
  }
  return {
    ...{ size: head?.size ?? 0, signedAt: head?.at ?? null },
    ...{ unnumbered: await count('event'), evidence: await count('head_evidence') },
  }
}
