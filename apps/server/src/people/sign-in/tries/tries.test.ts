import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refuse } from '../../../http/refusals.ts'
import { openSignInTest, type SignInTest } from '../testing.ts'
import { isRefusal, limitTry, type Try } from './limit.ts'
import { delayAfter, networkOf, waitFor } from './model.ts'

describe('a delay', () => {
  it('is nothing for the first failures, then twice as long each, and never more than a quarter of an hour', () => {
    const delays = [0, 4, 5, 6, 7, 8, 14, 15, 100, 1_000_000].map(
      (failures) => delayAfter(failures, 5) / 1000,
    )
    expect(delays).toEqual([0, 0, 1, 2, 4, 8, 512, 900, 900, 900])
  })

  it('passes with time, and is forgotten after an hour', () => {
    const found = { failures: 8, lastAt: '2026-11-25T12:00:00.000Z' }
    expect(waitFor(found, 5, '2026-11-25T12:00:03.000Z')).toBe(5000)
    expect(waitFor(found, 5, '2026-11-25T12:00:08.000Z')).toBe(0)
    expect(waitFor({ ...found, failures: 99 }, 5, '2026-11-25T13:00:00.000Z')).toBe(0)
  })

  it('is not made longer by another clock that is ahead', () => {
    const found = { failures: 1, lastAt: '2026-11-25T12:11:00.000Z' }
    expect(waitFor(found, 5, '2026-11-25T12:00:00.000Z')).toBe(0)
    expect(waitFor({ ...found, failures: 5 }, 5, '2026-11-25T12:00:00.000Z')).toBe(1000)
  })
})

describe('a network', () => {
  for (const [address, network] of [
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ] as const)
    it(`of ${address} is ${network}`, () => expect(networkOf(address)).toBe(network))
})

describe('failing', () => {
  let t: SignInTest
  beforeAll(async () => {
    t = await openSignInTest()
  }, 60_000)
  afterAll(() => t.close())

  const no = refuse('sign-in-refused', 'No.')
  const fail = (tried: Try) => limitTry(t.needs, tried, async () => no)
  const succeed = (tried: Try) => limitTry(t.needs, tried, async () => ({ ok: true }))
  const at = (what: string, address = '198.51.100.1'): Try => ({ kind: 'passkey', what, address })
  const codeOf = async (reply: Promise<object>) => {
    const done = await reply
    return isRefusal(done) ? done.refusal : 'ok'
  }
  const times = async (count: number, tried: Try) => {
    for (let n = 0; n < count; n += 1) await fail(tried)
  }

  it('is slowed down, more each time, and says how long to wait', async () => {
    await times(5, at('a'))
    expect(await fail(at('a'))).toMatchObject({ refusal: 'too-many', retryAfterS: 1 })
    t.clock.ms += 1000
    expect(await codeOf(fail(at('a')))).toBe('sign-in-refused')
    expect(await fail(at('a'))).toMatchObject({ refusal: 'too-many', retryAfterS: 2 })
    t.clock.ms += 2000
    expect(await codeOf(fail(at('a')))).toBe('sign-in-refused')
    expect(await fail(at('a'))).toMatchObject({ retryAfterS: 4, says: expect.stringContaining('4 seconds') })
  })

  it('while one waits does not make the wait longer', async () => {
    await times(5, at('b'))
    await times(50, at('b'))
    t.clock.ms += 1000
    expect(await codeOf(fail(at('b')))).toBe('sign-in-refused')
  })

  it('does not stop what is right, from the same network or another, nor another thing', async () => {
    await times(10, at('c'))
    expect(await codeOf(fail(at('c')))).toBe('too-many')
    expect(await codeOf(fail(at('c', '198.51.100.2')))).toBe('sign-in-refused')
    expect(await codeOf(fail(at('d')))).toBe('sign-in-refused')
    expect(await codeOf(succeed(at('c')))).toBe('ok')
    expect(await codeOf(fail(at('c')))).toBe('sign-in-refused')
  })

  it('with ever another thing is slowed down after fifty', async () => {
    for (let n = 0; n < 50; n += 1)
      expect(await codeOf(fail(at(`e${n}`, '198.51.100.3')))).toBe('sign-in-refused')
    expect(await codeOf(fail(at('f', '198.51.100.3')))).toBe('too-many')
    expect(await codeOf(fail({ ...at('f', '198.51.100.3'), kind: 'link' }))).toBe('sign-in-refused')
    expect(await codeOf(succeed(at('f', '198.51.100.3')))).toBe('ok')
  })

  it('keeps neither an address nor what was tried', async () => {
    await fail(at('a-credential', '198.51.100.4'))
    const rows = JSON.stringify(await t.test.database.scratch.selectFrom('failed_try').selectAll().execute())
    expect(rows).not.toContain('198.51')
    expect(rows).not.toContain('a-credential')
  })
})
