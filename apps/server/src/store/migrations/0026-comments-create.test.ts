import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { commentsCreate } from './0026-comments-create.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('follows incidents, does nothing to comments without a record, and joins their writers with nobody', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(commentsCreate))
  await migrate(client, before)
  expect(await migrate(client, [...before, commentsCreate])).toEqual({
    ok: true,
    applied: ['0026-comments-create'],
  })
  const complain = "insert into secondlook.comment_complaint values ('c', 'parks', null, 'd', now(), now())"
  await expect(client.query(complain)).rejects.toThrow()
  // What strangers said refers to no table, and none refers to it.
  const { rows } = await client.query(
    "select conrelid::regclass::text as one, confrelid::regclass::text as other from pg_constraint where contype = 'f'",
  )
  const strangers = ['comment_seen', 'comment_complaint_words']
  const joined = rows.filter((row: { one: string; other: string }) =>
    strangers.some((table) => row.one.endsWith(table) || row.other.endsWith(table)),
  )
  expect(rows.length).toBeGreaterThan(10)
  expect(joined).toEqual([])
})
