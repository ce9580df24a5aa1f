import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import type { Migration } from '../migration.ts'
import { restoredCreate } from '../migrations/0029-restored-create.ts'
import { migrations } from '../migrations/list.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { type Blobs, folderBlobs } from './blobs.ts'
import { restoreBackup } from './restore.ts'
import { backupOf, fillHard, hardMigrations, hasPostgres15, startPostgres15 } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'secondlook-backup-'))
let made = 0
const emptyBlobs = (): Blobs => {
  made += 1
  return folderBlobs(join(folder, `blobs-${made}`))
}
const opened: TestDatabase[] = []
const emptyDatabase = async (): Promise<ClientBase> => {
  const test = await openTestDatabase({ isEmpty: true })
  opened.push(test)
  return await test.connect()
}

let from: ClientBase
let blobs: Blobs
let backup: Buffer
beforeAll(async () => {
  from = await emptyDatabase()
  await migrate(from, hardMigrations)
  await fillHard(from)
  blobs = emptyBlobs()
  for (const [key, bytes] of [
    ['a1', Buffer.alloc(9_000_000, 'abc')],
    ['b2', Buffer.alloc(0)],
  ] as const) {
    const writer = await blobs.begin(key)
    await writer.write(bytes)
    await writer.finish()
  }
  backup = await backupOf(from, blobs)
})
afterAll(async () => {
  await Promise.all(opened.map((test) => test.close()))
  rmSync(folder, { recursive: true, force: true })
})

