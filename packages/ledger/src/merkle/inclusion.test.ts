import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { property, rowsOf } from '../testing.ts'
import { leafHash } from './hash.ts'
import { inclusionProof, verifyInclusion } from './inclusion.ts'
import { MerkleTree } from './tree.ts'

type Row = {
  name: string
  leaf: string
  index: number
  size: number
  path: string[]
  root: string
  holds: boolean
}
const rows = rowsOf<Row>(
  readFileSync(new URL('../../../../vectors/ledger/inclusion.jsonl', import.meta.url), 'utf8'),
)
const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))

const tree = new MerkleTree()
for (let at = 0; at < 1000; at++) tree.append(leafHash(Uint8Array.of(at & 255, at >> 8)))

describe('an inclusion proof', () => {
  it.each(rows)('[T4] of vector "$name" holds: $holds', ({ leaf, index, size, path, root, holds }) => {
    expect(verifyInclusion(bytes(leaf), index, size, path.map(bytes), bytes(root))).toBe(holds)
  })

  it('[T4] does not hold with any bit turned', () => {
    property(
      fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.nat(), fc.nat(), fc.nat(7)),
      ([size, some, place, bit]) => {
        const index = some % size
        const proof = inclusionProof(index, size, tree.node)
        const all = [tree.node(0, index), ...proof, tree.root(size)].map((hash) => Uint8Array.from(hash))
        const turned = all[place % all.length]
        if (turned) turned[place % 32] = (turned[place % 32] ?? 0) ^ (1 << bit)
        const [leaf = new Uint8Array(), ...rest] = all
        expect(verifyInclusion(leaf, index, size, rest.slice(0, -1), rest.at(-1) ?? leaf)).toBe(false)
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
      [],
      [1],
      [null],
      new Uint8Array(3),
      [hash],
      [hash, 'x'],
    ]
    property(
      fc.array(fc.constantFrom(...odd), { minLength: 5, maxLength: 5 }),
      (args) => {
        expect(Reflect.apply(verifyInclusion, undefined, args)).toBe(false)
      },
      1000,
    )
    const endless = Object.assign([], { length: 2 ** 32 - 1 })
    expect(verifyInclusion(hash, 0, 2, endless as unknown as Uint8Array[], hash)).toBe(false)
  })

  it('[T3] is made only of a leaf that is there', () => {
    expect(() => inclusionProof(1000, 1000, tree.node)).toThrow(/no leaf/)
    expect(() => inclusionProof(-1, 10, tree.node)).toThrow(/index/)
    expect(() => inclusionProof(0, 1001, tree.node)).toThrow(/no node/)
  })
})
