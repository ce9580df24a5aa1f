import { describe, expect, it } from 'vitest'
import { consistencyProof } from '../merkle/consistency.ts'
import { leafHash } from '../merkle/hash.ts'
import { inclusionProof, verifyInclusion } from '../merkle/inclusion.ts'
import { rootOf } from '../merkle/node.ts'
import { MerkleTree } from '../merkle/tree.ts'
import { tileBytes, tilePath, tilesBetween } from './tile.ts'
import { nodesFromTiles } from './tile-node.ts'

const tree = new MerkleTree()
const store = new Map<string, Uint8Array>()
const sizes = [1, 255, 256, 257, 600, 66_000]
let before = 0
for (const size of sizes) {
  while (tree.size < size)
    tree.append(leafHash(Uint8Array.of(tree.size & 255, (tree.size >> 8) & 255, tree.size >> 16)))
  for (const tile of tilesBetween(before, size)) store.set(tilePath(tile), tileBytes(tile, tree.node))
  before = size
}
const read = (path: string): Uint8Array => {
  const bytes = store.get(path)
  if (!bytes) throw new RangeError(`no tile ${path}`)
  return bytes
}

describe('proofs from tiles', () => {
  it.each(sizes)('[S1] [S4] [S5] are those of the tree, at size %i', (size) => {
    const node = nodesFromTiles(size, (tile) => read(tilePath(tile)))
    expect(rootOf(0, size, node)).toEqual(tree.root(size))
    for (const index of [0, 1, Math.floor(size / 2), size - 2, size - 1].filter((at) => at >= 0 && at < size))
      expect(inclusionProof(index, size, node)).toEqual(inclusionProof(index, size, tree.node))
    for (const first of [1, 2, Math.floor(size / 3), size - 1, size].filter((at) => at > 0 && at <= size))
      expect(consistencyProof(first, size, node)).toEqual(consistencyProof(first, size, tree.node))
  })

  it('[S4] from a wrong tile do not hold', () => {
    const node = nodesFromTiles(600, (tile) =>
      read(tilePath(tile)).map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
    )
    const proof = inclusionProof(7, 600, node)
    expect(verifyInclusion(tree.node(0, 7), 7, 600, proof, tree.root(600))).toBe(false)
  })

  it('from a tile that was cut are a fault', () => {
    const node = nodesFromTiles(600, (tile) => read(tilePath(tile)).slice(0, 100))
    expect(() => inclusionProof(7, 600, node)).toThrow(/has no hash/)
  })
})
