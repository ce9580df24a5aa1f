import { ascii, u32be } from './bytes.ts'
import type { ContainerReader } from './container.ts'

/** Walks the chunks: the size is in the first, and the last says that it is the last. */
export const readPng: ContainerReader = (bytes) => {
  if (ascii(bytes, 12, 4) !== 'IHDR') return undefined
  const width = u32be(bytes, 16)
  const height = u32be(bytes, 20)
  let frames = 1
  let at = 8
  while (at + 12 <= bytes.length) {
    const length = u32be(bytes, at)
    const name = ascii(bytes, at + 4, 4)
    if (name === 'acTL') frames = Math.max(1, u32be(bytes, at + 8))
    at += 12 + length
    if (name === 'IEND' && at <= bytes.length && width > 0 && height > 0)
      return { kind: 'png', width, height, frames, end: at }
  }
  return undefined
}
