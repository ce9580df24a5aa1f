import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { postsCorrect } from './0027-posts-correct.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('follows what was found again, and says of a post what it corrects', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(postsCorrect))
  await migrate(client, before)
  expect(await migrate(client, [...before, postsCorrect])).toEqual({
    ...{ ok: true, applied: ['0027-posts-correct'] },
  })
  const { rows } = await client.query(
    "select is_nullable from information_schema.columns where table_name = 'post' and column_name = 'corrects'",
  )
  expect(rows).toEqual([{ is_nullable: 'YES' }])
})
