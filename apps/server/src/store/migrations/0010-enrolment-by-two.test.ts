import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { enrolmentByTwo } from './0010-enrolment-by-two.ts'
import { migrations } from './list.ts'

const person = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'
const idOf = (n: number) => `017f22e2-79b0-7cc3-98c4-00000000000${n}`
let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('keeps links as they were, with nobody who made them, and lets none open that two did not make', async () => {
  const client = await test.connect()
  const before = migrations.slice(0, migrations.indexOf(enrolmentByTwo))
  await migrate(client, before)
  await client.query('alter table enrolment disable trigger must_be_recorded')
  await client.query(
    `insert into enrolment values
      ('${idOf(1)}', '${person}', 'one', now(), now() + interval '1 day', null),
      ('${idOf(2)}', '${person}', 'two', now(), now() + interval '1 day', now()),
      ('${idOf(3)}', null, 'three', now(), now() + interval '1 hour', now())`,
  )
  await migrate(client, [...before, enrolmentByTwo])
  const { rows } = await client.query(
    'select secret_hash, used_at is not null as used, made_by, confirmed_by from enrolment order by id',
  )
  const ofNobody = { made_by: null, confirmed_by: null }
  expect(rows).toEqual([
    { secret_hash: 'one', used: false, ...ofNobody },
    { secret_hash: 'two', used: true, ...ofNobody },
    { secret_hash: 'three', used: true, ...ofNobody },
  ])

  const change = (n: number, set: string) =>
    client.query(`update enrolment set ${set} where id = '${idOf(n)}'`)
  const declined = { code: '23514' }
  const confirmed = (by: string) => `confirmed_by = '${by}', confirmed_at = now(), code_hash = 'c'`
  await change(1, "made_by = 'ada'")
  await expect(change(1, 'used_at = now()')).rejects.toMatchObject(declined)
  await expect(change(1, "confirmed_by = 'olga'")).rejects.toMatchObject(declined)
  await expect(change(1, confirmed('ada'))).rejects.toMatchObject(declined)
  await expect(change(1, confirmed(person))).rejects.toMatchObject(declined)
  await expect(change(1, `made_by = '${person}'`)).rejects.toMatchObject(declined)
  await change(1, `${confirmed('olga')}, used_at = now()`)
  await expect(change(1, 'ended_at = now()')).rejects.toMatchObject(declined)
})
