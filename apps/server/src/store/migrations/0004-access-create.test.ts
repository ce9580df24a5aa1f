import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { storeCreate } from './0001-store-create.ts'
import { recordsCreate } from './0002-records-create.ts'
import { peopleCreate } from './0003-people-create.ts'
import { accessCreate } from './0004-access-create.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ isEmpty: true })
})
afterAll(() => test.close())

it('leaves the directory as it was, and grants nothing for the past', async () => {
  const client = await test.connect()
  await migrate(client, [storeCreate, recordsCreate, peopleCreate])
  await client.query('alter table unit_state disable trigger must_be_recorded')
  await client.query("insert into unit_state (id, unit, name, from_at) values ('a', 'u', 'One', now())")
  await migrate(client, [storeCreate, recordsCreate, peopleCreate, accessCreate])
  expect((await client.query('select unit from unit_state')).rows).toEqual([{ unit: 'u' }])

  const grant = (scopeKind: string, scope: string | null, from: string) =>
    client.query(
      `insert into role_grant (id, person, role, scope_kind, scope, granted_by, made_at, from_at)
       values ('g', 'p', 'approver', $1, $2, 'operator', now(), now() + $3::interval)`,
      [scopeKind, scope, from],
    )
  await expect(grant('everything', null, '-1 hour')).rejects.toMatchObject({ code: '23514' })
  await expect(grant('everything', 'u', '0')).rejects.toMatchObject({ code: '23514' })
  await expect(grant('unit', null, '0')).rejects.toMatchObject({ code: '23514' })
  await expect(grant('unit', 'u', '0')).rejects.toMatchObject({ code: 'SL001' })
})
