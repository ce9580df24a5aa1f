import type { Db, Tx } from '../../../store/database.ts'
import type { EnrolmentTable } from '../tables.ts'

export async function insertEnrolment(tx: Tx, enrolment: EnrolmentTable): Promise<void> {
  await tx.insertInto('enrolment').values(enrolment).execute()
}

/** A link that can still be used. */
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
    .where('ends_at', '>', at)
    .executeTakeFirst()
}

/** Uses a link up; false where somebody has, or it has ended. */
export async function useEnrolment(tx: Tx, id: string, at: string): Promise<boolean> {
  const rows = await tx
    .updateTable('enrolment')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('ends_at', '>', at)
    .returning('id')
    .execute()
  return rows.length === 1
}

/** Uses up every other link of a person, or of the first administrator where there is none. */
export async function endOtherEnrolments(
  tx: Tx,
  person: string | null,
  at: string,
): Promise<readonly string[]> {
  const rows = await tx
    .updateTable('enrolment')
    .set({ used_at: at })
    .where('person', person === null ? 'is' : '=', person)
    .where('used_at', 'is', null)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
