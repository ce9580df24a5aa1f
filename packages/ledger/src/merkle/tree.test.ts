import { describe, expect, it } from 'vitest'
import { emptyRoot, leafHash } from './hash.ts'
import { MerkleTree } from './tree.ts'

describe('a tree in memory', () => {
  it('[T1] has a root at every size that it had', () => {
    const tree = new MerkleTree()
    const roots = [tree.root()]
    for (let at = 0; at < 20; at++) {
      tree.append(leafHash(Uint8Array.of(at)))
      roots.push(tree.root())
    }
    expect(roots[0]).toEqual(emptyRoot())
    expect(roots.map((_, size) => tree.root(size))).toEqual(roots)
    expect(() => tree.root(21)).toThrow(/no node/)
    expect(() => tree.root(-1)).toThrow(/size/)
  })
})
