import { equalBytes } from '../bytes/equal.ts'
import { emptyRoot, isHash, nodeHash } from './hash.ts'
import { isPath } from './inclusion.ts'
import { mustBeCount, type NodeAt, rootOf, splitOf } from './node.ts'

/** RFC 6962 section 2.1.2: shows that the first tree is the beginning of the second. Empty from nothing. */
export function consistencyProof(first: number, second: number, node: NodeAt): Uint8Array[] {
  mustBeCount('a size', first)
  mustBeCount('a size', second)
  if (first > second) throw new RangeError(`a tree of ${second} does not begin with ${first}`)
  if (first === 0 || first === second) return []
  const path: Uint8Array[] = []
  let [from, to] = [0, second]
  // Below a node that both trees have whole, nothing needs to be shown.
  while (first !== to) {
    const middle = from + splitOf(to - from)
    if (first <= middle) {
      path.push(rootOf(middle, to, node))
      to = middle
    } else {
      path.push(rootOf(from, middle, node))
      from = middle
    }
  }
  if (from !== 0) path.push(rootOf(from, to, node))
  return path.reverse()
}

/** RFC 9162 section 2.1.4.2. Never throws: what is not a proof is answered with no. */
export function verifyConsistency(
  first: number,
  second: number,
  firstRoot: Uint8Array,
  secondRoot: Uint8Array,
  path: readonly Uint8Array[],
): boolean {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(second) || first < 0 || first > second)
    return false
  if (!isHash(firstRoot) || !isHash(secondRoot) || !isPath(path)) return false
  if (first === second) return path.length === 0 && equalBytes(firstRoot, secondRoot)
  if (first === 0) return path.length === 0 && equalBytes(firstRoot, emptyRoot())
  const whole = isPowerOfTwo(first) ? [firstRoot, ...path] : path
  let [place, last] = [first - 1, second - 1]
  while (place % 2 === 1) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  const [start, ...rest] = whole
  if (!start || path.length === 0) return false
  let [old, now] = [start, start]
  for (const node of rest) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      old = nodeHash(node, old)
      now = nodeHash(node, now)
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else now = nodeHash(now, node)
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return last === 0 && equalBytes(old, firstRoot) && equalBytes(now, secondRoot)
}

function isPowerOfTwo(count: number): boolean {
  let rest = count
  while (rest % 2 === 0) rest /= 2
  return rest === 1
}
