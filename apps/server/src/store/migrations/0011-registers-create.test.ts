import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { registersCreate } from './0011-registers-create.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('leaves units as they were, lets what an entry said be ended and never written over, and notes what changed', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(registersCreate))
  await migrate(client, before)
  await client.query('alter table unit_state disable trigger must_be_recorded')
  await client.query("insert into unit_state (id, unit, name, from_at) values ('a', 'u', 'Parks', now())")
  await migrate(client, [...before, registersCreate])
  expect((await client.query('select name from unit_state')).rows).toEqual([{ name: 'Parks' }])

  await client.query('alter table register_state disable trigger must_be_recorded')
  const put = (id: string, until: string) =>
    client.query(
      `insert into register_state
        (id, entry, register, name, words, people, list, standing, body, holds_from, holds_to, from_at)
        values ('${id}', 'e', 'contacts', 'Media', 'media', '{}', '{}', 'holds', '{}', now(), ${until}, now())`,
    )
  await put('s', 'null')
  await expect(put('t', 'now()')).rejects.toMatchObject({ code: '23514' })
  await expect(client.query("update register_state set name = 'Other'")).rejects.toMatchObject({
    code: 'SL003',
  })
  await client.query('update register_state set ended_at = now()')
  const { rows } = await client.query('select register, entry from register_change')
  expect(rows).toEqual(Array.from({ length: 2 }, () => ({ register: 'contacts', entry: 'e' })))
})
