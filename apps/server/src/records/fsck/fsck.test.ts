import { cosignText, formatVerifierKey, makeSigner, signatureLine } from '@secondlook/ledger'
import { sql } from 'kysely'
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commit } from '../commit.ts'
import { rotateLogKey } from '../rotate-log-key.ts'
import { findCheckpoint } from '../store.ts'
import { logSigner, named, openTestRecords, somebody, type TestRecords } from '../testing.ts'
import { type FsckReport, fsck } from './fsck.ts'

let records: TestRecords
let host: Client
const next = logSigner(4)

const check = (): Promise<FsckReport> =>
  fsck({
    database: records.test.database,
    vault: records.recorder.vault,
    logKeys: [formatVerifierKey(logSigner(3)), formatVerifierKey(next)],
    now: Date.now,
    progress: () => undefined,
  })

/** A log with everything in it: two keys, a cosigned head, a destroyed part, a deleted row, rows of every type. */
beforeAll(async () => {
  records = await openTestRecords()
  const { recorder, sequencer, test } = records
  const first = await records.name('a', 'first')
  await records.name('b', 'second')
  await records.name('a', 'third')
  await records.run()
  await records.destroy([{ event: first, name: 'text' }])
  await commit(recorder, somebody, async (tx) => {
    await tx
      .insertInto('thing')
      .values({
        ...{ id: 'c', name: 'many', size: '9007199254740993.10', at: '2026-11-25T08:00:00.000Z' },
        facts: '{"deep": [1, null]}',
      })
      .execute()
    return { result: undefined, events: [named('c', 'many')] }
  })
  await records.name('d', 'to go')
  await commit(recorder, somebody, async (tx) => {
    await tx.deleteFrom('thing').where('id', '=', 'd').execute()
    return { result: undefined, events: [{ ...named('d', 'gone'), type: 'thing.deleted' }] }
  })
  await records.run()
  expect(await rotateLogKey(recorder, sequencer, somebody, next)).toBe(true)
  await records.name('b', 'fourth')
  await records.run()
  await cosign()
  host = await test.connect('superuser')
  await host.query('set search_path = secondlook; set session_replication_role = replica')
})
afterAll(() => records.close())

async function cosign(): Promise<void> {
  const { database } = records.test
  const witness = makeSigner('witness.example', 'witness', new Uint8Array(32).fill(9))
  const head = await findCheckpoint(database.db)
  const text = head?.note.slice(0, head.note.indexOf('\n\n') + 1) ?? ''
  const line = signatureLine(cosignText(text, 1_700_000_000, witness))
  await database.transact((tx) =>
    tx
      .insertInto('cosignature')
      .values({ size: head?.size ?? 0, verifier: formatVerifierKey(witness), line })
      .execute(),
  )
}

describe('fsck', () => {
  it('holds for what nobody touched', async () => {
    expect(await check()).toEqual({
      wrong: undefined,
      ...{
        events: 9,
        unnumbered: 0,
        parts: 25,
        destroyed: 1,
        heads: 4,
        cosignatures: 1,
        tables: expect.any(Number),
        rows: 4,
        captures: 0,
      },
      ...{ pending: 0, leftOver: { count: 0, groups: [] } },
    })
  })

  it('looks at events that wait for their number too', async () => {
    await records.name('e', 'waits')
    expect(await check()).toMatchObject({ wrong: undefined, events: 9, unnumbered: 1 })
    await host.query("update event set subject = 'x' where subject = 'e'")
    expect((await check()).wrong?.says).toBe('the column subject says x, and its leaf e')
    await host.query("update event set subject = 'e' where subject = 'x'")
  })

  it('says which number is missing', async () => {
    await host.query('update event set number = 1000 where number = 8')
    expect((await check()).wrong).toEqual({
      place: 'event 8',
      says: 'no event has this number; the next has 1000',
    })
    await host.query('update event set number = 8 where number = 1000')
  })

  it('names a row that no event made, and one that was taken away', async () => {
    await host.query("insert into thing (id, name) values ('0', 'smuggled')")
    expect((await check()).wrong).toEqual({ place: 'thing 0', says: 'no event names this row' })
    await host.query("delete from thing where id = '0'")
    await host.query(
      "create table kept as select * from thing where id = 'b'; delete from thing where id = 'b'",
    )
    expect((await check()).wrong).toEqual({
      place: 'thing b',
      says: 'the row is gone, and event 8 left it there',
    })
    await host.query('insert into thing select * from kept; drop table kept')
  })

  it('names a trigger that was switched off, and a function that was replaced', async () => {
    await host.query('alter table thing disable trigger must_be_recorded')
    expect((await check()).wrong).toEqual({
      place: 'table thing',
      says: 'its trigger must_be_recorded is missing or switched off',
    })
    await host.query('alter table thing enable trigger must_be_recorded')
    const { rows } = await host.query<{ source: string }>(
      "select pg_get_functiondef('is_recorded'::regproc) as source",
    )
    await host.query(
      "create or replace function is_recorded(watched text, changed text) returns boolean language plpgsql as 'begin return true; end'",
    )
    expect((await check()).wrong?.place).toBe('function is_recorded')
    await host.query(rows[0]?.source ?? '')
    expect((await check()).wrong).toBeUndefined()
  })

  it('names keys that belong to no event, and does not call them wrong', async () => {
    const old = '01900000-0000-7000-8000-00000000aaaa'
    await records.recorder.vault.keep(old, new Map([['x/y', records.recorder.vault.newKey()]]))
    expect(await check()).toMatchObject({ wrong: undefined, leftOver: { count: 1, groups: [old] } })
    await records.recorder.vault.forget(old)
  })
})

