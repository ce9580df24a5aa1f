import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { makePicture } from './child/make-picture.ts'
import { readFound } from './child/read-found.ts'
import { recognise } from './container/recognise.ts'
import type { TakenIn, takeIn } from './take-in.ts'

/** As `takeIn`, without a process for each: for files that do no harm. */
export const takeInHere: typeof takeIn = async (bytes) => {
  const container = recognise(bytes)
  if ('refusal' in container) return container
  const made = await makePicture(bytes, container)
  if (!made.ok) return { refusal: 'file-broken', says: made.because }
  return { ...made, found: readFound(bytes, container) } satisfies TakenIn
}

/** Files that somebody might send to do harm, or by mistake; each made here, so that nothing hostile is in the repository. */

const be32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

export function pngChunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  return Buffer.concat([be32(data.length), body, be32(checksum(body))])
}

function checksum(bytes: Uint8Array): number {
  return typeof crc32 === 'function' ? crc32(bytes) : slowCrc(bytes)
}

/** Node 20.20 may come without one of its own. */
function slowCrc(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

const pngHead = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const header = (width: number, height: number): Buffer =>
  pngChunk('IHDR', Buffer.concat([be32(width), be32(height), Buffer.from([8, 2, 0, 0, 0])]))

/** A PNG whose head announces any size, with the data that one likes. */
export const pngOf = (
  width: number,
  height: number,
  data: Uint8Array,
  extra: readonly Buffer[] = [],
): Buffer =>
  Buffer.concat([
    ...[pngHead, header(width, height), ...extra],
    ...[pngChunk('IDAT', data), pngChunk('IEND', Buffer.alloc(0))],
  ])

/** All black, a thousandth of its size as a file: as many pixels as we take, in as few bytes as can be. */
export const bombPng = (width: number, height: number): Buffer =>
  pngOf(width, height, deflateSync(Buffer.alloc((width * 3 + 1) * height), { level: 9 }))

/** Far more rows than its head announces. */
export const overfullPng = (): Buffer => pngOf(100, 100, deflateSync(Buffer.alloc(100_000_000), { level: 9 }))

export const plainJpeg = async (width = 320, height = 200, colour = '#3a7'): Promise<Buffer> =>
  await sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()

export const plainPng = async (width = 320, height = 200): Promise<Buffer> =>
  await sharp({ create: { width, height, channels: 3, background: '#a37' } })
    .png()
    .toBuffer()

/** A JPEG segment put right behind the beginning of a file. */
export function withSegment(jpeg: Buffer, marker: number, data: Uint8Array): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(data.length + 2)
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, marker]), length, data, jpeg.subarray(2)])
}

/** A GIF of so many pictures of one pixel each. */
export function gifOf(frames: number): Buffer {
  const head = Buffer.from('47494638396102000200800000000000ffffff', 'hex')
  const frame = Buffer.from('21f9040400000000' + '2c000000000200020000' + '02038c8f05' + '00', 'hex')
  return Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])])
}

/** A JPEG with a place, a camera, a time, an owner and a remark in it. */
export const tellingJpeg = async (): Promise<Buffer> =>
  await sharp({ create: { width: 640, height: 480, channels: 3, background: '#58b' } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: {
        ...{ Make: 'Examplecam', Model: 'E-100', Artist: 'Wren Saltbush', Software: 'Paintbox 3' },
        ...{ ImageDescription: 'Before the announcement', DateTime: '2026:11:20 08:30:00' },
      },
      IFD2: { DateTimeOriginal: '2026:11:20 08:30:00', BodySerialNumber: 'SN-4711' },
      IFD3: {
        ...{ GPSLatitudeRef: 'S', GPSLatitude: '35/1 16/1 5512/100' },
        ...{ GPSLongitudeRef: 'E', GPSLongitude: '149/1 7/1 4300/100' },
      },
    })
    .jpeg()
    .toBuffer()

/** Words as a picture, for what reads them. */
export const wordsPng = async (words: string): Promise<Buffer> =>
  await sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="160"><rect width="900" height="160" fill="white"/><text x="30" y="100" font-size="56" font-family="DejaVu Sans, Liberation Sans, Arial, sans-serif" fill="#111">${words}</text></svg>`,
    ),
  )
    .png()
    .toBuffer()
