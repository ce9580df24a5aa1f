import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { lookedUpCreate } from './0028-looked-up-create.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('lets what was looked up come and go, and leaves pictures that are there as they were recorded', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(lookedUpCreate))
  await migrate(client, before)
  const strong = await test.connect('superuser')
  await strong.query('set session_replication_role = replica')
  await strong.query(`insert into secondlook.media_file values
    ('m', 'd', null, null, 'png', 1, 1, 1, 'n', 'l', null, 'p', null, null, now(), null)`)
  // What an event says of a row is over what is in it; what is empty is no part of that.
  const state = `select (select jsonb_object_agg(key, value)::text from jsonb_each(to_jsonb(one))
    where value <> 'null') as state from media_file one`
  const was = await client.query(state)
  expect(await migrate(client, [...before, lookedUpCreate])).toEqual({
    ok: true,
    applied: ['0028-looked-up-create'],
  })
  expect((await client.query(state)).rows).toEqual(was.rows)
  expect((await client.query('select page from media_file')).rows).toEqual([{ page: null }])
  await client.query('set role secondlook_scratch')
  await client.query("insert into secondlook.looked_up values ('k', '{}', now())")
  await client.query("delete from secondlook.looked_up where at < now() + interval '1 hour'")
  await expect(client.query('update secondlook.media_file set page = null')).rejects.toThrow(/permission/)
})
