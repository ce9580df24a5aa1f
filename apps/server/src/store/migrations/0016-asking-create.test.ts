import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { askingCreate } from './0016-asking-create.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('lets the role of scratch count, and leaves what was there', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(askingCreate))
  await migrate(client, before)
  await client.query("insert into mail_plan values ('n', 'p', now())")
  expect(await migrate(client, [...before, askingCreate])).toEqual({
    ok: true,
    applied: ['0016-asking-create'],
  })
  expect((await client.query('select notice from mail_plan')).rows).toEqual([{ notice: 'n' }])
  await client.query('set role secondlook_scratch')
  await client.query("insert into secondlook.asking_day values ('2026-11-26', 'g', 0)")
  await client.query("insert into secondlook.asking_count values ('2026-11-26', 'w', 1)")
  await client.query("insert into secondlook.asking_text values ('2026-11-26', 'm')")
  await client.query("delete from secondlook.asking_day where day < '2026-11-27'")
})
