import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { migrations } from './list.ts'

const id = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'
let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
  const client = await test.connect()
  await migrate(
    client,
    migrations.filter(({ name }) => name < '0006'),
  )
  await client.query('insert into store (id, is_demonstration, created_at) values ($1, false, now())', [id])
  await client.query(
    `insert into event (id, type, at, subject, leaf) values ($1, 'a.b', now(), 'a', 'leaf')`,
    [id],
  )
  await migrate(client, migrations)
})
afterAll(() => test.close())

const token = (days: number) =>
  `insert into secondlook.api_token values ('${id}', '${id}', 'a', '{}', 'h', now(), now() + interval '${days} days', null)`

it('leaves what a store held, and adds tables that start empty', async () => {
  const client = await test.connect()
  expect((await client.query('select id from secondlook.event')).rows).toEqual([{ id }])
  for (const table of ['passkey', 'oidc_account', 'api_token', 'enrolment'])
    expect((await client.query(`select * from secondlook.${table}`)).rows).toEqual([])
})

it('lets none of them change without an event', async () => {
  const client = await test.connect()
  for (const sql of [
    token(1),
    `insert into secondlook.passkey values ('${id}', '${id}', 'a', 'c', '', 'h', '{}', false, now())`,
    `insert into secondlook.oidc_account values ('${id}', 'i', 's', '${id}', now())`,
    `insert into secondlook.enrolment values ('${id}', null, 'h', now(), now(), null)`,
  ])
    await expect(client.query(`set search_path = secondlook; ${sql}`)).rejects.toMatchObject({
      code: 'SL001',
    })
})

it('lets no token live for more than a year', async () => {
  const client = await test.connect()
  await expect(client.query(token(367))).rejects.toMatchObject({ code: '23514' })
})
