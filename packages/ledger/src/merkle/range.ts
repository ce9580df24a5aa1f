import { emptyRoot, isHash, nodeHash } from './hash.ts'

/**
 * The first leaves of a tree as the hashes of its whole subtrees, the largest first: all that is needed to
 * append. A range is never changed; appending gives another.
 */
export type CompactRange = { readonly size: number; readonly hashes: readonly Uint8Array[] }

/** Is told of each whole subtree as it comes to be: at level 0 the leaf, at level 1 a pair. */
export type OnNode = (level: number, index: number, hash: Uint8Array) => void

export const emptyRange: CompactRange = { size: 0, hashes: [] }

/** Appends the hash of one leaf, in as many steps as the size has ones at its end. */
export function appendHash(range: CompactRange, leaf: Uint8Array, onNode?: OnNode): CompactRange {
  if (!isHash(leaf)) throw new TypeError('the hash of a leaf expected')
  const hashes = [...range.hashes]
  let hash = leaf
  let index = range.size
  onNode?.(0, index, hash)
  for (let level = 1; index % 2 === 1; level++) {
    const left = hashes.pop()
    if (!left) throw new RangeError('a compact range has fewer hashes than its size needs')
    hash = nodeHash(left, hash)
    index = (index - 1) / 2
    onNode?.(level, index, hash)
  }
  hashes.push(hash)
  return { size: range.size + 1, hashes }
}

export function rangeRoot({ hashes }: CompactRange): Uint8Array {
  return foldRight(hashes)
}

/** Joins the whole subtrees of a range, the largest first, into its root. */
export function foldRight(hashes: readonly Uint8Array[]): Uint8Array {
  let root = hashes.at(-1)
  if (!root) return emptyRoot()
  for (let at = hashes.length - 2; at >= 0; at--) root = nodeHash(hashes[at] ?? root, root)
  return root
}
