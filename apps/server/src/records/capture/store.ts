import { sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'
import type { EventPartTable } from '../tables.ts'
import type { CaptureStampTable, CaptureTable, RecordHoldTable } from './tables.ts'

const keptType = 'capture.kept'

/** `false` where the very same was kept before. */
export async function insertCapture(tx: Tx, row: CaptureTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('capture')
    .values({ ...row, bodies: [...row.bodies] })
    .onConflict((on) => on.columns(['subject', 'publication', 'digest']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export const findSame = async (
  db: Db | Tx,
  { subject, publication, digest }: Pick<CaptureTable, 'subject' | 'publication' | 'digest'>,
): Promise<CaptureTable | undefined> =>
  await db
    .selectFrom('capture')
    .selectAll()
    .where('subject', '=', subject)
    .where('publication', '=', publication)
    .where('digest', '=', digest)
    .executeTakeFirst()

export const findCapture = async (db: Db | Tx, id: string): Promise<CaptureTable | undefined> =>
  await db.selectFrom('capture').selectAll().where('id', '=', id).executeTakeFirst()

export const listCaptures = async (
  db: Db | Tx,
  after: string,
  most: number,
): Promise<readonly CaptureTable[]> =>
  await db.selectFrom('capture').selectAll().where('id', '>', after).orderBy('id').limit(most).execute()

/** The captures of a subject, oldest first. */
export const listCapturesOf = async (db: Db | Tx, subject: string): Promise<readonly CaptureTable[]> =>
  await db
    .selectFrom('capture')
    .selectAll()
    .where('subject', '=', subject)
    .orderBy('at')
    .orderBy('id')
    .execute()

/** The parts of the event by which a capture was kept, whether they can be read or were destroyed. */
export async function findKeptParts(db: Db | Tx, capture: string): Promise<readonly EventPartTable[]> {
  const { rows } = await sql<EventPartTable>`
    select part.event, part.name, part.key_group, part.sealed, part.destroyed_by
    from event_row one
    join event on event.id = one.event and event.type = ${keptType}
    join event_part part on part.event = one.event
    where one.table_name = 'capture' and one.key = ${capture}`.execute(db as Tx)
  return rows
}

/** The capture that has a file, where its key was not destroyed. */
export async function isNeeded(tx: Tx, blob: string, keyPart: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select capture.id from capture
    join event_row one on one.table_name = 'capture' and one.key = capture.id
    join event on event.id = one.event and event.type = ${keptType}
    join event_part part on part.event = one.event and part.name = ${keyPart} and part.sealed is not null
    where capture.blob = ${blob}`.execute(tx)
  return rows.length > 0
}

/** Whoever keeps or takes away a file holds it until their transaction ends. */
export async function holdFile(tx: Tx, blob: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`capture ${blob}`}, 0))`.execute(tx)
}

export const findStamp = async (db: Db | Tx, capture: string): Promise<CaptureStampTable | undefined> =>
  await db.selectFrom('capture_stamp').selectAll().where('capture', '=', capture).executeTakeFirst()

/** `false` where another program was first. */
export async function insertStamp(tx: Tx, row: CaptureStampTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('capture_stamp')
    .values(row)
    .onConflict((on) => on.column('capture').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Captures since an instant that nobody has stamped, oldest first. */
export const listUnstamped = async (db: Db, since: string, most: number): Promise<readonly CaptureTable[]> =>
  await db
    .selectFrom('capture')
    .leftJoin('capture_stamp', 'capture_stamp.capture', 'capture.id')
    .selectAll('capture')
    .where('capture.at', '>=', since)
    .where('capture_stamp.id', 'is', null)
    .orderBy('capture.at')
    .limit(most)
    .execute()

/** The lock that the trigger on parts shares: who places a hold and who destroys wait for each other. */
export async function lockHolds(tx: Tx, subject: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`record hold ${subject}`}, 0))`.execute(tx)
}

export const insertHold = async (tx: Tx, row: RecordHoldTable): Promise<void> =>
  void (await tx.insertInto('record_hold').values(row).execute())

export async function endHold(tx: Tx, id: string, at: string): Promise<RecordHoldTable | undefined> {
  return await tx
    .updateTable('record_hold')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
}

export async function isHeld(db: Db | Tx, subject: string): Promise<boolean> {
  const found = await db
    .selectFrom('record_hold')
    .select('id')
    .where('subject', '=', subject)
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
