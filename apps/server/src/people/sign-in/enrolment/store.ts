import type { Db, Tx } from '../../../store/database.ts'
import type { EnrolmentTable } from '../tables.ts'

export async function insertEnrolment(tx: Tx, enrolment: EnrolmentTable): Promise<void> {
  await tx.insertInto('enrolment').values(enrolment).execute()
}

/** A link that was neither used nor ended, whether or not it may open yet. */
export async function findEnrolment(
  db: Db,
  secretHash: string,
  at: string,
): Promise<EnrolmentTable | undefined> {
  return await db
    .selectFrom('enrolment')
    .selectAll()
    .where('secret_hash', '=', secretHash)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', at)
    .executeTakeFirst()
}

export async function findEnrolmentById(db: Db | Tx, id: string): Promise<EnrolmentTable | undefined> {
  return await db.selectFrom('enrolment').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The links that were made for somebody, the newest first. */
export async function findEnrolmentsOf(db: Db, person: string): Promise<readonly EnrolmentTable[]> {
  return await db
    .selectFrom('enrolment')
    .selectAll()
    .where('person', '=', person)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
}

/** Lets a link open; `undefined` where somebody was faster, or it has ended. */
export async function confirmEnrolment(
  tx: Tx,
  id: string,
  at: string,
  to: Pick<EnrolmentTable, 'confirmed_by' | 'code_hash' | 'ends_at'>,
): Promise<EnrolmentTable | undefined> {
  return await tx
    .updateTable('enrolment')
    .set({ ...to, confirmed_at: at })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', at)
    .returningAll()
    .executeTakeFirst()
}

/** Uses a link up; false where somebody has, or it has ended. */
export async function useEnrolment(tx: Tx, id: string, at: string): Promise<boolean> {
  const rows = await tx
    .updateTable('enrolment')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', at)
    .returning('id')
    .execute()
  return rows.length === 1
}

/** Ends a link that nobody used; false where it was used or ended already. */
export async function endEnrolment(tx: Tx, id: string, at: string): Promise<boolean> {
  const rows = await tx
    .updateTable('enrolment')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute()
  return rows.length === 1
}

/** Ends every other link of a person, or of the first administrator where there is none. */
export async function endOtherEnrolments(
  tx: Tx,
  person: string | null,
  at: string,
): Promise<readonly string[]> {
  const rows = await tx
    .updateTable('enrolment')
    .set({ ended_at: at })
    .where('person', person === null ? 'is' : '=', person)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Links for people that ran out by themselves and were not ended. */
export async function findLapsed(db: Db, at: string): Promise<readonly EnrolmentTable[]> {
  return await db
    .selectFrom('enrolment')
    .selectAll()
    .where('person', 'is not', null)
    .where('made_by', 'is not', null)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('ends_at', '<=', at)
    .orderBy('id')
    .limit(100)
    .execute()
}
