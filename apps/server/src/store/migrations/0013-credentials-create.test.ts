import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { credentialsCreate } from './0013-credentials-create.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('leaves registers as they were, and lets a credential be ended once with a reason and never written over', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(credentialsCreate))
  await migrate(client, before)
  await client.query('alter table register_state disable trigger must_be_recorded')
  await client.query(`insert into register_state
    (id, entry, register, name, words, people, list, standing, body, holds_from, from_at)
    values ('s', 'e', 'channels', 'Parks', 'parks', '{}', '{}', 'holds', '{}', now(), now())`)
  await migrate(client, [...before, credentialsCreate])
  expect((await client.query('select name from register_state')).rows).toEqual([{ name: 'Parks' }])

  await expect(
    client.query(`insert into channel_credential (id, channel, kind, label, sealed, kept_by, due, from_at)
      values ('c', 'e', 'token', 'For posts', 'x', 'p', '2027-01-01', now())`),
  ).rejects.toMatchObject({ code: 'SL001' })
  await client.query('alter table channel_credential disable trigger must_be_recorded')
  await client.query(`insert into channel_credential (id, channel, kind, label, sealed, kept_by, due, from_at)
    values ('c', 'e', 'token', 'For posts', 'x', 'p', '2027-01-01', now())`)
  for (const wrong of ["label = 'Other'", "sealed = 'y', ended_at = now(), ended_because = 'z'"])
    await expect(client.query(`update channel_credential set ${wrong}`)).rejects.toMatchObject({
      code: 'SL003',
    })
  await expect(client.query('update channel_credential set ended_at = now()')).rejects.toMatchObject({
    code: '23514',
  })
  await client.query("update channel_credential set ended_at = now(), ended_because = 'Rotated'")
  await expect(client.query("update channel_credential set ended_because = 'Other'")).rejects.toMatchObject({
    code: 'SL003',
  })
})
