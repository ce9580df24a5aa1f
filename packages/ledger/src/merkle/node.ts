import { foldRight } from './range.ts'

/** The hash of the whole subtree over leaves `index · 2^level` to `(index + 1) · 2^level`. */
export type NodeAt = (level: number, index: number) => Uint8Array

/** MTH of the leaves from `from` to `to`, where `from` is a place at which RFC 6962 splits. */
export function rootOf(from: number, to: number, node: NodeAt): Uint8Array {
  const hashes: Uint8Array[] = []
  let at = from
  while (at < to) {
    const width = splitOf(to - at + 1)
    hashes.push(node(levelOf(width), at / width))
    at += width
  }
  return foldRight(hashes)
}

/** The largest power of two smaller than `count`, for a count of two or more. */
export function splitOf(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

function levelOf(width: number): number {
  let level = 0
  for (let rest = width; rest > 1; rest /= 2) level++
  return level
}

export function mustBeCount(what: string, count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${what} expected, found ${count}`)
}
