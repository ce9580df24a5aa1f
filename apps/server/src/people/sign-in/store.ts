import type { Scratch } from '../../store/database.ts'
import { forgottenMs } from './tries/model.ts'

/** Uses up what may be used once; false where somebody has already. */
export async function spend(scratch: Scratch, id: string, endsAt: string): Promise<boolean> {
  const rows = await scratch
    .insertInto('spent')
    .values({ id, ends_at: endsAt })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .execute()
  return rows.length === 1
}

/** Takes off what has ended by itself: sessions, what was spent, tries that nobody counts any more. For a job. */
export async function sweep(scratch: Scratch, now: number): Promise<void> {
  const at = new Date(now).toISOString()
  const triesBefore = new Date(now - forgottenMs).toISOString()
  await scratch.deleteFrom('spent').where('ends_at', '<=', at).execute()
  await scratch.deleteFrom('failed_try').where('last_at', '<', triesBefore).execute()
  await scratch
    .deleteFrom('session')
    .where((is) => is.or([is('ends_at', '<=', at), is('idle_ends_at', '<=', at)]))
    .execute()
}
