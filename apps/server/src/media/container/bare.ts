import { ascii, u8, u16be, u16le, u32be, u32le } from './bytes.ts'
import type { Container } from './container.ts'

export type Bare = {
  readonly bytes: Uint8Array
  /** How the picture is to be turned, 1 to 8, as its notes had it. */
  readonly orientation: number
}

/**
 * The picture without its notes, before anything decodes it: notes that go round in circles hold up whoever reads them,
 * and nobody needs more of them here than which way is up.
 */
export function bareOf(bytes: Uint8Array, { kind, end }: Container): Bare {
  const whole = bytes.subarray(0, end)
  if (kind === 'jpeg') return bareJpeg(whole)
  if (kind === 'png') return barePng(whole)
  return kind === 'webp' ? bareWebp(whole) : { bytes: whole, orientation: 1 }
}

/** Of what stands before the coded picture, the colour profile (2) and Adobe's own note of colours (14) stay. */
function bareJpeg(bytes: Uint8Array): Bare {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let orientation = 1
  let at = 2
  while (u8(bytes, at) === 0xff && u8(bytes, at + 1) !== 0xda) {
    const marker = u8(bytes, at + 1)
    const next = at + 2 + u16be(bytes, at + 2)
    if (next < at + 4) break
    if (marker === 0xe1 && ascii(bytes, at + 4, 4) === 'Exif')
      orientation = orientationIn(bytes.subarray(at + 10, next))
    const isNote = marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee)
    if (!isNote) kept.push(bytes.subarray(at, next))
    at = next
  }
  return { bytes: Buffer.concat([...kept, bytes.subarray(at)]), orientation }
}

const ofPicture = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT'])

function barePng(bytes: Uint8Array): Bare {
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  let orientation = 1
  for (let at = 8; at < bytes.length; ) {
    const next = at + 12 + u32be(bytes, at)
    const name = ascii(bytes, at + 4, 4)
    if (name === 'eXIf') orientation = orientationIn(bytes.subarray(at + 8, next - 4))
    if (ofPicture.has(name)) kept.push(bytes.subarray(at, next))
    at = next
  }
  return { bytes: Buffer.concat(kept), orientation }
}

function bareWebp(bytes: Uint8Array): Bare {
  const kept: Uint8Array[] = []
  let orientation = 1
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = u32le(bytes, at + 4)
    const next = at + 8 + length + (length & 1)
    const name = ascii(bytes, at, 4)
    if (name === 'EXIF') {
      const from = ascii(bytes, at + 8, 4) === 'Exif' ? at + 14 : at + 8
      orientation = orientationIn(bytes.subarray(from, next))
    } else if (name === 'VP8X') {
      const chunk = Uint8Array.from(bytes.subarray(at, next))
      // It announces which notes there are.
      chunk[8] = (chunk[8] ?? 0) & ~0x0c
      kept.push(chunk)
    } else if (name !== 'XMP ') kept.push(bytes.subarray(at, next))
    at = next
  }
  const head = Buffer.from(bytes.subarray(0, 12))
  head.writeUInt32LE(4 + kept.reduce((all, one) => all + one.length, 0), 4)
  return { bytes: Buffer.concat([head, ...kept]), orientation }
}

/** From the first directory of notes and no other. */
function orientationIn(tiff: Uint8Array): number {
  const isLittle = ascii(tiff, 0, 2) === 'II'
  const u16 = isLittle ? u16le : u16be
  const first = (isLittle ? u32le : u32be)(tiff, 4)
  const count = Math.min(200, u16(tiff, first))
  for (let entry = 0; entry < count; entry += 1) {
    const at = first + 2 + entry * 12
    const value = u16(tiff, at + 8)
    if (u16(tiff, at) === 0x0112) return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}
