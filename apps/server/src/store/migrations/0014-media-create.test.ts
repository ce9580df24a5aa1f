import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { mediaCreate } from './0014-media-create.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('leaves what was there, and lets a picture be ended and nothing of it written over', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(mediaCreate))
  await migrate(client, before)
  await client.query('alter table unit_state disable trigger must_be_recorded')
  await client.query("insert into unit_state (id, unit, name, from_at) values ('a', 'u', 'One', now())")
  await migrate(client, [...before, mediaCreate])
  expect((await client.query('select unit from unit_state')).rows).toEqual([{ unit: 'u' }])

  for (const table of ['media_file', 'media_said', 'media_text'])
    await client.query(`alter table ${table} disable trigger must_be_recorded`)
  const add = (kind: string) =>
    client.query(
      `insert into media_file (id, digest, kind, width, height, bytes, name, look, person, from_at)
       values ('m', 'd', $1, 1, 1, 1, 'n', '0', 'p', now())`,
      [kind],
    )
  await expect(add('svg')).rejects.toMatchObject({ code: '23514' })
  await add('jpeg')
  await expect(client.query("update media_file set name = 'x'")).rejects.toMatchObject({ code: 'SL003' })
  const say = (id: string) =>
    client.query(
      `insert into media_said (id, media, people, ai, alt, person, from_at) values ($1, 'm', 'no', 'none', '', 'p', now())`,
      [id],
    )
  await say('s1')
  // Two things cannot be said of one picture at once.
  await expect(say('s2')).rejects.toMatchObject({ code: '23505' })
  await client.query(`insert into media_text values ('t', 'm', 'read', 'STOP', 90, 'eng', now())`)
  await expect(client.query("update media_text set words = 'GO'")).rejects.toMatchObject({ code: 'SL002' })
  await client.query('update media_file set ended_at = now()')
})
