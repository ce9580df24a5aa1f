import { equalBytes } from '../bytes/equal.ts'
import { isHash, nodeHash } from './hash.ts'
import { mustBeCount, type NodeAt, rootOf, splitOf } from './node.ts'

/** A tree that can be counted exactly has no more levels than this. */
export const pathMax = 63

/** RFC 6962 section 2.1.1: the path from a leaf's sibling to the child of the root. */
export function inclusionProof(index: number, size: number, node: NodeAt): Uint8Array[] {
  mustBeCount('the index of a leaf', index)
  mustBeCount('a size', size)
  if (index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  const path: Uint8Array[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    if (index < middle) {
      path.push(rootOf(middle, to, node))
      to = middle
    } else {
      path.push(rootOf(from, middle, node))
      from = middle
    }
  }
  return path.reverse()
}

/** RFC 9162 section 2.1.3.2. Never throws: what is not a proof is answered with no. */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  if (!isHash(leaf) || !isHash(root) || !isPath(path)) return false
  let [place, last, hash] = [index, size - 1, leaf]
  for (const sibling of path) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash)
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else hash = nodeHash(hash, sibling)
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return last === 0 && equalBytes(hash, root)
}

export const isPath = (path: unknown): path is readonly Uint8Array[] =>
  Array.isArray(path) && path.length <= pathMax && path.every(isHash)
