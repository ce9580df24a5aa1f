import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { policyCreate } from './0015-policy-create.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

const digest = `sha256:${'a'.repeat(64)}`

it('leaves what was there, and lets nothing be in force before it was said', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(policyCreate))
  await migrate(client, before)
  await client.query('alter table unit_state disable trigger must_be_recorded')
  await client.query("insert into unit_state (id, unit, name, from_at) values ('a', 'u', 'One', now())")
  await migrate(client, [...before, policyCreate])
  expect((await client.query('select unit from unit_state')).rows).toEqual([{ unit: 'u' }])

  for (const table of ['pack_kept', 'pack_in_force', 'pack_ending', 'instrument', 'acknowledgement'])
    await client.query(`alter table ${table} disable trigger must_be_recorded`)
  const keep = (id: string) =>
    client.query(
      `insert into pack_kept (id, pack, version, kind, title, canonical)
       values ($1, 'act-2015', '1.0.0', 'base', 'A policy', '{}')`,
      [id],
    )
  await expect(keep('sha256:short')).rejects.toMatchObject({ code: '23514' })
  await keep(digest)
  const put = (id: string, from: string, unit: string | null = null) =>
    client.query(
      `insert into pack_in_force (id, kept, pack, kind, unit, from_at, made_at)
       values ($1, $2, 'act-2015', 'base', $3, now() + $4::interval, now())`,
      [id, digest, unit, from],
    )
  await expect(put('early', '-1 second')).rejects.toMatchObject({ code: '23514' })
  await expect(put('base-of-a-unit', '0', 'u')).rejects.toMatchObject({ code: '23514' })
  await put('f', '0')
  const end = (until: string) =>
    client.query(
      `insert into pack_ending (id, in_force, until_at, made_at)
       values ('e', 'f', now() + $1::interval, now())`,
      [until],
    )
  await expect(end('-1 second')).rejects.toMatchObject({ code: '23514' })
  await end('1 day')
  for (const table of ['pack_kept', 'pack_in_force', 'pack_ending'])
    for (const change of [`update ${table} set id = id`, `delete from ${table}`])
      await expect(client.query(change)).rejects.toMatchObject({ code: 'SL002' })
})
