import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { postsFoundAgain } from './0025-posts-found-again.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('follows posts, lets nothing be found again without a record, and lets the media team answer twice', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(postsFoundAgain))
  await migrate(client, before)
  expect(await migrate(client, [...before, postsFoundAgain])).toEqual({
    ...{ ok: true, applied: ['0025-posts-found-again'] },
  })
  const { rows } = await client.query(
    "select conname from pg_constraint where conrelid = 'secondlook.post_neutral'::regclass and contype = 'u'",
  )
  expect(rows).toEqual([])
  const find = "insert into secondlook.post_found values ('f', 'p', 1, true, '{}', '{}', now())"
  await expect(client.query(find)).rejects.toThrow()
})
