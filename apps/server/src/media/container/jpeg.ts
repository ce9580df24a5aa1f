import { u8, u16be } from './bytes.ts'
import type { ContainerReader } from './container.ts'

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/** Walks the segments to the size, and through the coded picture to its end. */
export const readJpeg: ContainerReader = (bytes) => {
  let width = 0
  let height = 0
  let at = 2
  while (at < bytes.length) {
    if (u8(bytes, at) !== 0xff) return undefined
    const marker = u8(bytes, at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9)
      return width > 0 && height > 0 ? { kind: 'jpeg', width, height, frames: 1, end: at + 2 } : undefined
    at += 2
    if (isAlone(marker)) continue
    const length = u16be(bytes, at)
    if (length < 2) return undefined
    if (isFrame(marker)) {
      height = u16be(bytes, at + 3)
      width = u16be(bytes, at + 5)
    }
    at += length
    if (marker === 0xda) at = endOfScan(bytes, at)
  }
  return undefined
}

/** Coded bytes go on until a marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at !== -1) {
    const next = u8(bytes, at + 1)
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
    at = bytes.indexOf(0xff, at + 1)
  }
  return bytes.length
}

/** The remark that a JPEG may have, where no camera but a person or a program writes. */
export function readRemark(bytes: Uint8Array): string {
  for (let at = 2; u8(bytes, at) === 0xff && u8(bytes, at + 1) !== 0xda; ) {
    const length = u16be(bytes, at + 2)
    if (length < 2) return ''
    if (u8(bytes, at + 1) === 0xfe)
      return Buffer.from(bytes.subarray(at + 4, at + 2 + length)).toString('utf8')
    at += 2 + length
  }
  return ''
}
