import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { askChild } from './child/children.ts'
import { recognise } from './container/recognise.ts'
import { type TakenIn, takeIn } from './take-in.ts'
import {
  bombPng,
  gifOf,
  overfullPng,
  plainJpeg,
  plainPng,
  pngChunk,
  pngOf,
  takeInHere,
  tellingJpeg,
  withSegment,
} from './testing.ts'

const apart = async (bytes: Uint8Array): Promise<TakenIn> => {
  const found = await takeIn(bytes)
  if ('refusal' in found) throw new Error(`${found.refusal}: ${found.says}`)
  return found
}
const refusalOf = async (bytes: Uint8Array): Promise<string> => {
  const found = await takeIn(bytes)
  return 'refusal' in found ? found.refusal : 'taken'
}
/** The same without a process for each, for what does no harm. */
async function taken(bytes: Uint8Array): Promise<TakenIn> {
  const found = await takeInHere(bytes)
  if ('refusal' in found) throw new Error(`${found.refusal}: ${found.says}`)
  return found
}
const kindsIn = ({ found }: TakenIn): string[] => found.map(({ kind }) => kind)

const zip = Buffer.from('PK\x03\x04payload.zip PK\x05\x06', 'latin1')
const html = Buffer.from('<!doctype html><script>alert(1)</script>')

