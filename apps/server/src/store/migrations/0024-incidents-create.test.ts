import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { incidentsCreate } from './0024-incidents-create.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('follows the watch, and opens no incident without a record', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(incidentsCreate))
  await migrate(client, before)
  expect(await migrate(client, [...before, incidentsCreate])).toEqual({
    ok: true,
    applied: ['0024-incidents-create'],
  })
  const open = "insert into secondlook.incident values ('i', 'gone', 's', 'c', null, now())"
  await expect(client.query(open)).rejects.toThrow()
})
