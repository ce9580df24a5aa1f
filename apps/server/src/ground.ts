import { randomBytes } from 'node:crypto'
import type { JobKind } from './jobs/job.ts'
import { Queue } from './jobs/queue.ts'
import { takeUpWaiting } from './jobs/take-up.ts'
import { RootKeys } from './keys/roots.ts'
import { Vault } from './keys/vault.ts'
import { keepSequencing, openSequencer, type Recorder } from './records/index.ts'
import type { Store } from './store/index.ts'

/** What every context stands on: the store, the log, the queue and the keys, put together. */
export type Ground = {
  readonly recorder: Recorder
  readonly queue: Queue
  readonly roots: RootKeys
  /** Keys of what programs sign in with to channels. */
  readonly credentials: Vault
  /** Keys under which something is counted for a while; it can be read by nobody once they are destroyed. */
  readonly counters: Vault
  close(): Promise<void>
}

export type GroundNeeds = {
  readonly store: Store
  readonly keysFolder: string
  /** The kinds of jobs there are; what they do may record, and put other jobs on the queue. */
  readonly jobs: (ground: Omit<Ground, 'close'>) => readonly JobKind[]
  readonly onFault: (error: unknown) => void
}

/** Opens keys, queue and log of a store, and works on both queue and log until it is closed. */
export async function openGround({ store, keysFolder, jobs, onFault }: GroundNeeds): Promise<Ground> {
  const roots = await RootKeys.open(keysFolder, randomBytes)
  const vault = new Vault(keysFolder, roots, 'records', randomBytes)
  const credentials = new Vault(keysFolder, roots, 'credentials', randomBytes)
  const counters = new Vault(keysFolder, roots, 'counters', randomBytes)
  const queue = await Queue.open(store.source, onFault)
  // The name of a log never changes, whatever address it is reached at.
  const name = `secondlook/${store.identity.id}`
  const { database } = store
  const recorder: Recorder = {
    ...{ database, vault, source: { now: Date.now, randomBytes } },
    enqueue: (tx, event) => queue.putAfter(tx, event),
  }
  await queue.declare(jobs({ recorder, queue, roots, credentials, counters }))
  const sequencer = await openSequencer({ database, roots, name, now: Date.now })
  const sequencing = keepSequencing(sequencer, onFault)
  const unknown = await takeUpWaiting(database, queue)
  if (unknown.length > 0)
    onFault(new Error(`jobs wait that this program does not know how to do: ${unknown.join(', ')}`))
  await queue.work()
  return {
    ...{ recorder, queue, roots, credentials, counters },
    close: async () => {
      await queue.close()
      await sequencing.stop()
    },
  }
}
