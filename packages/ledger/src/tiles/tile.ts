import { concatBytes } from '@noble/hashes/utils.js'
import { hashLength } from '../merkle/hash.ts'
import { mustBeCount, type NodeAt } from '../merkle/node.ts'

/** C2SP tlog-tiles: a tile holds at most this many hashes, a whole subtree of height 8 above them. */
export const tileWidth = 256
export const tileHeight = 8

/** Level and index count tiles, not nodes; a width below 256 is a partial tile. */
export type Tile = { readonly level: number; readonly index: number; readonly width: number }

/** The tiles of a tree of this size that an earlier one did not have, lowest level first. */
export function tilesBetween(before: number, size: number): Tile[] {
  mustBeCount('a size', before)
  mustBeCount('a size', size)
  const tiles: Tile[] = []
  let [old, now] = [before, size]
  for (let level = 0; now > 0; level++) {
    const whole = Math.floor(now / tileWidth)
    for (let index = Math.floor(old / tileWidth); index < whole; index++)
      tiles.push({ level, index, width: tileWidth })
    if (now % tileWidth !== 0 && now > old) tiles.push({ level, index: whole, width: now % tileWidth })
    ;[old, now] = [Math.floor(old / tileWidth), whole]
  }
  return tiles
}

/** Every tile of a tree of this size. */
export const tilesOf = (size: number): Tile[] => tilesBetween(0, size)

/** The hashes of a tile, one after the other. */
export function tileBytes({ level, index, width }: Tile, node: NodeAt): Uint8Array {
  const hashes: Uint8Array[] = []
  for (let at = 0; at < width; at++) hashes.push(node(level * tileHeight, index * tileWidth + at))
  return concatBytes(...hashes)
}

/** Where a tile is served: `tile/0/x001/x234/067.p/8`. */
export const tilePath = ({ level, index, width }: Tile): string =>
  `tile/${level}/${indexPath(index)}${suffix(width)}`

/** Where the entries below a tile of level 0 are served. */
export const entriesPath = ({ index, width }: Omit<Tile, 'level'>): string =>
  `tile/entries/${indexPath(index)}${suffix(width)}`

const pathForm =
  /^tile\/([0-9]|[1-5][0-9]|6[0-3])\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/

/** Reads what `tilePath` writes; `undefined` for any other text. */
export function parseTilePath(path: string): Tile | undefined {
  const [, level = '', digits = '', partial] = pathForm.exec(path) ?? []
  const tile = {
    level: Number(level),
    index: Number(digits.replace(/[x/]/g, '')),
    width: partial === undefined ? tileWidth : Number(partial),
  }
  // Comparing with the one right spelling refuses needless zeros, and a whole tile called partial.
  return Number.isSafeInteger(tile.index) && tile.width <= tileWidth && tilePath(tile) === path
    ? tile
    : undefined
}

const suffix = (width: number): string => (width === tileWidth ? '' : `.p/${width}`)

function indexPath(index: number): string {
  const groups = [index % 1000]
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    groups.unshift(rest % 1000)
  return groups
    .map((group, at) => `${at < groups.length - 1 ? 'x' : ''}${String(group).padStart(3, '0')}`)
    .join('/')
}

/** The hash at a place of a tile's bytes. */
export function hashInTile(bytes: Uint8Array, at: number): Uint8Array | undefined {
  const hash = bytes.slice(at * hashLength, (at + 1) * hashLength)
  return hash.length === hashLength ? hash : undefined
}
