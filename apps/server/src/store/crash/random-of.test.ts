import { expect, it } from 'vitest'
import { dealer, randomOf } from './random-of.ts'

it('deals each once before any comes again, in an order that the seed says', () => {
  const some = ['a', 'b', 'c', 'd'] as const
  const deal = dealer<string>(some, randomOf(7))
  const turns = Array.from({ length: 12 }, deal)
  for (const at of [0, 4, 8]) expect(turns.slice(at, at + 4).sort()).toEqual([...some])
  const again = dealer<string>(some, randomOf(7))
  const once = Array.from({ length: 12 }, again)
  expect(once).toEqual(Array.from({ length: 12 }, dealer<string>(some, randomOf(7))))
  expect(
    new Set([once.slice(0, 4).join(), once.slice(4, 8).join(), once.slice(8).join()]).size,
  ).toBeGreaterThan(1)
})
