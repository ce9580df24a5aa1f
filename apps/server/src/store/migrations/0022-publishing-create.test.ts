import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { publishingCreate } from './0022-publishing-create.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('follows posts, and lets nothing be said to be out without a record', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(publishingCreate))
  await migrate(client, before)
  expect(await migrate(client, [...before, publishingCreate])).toEqual({
    ok: true,
    applied: ['0022-publishing-create'],
  })
  const pause = "insert into secondlook.publishing_pause values ('p', 'all', '', 'Flood', 'ana', now(), null)"
  await expect(client.query(pause)).rejects.toThrow()
})
