import type { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { storeCreate } from './0001-store-create.ts'
import { recordsCreate } from './0002-records-create.ts'

let test: TestDatabase
let client: Client
const id = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
  client = await test.connect()
  await migrate(client, [storeCreate])
  await client.query('insert into store (id, is_demonstration, created_at) values ($1, false, now())', [id])
  await migrate(client, [storeCreate, recordsCreate])
})
afterAll(() => test.close())

it('leaves the store what it was', async () => {
  expect((await client.query('select id from store')).rows).toEqual([{ id }])
})

it('refuses a change of a watched table that no event names, in whatever way it is changed', async () => {
  await client.query("create table thing (id text primary key); select watch_changes('thing')")
  for (const statement of ["insert into thing values ('a')", "copy thing from program 'echo a'"]) {
    const changed = client.query(statement)
    await expect(changed).rejects.toMatchObject({ code: expect.stringMatching(/^(SL001|42501)$/) })
  }
})

it('numbers an event once', async () => {
  const event = `insert into event (id, type, at, subject, leaf) values ('${id}', 'a.b', now(), 's', 'l')`
  await client.query(event)
  await client.query('update event set number = 0, made_in = null')
  await expect(client.query('update event set number = 1')).rejects.toMatchObject({ code: 'SL002' })
})
