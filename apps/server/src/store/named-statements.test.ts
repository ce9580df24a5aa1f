import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from './database.ts'
import { StatementNames } from './named-statements.ts'
import { openTestDatabase, type TestDatabase } from './testing.ts'

describe('the name of a statement', () => {
  it('is given when it comes for the third time, and is the same from then on', () => {
    const names = new StatementNames()
    const given = [1, 2, 3, 4].map(() => names.of('select $1'))
    expect(given).toEqual([undefined, undefined, 'kept_1', 'kept_1'])
    for (let n = 0; n < 3; n++) names.of('select $1, 2')
    expect(names.of('select $1, 2')).toBe('kept_2')
  })

  it('is not given to as many as there are lengths of lists', () => {
    const names = new StatementNames()
    for (let n = 0; n < 20_000; n++) expect(names.of(`select ${n}`)).toBeUndefined()
    for (let n = 0; n < 600; n++) for (let time = 0; time < 3; time++) names.of(`again ${n}`)
    expect(names.of('again 499')).toBe('kept_500')
    expect(names.of('again 500')).toBeUndefined()
  })

  it('is not given a second time once it was taken away', () => {
    const names = new StatementNames()
    for (let n = 0; n < 3; n++) names.of('select $1')
    names.leave('select $1')
    for (let n = 0; n < 9; n++) expect(names.of('select $1')).toBeUndefined()
  })
})

describe('a statement that was planned before its table was changed', () => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await openTestDatabase()
    await (await test.connect()).query('create table secondlook.test_shape (id integer)')
  })
  afterAll(() => test.close())

  const change = async (): Promise<unknown> =>
    await (await test.connect()).query(
      `alter table secondlook.test_shape add column more_${Math.trunc(performance.now() * 1000)} integer`,
    )
  const columns = async (handle: Tx): Promise<number> => {
    await sql`insert into test_shape (id) select 1 where not exists (select from test_shape)`.execute(handle)
    const { rows } = await sql<object>`select * from test_shape where id = ${1}`.execute(handle)
    return Object.keys(rows[0] ?? {}).length
  }
  const read = async (): Promise<number> => {
    const { rows } = await sql<object>`select * from test_shape where id <= ${1}`.execute(
      test.database.db as Tx,
    )
    return Object.keys(rows[0] ?? {}).length
  }

  it('is planned anew, in a transaction and outside of one', async () => {
    for (let n = 0; n < 5; n++) expect(await test.database.transact(columns)).toBe(1)
    await change()
    expect(await test.database.transact(columns)).toBe(2)
    for (let n = 0; n < 5; n++) expect(await read()).toBe(2)
    await change()
    expect(await read()).toBe(3)
  })
})
