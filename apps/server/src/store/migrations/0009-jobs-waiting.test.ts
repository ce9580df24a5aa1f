import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { jobsWaiting } from './0009-jobs-waiting.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('leaves what was there, and no job waits', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(jobsWaiting))
  await migrate(client, before)
  await client.query("insert into mail_plan values ('n', 'p', now())")
  expect(await migrate(client, [...before, jobsWaiting])).toEqual({
    ok: true,
    applied: ['0009-jobs-waiting'],
  })
  expect((await client.query('select notice from mail_plan')).rows).toEqual([{ notice: 'n' }])
  expect((await client.query('select * from job_waiting')).rows).toEqual([])
  // Nobody who writes without a transaction of the store takes a job away.
  await client.query('set role secondlook_scratch')
  await expect(client.query('delete from job_waiting')).rejects.toMatchObject({ code: '42501' })
})
