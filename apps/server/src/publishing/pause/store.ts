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

/** A pause that is on for a channel: its own, its platform's, or everything's. */
export async function findPauseOver(
  db: Db | Tx,
  { channel, platform }: { readonly channel: string; readonly platform: string },
): Promise<PublishingPauseTable | undefined> {
  return (await findPauses(db)).find(
    ({ scope, what }) =>
      scope === 'all' ||
      (scope === 'platform' && what === platform) ||
      (scope === 'channel' && what === channel),
  )
}

export const insertPause = async (tx: Tx, row: PublishingPauseTable): Promise<void> =>
  void (await tx.insertInto('publishing_pause').values(row).execute())

export const endPause = async (tx: Tx, id: string, at: string): Promise<void> =>
  void (await tx.updateTable('publishing_pause').set({ ended_at: at }).where('id', '=', id).execute())
