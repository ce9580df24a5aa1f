import type { Database } from '../store/database.ts'
import type { Queue } from './queue.ts'
import { findWaitingKinds, forgetWaiting, lockWaiting } from './store.ts'

const mostAtOnce = 200

/** Why a job that sends something is not simply run: it may have been, after the backup was made. */
const mayHaveRun = 'It came out of a backup, and nobody knows whether it was done since then.'

/**
 * Puts the jobs that a backup brought along on the queue, in their order, before anything new is. What can be done
 * twice without harm will run; what is never run again by itself becomes a dead letter, for somebody to decide. Returns
 * the kinds that this program does not know: their jobs go on waiting for one that does.
 */
export async function takeUpWaiting(database: Database, queue: Queue): Promise<readonly string[]> {
  const known = queue.kindNames()
  while (known.length > 0 && (await takeSome(database, queue, known)) > 0);
  return await database.transact((tx) => findWaitingKinds(tx))
}

async function takeSome(database: Database, queue: Queue, known: readonly string[]): Promise<number> {
  return await database.transact(async (tx) => {
    const jobs = await lockWaiting(tx, known, mostAtOnce)
    for (const { kind, subject, event, is_dead, says } of jobs) {
      const data = event === null ? { subject } : { subject, event }
      if (is_dead || queue.isRunOnce(kind)) await queue.putDead(tx, kind, data, says ?? mayHaveRun)
      else await queue.put(tx, kind, data)
    }
    if (jobs.length > 0)
      await forgetWaiting(
        tx,
        jobs.map(({ place }) => place),
      )
    return jobs.length
  })
}
