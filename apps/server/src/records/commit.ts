import type { Vault } from '../keys/vault.ts'
import type { Database, Tx } from '../store/database.ts'
import { isConnectionLost } from '../store/faults.ts'
import type { IdSource } from '../store/ids.ts'
import type { TransactOptions } from '../store/transact.ts'
import { destroyKeys } from './destroy.ts'
import type { Events } from './event.ts'
import { mustBeIssued, type Permit } from './permit.ts'
import { readStates } from './row-state.ts'
import { type Moment, NewGroups, type StoredEvent, storeEvent } from './seal-event.ts'
import { insertEvents, markDestroyed } from './store.ts'

/** A result with what is recorded of it. */
export type Done<T> = { readonly result: T; readonly events: Events }

/** An expected no: nothing is written. */
export type Declined<R> = { readonly declined: R }

export type Committed<T, R> =
  | { readonly ok: true; readonly result: T }
  | { readonly ok: false; readonly declined: R }

/** Puts a job on the queue for each listener of an event, in the transaction that makes it. */
export type Enqueue = (
  tx: Tx,
  event: { readonly id: string; readonly type: string; readonly subject: string },
) => Promise<void>

export type Recorder = {
  readonly database: Database
  readonly vault: Vault
  readonly source: IdSource
  readonly enqueue: Enqueue
}

export type CommitOptions = TransactOptions & {
  /** Runs in the transaction when the events are in it. For this context alone. */
  readonly then?: (tx: Tx, stored: readonly StoredEvent[]) => Promise<void>
}

/**
 * The one way to change what is kept, for whoever holds a permit. `work` writes and says what it did; its events are
 * written in the same transaction, or nothing is. It may be run more than once, so it has no effect outside of the
 * transaction.
 */
export async function commit<T, R = never>(
  recorder: Recorder,
  permit: Permit,
  work: (tx: Tx, at: string) => Promise<Done<T> | Declined<R>>,
  { then, ...options }: CommitOptions = {},
): Promise<Committed<T, R>> {
  mustBeIssued(permit)
  const moment = { by: permit.by, at: new Date(recorder.source.now()).toISOString() }
  const attempts: NewGroups[] = []
  let isCommitting = false
  try {
    const result = await recorder.database.transact(async (tx) => {
      isCommitting = false
      const done = await work(tx, moment.at)
      if ('declined' in done) throw new Rollback(done.declined)
      const groups = new NewGroups(recorder.source)
      attempts.push(groups)
      const stored = await record(recorder, tx, moment, done.events, groups)
      await then?.(tx, stored)
      isCommitting = true
      return { value: done.result, destroys: done.events.some(({ destroys = [] }) => destroys.length > 0) }
    }, options)
    await forget(recorder.vault, attempts.slice(0, -1))
    // It is committed, so nothing that goes wrong from here on is told as if it were not; a job tries again.
    if (result.destroys) await destroyKeys(recorder).catch(() => undefined)
    return { ok: true, result: result.value }
  } catch (error) {
    const isUnknown = isCommitting && (isConnectionLost(error) || !isRefusedByServer(error))
    // Whether a commit that was cut off came through is not known, so its keys stay; fsck names those of no event.
    await forget(recorder.vault, isUnknown ? attempts.slice(0, -1) : attempts)
    if (error instanceof Rollback) return { ok: false, declined: error.declined as R }
    throw error
  }
}

class Rollback extends Error {
  readonly declined: unknown
  constructor(declined: unknown) {
    super('declined')
    this.declined = declined
  }
}

/** PostgreSQL answered with a code: then it has rolled back, unless it says itself that it does not know. */
const isRefusedByServer = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^[0-9A-Z]{5}$/.test(error.code) &&
  error.code !== '40003'

/** Keys of what was rolled back are of no use. That they could not be taken off is no reason to say that a commit failed. */
async function forget(vault: Vault, attempts: readonly NewGroups[]): Promise<void> {
  for (const { all } of attempts)
    for (const group of all.keys()) await vault.forget(group).catch(() => undefined)
}

async function record(
  recorder: Recorder,
  tx: Tx,
  moment: Moment,
  events: Events,
  groups: NewGroups,
): Promise<readonly StoredEvent[]> {
  const { vault, source, enqueue } = recorder
  const states = await statesOf(tx, events)
  const stored = events.map((event) =>
    storeEvent({ vault, source, groups }, moment, event, ({ table, key }) => {
      const found = states.get(table)?.get(key)
      if (found === undefined)
        throw new Error(`${table} has no key ${key}; ids are written as they are stored`)
      return found
    }),
  )
  // On disk before the commit: an event whose keys were lost could never be read again. Both are waited for, also where
  // one fails, so that nothing is written any more when what was written is taken off.
  const written = await Promise.allSettled([keepAll(vault, groups), insertEvents(tx, stored)])
  for (const one of written) if (one.status === 'rejected') throw one.reason
  for (const [at, { event }] of stored.entries()) {
    await markDestroyed(tx, events[at]?.destroys ?? [], event.id)
    await enqueue(tx, { id: event.id, type: event.type, subject: event.subject })
  }
  return stored
}

async function keepAll(vault: Vault, { all }: NewGroups): Promise<void> {
  for (const [group, keys] of all) await vault.keep(group, keys)
}

/** What every named row has become, in one question. */
async function statesOf(
  tx: Tx,
  events: Events,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string | null>>> {
  const keys = new Map<string, Set<string>>()
  for (const { rows } of events)
    for (const { table, key } of rows) keys.set(table, (keys.get(table) ?? new Set()).add(key))
  return await readStates(tx, keys)
}
