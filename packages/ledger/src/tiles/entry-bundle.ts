import { concatBytes } from '@noble/hashes/utils.js'
import { tileWidth } from './tile.ts'

/** What a length of two bytes can say. A leaf of this package is far below it. */
export const entryLengthMax = 65_535

/** C2SP tlog-tiles: the entries of a bundle, each after its length in two bytes, high byte first. */
export function entryBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length === 0 || entries.length > tileWidth)
    throw new RangeError(`a bundle of 1 to ${tileWidth} entries expected, found ${entries.length}`)
  const pieces = entries.flatMap((entry) => {
    if (entry.length > entryLengthMax) throw new RangeError(`an entry of ${entry.length} bytes is too long`)
    return [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]
  })
  return concatBytes(...pieces)
}

/** The entries of a bundle, if it holds exactly this many; `undefined` for any other bytes. */
export function parseEntryBundle(bytes: Uint8Array, width: number): Uint8Array[] | undefined {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bytes.length) {
    const [high, low] = [bytes[at], bytes[at + 1]]
    if (high === undefined || low === undefined || entries.length === width) return undefined
    const end = at + 2 + high * 256 + low
    if (end > bytes.length) return undefined
    entries.push(bytes.slice(at + 2, end))
    at = end
  }
  return entries.length === width ? entries : undefined
}
