import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { storeCreate } from './0001-store-create.ts'
import { recordsCreate } from './0002-records-create.ts'
import { peopleCreate } from './0003-people-create.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('leaves the log as it was, and lets a state be ended once and never written over', async () => {
  const client = await test.connect()
  await migrate(client, [storeCreate, recordsCreate])
  const event = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'
  await client.query("insert into event (id, type, at, subject, leaf) values ($1, 'a.b', now(), 's', 'l')", [
    event,
  ])
  await migrate(client, [storeCreate, recordsCreate, peopleCreate])
  expect((await client.query('select id from event')).rows).toEqual([{ id: event }])

  await client.query('alter table unit_state disable trigger must_be_recorded')
  await client.query("insert into unit_state (id, unit, name, from_at) values ('a', 'u', 'One', now())")
  const rename = client.query("update unit_state set name = 'Two'")
  await expect(rename).rejects.toMatchObject({ code: 'SL003' })
  await client.query("update unit_state set ended_at = now() + interval '1 hour'")
  const again = client.query("update unit_state set ended_at = now() + interval '2 hours'")
  await expect(again).rejects.toMatchObject({ code: 'SL003' })
})

it('keeps one state of a person at a time, and one person for an email address in any case', async () => {
  const client = await test.connect()
  const insert = (id: string, person: string, email: string) =>
    client.query(
      `insert into secondlook.person_state (id, person, name, other_names, email, basis, is_active, from_at)
       values ($1, $2, 'A', '{}', $3, 'other', true, now())`,
      [id, person, email],
    )
  await client.query('alter table secondlook.person_state disable trigger must_be_recorded')
  await insert('1', 'p1', 'ana@example.org')
  await expect(insert('2', 'p1', 'bo@example.org')).rejects.toMatchObject({ constraint: 'person_state_now' })
  await expect(insert('3', 'p2', 'ANA@example.org')).rejects.toMatchObject({
    constraint: 'person_state_email',
  })
})
