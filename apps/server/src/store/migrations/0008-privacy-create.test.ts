import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { privacyCreate } from './0008-privacy-create.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('leaves what was there, and tells nobody of surveillance that began already', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(privacyCreate))
  await migrate(client, before)
  await client.query('alter table unit_state disable trigger must_be_recorded')
  await client.query("insert into unit_state (id, unit, name, from_at) values ('a', 'u', 'One', now())")
  await migrate(client, [...before, privacyCreate])
  expect((await client.query('select unit from unit_state')).rows).toEqual([{ unit: 'u' }])

  for (const table of ['surveillance_notice', 'surveillance_told'])
    await client.query(`alter table ${table} disable trigger must_be_recorded`)
  await client.query(
    `insert into surveillance_notice (id, version, says, items, starts_at, from_at)
     values ('n', 1, '{}', array['acts'], now() + interval '14 days', now())`,
  )
  const tell = (starts: string, isAgreed: boolean) =>
    client.query(
      `insert into surveillance_told (id, notice, person, how, told_at, starts_at, is_agreed)
       values ('t', 'n', 'p', 'on-screen', now(), now() + $1::interval, $2)`,
      [starts, isAgreed],
    )
  await expect(tell('-1 second', true)).rejects.toMatchObject({ code: '23514' })
  await expect(tell('13 days', false)).rejects.toMatchObject({ code: '23514' })
  await tell('14 days', false)
  await expect(client.query("update surveillance_told set person = 'q'")).rejects.toMatchObject({
    code: 'SL002',
  })
  await expect(client.query("update surveillance_notice set says = '[]'")).rejects.toMatchObject({
    code: 'SL003',
  })
})