async function* inChunks(bytes: Buffer, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const restore = (
  client: ClientBase,
  bytes: Buffer,
  into: Blobs = emptyBlobs(),
  list: readonly Migration[] = hardMigrations,
) => restoreBackup({ client, migrations: list, blobs: into, progress: () => undefined }, inChunks(bytes))

async function keysOf(kept: Blobs): Promise<string[]> {
  const keys: string[] = []
  for await (const key of kept.list()) keys.push(key)
  return keys
}

const isEmpty = async (client: ClientBase): Promise<boolean> =>
  (await client.query("select from pg_namespace where nspname = 'secondlook'")).rowCount === 0

/** A backup says when it was made and by what, and a store when it was restored; all else is the same, byte for byte. */
const withoutVersion = (bytes: Buffer): string[] =>
  [...bytes.toString('latin1').matchAll(/(?:tables|blobs)\/[^\0]*-[0-9a-f]{64}/g)]
    .map(([name]) => name)
    .filter((name) => !name.includes('store_restored'))

describe('a backup', () => {
  it('brings back the same rows, byte for byte, and everything around them', async () => {
    const into = await emptyDatabase()
    const kept = emptyBlobs()
    expect(await restore(into, backup, kept)).toEqual({
      ok: true,
      rows: 20_101 + migrations.length,
      blobs: 2,
    })
    expect(withoutVersion(await backupOf(into, kept))).toEqual(withoutVersion(backup))
    expect(withoutVersion(backup).length).toBeGreaterThan(5)
    expect((await into.query("select nextval('counter')")).rows).toEqual([{ nextval: '4243' }])
    await expect(into.query('insert into child (id, parent) values (gen_random_uuid(), 1)')).rejects.toThrow(
      'no',
    )
    await expect(into.query('update parent set favourite = 1000')).rejects.toMatchObject({ code: '23503' })
    await into.query("insert into parent (words) values ('x')")
    expect((await into.query("select id, twice from parent where words = 'x'")).rows).toEqual([
      { id: '101', twice: 'xx' },
    ])
  })

  it('brings along what is typed and no version yet, though it is scratch', async () => {
    await from.query(`insert into post_draft (post, revision, body, margin, writers, changes)
      values ('p1', 7, '{"text":"half a sent"}', '{}', '{ana}', '{}')`)
    const typed = await backupOf(from, blobs)
    await from.query('delete from post_draft')
    const into = await emptyDatabase()
    await restore(into, typed)
    expect((await into.query("select revision, body ->> 'text' as text from post_draft")).rows).toEqual([
      { revision: 7, text: 'half a sent' },
    ])
    // It is still typed in by the role that may write scratch and nothing else.
    const { rows } = await into.query(
      "select has_table_privilege('secondlook_scratch', 'post_draft', 'update') as may",
    )
    expect(rows).toEqual([{ may: true }])
  })

  it.skipIf(!hasPostgres15)('goes from 18 to 15 and back and is the same, byte for byte', async () => {
    const fifteen = await startPostgres15()
    try {
      const client = await fifteen.connect()
      const kept = emptyBlobs()
      expect(await restore(client, backup, kept)).toMatchObject({ ok: true })
      const there = await backupOf(client, kept)
      expect(withoutVersion(there)).toEqual(withoutVersion(backup))
      await client.end()
      const back = await emptyDatabase()
      const keptBack = emptyBlobs()
      expect(await restore(back, there, keptBack)).toMatchObject({ ok: true })
      expect(withoutVersion(await backupOf(back, keptBack))).toEqual(withoutVersion(backup))
    } finally {
      await fifteen.stop()
    }
  })

  it('is of one instant, whatever is written meanwhile', async () => {
    const source = await emptyDatabase()
    await migrate(source, hardMigrations)
    await fillHard(source, 2000)
    const test = opened.at(-1)
    const writer = await test?.connect()
    let isDone = false
    const writing = (async () => {
      while (!isDone) {
        await writer?.query('begin; insert into secondlook.empty values (1)')
        await writer?.query("insert into secondlook.parent (words) values ('pair'); commit")
      }
    })()
    const bytes = await backupOf(source, emptyBlobs())
    isDone = true
    await writing
    const into = await emptyDatabase()
    await restore(into, bytes)
    const { rows } = await into.query(
      "select (select count(*) from empty) = (select count(*) from parent where words = 'pair') as same",
    )
    expect(rows).toEqual([{ same: true }])
  })

  it('writes the rows of a query in place of those of a table, in the order of its columns', async () => {
    const source = await emptyDatabase()
    await migrate(source, hardMigrations)
    await source.query('insert into empty values (1)')
    const query = "select 'x' as words, n as id from generate_series(7, 9) n"
    const bytes = await backupOf(source, emptyBlobs(), hardMigrations, async () => ({ empty: query }))
    const into = await emptyDatabase()
    expect(await restore(into, bytes)).toMatchObject({ ok: true })
    expect((await into.query('select * from empty order by 1')).rows).toEqual([
      { id: 7 },
      { id: 8 },
      { id: 9 },
    ])
  })

  it('does not bring the number of a transaction into a server where another one has it', async () => {
    const list = [
      ...hardMigrations,
      { name: '9003-doing', statements: ['create table doing (id integer, by xid8)'] },
    ]
    const source = await emptyDatabase()
    await migrate(source, list)
    await source.query('insert into doing values (1, pg_current_xact_id()), (2, null)')
    const into = await emptyDatabase()
    await restore(into, await backupOf(source, emptyBlobs(), list), emptyBlobs(), list)
    expect((await into.query('select id, by::text from doing order by id')).rows).toEqual([
      { id: 1, by: '0' },
      { id: 2, by: null },
    ])
  })

  it('of an older store is brought forward', async () => {
    const source = await emptyDatabase()
    await migrate(source, migrations)
    const old = await backupOf(source, emptyBlobs(), migrations)
    const into = await emptyDatabase()
    expect(await restore(into, old)).toMatchObject({ ok: true })
    expect((await into.query('select count(*)::int as steps from migration')).rows).toEqual([
      { steps: hardMigrations.length },
    ])
  })

  it('is remembered where it was restored, each time, also where it is older than the place for that', async () => {
    const made = async (client: ClientBase) =>
      (await client.query('select made_at < restored_at as is_before from store_restored')).rows
    const before = migrations.slice(0, migrations.indexOf(restoredCreate))
    const source = await emptyDatabase()
    await migrate(source, before)
    const old = await backupOf(source, emptyBlobs(), before)
    const into = await emptyDatabase()
    expect(await restore(into, old)).toMatchObject({ ok: true })
    expect(await made(into)).toEqual([{ is_before: true }])
    const again = await emptyDatabase()
    expect(await restore(again, await backupOf(into, emptyBlobs()))).toMatchObject({ ok: true })
    expect(await made(again)).toEqual([{ is_before: true }, { is_before: true }])
  })
})

describe('restoring refuses', () => {
  const refused = async (bytes: Buffer, list?: readonly Migration[]) => {
    const into = await emptyDatabase()
    const kept = emptyBlobs()
    const done = await restore(into, bytes, kept, list)
    expect(await isEmpty(into)).toBe(true)
    expect(await keysOf(kept)).toEqual([])
    return done
  }

  it('a backup that is newer than the program', async () => {
    expect(await refused(backup, migrations)).toMatchObject({ ok: false, refusal: 'backup-newer' })
  })

  it('a database that holds something, and leaves it as it is', async () => {
    const into = await emptyDatabase()
    await into.query('create table public.mine (a integer)')
    expect(await restore(into, backup)).toMatchObject({
      ok: false,
      refusal: 'store-not-empty',
      says: expect.stringContaining('public.mine'),
    })
    expect(await isEmpty(into)).toBe(true)
  })

  it('a file that is something else', async () => {
    const done = await refused(Buffer.from('hello'))
    expect(done).toMatchObject({ ok: false, refusal: 'backup-damaged' })
  })

  it('a file that was cut short, wherever', async () => {
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      const done = await refused(backup.subarray(0, Math.trunc(backup.length * share)))
      expect(done).toMatchObject({
        ok: false,
        refusal: 'backup-damaged',
        says: expect.stringContaining('ends'),
      })
    }
  })

  it('a changed byte, naming the member that it is in', async () => {
    const at = backup.indexOf('\0ustar', backup.indexOf('tables/child/000002')) + 2000
    const changed = Buffer.from(backup)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(await refused(changed)).toEqual({
      ok: false,
      refusal: 'backup-damaged',
      says: 'tables/child/000002 is not what was written',
    })
  })

  it('a missing member', async () => {
    const from2 = backup.indexOf('tables/child/000001')
    const to = backup.indexOf('tables/child/000002')
    const without = Buffer.concat([backup.subarray(0, from2), backup.subarray(to)])
    expect(await refused(without)).toMatchObject({ says: 'tables/child/000001 is missing' })
  })
})
