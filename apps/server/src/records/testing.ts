import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeSigner, type SignerKey, trustKey } from '@secondlook/ledger'
import { RootKeys } from '../keys/roots.ts'
import { Vault } from '../keys/vault.ts'
import type { Tx } from '../store/database.ts'
import { openTestDatabase, type TestDatabase } from '../store/testing.ts'
import { commit, type Recorder } from './commit.ts'
import type { NewEvent, PartName } from './event.ts'
import { issuePermit } from './permit.ts'
import { type Sequencer, sequence } from './sequence.ts'

declare module '../store/tables.ts' {
  interface Tables {
    thing: {
      readonly id: string
      readonly name: string
      readonly size?: string | null
      readonly at?: string | null
      readonly facts?: string | null
    }
  }
}

export const origin = 'log.example/secondlook'
export const logSigner = (at: number): SignerKey => makeSigner(origin, 'log', new Uint8Array(32).fill(at))
const signer = logSigner(3)
export const trust = { log: [trustKey(signer)], witnesses: [], witnessesMin: 0 }
export const person = { kind: 'person', id: 'p1' } as const
export const somebody = issuePermit(person, 'thing.name')

const thingTable = `set search_path = secondlook;
  create table thing (id text collate "C" primary key, name text not null, size numeric, at timestamptz(3), facts jsonb);
  select watch_changes('thing')`

/** Records in a real database, with a recorded table called `thing`. */
export type TestRecords = {
  readonly test: TestDatabase
  readonly folder: string
  readonly recorder: Recorder
  readonly sequencer: Sequencer
  /** Names a thing, and records it. */
  name(id: string, to: string): Promise<string>
  /** Numbers everything. */
  run(): Promise<void>
  /** Destroys parts of events, and records it. */
  destroy(parts: readonly PartName[]): Promise<void>
  close(): Promise<void>
}

export async function openTestRecords(): Promise<TestRecords> {
  const test = await openTestDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'records-'))
  const roots = await RootKeys.open(folder, randomBytes)
  const recorder: Recorder = {
    database: test.database,
    vault: new Vault(folder, roots, 'records', randomBytes),
    source: { now: Date.now, randomBytes },
    enqueue: async () => undefined,
  }
  const signers = async () => [signer, logSigner(4)]
  const sequencer = { database: test.database, signer, signers, now: Date.now }
  await (await test.connect()).query(thingTable)
  return {
    ...{ test, folder, recorder, sequencer },
    name: async (id, to) => {
      await commit(recorder, somebody, async (tx) => {
        await put(tx, id, to)
        return { result: to, events: [named(id, to)] }
      })
      return await eventOf(test, id)
    },
    run: async () => {
      while ((await sequence(sequencer)) > 0);
    },
    destroy: async (destroys) => {
      const event: NewEvent = { type: 'thing.disposed', subject: 'disposal', rows: [], destroys }
      await commit(recorder, somebody, async () => ({ result: undefined, events: [event] }))
    },
    close: async () => {
      await test.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export const named = (id: string, name: string): NewEvent => ({
  type: 'thing.named',
  subject: id,
  parts: { text: name },
  rows: [{ table: 'thing', key: id }],
})

export async function put(tx: Tx, id: string, name: string): Promise<void> {
  await tx
    .insertInto('thing')
    .values({ id, name })
    .onConflict((on) => on.column('id').doUpdateSet({ name }))
    .execute()
}

/** The newest event of a subject. */
async function eventOf({ database }: TestDatabase, subject: string): Promise<string> {
  const { id } = await database.db
    .selectFrom('event')
    .select('id')
    .where('subject', '=', subject)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return id
}
