import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from './migrate.ts'
import { digestOf, type Migration, numberOf } from './migration.ts'
import { migrations } from './migrations/list.ts'
import { openTestDatabase, type TestDatabase } from './testing.ts'

const first: Migration = { name: '0001-one', statements: ['create table one (a integer)'] }
const second: Migration = {
  name: '0002-two',
  statements: ['alter table one add b integer', 'update one set b = a * 2'],
}

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())
beforeEach(async () => {
  const client = await test.connect()
  await client.query('drop schema if exists secondlook cascade')
})

describe('migrating', () => {
  it('goes through each once, in order, and keeps what is there', async () => {
    const client = await test.connect()
    expect(await migrate(client, [first])).toEqual({ ok: true, applied: ['0001-one'] })
    await client.query('insert into one values (3)')
    expect(await migrate(client, [first, second])).toEqual({ ok: true, applied: ['0002-two'] })
    expect(await migrate(client, [first, second])).toEqual({ ok: true, applied: [] })
    expect((await client.query('select * from one')).rows).toEqual([{ a: 3, b: 6 }])
    expect((await client.query('select number, name, digest from migration order by 1')).rows).toEqual([
      { number: 1, name: '0001-one', digest: digestOf(first) },
      { number: 2, name: '0002-two', digest: digestOf(second) },
    ])
  })

  it('leaves the one before whole where one fails', async () => {
    const client = await test.connect()
    const failing = { name: '0002-two', statements: ['create table two (a integer)', 'select 1/0'] }
    await expect(migrate(client, [first, failing])).rejects.toThrow('division by zero')
    expect((await client.query("select to_regclass('secondlook.two') as two")).rows).toEqual([{ two: null }])
    expect(await migrate(client, [first, second])).toEqual({ ok: true, applied: ['0002-two'] })
  })

  it('is done once where several programs start together', async () => {
    const clients = await Promise.all([test.connect(), test.connect(), test.connect()])
    const done = await Promise.all(clients.map((client) => migrate(client, [first, second])))
    expect(done.flatMap((one) => (one.ok ? one.applied : ['refused'])).sort()).toEqual([
      '0001-one',
      '0002-two',
    ])
  })

  it('refuses a store that is newer than the program', async () => {
    const client = await test.connect()
    await migrate(client, [first, second])
    expect(await migrate(client, [first])).toMatchObject({ ok: false, refusal: 'store-newer' })
  })

  it('refuses a store that went through another step of the same name', async () => {
    const client = await test.connect()
    await migrate(client, [first])
    const altered = { ...first, statements: ['create table one (a bigint)'] }
    expect(await migrate(client, [altered, second])).toMatchObject({
      ok: false,
      refusal: 'migration-altered',
    })
  })
})

describe('the list of migrations', () => {
  const folder = new URL('./migrations/', import.meta.url)
  const stems = readdirSync(folder)
    .filter((name) => /^\d{4}-.*(?<!\.test)\.ts$/.test(name))
    .map((name) => name.replace(/\.ts$/, ''))
    .sort()

  it('is every file, numbered without a gap', () => {
    expect(migrations.map(({ name }) => name)).toEqual(stems)
    expect(migrations.map(numberOf)).toEqual(stems.map((_, at) => at + 1))
  })

  it('has a test for each, from a store that is filled', () => {
    const tests = readdirSync(folder).filter((name) => name.endsWith('.test.ts'))
    expect(tests.sort()).toEqual(stems.map((stem) => `${stem}.test.ts`))
  })
})

describe('the schema that they make', () => {
  const columns = async (where: string): Promise<string[]> => {
    const client = await test.connect()
    await migrate(client, migrations)
    const { rows } = await client.query<{ name: string }>(
      `select c.relname || '.' || a.attname as name
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       left join pg_collation l on l.oid = a.attcollation
       where n.nspname = 'secondlook' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and ${where}`,
    )
    return rows.map(({ name }) => name)
  }

  it('compares text bytewise in any database', async () => {
    expect(await columns("a.attcollation <> 0 and l.collname <> 'C'")).toEqual([])
  })

  it('keeps instants in milliseconds and with their zone', async () => {
    expect(
      await columns(
        "format_type(a.atttypid, a.atttypmod) ~ '^timestamp' and format_type(a.atttypid, a.atttypmod) <> 'timestamp(3) with time zone'",
      ),
    ).toEqual([])
  })
})
