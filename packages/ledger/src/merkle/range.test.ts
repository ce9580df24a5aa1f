import { describe, expect, it } from 'vitest'
import { leafHash } from './hash.ts'
import { appendHash, emptyRange, rangeRoot } from './range.ts'

const leaf = (at: number) => leafHash(Uint8Array.of(at & 255, at >> 8))

describe('a compact range', () => {
  it('[T2] appends in at most one hash a level, and keeps one hash a bit of its size', () => {
    let range = emptyRange
    for (let size = 0; size < 1025; size++) {
      const told: number[] = []
      range = appendHash(range, leaf(size), (level) => told.push(level))
      expect(told).toEqual(told.map((_, level) => level))
      expect(told.length).toBeLessThanOrEqual(Math.floor(Math.log2(size + 1)) + 1)
      expect(range.hashes).toHaveLength((size + 1).toString(2).replaceAll('0', '').length)
    }
  })

  it('[T2] is never changed by what is appended', () => {
    const one = appendHash(emptyRange, leaf(1))
    const root = rangeRoot(one)
    expect(appendHash(one, leaf(2)).size).toBe(2)
    expect([one.size, rangeRoot(one), emptyRange.hashes]).toEqual([1, root, []])
  })

  it('refuses what is no hash, and a range that was cut', () => {
    expect(() => appendHash(emptyRange, new Uint8Array(31))).toThrow(/hash of a leaf/)
    expect(() => appendHash({ size: 3, hashes: [] }, leaf(1))).toThrow(/fewer hashes/)
  })
})