describe('every column of every recorded table and of the log', () => {
  type Column = { readonly name: string; readonly type: string }
  const tables = [
    'event',
    'event_part',
    'event_row',
    'log_node',
    'log_key',
    'checkpoint',
    'cosignature',
    'thing',
  ]

  const columnsOf = async (table: string): Promise<readonly Column[]> => {
    const { rows } = await host.query<Column>(
      `select attname::text as name, format_type(atttypid, null) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [table],
    )
    return rows
  }
  const changes: Readonly<Record<string, string>> = {
    text: "coalesce(COLUMN, '') || 'x'",
    uuid: "coalesce(overlay(COLUMN::text placing '9999' from 10 for 4), '017f22e2-79b0-7cc3-98c4-dc0c0c07398f')::uuid",
    bigint: 'coalesce(COLUMN, 0) + 1000',
    integer: 'COLUMN + 50',
    numeric: 'coalesce(COLUMN, 0) + 0.01',
    bytea:
      "coalesce(set_byte(COLUMN, length(COLUMN) - 1, get_byte(COLUMN, length(COLUMN) - 1) # 1), '\\x00')",
    'timestamp with time zone': "coalesce(COLUMN, now()) + interval '1 ms'",
    jsonb: "coalesce(COLUMN, '{}') || '{\"more\": null}'",
    xid8: "coalesce(COLUMN, '5')",
  }

  it('is named when it is changed once', async () => {
    await records.run()
    await host.query('create schema kept')
    const refused: string[] = []
    let changed = 0
    for (const table of tables) {
      await host.query(`create table kept.${table} as select * from ${table}`)
      const { rows } = await host.query<{ place: string }>(`select ctid::text as place from ${table}`)
      for (const { name, type } of await columnsOf(table)) {
        for (let at = 0; at < rows.length; at++) {
          const to = changes[type.replace(/\(\d+\)/, '')]?.replaceAll('COLUMN', name)
          if (to === undefined) throw new Error(`no change for ${type}`)
          const nth = `(select ctid from ${table} order by ${table}::text collate "C" offset ${at} limit 1)`
          try {
            await host.query(`update ${table} set ${name} = ${to} where ctid = ${nth}`)
          } catch (error) {
            refused.push(`${table}.${name} ${(error as { code?: string }).code}`)
            continue
          }
          const { wrong } = await check()
          expect(wrong, `${table}.${name}, row ${at}`).toBeDefined()
          changed++
          await host.query(`delete from ${table}; insert into ${table} select * from kept.${table}`)
        }
      }
    }
    expect((await check()).wrong).toBeUndefined()
    await host.query('drop schema kept cascade')
    // What a check of PostgreSQL itself refuses needs no name: a number together with a place in the queue.
    expect([...new Set(refused)].sort()).toEqual([
      'event.made 23514',
      'event.made_in 23514',
      'event_part.destroyed_by 23514',
      'event_part.sealed 23514',
    ])
    expect(changed).toBeGreaterThan(250)
    process.stdout.write(`fsck: ${changed} changes of one column named\n`)
  }, 300_000)
})

it('writes nothing', async () => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from event`.execute(records.test.database.db)
  await check()
  const after = await sql<{ n: number }>`select count(*) as n from event`.execute(records.test.database.db)
  expect(after.rows).toEqual(rows)
})
