import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { postChases } from './0018-post-chases.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('follows posts, and lets nobody be reminded without a record', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(postChases))
  await migrate(client, before)
  expect(await migrate(client, [...before, postChases])).toEqual({ ok: true, applied: ['0018-post-chases'] })
  const remind =
    "insert into secondlook.post_chase values ('c', 'p', 'r', 'r 0', 'nudge', '{ana}', 'ben', now())"
  await expect(client.query(remind)).rejects.toThrow()
})
