import type { Scratch } from '../../../store/database.ts'
import type { SessionTable } from '../tables.ts'

export async function insertSession(scratch: Scratch, session: SessionTable): Promise<void> {
  await scratch.insertInto('session').values(session).execute()
}

export async function findSession(scratch: Scratch, secretHash: string): Promise<SessionTable | undefined> {
  return await scratch
    .selectFrom('session')
    .selectAll()
    .where('secret_hash', '=', secretHash)
    .executeTakeFirst()
}

/** How whoever has a session had signed in; nothing where it has ended. */
export const findHow = async (scratch: Scratch, id: string): Promise<string | undefined> =>
  (await scratch.selectFrom('session').select('how').where('id', '=', id).executeTakeFirst())?.how

export async function findSessionsOf(scratch: Scratch, person: string): Promise<readonly SessionTable[]> {
  return await scratch
    .selectFrom('session')
    .selectAll()
    .where('person', '=', person)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .execute()
}

export async function moveIdleEnd(scratch: Scratch, id: string, idleEndsAt: string): Promise<void> {
  await scratch
    .updateTable('session')
    .set({ idle_ends_at: idleEndsAt })
    .where('id', '=', id)
    .where('idle_ends_at', '<', idleEndsAt)
    .execute()
}

/** Confirms a session and gives it another secret; false where it has ended or somebody did first. */
export async function confirmSession(
  scratch: Scratch,
  session: { readonly id: string; readonly oldHash: string; readonly newHash: string; readonly at: string },
): Promise<boolean> {
  const rows = await scratch
    .updateTable('session')
    .set({ secret_hash: session.newHash, stepped_up_at: session.at })
    .where('id', '=', session.id)
    .where('secret_hash', '=', session.oldHash)
    .returning('id')
    .execute()
  return rows.length === 1
}

/** Ends one session of a person; false where there is none. */
export async function deleteSession(scratch: Scratch, person: string, id: string): Promise<boolean> {
  const rows = await scratch
    .deleteFrom('session')
    .where('person', '=', person)
    .where('id', '=', id)
    .returning('id')
    .execute()
  return rows.length === 1
}

/** Ends all sessions of a person, save one; how many there were. */
export async function deleteSessionsOf(scratch: Scratch, person: string, except?: string): Promise<number> {
  let query = scratch.deleteFrom('session').where('person', '=', person)
  if (except !== undefined) query = query.where('id', '<>', except)
  return (await query.returning('id').execute()).length
}
