import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { fileImportRename } from './0012-file-import-rename.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('keeps a file that somebody brought in the day before the update, and lets scratch go on writing it', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(fileImportRename))
  await migrate(client, before)
  await client.query(
    `insert into people_import (id, person, kind, state, done, seen, shown, moved_at)
      values ('i', 'p', 'people', 'ready', 0, 'd', '{}', now())`,
  )
  await migrate(client, [...before, fileImportRename])
  await client.query('set role secondlook_scratch')
  await client.query("update secondlook.file_import set state = 'done'")
  expect((await client.query('select id, state from secondlook.file_import')).rows).toEqual([
    { id: 'i', state: 'done' },
  ])
})
