import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { storeCreate } from './0001-store-create.ts'
import { recordsCreate } from './0002-records-create.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

const id = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'
const codeOf = async (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => 'none',
    (error: unknown) => (error as { code?: string }).code,
  )

it('makes a log beside what a store has, and watches tables from then on', async () => {
  const client = await test.connect()
  await migrate(client, [storeCreate])
  await client.query(
    'insert into secondlook.store (id, is_demonstration, created_at) values ($1, true, now())',
    [id],
  )
  expect(await migrate(client, [storeCreate, recordsCreate])).toMatchObject({ ok: true })
  expect((await client.query('select id from secondlook.store')).rows).toEqual([{ id }])

  await client.query("create table thing (id uuid primary key, n integer); select watch_changes('thing')")
  expect(await codeOf(client.query('insert into thing values ($1, 1)', [id]))).toBe('SL001')
  expect(await codeOf(client.query('truncate thing'))).toBe('SL002')
  await client.query('begin')
  await client.query('insert into thing values ($1, 1)', [id])
  await client.query("insert into event (id, type, at, subject, leaf) values ($1, 'a.b', now(), 's', '')", [
    id,
  ])
  await client.query("insert into event_row values ($1::uuid, 'thing', $1::uuid::text, '')", [id])
  expect(await codeOf(client.query('commit'))).toBe('none')
})

it('lets what cascades through a foreign key not go unrecorded', async () => {
  const client = await test.connect()
  await client.query(`set search_path = secondlook; begin;
    create table child (id text primary key, parent uuid references thing on delete cascade);
    insert into child values ('c', '${id}'); select watch_changes('child'); commit`)
  await client.query('begin')
  await client.query('delete from thing')
  const other = id.replace('017f', '117f')
  await client.query("insert into event (id, type, at, subject, leaf) values ($1, 'a.b', now(), 's', '')", [
    other,
  ])
  await client.query("insert into event_row values ($1, 'thing', $2, '')", [other, id])
  expect(await codeOf(client.query('commit'))).toBe('SL001')
})

it('watches what is copied in as it does what is inserted', async () => {
  const client = await test.connect()
  const copied = client.query(
    `set search_path = secondlook; copy thing from program 'echo 217f22e2-79b0-7cc3-98c4-dc0c0c07398f,1' csv`,
  )
  // Only a superuser may; whoever may is refused all the same.
  expect(await codeOf(copied)).toBe('42501')
  const host = await test.connect('superuser')
  const asHost = host.query(
    `set search_path = secondlook; copy thing from program 'printf "217f22e2-79b0-7cc3-98c4-dc0c0c07398f,1\n"' csv`,
  )
  expect(await codeOf(asHost)).toBe('SL001')
})
