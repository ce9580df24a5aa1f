import { afterAll, beforeAll, expect, it } from 'vitest'
import { spend, sweep } from './store.ts'
import { openSignInTest, type SignInTest, TestBrowser } from './testing.ts'

let t: SignInTest
beforeAll(async () => {
  t = await openSignInTest({ isDemonstration: true })
}, 60_000)
afterAll(() => t.close())

it('lets what may be used once be used once, whoever is first', async () => {
  const { scratch } = t.test.database
  const all = await Promise.all([0, 1, 2, 3].map(() => spend(scratch, 'one', '2026-11-25T12:10:00.000Z')))
  expect(all.filter((isFirst) => isFirst)).toHaveLength(1)
})

it('sweeps what has ended by itself, and nothing else', async () => {
  const { scratch } = t.test.database
  const counts = async () => {
    const [sessions, spent] = await Promise.all([
      scratch.selectFrom('session').select('id').execute(),
      scratch.selectFrom('spent').select('id').execute(),
    ])
    return [sessions.length, spent.length]
  }
  const kim = t.addPerson('Kim')
  await new TestBrowser().signInAs(t.app, kim.id)
  await sweep(scratch, t.clock.ms)
  expect(await counts()).toEqual([1, 1])
  await sweep(scratch, t.clock.ms + 10 * 60_000)
  expect(await counts()).toEqual([1, 0])
  await sweep(scratch, t.clock.ms + 60 * 60_000)
  expect(await counts()).toEqual([0, 0])
})