describe('a file that is no picture', () => {
  it.each([
    ['SVG with script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'SVG'],
    [
      'SVG with entities in entities',
      `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>`,
      'SVG',
    ],
    ['a page', html.toString(), 'web page'],
    ['a PDF', '%PDF-1.7 …', 'PDF'],
    ['an archive', 'PK\x03\x04…', 'ZIP'],
    ['a video', '\0\0\0\x18ftypisom\0\0\0\0', 'video'],
    ['a HEIC', '\0\0\0\x18ftypheic\0\0\0\0', 'HEIC'],
    ['a TIFF', 'II*\0\x08\0\0\0', 'TIFF'],
    ['a recording', 'ID3\x04\0\0', 'sound'],
    ['a program', 'MZ\x90\0', 'program'],
    ['words', 'just some words', 'no picture that we know'],
  ])('is refused by what is in it: %s', async (_name, content, says) => {
    const found = await takeIn(Buffer.from(content, 'latin1'))
    expect(found).toMatchObject({ refusal: 'file-not-taken', says: expect.stringContaining(says) })
  })

  it('is refused where there is nothing in it', async () => {
    expect(await refusalOf(Buffer.alloc(0))).toBe('file-broken')
  })
})

describe('a picture that is more than a picture', () => {
  it('is kept as the picture alone where an archive or a page is hung on, and its author is told', async () => {
    for (const more of [zip, html]) {
      const file = Buffer.concat([await plainJpeg(), more])
      const made = await apart(file)
      expect(kindsIn(made)).toContain('more')
      expect(Buffer.from(made.full.bytes).includes(more)).toBe(false)
    }
    const png = Buffer.concat([await plainPng(), zip])
    expect(Buffer.from((await taken(png)).full.bytes).includes('PK\x03\x04')).toBe(false)
  })

  it('is kept without a page in its remarks', async () => {
    const made = await taken(withSegment(await plainJpeg(), 0xfe, html))
    expect(Buffer.from(made.full.bytes).includes('<script>')).toBe(false)
    expect(made.found).toContainEqual(expect.objectContaining({ kind: 'comment', value: html.toString() }))
  })

  it('moves no more, and its author is told', async () => {
    const made = await taken(gifOf(1000))
    expect(kindsIn(made)).toEqual(['moves'])
    expect(made.full).toMatchObject({ kind: 'png', width: 2, height: 2 })
    expect((await sharp(made.full.bytes).metadata()).pages ?? 1).toBe(1)
  })
})

describe('a picture that is too much', () => {
  it('is refused by the size that its head announces, before anything is decoded', async () => {
    const small = deflateSync(Buffer.alloc(100))
    const begun = performance.now()
    for (const [width, height] of [
      [40_000, 40_000],
      [40_000, 10],
      [10_000, 5000],
      [2 ** 31 - 1, 2 ** 31 - 1],
    ] as const)
      expect(recognise(pngOf(width, height, small)), `${width} by ${height}`).toMatchObject({
        refusal: 'picture-too-large',
        says: expect.stringContaining(String(width)),
      })
    expect(performance.now() - begun).toBeLessThan(500)
    expect(recognise(Buffer.alloc(20 * 1024 * 1024 + 1))).toMatchObject({ refusal: 'picture-too-large' })
  })

  it('is opened in bounded memory where it is as large as we take, from a thousandth of that', async () => {
    const bomb = bombPng(8000, 5000)
    expect(bomb.length).toBeLessThan(200_000)
    const container = recognise(bomb)
    if ('refusal' in container) throw new Error(container.says)
    const before = process.memoryUsage.rss()
    const looked = await askChild({ ask: 'picture', bytes: bomb, container })
    expect(looked).toMatchObject({ ok: true, answer: { full: { width: 8000, height: 5000 } } })
    expect(looked.ok ? looked.peakMb : 0).toBeLessThan(700)
    // The process that answers people decodes nothing.
    expect((process.memoryUsage.rss() - before) / 1024 / 1024).toBeLessThan(100)
  })

  it('is taken for what its head says where far more is in it, or refused, and nothing breaks', async () => {
    expect(['taken', 'file-broken']).toContain(await refusalOf(overfullPng()))
  })

  it('is no more for what stands in its notes: a bomb for a colour profile, or 60,000 notes', async () => {
    const profile = Buffer.concat([
      Buffer.from('icc\0\0', 'latin1'),
      deflateSync(Buffer.alloc(50_000_000), { level: 9 }),
    ])
    const text = Buffer.concat([
      Buffer.from('Comment\0\0', 'latin1'),
      deflateSync(Buffer.alloc(50_000_000, 'a'), { level: 9 }),
    ])
    const rows = deflateSync(Buffer.alloc(31 * 10))
    const bombed = pngOf(10, 10, rows, [pngChunk('iCCP', profile), pngChunk('zTXt', text)])
    expect(['taken', 'file-broken']).toContain(await refusalOf(bombed))

    // A directory that says it has 60,000 entries and that the next one is itself.
    const exif = Buffer.alloc(60_000)
    exif.write('Exif\0\0MM\0*', 0, 'latin1')
    exif.writeUInt32BE(8, 10)
    exif.writeUInt16BE(60_000, 14)
    for (let at = 16; at + 12 < exif.length; at += 12) {
      exif.writeUInt16BE(0x8769, at)
      exif.writeUInt16BE(4, at + 2)
      exif.writeUInt32BE(1, at + 4)
      exif.writeUInt32BE(8, at + 8)
    }
    const made = await apart(withSegment(await plainJpeg(), 0xe1, exif))
    expect(made.full).toMatchObject({ width: 320, height: 200 })
    expect(Buffer.from(made.full.bytes).includes('Exif')).toBe(false)
  })
})

describe('a picture that is broken', () => {
  it('is refused wherever it is cut off', async () => {
    const jpeg = await plainJpeg()
    const png = await plainPng()
    for (const whole of [jpeg, png, gifOf(3), await sharp(png).webp().toBuffer()])
      for (const part of [0.2, 0.5, 0.9, 0.99])
        expect(recognise(whole.subarray(0, Math.floor(whole.length * part)))).toMatchObject({
          refusal: expect.stringMatching(/file-broken|file-not-taken/),
        })
    // Closed by hand where it was cut, it looks whole from outside.
    const closed = Buffer.concat([jpeg.subarray(0, jpeg.length - 40), Buffer.from([0xff, 0xd9])])
    expect(['file-broken', 'taken']).toContain(await refusalOf(closed))
    expect(await refusalOf(pngOf(50, 50, Buffer.from('no deflate')))).toBe('file-broken')
  })

  it('never breaks what looks at it from outside, whatever its bytes', async () => {
    const heads = [
      await plainJpeg(),
      await plainPng(),
      gifOf(2),
      await sharp(await plainPng())
        .webp()
        .toBuffer(),
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 12 }),
        fc.nat(600),
        (head, changes, length) => {
          const bytes = Buffer.from(head.subarray(0, Math.max(4, length)))
          for (const [at, value] of changes) if (at > 3 && at < bytes.length) bytes[at] = value
          const found = recognise(bytes)
          if (!('refusal' in found)) expect(found.width * found.height).toBeLessThanOrEqual(40_000_000)
        },
      ),
      { numRuns: 2000, seed: 14 },
    )
  })
})

