import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { calendarReads } from './0019-calendar-reads.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('lets the role of scratch count who fetches a calendar, and leaves what was there', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(calendarReads))
  await migrate(client, before)
  await client.query("insert into mail_plan values ('n', 'p', now())")
  expect(await migrate(client, [...before, calendarReads])).toEqual({
    ok: true,
    applied: ['0019-calendar-reads'],
  })
  expect((await client.query('select notice from mail_plan')).rows).toEqual([{ notice: 'n' }])
  await client.query('set role secondlook_scratch')
  await client.query("insert into secondlook.calendar_feed_read values ('f', now(), now(), 1)")
  await client.query('delete from secondlook.calendar_feed_read')
})
