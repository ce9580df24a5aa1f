import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { property, rowsOf } from '../testing.ts'
import { consistencyProof, verifyConsistency } from './consistency.ts'
import { leafHash } from './hash.ts'
import { inclusionProof, verifyInclusion } from './inclusion.ts'
import { appendHash, emptyRange, rangeRoot } from './range.ts'
import { MerkleTree } from './tree.ts'

// RFC 6962 section 2.1 word for word, slow, with Node's SHA-256, and sharing nothing with the code under test.
const sha256 = (...pieces: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}
const split = (n: number): number => 2 ** (Math.ceil(Math.log2(n)) - 1)

function mth(d: readonly Uint8Array[]): Buffer {
  if (d.length === 0) return sha256()
  if (d.length === 1) return sha256(Buffer.of(0), d[0] ?? Buffer.of())
  const k = split(d.length)
  return sha256(Buffer.of(1), mth(d.slice(0, k)), mth(d.slice(k)))
}

function path(m: number, d: readonly Uint8Array[]): Buffer[] {
  if (d.length <= 1) return []
  const k = split(d.length)
  return m < k
    ? [...path(m, d.slice(0, k)), mth(d.slice(k))]
    : [...path(m - k, d.slice(k)), mth(d.slice(0, k))]
}

function subproof(m: number, d: readonly Uint8Array[], b: boolean): Buffer[] {
  if (m === d.length) return b ? [] : [mth(d)]
  const k = split(d.length)
  return m <= k
    ? [...subproof(m, d.slice(0, k), b), mth(d.slice(k))]
    : [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))]
}

const leaf = (index: number) => new Uint8Array(Buffer.from(`leaf ${index}`))
const leaves = Array.from({ length: 700 }, (_, index) => leaf(index))
const tree = new MerkleTree()
for (const one of leaves) tree.append(leafHash(one))
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const hexes = (hashes: readonly Uint8Array[]) => hashes.map(hex)

// The tree of the Certificate Transparency reference implementation, typed in.
const published = {
  leaves: [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ],
  roots: [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ],
  inclusion: [
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  ],
  consistency: [
    [1, 1, []],
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [
      2,
      5,
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ],
} as const

describe('the published tree of eight leaves', () => {
  const known = new MerkleTree()
  for (const one of published.leaves) known.append(leafHash(new Uint8Array(Buffer.from(one, 'hex'))))

  it('[T1] has the published roots', () => {
    expect(published.roots.map((_, size) => hex(known.root(size)))).toEqual(published.roots)
  })
  it.each(published.inclusion)(
    '[T3] has the published inclusion proof of leaf %i in %i',
    (index, size, hashes) => {
      expect(hexes(inclusionProof(index, size, known.node))).toEqual(hashes)
    },
  )
  it.each(published.consistency)(
    '[T3] has the published consistency proof of %i in %i',
    (first, second, hashes) => {
      expect(hexes(consistencyProof(first, second, known.node))).toEqual(hashes)
    },
  )
})

describe('the tree beside RFC 6962 word for word', () => {
  it('[T1] [T2] has its roots at every size up to 130, built at once and leaf by leaf', () => {
    let range = emptyRange
    for (let size = 0; size <= 130; size++) {
      const wanted = hex(mth(leaves.slice(0, size)))
      expect(hex(tree.root(size))).toBe(wanted)
      expect(hex(rangeRoot(range))).toBe(wanted)
      range = appendHash(range, leafHash(leaf(size)))
    }
  })

  it('[T3] [T4] has its inclusion proofs for every leaf at every size up to 130, and they hold', () => {
    for (let size = 1; size <= 130; size++) {
      const root = tree.root(size)
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(index, size, tree.node)
        if (size % 7 === 0 || size < 20)
          expect(hexes(proof)).toEqual(hexes(path(index, leaves.slice(0, size))))
        expect(verifyInclusion(leafHash(leaf(index)), index, size, proof, root)).toBe(true)
        expect(verifyInclusion(leafHash(leaf(index + 1)), index, size, proof, root)).toBe(false)
      }
    }
  })

  it('[T3] [T5] has its consistency proofs for all sizes up to 70, and they hold', () => {
    for (let second = 0; second <= 70; second++) {
      const now = tree.root(second)
      for (let first = 0; first <= second; first++) {
        const proof = consistencyProof(first, second, tree.node)
        if (first > 0 && (second < 20 || first % 3 === 1))
          expect(hexes(proof)).toEqual(hexes(subproof(first, leaves.slice(0, second), true)))
        expect(verifyConsistency(first, second, tree.root(first), now, proof)).toBe(true)
        if (first > 0) expect(verifyConsistency(first, second, leafHash(leaf(999)), now, proof)).toBe(false)
        if (first > 0)
          expect(verifyConsistency(first, second, tree.root(first), leafHash(leaf(999)), proof)).toBe(false)
      }
    }
  })

  it('[T3] [T4] [T5] has its proofs at random larger sizes', () => {
    property(
      fc.tuple(fc.integer({ min: 1, max: 700 }), fc.nat(), fc.nat()),
      ([size, some, other]) => {
        const [index, first] = [some % size, (other % size) + 1]
        const cut = leaves.slice(0, size)
        expect(hexes(inclusionProof(index, size, tree.node))).toEqual(hexes(path(index, cut)))
        expect(hexes(consistencyProof(first, size, tree.node))).toEqual(hexes(subproof(first, cut, true)))
      },
      40,
    )
  })

  it('[T1] has the roots of the vectors', () => {
    const rows = rowsOf<{ size: number; root: string }>(
      readFileSync(new URL('../../../../vectors/ledger/roots.jsonl', import.meta.url), 'utf8'),
    )
    expect(rows).toHaveLength(131)
    for (const { size, root } of rows) {
      expect(mth(leaves.slice(0, size)).toString('base64')).toBe(root)
      expect(Buffer.from(tree.root(size)).toString('base64')).toBe(root)
    }
  })
})