describe('a picture', () => {
  it('is known by what is in it, whatever it is called: each kind that we take', async () => {
    const whole = sharp(await plainPng())
    const kinds = {
      jpeg: await plainJpeg(),
      png: await plainPng(),
      webp: await whole.clone().webp().toBuffer(),
      gif: await whole.clone().gif().toBuffer(),
      avif: await whole.clone().avif().toBuffer(),
    }
    for (const [kind, bytes] of Object.entries(kinds)) {
      expect(recognise(bytes), kind).toMatchObject({
        kind,
        width: 320,
        height: 200,
        frames: 1,
        end: bytes.length,
      })
      expect((await taken(bytes)).full, kind).toMatchObject({ width: 320, height: 200 })
    }
  })

  it('is made anew: upright, without a word of its file, and its author is told each', async () => {
    const made = await taken(await tellingJpeg())
    expect(made.full).toMatchObject({ kind: 'jpeg', width: 480, height: 640 })
    const value = (kind: string) => made.found.find((one) => one.kind === kind)?.value
    expect(value('place')).toBe('-35.28198, 149.12861')
    expect(value('device')).toBe('Examplecam, E-100')
    expect(value('author')).toBe('Wren Saltbush')
    expect(value('comment')).toBe('Before the announcement')
    expect(value('software')).toBe('Paintbox 3')
    expect(value('date')).toContain('2026:11:20')
    expect(made.found.map((one) => one.value)).toContain('SN-4711')
    const kept = await sharp(made.full.bytes).metadata()
    expect([kept.exif, kept.xmp, kept.iptc, kept.icc, kept.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    for (const word of ['Examplecam', 'Saltbush', 'announcement', 'SN-4711'])
      expect(Buffer.from(made.full.bytes).includes(word), word).toBe(false)
  })

  it('stands upright, however the camera was held, in each kind that can say so', async () => {
    const pixels = Buffer.from('ff0000 00ff00 0000ff ffffff 000000 ffff00'.replaceAll(' ', ''), 'hex')
    const raw = sharp(pixels, { raw: { width: 3, height: 2, channels: 3 } }).resize(96, 64, {
      kernel: 'nearest',
    })
    for (let orientation = 1; orientation <= 8; orientation += 1) {
      const turned = raw.clone().withMetadata({ orientation })
      const files = [
        await turned.clone().png().toBuffer(),
        await turned.clone().webp({ lossless: true }).toBuffer(),
      ]
      const jpeg = await turned.clone().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer()
      for (const file of [...files, jpeg]) {
        const wanted = await sharp(file).autoOrient().resize(8, 8, { fit: 'fill' }).raw().toBuffer()
        const made = await taken(file)
        const got = await sharp(made.full.bytes).resize(8, 8, { fit: 'fill' }).raw().toBuffer()
        const apart = got.reduce((most, one, at) => Math.max(most, Math.abs(one - (wanted[at] ?? 0))), 0)
        expect(apart, `${orientation}`).toBeLessThan(30)
      }
    }
  })

  it('is known for what AI had in it, where its file says so', async () => {
    const text = (name: string, value: string) => pngChunk('tEXt', Buffer.from(`${name}\0${value}`, 'latin1'))
    const rows = deflateSync(Buffer.alloc(31 * 10))
    const drawn = await taken(pngOf(10, 10, rows, [text('parameters', 'a harbour at dusk, steps: 20')]))
    expect(drawn.found).toContainEqual(
      expect.objectContaining({ kind: 'ai', value: 'a harbour at dusk, steps: 20' }),
    )
    const xmp = `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"/></rdf:RDF></x:xmpmeta>`
    const mixed = await taken(withSegment(await plainJpeg(), 0xe1, Buffer.from(xmp, 'latin1')))
    expect(mixed.found.map(({ says }) => says)).toContain('It says that parts of it were made by AI')
    expect((await taken(await plainJpeg())).found).toEqual([])
  })

  it('has smaller sizes where it is larger than those', async () => {
    const made = await taken(await plainJpeg(2000, 1000))
    expect(made.medium).toMatchObject({ width: 1200, height: 600 })
    expect(made.small).toMatchObject({ width: 400, height: 200 })
    const tiny = await taken(await plainJpeg(300, 200))
    expect([tiny.medium, tiny.small]).toEqual([undefined, undefined])
  })
})
