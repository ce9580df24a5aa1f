import type { Tx } from '../store/database.ts'
import type { Listener } from './job.ts'
import type { Queue } from './queue.ts'

/** Puts one job on the queue for each listener of an event, in the event's own transaction. */
export const enqueueFor =
  (queue: Queue, listeners: readonly Listener[]) =>
  async (
    tx: Tx,
    event: { readonly id: string; readonly type: string; readonly subject: string },
  ): Promise<void> => {
    for (const { job, after } of listeners) {
      if (after.includes(event.type)) await queue.put(tx, job, { subject: event.subject, event: event.id })
    }
  }
