import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { Picture } from './content.ts'

const crcTable = Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc >>> 0
})

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const crc = body.reduce(
    (sum, byte) => ((crcTable[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8)) >>> 0,
    0xffffffff,
  )
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

/** A picture of one colour that any server opens, with its bytes. */
export function pictureOf(red: number): {
  readonly picture: Picture
  readonly bytes: Uint8Array<ArrayBuffer>
} {
  const [width, height] = [8, 6]
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let at = 0; at < rows.length; at++) if (at % (1 + width * 3) > 0) rows[at] = (red + at) % 256
  const bytes = new Uint8Array(
    Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  return { picture: { digest, kind: 'png', width, height, bytes: bytes.length, alt: 'A tram' }, bytes }
}
