import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely, Transaction } from 'kysely'
import { isConnectionLost, isRunAgain } from './faults.ts'
import type { Tables } from './tables.ts'

export type TransactOptions = {
  /** `serializable` where a decision rests on rows that the work does not write. */
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable'
}

const triesMax = 8

/**
 * Runs work in a transaction and, a bounded number of times, runs it again where PostgreSQL asks for it. A connection
 * that is lost while the commit is under way is thrown on: whether it was committed is not known.
 */
export async function transact<T>(
  kysely: Kysely<Tables>,
  work: (tx: Transaction<Tables>) => Promise<T>,
  { isolation = 'read committed' }: TransactOptions = {},
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    let isCommitting = false
    try {
      return await kysely
        .transaction()
        .setIsolationLevel(isolation)
        .setAccessMode('read write')
        .execute(async (tx) => {
          const result = await work(tx)
          isCommitting = true
          return result
        })
    } catch (error) {
      const mayRunAgain = isRunAgain(error) || (!isCommitting && isConnectionLost(error))
      if (!mayRunAgain || tried === triesMax) throw error
    }
    // Those who met meet again if they wait the same time.
    await sleep(2 ** tried * (0.5 + Math.random()))
  }
}
