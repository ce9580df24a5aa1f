import { nodeHash } from '../merkle/hash.ts'
import { mustBeCount, type NodeAt } from '../merkle/node.ts'
import { hashInTile, type Tile, tileHeight, tileWidth } from './tile.ts'

/** Hands over the bytes of a tile as it was stored or fetched. */
export type ReadTile = (tile: Tile) => Uint8Array

/**
 * The nodes of a tree of this size out of its tiles. Tiles are not believed: a proof from wrong tiles does
 * not hold, so whoever gets it finds out.
 */
export function nodesFromTiles(size: number, read: ReadTile): NodeAt {
  mustBeCount('a size', size)
  const kept = new Map<string, Uint8Array>()
  const tileAt = (level: number, index: number): Uint8Array => {
    const width = Math.min(tileWidth, Math.floor(size / tileWidth ** level) - index * tileWidth)
    const place = `${level}/${index}`
    const bytes = kept.get(place) ?? read({ level, index, width })
    kept.set(place, bytes)
    return bytes
  }
  return (level, index) => {
    const tileLevel = Math.floor(level / tileHeight)
    const width = 2 ** (level % tileHeight)
    const first = index * width
    const tile = Math.floor(first / tileWidth)
    return foldTile(tileAt(tileLevel, tile), first - tile * tileWidth, width)
  }
}

function foldTile(bytes: Uint8Array, from: number, width: number): Uint8Array {
  if (width === 1) {
    const hash = hashInTile(bytes, from)
    if (!hash) throw new RangeError(`a tile of ${bytes.length} bytes has no hash ${from}`)
    return hash
  }
  return nodeHash(foldTile(bytes, from, width / 2), foldTile(bytes, from + width / 2, width / 2))
}
