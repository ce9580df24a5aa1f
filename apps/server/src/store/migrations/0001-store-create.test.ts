import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { storeCreate } from './0001-store-create.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

const id = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'

it('makes a store of its own beside what somebody else keeps in the database', async () => {
  const client = await test.connect()
  await client.query('create schema elsewhere; create table elsewhere.store (a integer)')
  await client.query('insert into elsewhere.store values (1)')
  await migrate(client, [storeCreate])
  await client.query('insert into store (id, is_demonstration, created_at) values ($1, true, now())', [id])
  expect((await client.query('select * from elsewhere.store')).rows).toEqual([{ a: 1 }])
})

it('lets a store have one identity', async () => {
  const client = await test.connect()
  const second = client.query(
    'insert into secondlook.store (id, is_demonstration, created_at) values ($1, false, now())',
    [id],
  )
  await expect(second).rejects.toMatchObject({ code: '23505' })
})
