import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { newId } from './ids.ts'

it('is the example of RFC 9562', () => {
  const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
  expect(newId({ now: () => 0x017f22e279b0, randomBytes: () => random })).toBe(
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
  )
})

it('sorts by when it was made', () => {
  const at = (now: number) => newId({ now: () => now, randomBytes })
  expect([at(2_000_000_000_000), at(999), at(1_800_000_000_000)].sort()).toEqual([
    expect.stringMatching(/^00000000-03e7-7/),
    expect.stringMatching(/^01a3185c-5000-7/),
    expect.stringMatching(/^01d1a94a-2000-7/),
  ])
})

it('differs where the time does not', () => {
  const made = Array.from({ length: 1000 }, () => newId({ now: () => 5, randomBytes }))
  expect(new Set(made).size).toBe(1000)
  for (const id of made) expect(id).toMatch(/^00000000-0005-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
