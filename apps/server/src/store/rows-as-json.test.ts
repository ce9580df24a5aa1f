import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Tx } from './database.ts'
import { asRead, rowsAsJson } from './rows-as-json.ts'
import { openTestDatabase, type TestDatabase } from './testing.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

type Row = { readonly n: number; readonly at: string | null; readonly done_at: string; readonly text: string }
const two = sql`select * from (values
  (2, null, timestamptz '2026-11-26 10:00:00.5+00', '2026-11-26T10:00:00.5+00:00'),
  (1, timestamptz '2026-11-26 10:00:00+00', timestamptz '2026-11-26 23:59:59.999+00', 'ein "Wort"')
) as one (n, at, done_at, text) order by n desc`

it('gives rows in one value as they are read by themselves, in their order', async () => {
  const db = test.database.db as Tx
  const { rows } = await sql<{ one: readonly Row[]; none: readonly Row[] }>`
    select ${rowsAsJson(two)} as one, ${rowsAsJson(sql`select 1 as n where false`)} as none`.execute(db)
  const alone = await sql<Row>`${two}`.execute(db)
  expect(rows[0]?.one.map(asRead)).toEqual(alone.rows)
  expect(rows[0]?.one.map(asRead)).toEqual([
    { n: 2, at: null, done_at: '2026-11-26T10:00:00.500Z', text: '2026-11-26T10:00:00.5+00:00' },
    { n: 1, at: '2026-11-26T10:00:00.000Z', done_at: '2026-11-26T23:59:59.999Z', text: 'ein "Wort"' },
  ])
  expect(rows[0]?.none).toEqual([])
})
