import { makePart, type RowChange, sealEvent } from '@secondlook/ledger'
import { newNonce, seal } from '../keys/seal.ts'
import type { Vault } from '../keys/vault.ts'
import type { Database, Tx } from '../store/database.ts'
import { type IdSource, newId } from '../store/ids.ts'
import type { TransactOptions } from '../store/transact.ts'
import type { Actor, Events, Json, NewEvent } from './event.ts'
import { aboutPart, saltedBytes } from './part.ts'
import { mustBeIssued, type Permit } from './permit.ts'
import { insertEvent, stateOfRow } from './store.ts'
import type { EventPartTable } from './tables.ts'

/** A result with what is recorded of it. */
export type Done<T> = { readonly result: T; readonly events: Events }

/** An expected no: nothing is written. */
export type Declined<R> = { readonly declined: R }

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

/**
 * The one way to change what is kept, for whoever holds a permit. `work` writes and says what it did; its events are written in the same
 * transaction, or nothing is. It may be run more than once, so it has no effect outside of the transaction.
 */
export async function commit<T, R = never>(
  recorder: Recorder,
  permit: Permit,
  work: (tx: Tx, at: string) => Promise<Done<T> | Declined<R>>,
  options?: TransactOptions,
): Promise<{ readonly ok: true; readonly result: T } | { readonly ok: false; readonly declined: R }> {
  mustBeIssued(permit)
  const { by } = permit
  const at = new Date(recorder.source.now()).toISOString()
  const groups: string[] = []
  try {
    const result = await recorder.database.transact(async (tx) => {
      const done = await work(tx, at)
      if ('declined' in done) throw new Rollback(done.declined)
      const group = newId(recorder.source)
      groups.push(group)
      await record(recorder, tx, { by, at, group }, done.events)
      return done.result
    }, options)
    await forgetAll(recorder.vault, groups.slice(0, -1))
    return { ok: true, result }
  } catch (error) {
    if (error instanceof Rollback) {
      await forgetAll(recorder.vault, groups)
      return { ok: false, declined: error.declined as R }
    }
    // Whether a commit that was cut off came through is not known, so its keys stay; fsck names those of no event.
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

const forgetAll = async (vault: Vault, groups: readonly string[]): Promise<void> => {
  for (const group of groups) await vault.forget(group)
}

type Moment = { readonly by: Actor; readonly at: string; readonly group: string }

async function record(recorder: Recorder, tx: Tx, moment: Moment, events: Events): Promise<void> {
  const keys = new Map<string, Uint8Array>()
  for (const event of events) await recordOne(recorder, tx, moment, event, keys)
  // On disk before the commit: an event whose keys were lost could never be read again.
  await recorder.vault.keep(moment.group, keys)
}

async function recordOne(
  { vault, source, enqueue }: Recorder,
  tx: Tx,
  { by, at, group }: Moment,
  event: NewEvent,
  keys: Map<string, Uint8Array>,
): Promise<void> {
  const id = newId(source)
  const { type, subject } = event
  const said: Record<string, Json> = { ...event.parts, who: by }
  const parts = Object.entries(said).map(([name, value]) => makePart(name, source.randomBytes(32), value))
  const rows: RowChange[] = []
  for (const row of event.rows)
    rows.push({ ...row, salt: source.randomBytes(32), state: await stateOfRow(tx, row) })
  const sealed = sealEvent({ id, type, at, subject }, parts, rows)
  const kept: EventPartTable[] = parts.map((part) => {
    const key = vault.newKey()
    keys.set(`${id}/${part.name}`, key)
    const bytes = seal(key, newNonce(source.randomBytes), aboutPart(id, part.name), saltedBytes(part))
    return { event: id, name: part.name, key_group: group, sealed: bytes, destroyed_by: null }
  })
  await insertEvent(
    tx,
    { id, type, at, subject, leaf: sealed.leaf },
    kept,
    sealed.rows.map(({ table, key, digest }, n) => ({
      ...{ event: id, table_name: table, key, digest },
      salt: rows[n]?.salt ?? new Uint8Array(),
    })),
  )
  await enqueue(tx, { id, type, subject })
}
