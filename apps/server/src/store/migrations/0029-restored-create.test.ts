import { afterAll, beforeAll, expect, it } from 'vitest'
import { findRestored, rememberRestored } from '../restored.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

it('knows of no restore, and then of each, the oldest backup first', async () => {
  const { db } = test.database
  expect(await findRestored(db)).toEqual([])
  const client = await test.connect()
  for (const madeAt of ['2026-03-02T00:00:00.000Z', '2026-03-01T00:00:00.000Z'])
    expect(await rememberRestored(client, madeAt)).toBe(true)
  expect((await findRestored(db)).map(({ madeAt }) => madeAt)).toEqual([
    '2026-03-01T00:00:00.000Z',
    '2026-03-02T00:00:00.000Z',
  ])
})

it('was restored at its backup at the earliest, whichever clock is behind', async () => {
  const client = await test.connect()
  await rememberRestored(client, '2999-01-01T00:00:00.000Z')
  expect((await findRestored(test.database.db)).at(-1)).toEqual({
    madeAt: '2999-01-01T00:00:00.000Z',
    restoredAt: '2999-01-01T00:00:00.000Z',
  })
})
