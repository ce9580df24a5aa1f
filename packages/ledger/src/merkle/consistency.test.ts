import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { property, rowsOf } from '../testing.ts'
import { consistencyProof, verifyConsistency } from './consistency.ts'
import { leafHash } from './hash.ts'
import { MerkleTree } from './tree.ts'

type Row = {
  name: string
  first: number
  second: number
  firstRoot: string
  secondRoot: string
  path: string[]
  holds: boolean
}
const rows = rowsOf<Row>(
  readFileSync(new URL('../../../../vectors/ledger/consistency.jsonl', import.meta.url), 'utf8'),
)
const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))

const tree = new MerkleTree()
for (let at = 0; at < 1000; at++) tree.append(leafHash(Uint8Array.of(at & 255, at >> 8)))

describe('a consistency proof', () => {
  it.each(rows)(
    '[T5] of vector "$name" holds: $holds',
    ({ first, second, firstRoot, secondRoot, path, holds }) => {
      expect(verifyConsistency(first, second, bytes(firstRoot), bytes(secondRoot), path.map(bytes))).toBe(
        holds,
      )
    },
  )

  it('[T5] does not hold with any bit turned', () => {
    property(
      fc.tuple(fc.integer({ min: 2, max: 1000 }), fc.nat(), fc.nat(), fc.nat(7)),
      ([second, some, place, bit]) => {
        const first = (some % (second - 1)) + 1
        const proof = consistencyProof(first, second, tree.node)
        const all = [...proof, tree.root(first), tree.root(second)].map((hash) => Uint8Array.from(hash))
        const turned = all[place % all.length]
        if (turned) turned[place % 32] = (turned[place % 32] ?? 0) ^ (1 << bit)
        const [old = new Uint8Array(), now = new Uint8Array()] = all.slice(-2)
        expect(verifyConsistency(first, second, old, now, all.slice(0, -2))).toBe(false)
      },
      400,
    )
  })

  it('[T6] is answered with no, whatever it is, and never throws', () => {
    const hash = new Uint8Array(32)
    const odd: unknown[] = [
      undefined,
      null,
      'x',
      1.5,
      -1,
      Number.NaN,
      2 ** 53,
      {},
      [1],
      [null],
      new Uint8Array(3),
      [hash],
      [hash, 'x'],
    ]
    property(
      fc.array(fc.constantFrom(...odd), { minLength: 5, maxLength: 5 }),
      (args) => {
        expect(Reflect.apply(verifyConsistency, undefined, args)).toBe(false)
      },
      1000,
    )
  })

  it('[T3] is made only of a tree that the second begins with', () => {
    expect(() => consistencyProof(9, 8, tree.node)).toThrow(/does not begin/)
    expect(() => consistencyProof(0.5, 8, tree.node)).toThrow(/size/)
  })
})
