import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { keptChanges } from './0020-kept-changes.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('says which subjects were changed, one row a statement, and leaves what was there', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(keptChanges))
  await migrate(client, before)
  await client.query("insert into mail_plan values ('n', 'p', now())")
  expect(await migrate(client, [...before, keptChanges])).toEqual({
    ok: true,
    applied: ['0020-kept-changes'],
  })
  expect((await client.query('select notice from mail_plan')).rows).toEqual([{ notice: 'n' }])
  const told = async () =>
    (await client.query('select topic from kept_change order by topic')).rows.map(({ topic }) => topic)
  expect(await told()).toEqual([])

  await client.query('begin')
  await client.query(`insert into unit_state (id, unit, key, name, parent, from_at, ended_at)
    values ('s1', 'u1', null, 'Parks', null, now(), null), ('s2', 'u2', null, 'Roads', null, now(), null)`)
  expect(await told()).toEqual(['people'])
  await client.query("update unit_state set ended_at = now() where unit = 'u1'")
  expect(await told()).toEqual(['people', 'people'])
  await client.query('delete from kept_change')
  await client.query(`insert into register_state (id, entry, register, name, words, people, list, standing, body,
      holds_from, from_at)
    select 'r' || n, 'e' || n, register, 'x', 'x', '{}', '{}', 'holds', '{}', now(), now()
    from unnest(array['channels', 'channels', 'freezes']) with ordinality as one (register, n)`)
  expect(await told()).toEqual(['register channels', 'register freezes', 'registers'])
  await client.query('rollback')
  expect(await told()).toEqual([])

  // Whoever mends something by hand goes past the other triggers, and not past these.
  const owner = await test.connect('superuser')
  await owner.query('set session_replication_role = replica')
  await owner.query('truncate secondlook.pack_ending')
  await owner.query('delete from secondlook.api_token')
  expect(await told()).toEqual(['policy', 'tokens'])

  await client.query('set role secondlook_scratch')
  await client.query("insert into secondlook.kept_change (topic) values ('x')")
  await client.query('delete from secondlook.kept_change')
})
