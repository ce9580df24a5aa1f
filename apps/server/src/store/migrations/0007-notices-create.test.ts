import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { storeCreate } from './0001-store-create.ts'
import { recordsCreate } from './0002-records-create.ts'
import { noticesCreate } from './0007-notices-create.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('leaves the log as it was, and lets a notice be done once and never written over', async () => {
  const client = await test.connect()
  await migrate(client, [storeCreate, recordsCreate])
  const event = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'
  await client.query("insert into event (id, type, at, subject, leaf) values ($1, 'a.b', now(), 's', 'l')", [
    event,
  ])
  await migrate(client, [storeCreate, recordsCreate, noticesCreate])
  expect((await client.query('select id from event')).rows).toEqual([{ id: event }])

  const insert = (id: string, link: string) =>
    client.query(
      `insert into notice (id, event, person, kind, about, link, told_at)
       values ($1, 'e', $1, 'a.b', 'x', $2, now())`,
      [id, link],
    )
  await expect(insert('n1', '/posts/1')).rejects.toMatchObject({ code: 'SL001' })
  await client.query('alter table notice disable trigger must_be_recorded')
  await insert('n1', '/posts/1')
  await expect(insert('n2', 'https://elsewhere.example/')).rejects.toMatchObject({ code: '23514' })
  await expect(insert('n3', '//elsewhere.example/')).rejects.toMatchObject({ code: '23514' })
  await expect(client.query("update notice set kind = 'c.d'")).rejects.toMatchObject({ code: 'SL003' })
  await client.query('update notice set done_at = now()')
  await expect(client.query('update notice set done_at = null')).rejects.toMatchObject({ code: 'SL003' })
})

it('lets a notice be in one mail and in no second', async () => {
  const client = await test.connect()
  await client.query(`set search_path = secondlook;
    insert into mail (id, person, state, made_at, not_before, tries)
      select one, 'p', 'waiting', now(), now(), 0 from unnest(array['m1', 'm2']) as one;
    insert into mail_notice values ('n1', 'm1')`)
  const second = client.query("insert into mail_notice values ('n1', 'm2')")
  await expect(second).rejects.toMatchObject({ code: '23505' })
})
