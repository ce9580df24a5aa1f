import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { postsCreate } from './0017-posts-create.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('keeps what is typed as scratch and nothing else, and lets no post be written without a record', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(postsCreate))
  await migrate(client, before)
  expect(await migrate(client, [...before, postsCreate])).toEqual({
    ok: true,
    applied: ['0017-posts-create'],
  })
  const begin = "insert into secondlook.post values ('p', null, 'post', 'amira', now())"
  await expect(client.query(begin)).rejects.toThrow()
  await client.query('set role secondlook_scratch')
  await client.query(
    `insert into secondlook.post_draft values ('p', 1, '{}', '{}', '{amira}', '{}', 'amira', now())`,
  )
  await expect(client.query('select * from secondlook.post_version')).rejects.toThrow(/permission denied/)
})
