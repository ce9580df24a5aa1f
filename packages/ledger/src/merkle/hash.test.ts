import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { emptyRoot, isHash, leafHash, nodeHash } from './hash.ts'

const sha256 = (hex: string) => new Uint8Array(createHash('sha256').update(Buffer.from(hex, 'hex')).digest())

describe('the hashes of a tree', () => {
  it('[T1] begin with 0x00 for a leaf and 0x01 for a node', () => {
    expect(emptyRoot()).toEqual(sha256(''))
    expect(leafHash(new Uint8Array(0))).toEqual(sha256('00'))
    expect(leafHash(Uint8Array.of(1, 2))).toEqual(sha256('000102'))
    const [left, right] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
    expect(nodeHash(left, right)).toEqual(sha256(`01${'01'.repeat(32)}${'02'.repeat(32)}`))
    expect(nodeHash(right, left)).not.toEqual(nodeHash(left, right))
  })

  it('[T6] are 32 bytes and nothing else', () => {
    expect(isHash(new Uint8Array(32))).toBe(true)
    for (const wrong of [
      new Uint8Array(31),
      new Uint8Array(33),
      'x'.repeat(32),
      Array(32).fill(0),
      { length: 32 },
      null,
      undefined,
    ])
      expect(isHash(wrong)).toBe(false)
  })
})
