import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  formatVerifierKey,
  makeSigner,
  parseVerifierKey,
  trustKey,
  verifyConsistency,
  verifyReceipt,
} from '@secondlook/ledger'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RootKeys } from '../keys/roots.ts'
import { Vault } from '../keys/vault.ts'
import type { Tx } from '../store/database.ts'
import { openTestDatabase, type TestDatabase } from '../store/testing.ts'
import { commit, type Recorder } from './commit.ts'
import type { NewEvent } from './event.ts'
import { issuePermit } from './permit.ts'
import { proveConsistency } from './proofs.ts'
import { makeReceipt } from './receipt.ts'
import { sequence } from './sequence.ts'
import { findCheckpoint } from './store.ts'

declare module '../store/tables.ts' {
  interface Tables {
    thing: { readonly id: string; readonly name: string }
  }
}

let test: TestDatabase
let folder = ''
let recorder: Recorder
const signer = makeSigner('log.example/secondlook', 'log', new Uint8Array(32).fill(3))
const trust = { log: [trustKey(signer)], witnesses: [], witnessesMin: 0 }
const person = { kind: 'person', id: 'p1' } as const
const somebody = issuePermit(person, 'thing.name')

beforeAll(async () => {
  test = await openTestDatabase()
  folder = mkdtempSync(join(tmpdir(), 'records-'))
  const roots = await RootKeys.open(folder, randomBytes)
  recorder = {
    database: test.database,
    vault: new Vault(folder, roots, 'records', randomBytes),
    source: { now: Date.now, randomBytes },
    enqueue: async () => undefined,
  }
  const owner = await test.connect()
  await owner.query(
    "set search_path = secondlook; create table thing (id text primary key, name text not null); select watch_changes('thing')",
  )
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true })
})

const named = (id: string, name: string): NewEvent => ({
  type: 'thing.named',
  subject: id,
  parts: { text: name },
  rows: [{ table: 'thing', key: id }],
})
const put = (tx: Tx, id: string, name: string) =>
  tx
    .insertInto('thing')
    .values({ id, name })
    .onConflict((on) => on.column('id').doUpdateSet({ name }))
    .execute()
const name = (id: string, to: string) =>
  commit(recorder, somebody, async (tx) => {
    await put(tx, id, to)
    return { result: to, events: [named(id, to)] }
  })
const runSequence = () => sequence({ database: test.database, signer, now: Date.now })

describe('commit', () => {
  it('writes a change and its event together', async () => {
    expect(await name('a', 'first')).toEqual({ ok: true, result: 'first' })
    expect(
      await test.database.db.selectFrom('thing').selectAll().where('id', '=', 'a').execute(),
    ).toHaveLength(1)
    expect(
      await test.database.db.selectFrom('event').selectAll().where('subject', '=', 'a').execute(),
    ).toHaveLength(1)
  })

  it('writes neither where the work fails, and keeps no keys of what was declined', async () => {
    const before = (await recorder.vault.groups()).length
    const declined = await commit(recorder, somebody, async (tx) => {
      await put(tx, 'b', 'x')
      return { declined: 'changed-meanwhile' as const }
    })
    expect(declined).toEqual({ ok: false, declined: 'changed-meanwhile' })
    expect(await test.database.db.selectFrom('thing').selectAll().where('id', '=', 'b').execute()).toEqual([])
    expect(await recorder.vault.groups()).toHaveLength(before)
  })

  it('does nothing for a permit that nobody issued', async () => {
    const forged = commit(recorder, { ...somebody }, async (tx) => {
      await put(tx, 'x', 'forged')
      return { result: undefined, events: [named('x', 'forged')] }
    })
    await expect(forged).rejects.toThrow('no permit')
    expect(await test.database.db.selectFrom('thing').selectAll().where('id', '=', 'x').execute()).toEqual([])
  })

  it('is refused by the database where a row is changed that no event names', async () => {
    const silent = commit(recorder, somebody, async (tx) => {
      await put(tx, 'c', 'named')
      await put(tx, 'd', 'not named')
      return { result: undefined, events: [named('c', 'named')] }
    })
    await expect(silent).rejects.toMatchObject({ code: 'SL001' })
  })

  it('is refused where an old event would have to do for a new change', async () => {
    await name('e', 'one')
    const again = test.database.transact((tx) => put(tx, 'e', 'two'))
    await expect(again).rejects.toMatchObject({ code: 'SL001' })
  })

  it('lets nobody change or delete what the log holds', async () => {
    await name('f', 'one')
    const owner = await test.connect()
    for (const statement of [
      "update event set subject = 'x' where subject = 'f'",
      "delete from event where subject = 'f'",
      "update event_row set digest = '\\x00'",
      'delete from event_part',
    ])
      await expect(owner.query(`set search_path = secondlook; ${statement}`)).rejects.toMatchObject({
        code: 'SL002',
      })
  })

  it('seals every part: what was written is nowhere in the database in clear', async () => {
    await name('g', 'Xylophone-Quandong')
    const { rows } = await sql<{ found: boolean }>`
      select exists (select from event_part where encode(sealed, 'escape') like '%Xylophone%')
        or exists (select from event where leaf like '%Xylophone%') as found`.execute(test.database.db as Tx)
    expect(rows[0]?.found).toBe(false)
  })
})

