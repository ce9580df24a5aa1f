import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { claimStore, findIdentity } from './identity.ts'
import { openTestDatabase, type TestDatabase } from './testing.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

const source = { now: () => Date.UTC(2026, 10, 25), randomBytes }
const claim = (isDemonstration: boolean) =>
  test.database.transact((tx) => claimStore(tx, isDemonstration, source))

it('is made once and stays', async () => {
  expect(await findIdentity(test.database.db)).toBeUndefined()
  const made = await claim(true)
  expect(made).toMatchObject({
    ok: true,
    identity: { isDemonstration: true, createdAt: '2026-11-25T00:00:00.000Z' },
  })
  expect(await claim(true)).toEqual(made)
})

it('keeps a demonstration from becoming the real thing', async () => {
  expect(await claim(false)).toMatchObject({ ok: false, refusal: 'store-is-demonstration' })
})

it('keeps the demonstration off a store that it did not make', async () => {
  await test.database.transact((tx) => tx.deleteFrom('store').execute())
  expect(await claim(false)).toMatchObject({ ok: true })
  expect(await claim(true)).toMatchObject({ ok: false, refusal: 'store-is-not-demonstration' })
})
