import { expect, it } from 'vitest'
import { keyHex, timestampId } from './key.ts'

it('makes record keys in the shape of timestamps', () => {
  const ids = Array.from({ length: 500 }, (_, at) => timestampId(`post_${at}:channel`, 0))
  for (const id of ids) expect(id).toMatch(/^[2-7a-j][2-7a-z]{12}$/)
  expect(new Set(ids).size).toBe(500)
})

it('lies in the past, after Bluesky began', () => {
  const letters = '234567abcdefghijklmnopqrstuvwxyz'
  for (let at = 0; at < 200; at++) {
    const bits = [...timestampId(`post_${at}:x`, 3)].reduce(
      (sum, letter) => sum * 32n + BigInt(letters.indexOf(letter)),
      0n,
    )
    const year = new Date(Number(bits >> 10n) / 1000).getUTCFullYear()
    expect([2024, 2025, 2026]).toContain(year)
  }
})

it('puts the parts of a thread one after the other', () => {
  const ids = [0, 1, 2, 3].map((part) => timestampId('post_1:channel_1', part))
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(4)
})

it('stays for good: what was sent under a key must be found under it', () => {
  expect(timestampId('post_1:channel_1', 0)).toMatchInlineSnapshot(`"3mfoqxs5nmlwr"`)
  expect(keyHex('post_1:channel_1', 'slug', 12)).toMatchInlineSnapshot(`"0fa54e72d99e"`)
  expect(keyHex('post_1:channel_1', 'slug', 12)).not.toBe(keyHex('post_1:channel_1', 'topic', 12))
})
