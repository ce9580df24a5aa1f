import { findReach } from '../people/index.ts'
import type { Db, Tx } from '../store/database.ts'
import type { Recipient } from './model.ts'

/** Whom a mail to a person would go to at an instant; `undefined` for somebody who was never in the directory. */
export type FindRecipient = (db: Db | Tx, person: string, at: string) => Promise<Recipient | undefined>

/** Says who is on duty. Without a roster nobody is, so that nothing reaches anybody outside of their hours. */
export type IsOnDuty = (db: Db | Tx, person: string, at: string) => Promise<boolean>

export const nobodyIsOnDuty: IsOnDuty = async () => false

export const findRecipientWith =
  (isOnDuty: IsOnDuty): FindRecipient =>
  async (db, told, at) => {
    const reach = await findReach(db, told, at)
    return reach && { ...reach, isOnDuty: await isOnDuty(db, reach.person, at) }
  }
