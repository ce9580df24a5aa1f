import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { watchCreate } from './0023-watch-create.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('follows publishing, and lets nothing be noticed without a record', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(watchCreate))
  await migrate(client, before)
  expect(await migrate(client, [...before, watchCreate])).toEqual({
    ok: true,
    applied: ['0023-watch-create'],
  })
  const notice =
    "insert into secondlook.channel_sighting values ('s', 'c', 'gone', 't', null, '{}', null, now())"
  await expect(client.query(notice)).rejects.toThrow()
})
