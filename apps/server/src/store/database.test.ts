import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database, Db } from './database.ts'
import { openTestDatabase, type TestDatabase } from './testing.ts'

declare module './tables.ts' {
  interface ScratchTables {
    test_counter: { name: string; value: number }
  }
  interface Tables {
    test_note: { id: number; words: string }
  }
}

let test: TestDatabase
let database: Database
beforeAll(async () => {
  test = await openTestDatabase()
  database = test.database
  const owner = await test.connect()
  await owner.query(`
    create table secondlook.test_note (id integer primary key, words text collate "C" not null);
    create table secondlook.test_counter (name text collate "C" primary key, value bigint not null);
    grant select, insert, update, delete on secondlook.test_counter to secondlook_scratch;
  `)
})
afterAll(() => test.close())

const code = (error: unknown) => (error as { code?: string }).code
const codeOf = async (work: Promise<unknown>): Promise<string | undefined> => work.then(() => 'none', code)

describe('a handle that may read', () => {
  it('reads', async () => {
    await database.transact((tx) => tx.insertInto('test_note').values({ id: 1, words: 'a' }).execute())
    expect(await database.db.selectFrom('test_note').selectAll().where('id', '=', 1).execute()).toEqual([
      { id: 1, words: 'a' },
    ])
  })

  it('has no way to write that compiles', async () => {
    const { db } = database
    // @ts-expect-error: writing needs a transaction.
    expect(() => db.insertInto('test_note')).toBeDefined()
    const needsTx = async (tx: Parameters<Parameters<Database['transact']>[0]>[0]) => tx.isTransaction
    // @ts-expect-error: a handle that may read is no transaction.
    expect(() => needsTx(db)).toBeDefined()
    const needsDb = (one: Db) => one
    expect(await database.transact(async (tx) => needsDb(tx) === tx)).toBe(true)
  })

  it('is refused by PostgreSQL where the types were got round', async () => {
    const write = sql`insert into test_note values (2, 'b')`.execute(database.db)
    expect(await codeOf(write)).toBe('25006')
  })
})

describe('a handle of scratch', () => {
  it('writes and reads the tables of scratch', async () => {
    const { scratch } = database
    await scratch.insertInto('test_counter').values({ name: 'x', value: 1 }).execute()
    await scratch.updateTable('test_counter').set({ value: 2 }).execute()
    expect(await scratch.selectFrom('test_counter').selectAll().execute()).toEqual([{ name: 'x', value: 2 }])
    await scratch.deleteFrom('test_counter').execute()
  })

  it('knows no other table', () => {
    // @ts-expect-error: this table is not one of scratch.
    expect(() => database.scratch.insertInto('test_note')).toBeDefined()
    // @ts-expect-error: nor may it be read.
    expect(() => database.scratch.selectFrom('store')).toBeDefined()
  })

  it('is refused by PostgreSQL where the types were got round', async () => {
    for (const text of [
      "insert into test_note values (3, 'c')",
      'select * from test_note',
      'select * from store',
    ])
      expect(await codeOf(sql.raw(text).execute(database.scratch))).toBe('42501')
  })

  it('may not make tables', async () => {
    expect(await codeOf(sql`create table secondlook.more (a int)`.execute(database.scratch))).toBe('42501')
  })
})

describe('values', () => {
  const value = async (text: string): Promise<unknown> => {
    const { rows } = await sql.raw<{ value: unknown }>(`select ${text} as value`).execute(database.db)
    return rows[0]?.value
  }

  it('that are instants travel as ISO 8601 in UTC with milliseconds', async () => {
    expect(await value("timestamptz '2026-11-25 10:00:00+11'")).toBe('2026-11-24T23:00:00.000Z')
    expect(await value("timestamptz(3) '2026-11-25 10:00:00.0456+00'")).toBe('2026-11-25T10:00:00.046Z')
    expect(await value("timestamptz '0900-01-01 00:00:00.5+00'")).toBe('0900-01-01T00:00:00.500Z')
  })

  it('that are instants ISO 8601 cannot write are faults', async () => {
    await expect(value("timestamptz 'infinity'")).rejects.toThrow(RangeError)
  })

  it('that are dates stay dates', async () => expect(await value("date '2026-11-25'")).toBe('2026-11-25'))

  it('of int8 are numbers, or a fault where a number would be wrong', async () => {
    expect(await value('9007199254740991::int8')).toBe(9_007_199_254_740_991)
    expect(await value('count(*)')).toBe(1)
    await expect(value('9007199254740993::int8')).rejects.toThrow(/9007199254740993/)
  })

  it('of numeric keep every digit', async () =>
    expect(await value('0.10000000000000000000001::numeric')).toBe('0.10000000000000000000001'))

  it('of bytea are bytes', async () =>
    expect(await value("'\\x00ff10'::bytea")).toEqual(new Uint8Array([0, 255, 16])))

  it('of text compare bytewise', async () => {
    const { rows } = await sql<{ words: string }>`
      select words from (values ('b'), ('B'), ('a'), ('é'), ('Z')) as t(words) order by words
    `.execute(database.db)
    expect(rows.map(({ words }) => words)).toEqual(['B', 'Z', 'a', 'b', 'é'])
  })
})

describe('a transaction', () => {
  it('leaves nothing where its work throws', async () => {
    const work = database.transact(async (tx) => {
      await tx.insertInto('test_note').values({ id: 10, words: 'x' }).execute()
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect(await database.db.selectFrom('test_note').selectAll().where('id', '=', 10).execute()).toEqual([])
  })

  it('is run again as a whole where PostgreSQL asks for it', async () => {
    await database.transact((tx) => tx.insertInto('test_note').values({ id: 20, words: '0' }).execute())
    let runs = 0
    const addOne = () =>
      database.transact(
        async (tx) => {
          runs += 1
          const { words } = await tx
            .selectFrom('test_note')
            .selectAll()
            .where('id', '=', 20)
            .executeTakeFirstOrThrow()
          await tx
            .updateTable('test_note')
            .set({ words: String(Number(words) + 1) })
            .where('id', '=', 20)
            .execute()
        },
        { isolation: 'serializable' },
      )
    await Promise.all([addOne(), addOne(), addOne(), addOne()])
    const { words } = await database.db
      .selectFrom('test_note')
      .selectAll()
      .where('id', '=', 20)
      .executeTakeFirstOrThrow()
    expect(words).toBe('4')
    expect(runs).toBeGreaterThan(4)
  })

  it('is not run again for ever', async () => {
    let runs = 0
    const work = database.transact(async (tx) => {
      runs += 1
      await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(tx)
    })
    expect(await codeOf(work)).toBe('40001')
    expect(runs).toBe(8)
  })

  it('is run again where its connection was ended before the commit', async () => {
    const host = await test.connect('superuser')
    let runs = 0
    await database.transact(async (tx) => {
      runs += 1
      const { rows } = await sql<{ id: number }>`select pg_backend_pid() as id`.execute(tx)
      if (runs === 1) await host.query('select pg_terminate_backend($1)', [rows[0]?.id])
      await tx.insertInto('test_note').values({ id: 30, words: 'once' }).execute()
    })
    expect(runs).toBe(2)
  })
})
