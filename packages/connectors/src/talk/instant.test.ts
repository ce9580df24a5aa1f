import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instantAt, instantIn } from './instant.ts'

it.each([
  ['2026-11-26T09:00:00Z', '2026-11-26T09:00:00.000Z'],
  ['2026-11-26T09:00:00.123456Z', '2026-11-26T09:00:00.123Z'],
  ['2026-11-26T20:00:00+11:00', '2026-11-26T09:00:00.000Z'],
  ['2026-11-26T09:00:00+0000', '2026-11-26T09:00:00.000Z'],
  ['2026-11-26T09:00:00', '2026-11-26T09:00:00.000Z'],
  ['2024-02-29T23:59:59Z', '2024-02-29T23:59:59.000Z'],
  ['yesterday', undefined],
  ['', undefined],
  [undefined, undefined],
])('reads %j as %j', (written, instant) => {
  expect(instantIn(written)).toBe(instant)
})

it('writes every instant as the runtime does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 253_402_300_799_999 }), (ms) => {
      expect(instantAt(ms)).toBe(new Date(ms).toISOString())
    }),
    { seed: 20_261_126, numRuns: 500 },
  )
})
