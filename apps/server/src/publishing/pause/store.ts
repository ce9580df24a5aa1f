import type { Db, Tx } from '../../store/database.ts'
import type { PublishingPauseTable } from '../tables.ts'

/** Every pause that is on. */
export const findPauses = async (db: Db | Tx): Promise<readonly PublishingPauseTable[]> =>
  await db
    .selectFrom('publishing_pause')
    .selectAll()
    .where('ended_at', 'is', null)
    .orderBy('from_at')
    .execute()

/** A pause that is or was on for a channel at any time since an instant: its own, its platform's, or everything's. */
export async function findPauseOver(
  db: Db | Tx,
  {
    channel,
    platform,
    since,
  }: { readonly channel: string; readonly platform: string; readonly since: string },
): Promise<PublishingPauseTable | undefined> {
  return await db
    .selectFrom('publishing_pause')
    .selectAll()
    .where(({ eb, or }) => or([eb('ended_at', 'is', null), eb('ended_at', '>', since)]))
    .where(({ eb, or, and }) =>
      or([
        eb('scope', '=', 'all'),
        and([eb('scope', '=', 'platform'), eb('what', '=', platform)]),
        and([eb('scope', '=', 'channel'), eb('what', '=', channel)]),
      ]),
    )
    .orderBy('from_at')
    .executeTakeFirst()
}

export const insertPause = async (tx: Tx, row: PublishingPauseTable): Promise<void> =>
  void (await tx.insertInto('publishing_pause').values(row).execute())

export const endPause = async (tx: Tx, id: string, at: string): Promise<void> =>
  void (await tx.updateTable('publishing_pause').set({ ended_at: at }).where('id', '=', id).execute())
