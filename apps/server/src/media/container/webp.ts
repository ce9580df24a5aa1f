import { ascii, u16le, u24le, u32le } from './bytes.ts'
import type { ContainerReader } from './container.ts'

type Size = { readonly width: number; readonly height: number }

/** Walks the chunks of the RIFF file; its length stands at its head. */
export const readWebp: ContainerReader = (bytes) => {
  const end = 8 + u32le(bytes, 4)
  if (end > bytes.length || end < 20) return undefined
  let size: Size | undefined
  let frames = 0
  for (let at = 12; at + 8 <= end; ) {
    const name = ascii(bytes, at, 4)
    const length = u32le(bytes, at + 4)
    if (at + 8 + length > end) return undefined
    if (name === 'ANMF') frames += 1
    size ??= sizeIn(bytes, name, at + 8)
    at += 8 + length + (length & 1)
  }
  return size && { kind: 'webp', ...size, frames: Math.max(1, frames), end }
}

/** The canvas where there is one; it comes first. */
function sizeIn(bytes: Uint8Array, name: string, at: number): Size | undefined {
  if (name === 'VP8X') return { width: u24le(bytes, at + 4) + 1, height: u24le(bytes, at + 7) + 1 }
  if (name === 'VP8 ') return { width: u16le(bytes, at + 6) & 0x3fff, height: u16le(bytes, at + 8) & 0x3fff }
  if (name !== 'VP8L') return undefined
  const bits = u32le(bytes, at + 1)
  return { width: (bits & 0x3fff) + 1, height: (Math.floor(bits / 0x4000) & 0x3fff) + 1 }
}
