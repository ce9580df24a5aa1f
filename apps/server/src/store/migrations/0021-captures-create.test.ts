import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { capturesCreate } from './0021-captures-create.ts'
import { migrations } from './list.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('follows a log that has events, and lets nothing of what is held be destroyed', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(capturesCreate))
  await migrate(client, before)
  const [one, other, by, again] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const add = (id: string, subject: string, type = 'thing.named') =>
    client.query("insert into event (id, type, at, subject, leaf) values ($1, $2, now(), $3, '')", [
      id,
      type,
      subject,
    ])
  await add(one, 'held')
  await add(other, 'free')
  await add(by, 'disposal', 'thing.disposed')
  await add(again, 'log', 'record.disposal-restated')
  for (const event of [one, other])
    await client.query(
      "insert into event_part (event, name, key_group, sealed) values ($1, 'text', $1, 'x')",
      [event],
    )
  expect(await migrate(client, [...before, capturesCreate])).toEqual({
    ok: true,
    applied: ['0021-captures-create'],
  })

  await expect(
    client.query("insert into record_hold (id, subject, from_at) values ('h', 'held', now())"),
  ).rejects.toMatchObject({ code: 'SL001' })
  await client.query('alter table record_hold disable trigger must_be_recorded')
  await client.query("insert into record_hold (id, subject, from_at) values ('h', 'held', now())")
  const destroy = (event: string, who: string) =>
    client.query('update event_part set sealed = null, destroyed_by = $2 where event = $1', [event, who])
  await expect(destroy(one, by)).rejects.toMatchObject({ code: 'SL004' })
  await destroy(other, by)
  await destroy(one, again)
  await expect(client.query("update record_hold set subject = 'x'")).rejects.toMatchObject({ code: 'SL003' })
  await client.query('update record_hold set ended_at = now()')
})

it('lets nothing that was captured be written over', async () => {
  const client = await test.connect()
  await client.query('alter table capture disable trigger must_be_recorded')
  const add = (id: string, blob: string, digest: string) =>
    client.query("insert into capture values ($1, 's', 'p', 'c@1', $2, $3, 1, '{d}', now())", [
      id,
      blob,
      digest,
    ])
  await add('a', 'b1', 'd1')
  await expect(add('b', 'b2', 'd1')).rejects.toMatchObject({ code: '23505' })
  await expect(client.query("update capture set digest = 'x'")).rejects.toMatchObject({ code: 'SL002' })
  await expect(client.query('delete from capture')).rejects.toMatchObject({ code: 'SL002' })
})
