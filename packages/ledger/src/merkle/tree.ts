import { mustBeCount, type NodeAt, rootOf } from './node.ts'
import { appendHash, type CompactRange, emptyRange } from './range.ts'

/** A tree with all its nodes in memory, for exports and tests; a store keeps nodes or tiles instead. */
export class MerkleTree {
  #range: CompactRange = emptyRange
  readonly #levels: Uint8Array[][] = []

  get size(): number {
    return this.#range.size
  }

  append(leafHash: Uint8Array): void {
    this.#range = appendHash(this.#range, leafHash, (level, index, hash) => {
      const nodes = this.#levels[level] ?? []
      nodes[index] = hash
      this.#levels[level] = nodes
    })
  }

  /** The hash of a whole subtree; one that is not whole yet is a broken promise. */
  readonly node: NodeAt = (level, index) => {
    const hash = this.#levels[level]?.[index]
    if (!hash) throw new RangeError(`no node ${index} at level ${level}`)
    return hash
  }

  root(size: number = this.size): Uint8Array {
    mustBeCount('a size', size)
    return rootOf(0, size, this.node)
  }
}