describe('the sequencer', () => {
  it('numbers every event once and leaves no gap, however many run at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, at) => name(`s${at % 7}`, String(at))))
    await Promise.all([runSequence(), runSequence(), runSequence()])
    await runSequence()
    const events = await test.database.db.selectFrom('event').select('number').orderBy('number').execute()
    expect(events.map(({ number }) => number)).toEqual(events.map((_, at) => at))
    expect((await findCheckpoint(test.database.db))?.size).toBe(events.length)
  })

  it('numbers an event that was committed late, after later ones', async () => {
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let started = (): void => undefined
    const begun = new Promise<void>((resolve) => {
      started = resolve
    })
    const late = commit(
      {
        ...recorder,
        enqueue: async () => {
          started()
          await held
        },
      },
      somebody,
      async (tx) => {
        await put(tx, 'late', 'one')
        return { result: undefined, events: [named('late', 'one')] }
      },
    )
    await begun
    await name('early', 'one')
    await runSequence()
    release()
    await late
    expect(await runSequence()).toBe(1)
  })

  it('refuses to sign a log that another key signs', async () => {
    const other = makeSigner('log.example/secondlook', 'log', new Uint8Array(32).fill(4))
    await name('k', 'one')
    await expect(sequence({ database: test.database, signer: other, now: Date.now })).rejects.toThrow(
      'KEYS_DIR',
    )
    await runSequence()
  })

  it('gives heads that are consistent with each other', async () => {
    const before = await findCheckpoint(test.database.db)
    await name('h', 'one')
    await runSequence()
    const after = await findCheckpoint(test.database.db)
    if (!before || !after) throw new Error('no heads')
    const proof = await proveConsistency(test.database.db, before.size, after.size)
    expect(verifyConsistency(before.size, after.size, before.root, after.root, proof)).toBe(true)
  })
})

describe('a receipt', () => {
  const receiptOf = (subject: string, mayShow = (_type: string, _part: string): boolean => true) =>
    makeReceipt({ db: test.database.db, vault: recorder.vault }, subject, mayShow)

  it('shows the life of a subject and holds for whoever trusts the key', async () => {
    await name('r', 'one')
    await name('r', 'two')
    await runSequence()
    const receipt = await receiptOf('r')
    const verified = verifyReceipt(receipt ?? '', trust)
    if (!verified.holds) throw new Error(verified.reason)
    expect(verified.events.map(({ shown }) => shown.find((part) => part.name === 'text')?.value)).toEqual([
      'one',
      'two',
    ])
    expect(verified.events[0]?.shown.find((part) => part.name === 'who')?.value).toEqual(person)
  })

  it('holds with parts that are not shown', async () => {
    const receipt = (await receiptOf('r', (_type, part) => part !== 'who')) ?? ''
    expect(verifyReceipt(receipt, trust).holds).toBe(true)
    expect(receipt).not.toContain('"p1"')
  })

  it('is none where nothing is recorded', async () => expect(await receiptOf('nobody')).toBeUndefined())

  it('can be asked for the key that signs it', async () => {
    const key = parseVerifierKey(formatVerifierKey(signer))
    expect(key.ok).toBe(true)
  })
})
