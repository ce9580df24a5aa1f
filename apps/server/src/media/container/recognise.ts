import { type Refusal, refuse } from '../../http/refusals.ts'
import { limits } from '../limits.ts'
import { readAvif } from './avif.ts'
import { ascii } from './bytes.ts'
import type { Container, ContainerReader } from './container.ts'
import { readGif } from './gif.ts'
import { readJpeg } from './jpeg.ts'
import { readPng } from './png.ts'
import { readWebp } from './webp.ts'

const taken = 'We take pictures as JPEG, PNG, WebP, GIF or AVIF.'

/** What a file is, by what is in it. Its name and the type it was sent under are never asked. */
export function recognise(bytes: Uint8Array): Container | Refusal {
  if (bytes.length === 0) return refuse('file-broken', `There is nothing in this file. ${taken}`)
  if (bytes.length > limits.bytes)
    return refuse('picture-too-large', `This file is larger than 20 MB. Save it smaller, and add that.`)
  const reader = readerFor(bytes)
  if (!reader) return refuse('file-not-taken', sayForeign(bytes))
  const container = reader(bytes)
  if (!container)
    return refuse('file-broken', 'This picture is cut off or broken. Open it, save it again, and add that.')
  const { width, height } = container
  if (width > limits.side || height > limits.side || width * height > limits.pixels)
    return refuse(
      'picture-too-large',
      `This picture is ${width} by ${height} pixels. We take up to 12,000 on a side and 40 million in all; save it smaller.`,
    )
  return container
}

function readerFor(bytes: Uint8Array): ContainerReader | undefined {
  const head = ascii(bytes, 0, 12)
  if (head.startsWith('\xff\xd8\xff')) return readJpeg
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return readPng
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return readGif
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return readWebp
  if (head.slice(4) === 'ftypavif' || head.slice(4) === 'ftypavis') return readAvif
  return undefined
}

/** Other kinds by how they begin, so that a no can say what to do. */
const foreign: readonly (readonly [begins: string, says: string])[] = [
  ['%PDF', `This is a PDF. Save the page you want as a picture. ${taken}`],
  ['PK\x03\x04', `This is a ZIP archive or an office document. ${taken}`],
  ['II*\0', `This is a TIFF picture. Save it as a JPEG or PNG, and add that.`],
  ['MM\0*', `This is a TIFF picture. Save it as a JPEG or PNG, and add that.`],
  ['BM', `This is a BMP picture. Save it as a PNG, and add that.`],
  ['8BPS', `This is a Photoshop file. Save it as a JPEG or PNG, and add that.`],
  ['\x1aE\xdf\xa3', `This is a video. We take no video or sound. ${taken}`],
  ['ID3', `This is a sound recording. We take no video or sound. ${taken}`],
  ['OggS', `This is a sound recording or a video. We take no video or sound. ${taken}`],
  ['fLaC', `This is a sound recording. We take no video or sound. ${taken}`],
  ['RIFF', `This is a sound recording or a video. We take no video or sound. ${taken}`],
  ['MZ', `This is a program. ${taken}`],
  ['\x7fELF', `This is a program. ${taken}`],
]
const heic = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1']

function sayForeign(bytes: Uint8Array): string {
  const head = ascii(bytes, 0, 12)
  if (head.slice(4, 8) === 'ftyp')
    return heic.includes(head.slice(8))
      ? 'This is a HEIC picture, as some phones make them. Share or export it as a JPEG, and add that.'
      : `This is a video or a sound recording. We take no video or sound. ${taken}`
  const known = foreign.find(([begins]) => head.startsWith(begins))
  if (known) return known[1]
  const text = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').toLowerCase()
  if (text.includes('<svg') || (text.includes('<?xml') && text.includes('svg')))
    return 'This is an SVG drawing, which can hold scripts. Export it as a PNG, and add that.'
  if (text.includes('<html') || text.includes('<!doctype') || text.includes('<script'))
    return `This is a web page and no picture. ${taken}`
  return `This is no picture that we know, whatever it is called. ${taken}`
}
