import type { Db, Tx } from '../store/database.ts'
import type { Notice } from './model.ts'

/**
 * Says whether somebody is on duty for what a notice is about. Notices do not know what that is, so whoever is plugged
 * in finds out; without a roster nobody is, and nothing reaches anybody outside of their hours.
 */
export type IsOnDuty = (
  db: Db | Tx,
  person: string,
  at: string,
  notice: Pick<Notice, 'kind' | 'about'>,
) => Promise<boolean>
