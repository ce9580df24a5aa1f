import { ascii, u32be } from './bytes.ts'
import type { ContainerReader } from './container.ts'

type Box = { readonly name: string; readonly from: number; readonly to: number }

/** The boxes between two places, as far as they make sense. */
function* boxesIn(bytes: Uint8Array, from: number, to: number): Generator<Box> {
  for (let at = from; at + 8 <= to; ) {
    const length = u32be(bytes, at)
    // 0 is "to the end"; 1 announces more than 4 GB, which no file here has.
    const next = length === 0 ? to : at + length
    if ((length !== 0 && length < 8) || next > to) return
    yield { name: ascii(bytes, at + 4, 4), from: at + 8, to: next }
    at = next
  }
}

/** The largest size that any picture in it has; a grid is larger than its tiles. */
export const readAvif: ContainerReader = (bytes) => {
  let width = 0
  let height = 0
  let end = 0
  const known = new Set(['ftyp', 'meta', 'mdat', 'free', 'skip', 'moov', 'uuid', 'moof', 'sidx'])
  for (const top of boxesIn(bytes, 0, bytes.length)) {
    if (!known.has(top.name)) break
    end = top.to
    if (top.name !== 'meta') continue
    for (const { name, from, to } of boxesIn(bytes, top.from + 4, top.to))
      if (name === 'iprp')
        for (const inside of boxesIn(bytes, from, to))
          if (inside.name === 'ipco')
            for (const one of boxesIn(bytes, inside.from, inside.to))
              if (one.name === 'ispe') {
                width = Math.max(width, u32be(bytes, one.from + 4))
                height = Math.max(height, u32be(bytes, one.from + 8))
              }
  }
  const frames = ascii(bytes, 8, 4) === 'avis' ? 2 : 1
  return width > 0 && height > 0 ? { kind: 'avif', width, height, frames, end } : undefined
}
