import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing.ts'

const id = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'
const session = `insert into secondlook.session values ('${id}', 'h', '${id}', 'a', 'b', now(), now(), now(), null)`
let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

it('lets the role of scratch write what comes and goes, and see nothing that people sign in by', async () => {
  const client = await test.connect()
  await client.query('set role secondlook_scratch')
  await client.query(session)
  await client.query(`insert into secondlook.spent values ('a', now())`)
  for (const table of ['passkey', 'api_token', 'oidc_account', 'enrolment', 'event'])
    await expect(client.query(`select * from secondlook.${table}`)).rejects.toMatchObject({ code: '42501' })
})

it('forgets the use of a passkey with the passkey', async () => {
  const client = await test.connect('superuser')
  await client.query('set search_path = secondlook; set session_replication_role = replica')
  await client.query(`insert into passkey values ('${id}', '${id}', 'a', 'c', '', 'h', '{}', false, now())`)
  await client.query(`insert into passkey_use values ('${id}', 1, false, now())`)
  await client.query(
    'set session_replication_role = origin; alter table passkey disable trigger must_be_recorded',
  )
  await client.query('delete from passkey')
  expect((await client.query('select * from passkey_use')).rows).toEqual([])
})
