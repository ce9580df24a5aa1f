import {
  formatVerifierKey,
  makeSigner,
  parseVerifierKey,
  verifyConsistency,
  verifyReceipt,
} from '@secondlook/ledger'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '../store/database.ts'
import type { TestDatabase } from '../store/testing.ts'
import { commit, type Recorder } from './commit.ts'
import { proveConsistency } from './proofs.ts'
import { makeReceipt, makeReceiptPage } from './receipt.ts'
import { sequence } from './sequence.ts'
import { findCheckpoint } from './store.ts'
import {
  logSigner,
  named,
  openTestRecords,
  person,
  put,
  somebody,
  type TestRecords,
  trust,
} from './testing.ts'

let test: TestDatabase
let recorder: Recorder
let records: TestRecords
const signer = logSigner(3)
beforeAll(async () => {
  records = await openTestRecords()
  test = records.test
  recorder = records.recorder
})
afterAll(() => records.close())

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
      'truncate event_row',
      'truncate checkpoint cascade',
      'truncate thing',
      'insert into event (id, type, at, subject, leaf, number, made, made_in) select gen_random_uuid(), type, at, subject, leaf, 900, null, null from event limit 1',
    ])
      await expect(owner.query(`set search_path = secondlook; ${statement}`)).rejects.toMatchObject({
        code: 'SL002',
      })
  })

  it('is refused where a row was given another id, unless both are named', async () => {
    await name('old-id', 'one')
    const rename = (rows: readonly { readonly table: 'thing'; readonly key: string }[]) =>
      commit(recorder, somebody, async (tx) => {
        await tx.updateTable('thing').set({ id: 'new-id' }).where('id', '=', 'old-id').execute()
        return { result: undefined, events: [{ ...named('new-id', 'x'), rows }] }
      })
    await expect(rename([{ table: 'thing', key: 'new-id' }])).rejects.toMatchObject({ code: 'SL001' })
    expect(
      await rename([
        { table: 'thing', key: 'new-id' },
        { table: 'thing', key: 'old-id' },
      ]),
    ).toMatchObject({ ok: true })
  })

  it('is refused where a session has put tables of its own before ours', async () => {
    const owner = await test.connect()
    await owner.query(`set search_path = secondlook;
      create temp table event as select * from secondlook.event; create temp table event_row as select * from secondlook.event_row`)
    await owner.query(`begin; insert into thing (id, name) values ('shadow', 'x');
      insert into event select * from secondlook.event limit 1;
      update event set made_in = pg_current_xact_id();
      insert into event_row select id, 'thing', 'shadow', '' from event`)
    await expect(owner.query('commit')).rejects.toMatchObject({ code: 'SL001' })
  })

  it('records a row as it is when a change by others that was under way is through', async () => {
    await name('contended', 'one')
    let go = (): void => undefined
    const mayGo = new Promise<void>((resolve) => {
      go = resolve
    })
    let changed = (): void => undefined
    const hasChanged = new Promise<void>((resolve) => {
      changed = resolve
    })
    const first = commit(recorder, somebody, async (tx) => {
      await put(tx, 'contended', 'two')
      changed()
      await mayGo
      return { result: undefined, events: [named('contended', 'two')] }
    })
    await hasChanged
    const second = commit(recorder, somebody, async () => ({
      result: undefined,
      events: [named('contended', 'looked at')],
    }))
    setTimeout(go, 100)
    await Promise.all([first, second])
    await records.run()
    const events = await test.database.db
      .selectFrom('event')
      .select('id')
      .where('subject', '=', 'contended')
      .orderBy('number')
      .execute()
    expect(events).toHaveLength(3)
    const { fsck } = await import('./fsck/fsck.ts')
    const report = await fsck({
      ...{ database: test.database, vault: recorder.vault, now: Date.now, progress: () => undefined },
    })
    expect(report.wrong).toBeUndefined()
  })

  it('keeps the order in which events were told, within one instant too', async () => {
    const told = Array.from({ length: 40 }, (_, at) => `order-${at}`)
    await commit({ ...recorder, source: { ...recorder.source, now: () => 1 } }, somebody, async (tx) => {
      for (const id of told) await put(tx, id, 'x')
      const [first = '', ...rest] = told
      return { result: undefined, events: [named(first, 'x'), ...rest.map((id) => named(id, 'x'))] }
    })
    await records.run()
    const rows = await test.database.db
      .selectFrom('event')
      .select('subject')
      .where('subject', 'like', 'order-%')
      .orderBy('number')
      .execute()
    expect(rows.map(({ subject }) => subject)).toEqual(told)
  })

  it('keeps no keys of what PostgreSQL refused', async () => {
    const before = (await recorder.vault.groups()).length
    const silent = commit(recorder, somebody, async (tx) => {
      await put(tx, 'never', 'x')
      return { result: undefined, events: [named('other', 'x')] }
    })
    await expect(silent).rejects.toMatchObject({ code: 'SL001' })
    expect(await recorder.vault.groups()).toHaveLength(before)
  })

  it('takes thousands of events at once, and their keys in files of a bounded size', async () => {
    const before = (await recorder.vault.groups()).length
    const many = Array.from({ length: 3000 }, (_, at) => `many-${at}`)
    await commit(recorder, somebody, async (tx) => {
      await tx
        .insertInto('thing')
        .values(many.map((id) => ({ id, name: 'x' })))
        .execute()
      const [first = '', ...rest] = many
      return { result: undefined, events: [named(first, 'x'), ...rest.map((id) => named(id, 'x'))] }
    })
    // Three parts an event, 256 keys a file.
    expect((await recorder.vault.groups()).length - before).toBe(36)
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

  it('of a life that is too long for one is told in several', async () => {
    const [first = named('long', '0'), ...rest] = Array.from({ length: 1200 }, (_, at) =>
      named('long', String(at)),
    )
    await commit(recorder, somebody, async (tx) => {
      await put(tx, 'long', '1199')
      return { result: undefined, events: [first, ...rest] }
    })
    await records.run()
    const needs = { db: test.database.db, vault: recorder.vault }
    const one = await makeReceiptPage(needs, 'long', () => true, { from: 0 })
    const two = await makeReceiptPage(needs, 'long', () => true, { from: one?.next ?? 0 })
    const [seen, more] = [one, two].map((page) => verifyReceipt(page?.text ?? '', trust))
    if (!seen?.holds || !more?.holds) throw new Error('a receipt does not hold')
    expect([seen.events.length, more.events.length, two?.next]).toEqual([1000, 200, undefined])
    expect(more.events[0]?.shown.find((part) => part.name === 'text')?.value).toBe('1000')
    expect([one?.total, one?.earlier, two?.earlier]).toEqual([1200, undefined, one?.next])
    const newest = await makeReceiptPage(needs, 'long', () => true, { before: Number.MAX_SAFE_INTEGER })
    const end = verifyReceipt(newest?.text ?? '', trust)
    if (!end.holds) throw new Error(end.reason)
    expect([end.events.length, newest?.next]).toEqual([1000, undefined])
    expect(end.events[0]?.shown.find((part) => part.name === 'text')?.value).toBe('200')
    expect(end.events[0]?.place.index).toBe(newest?.earlier)
  })

  it('of long texts holds as many of the newest as fit, and at least one', async () => {
    const text = 'word '.repeat(180_000)
    const [first = named('wide', text), ...rest] = [1, 2, 3, 4, 5].map((at) => named('wide', `${text}${at}`))
    await commit(recorder, somebody, async (tx) => {
      await put(tx, 'wide', 'x')
      return { result: undefined, events: [first, ...rest] }
    })
    await records.run()
    const needs = { db: test.database.db, vault: recorder.vault }
    const newest = await makeReceiptPage(needs, 'wide', () => true, { before: Number.MAX_SAFE_INTEGER })
    const verified = verifyReceipt(newest?.text ?? '', trust)
    if (!verified.holds) throw new Error(verified.reason)
    const ends = verified.events.map(({ shown }) =>
      String(shown.find(({ name }) => name === 'text')?.value).at(-1),
    )
    expect(ends).toEqual(['3', '4', '5'])
    expect([newest?.next, newest?.earlier]).toEqual([undefined, verified.events[0]?.place.index])
  })

  it('never shows what the salts of rows are made of', async () =>
    expect(await receiptOf('r')).not.toContain('shown row-salt'))

  it('is none where nothing is recorded', async () => expect(await receiptOf('nobody')).toBeUndefined())

  it('can be asked for the key that signs it', async () => {
    const key = parseVerifierKey(formatVerifierKey(signer))
    expect(key.ok).toBe(true)
  })
})
