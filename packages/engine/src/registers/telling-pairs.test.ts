import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverageMin, tellingPairs } from './telling-pairs.ts'

const seed = 20150701
const heaviestFirst = fc
  .array(fc.integer({ min: 1, max: 17 }), { minLength: 2, maxLength: 9 })
  .map((weights) => weights.sort((a, b) => b - a))

const sum = (weights: readonly number[]): number => weights.reduce((all, one) => all + one, 0)

describe('pairs of telling words', () => {
  it('files a title of two or three equal words under one pair', () => {
    expect(tellingPairs([5, 5])).toEqual([[0, 1]])
    expect(tellingPairs([5, 5, 5])).toEqual([[0, 1]])
  })
  it('files four or five equal words, of which one may be missing, under two pairs', () => {
    expect(tellingPairs([5, 5, 5, 5])).toEqual([
      [0, 1],
      [2, 3],
    ])
    expect(tellingPairs([5, 5, 5, 5, 5])).toHaveLength(2)
  })
  it('pairs a word that may not be missing with each that may', () => {
    expect(tellingPairs([10, 1, 1])).toEqual([
      [0, 1],
      [0, 2],
    ])
  })
  it(`has a pair in every text that holds enough, two words at least (seed ${seed})`, () => {
    fc.assert(
      fc.property(heaviestFirst, fc.infiniteStream(fc.boolean()), (weights, here) => {
        const held = weights.map(() => here.next().value === true)
        const isEnough = sum(weights.filter((_, at) => held[at])) >= sum(weights) * coverageMin
        fc.pre(isEnough && held.filter(Boolean).length >= 2)
        expect(tellingPairs(weights).some(([a, b]) => held[a] && held[b])).toBe(true)
      }),
      { seed, numRuns: 4000 },
    )
  })
})
