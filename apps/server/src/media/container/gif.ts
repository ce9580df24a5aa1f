import { u8, u16le } from './bytes.ts'
import type { ContainerReader } from './container.ts'

const tableBytes = (flags: number): number => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0)

/** Walks the blocks and counts the pictures. The size is that of the screen they are shown on. */
export const readGif: ContainerReader = (bytes) => {
  const width = u16le(bytes, 6)
  const height = u16le(bytes, 8)
  let frames = 0
  let at = 13 + tableBytes(u8(bytes, 10))
  while (at < bytes.length) {
    const block = u8(bytes, at)
    if (block === 0x3b)
      return width > 0 && height > 0 && frames > 0
        ? { kind: 'gif', width, height, frames, end: at + 1 }
        : undefined
    if (block === 0x21) at = endOfPieces(bytes, at + 2)
    else if (block === 0x2c) {
      frames += 1
      at = endOfPieces(bytes, at + 11 + tableBytes(u8(bytes, at + 9)))
    } else return undefined
  }
  return undefined
}

function endOfPieces(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length) {
    const length = u8(bytes, at)
    at += 1 + length
    if (length === 0) return at
  }
  return bytes.length
}
