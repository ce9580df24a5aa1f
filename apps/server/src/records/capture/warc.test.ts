import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { WARCParser } from 'warcio'
import type { Exchange } from './exchange.ts'
import { sortableAddress, wrapWacz } from './wacz.ts'
import { writeWarc } from './warc.ts'
import { withoutSecrets } from './without-secrets.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const page: Exchange = {
  request: {
    method: 'GET',
    address: 'https://www.social.example/@transport/1?b=2&a=1#top',
    headers: [['Accept', 'text/html']],
  },
  response: {
    status: 200,
    statusText: 'OK',
    headers: [
      ['Content-Type', 'text/html; charset=utf-8'],
      ['Vary', 'Accept'],
      ['X-Odd', 'caf\u00e9 ,,, three'],
      ['Vary', 'Origin'],
      ['Content-Encoding', 'gzip'],
      ['Content-Length', '20'],
    ],
    body: Buffer.from('<p>Route 4 runs again \u2600</p>'),
  },
  ...{ at: '2026-11-26T09:05:00.123Z', as: 'stranger' },
}
const answer: Exchange = {
  request: {
    method: 'GET',
    address: 'https://api.social.example/posts/1',
    headers: [['Authorization', 'Bearer abcdefgh1234']],
  },
  response: {
    status: 200,
    headers: [['content-type', 'application/json']],
    body: Buffer.from('{"id":"1","accessToken":"s3cr3ts3cr3t"}'),
  },
  ...{ at: '2026-11-26T09:05:01.000Z', as: 'account' },
}
const empty: Exchange = {
  request: { method: 'HEAD', address: 'https://social.example', headers: [] },
  response: { status: 304, headers: [], body: new Uint8Array() },
  ...{ at: '2026-11-26T09:05:02.000Z', as: 'stranger' },
}
const about = { subject: 'post-1', publication: 'pub-1', connector: 'mastodon@1' }
const writeAnew = () =>
  writeWarc(
    [page, answer, empty].map((one) => withoutSecrets(one)),
    about,
  )
const written = writeAnew()
const write = () => written

type Read = { readonly fields: ReadonlyMap<string, string>; readonly block: Buffer }

/** A reader that was written from ISO 28500 and shares nothing with the writer: members of gzip, one record each. */
function readByHand(bytes: Uint8Array, offset: number, length: number): Read {
  const record = gunzipSync(bytes.subarray(offset, offset + length))
  const end = record.indexOf('\r\n\r\n')
  const [version, ...lines] = record.subarray(0, end).toString('utf8').split('\r\n')
  if (version !== 'WARC/1.1') throw new Error(`it is a record of ${version}`)
  const fields = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
    }),
  )
  if (fields.size !== lines.length) throw new Error('a field comes twice')
  const size = Number(fields.get('content-length'))
  const block = record.subarray(end + 4, end + 4 + size)
  if (record.subarray(end + 4 + size).toString() !== '\r\n\r\n')
    throw new Error('it does not end as a record does')
  return { fields, block }
}

/** Where the members of a file of gzip begin, found by unpacking it from the front. */
function membersOf(bytes: Uint8Array): readonly (readonly [number, number])[] {
  const found: [number, number][] = []
  const starts = [...bytes.keys()].filter(
    (at) => bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === 8,
  )
  for (let at = 0; at < bytes.length; ) {
    const next = [...starts.filter((one) => one > at), bytes.length].find((one) => {
      try {
        gunzipSync(bytes.subarray(at, one))
        return true
      } catch {
        return false
      }
    })
    if (next === undefined) throw new Error(`no member ends after ${at}`)
    found.push([at, next - at])
    at = next
  }
  return found
}

describe('a WARC', () => {
  it('holds what was asked and answered, to the byte, by a reader written from the standard', () => {
    const { bytes, answers } = write()
    const records = membersOf(bytes).map(([at, length]) => readByHand(bytes, at, length))
    expect(records.map(({ fields }) => fields.get('warc-type'))).toEqual([
      'warcinfo',
      ...['response', 'request', 'response', 'request', 'response', 'request'],
    ])
    for (const { fields, block } of records) {
      expect(fields.get('warc-record-id')).toMatch(
        /^<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>$/,
      )
      if (fields.get('warc-type') === 'warcinfo') continue
      expect(fields.get('warc-block-digest')).toBe(`sha256:${sha256(block)}`)
      const payload = block.subarray(block.indexOf('\r\n\r\n') + 4)
      expect(fields.get('warc-payload-digest')).toBe(`sha256:${sha256(payload)}`)
      expect(fields.get('warc-warcinfo-id')).toBe(records[0]?.fields.get('warc-record-id'))
    }
    const [, first] = records
    expect(first?.fields.get('warc-date')).toBe('2026-11-26T09:05:00.123Z')
    expect(first?.fields.get('warc-target-uri')).toBe('https://www.social.example/@transport/1?b=2&a=1')
    // Headers in their order, twice where they came twice; what was undone on the way is said under another name.
    expect(first?.block.toString('latin1').split('\r\n').slice(0, 7)).toEqual([
      'HTTP/1.1 200 OK',
      'Content-Type: text/html; charset=utf-8',
      'Vary: Accept',
      'X-Odd: caf\u00e9 ,,, three',
      'Vary: Origin',
      'x-orig-content-encoding: gzip',
      'x-orig-content-length: 20',
    ])
    expect(first?.block.subarray(-page.response.body.length)).toEqual(Buffer.from(page.response.body))
    expect(records[2]?.block.toString()).toBe(
      'GET /@transport/1?b=2&a=1 HTTP/1.1\r\nAccept: text/html\r\n\r\n',
    )
    expect(records[6]?.block.toString()).toBe('HEAD / HTTP/1.1\r\n\r\n')
    expect(
      answers.map(({ offset, length }) => readByHand(bytes, offset, length).fields.get('warc-type')),
    ).toEqual([...['response', 'response', 'response']])
    expect(answers[0]).toMatchObject({
      received: sha256(page.response.body),
      kept: sha256(page.response.body),
      leftOut: [],
    })
    expect(answers[1]).toMatchObject({
      received: sha256(answer.response.body),
      leftOut: ['request header authorization', 'body'],
    })
    expect(records[3]?.fields.get('second-look-received-digest')).toBe(
      `sha256:${sha256(answer.response.body)}`,
    )
    expect(answers[1]?.kept).not.toBe(answers[1]?.received)
  })

  it('is read by Webrecorder’s own reader, and unpacked by zcat', async () => {
    const { bytes } = write()
    const seen: unknown[] = []
    for await (const record of new WARCParser([bytes]))
      seen.push([
        record.warcType,
        record.warcTargetURI,
        record.httpHeaders?.statusCode,
        Buffer.from(await record.readFully()).toString(),
      ])
    expect(seen.slice(1, 4)).toEqual([
      [
        'response',
        'https://www.social.example/@transport/1?b=2&a=1',
        200,
        '<p>Route 4 runs again \u2600</p>',
      ],
      ['request', 'https://www.social.example/@transport/1?b=2&a=1', expect.anything(), ''],
      [
        'response',
        'https://api.social.example/posts/1',
        200,
        '{"id":"1","accessToken":"xxxxxxxxxxxx"}'.replace('xxxxxxxxxxxx', 'x0xx0xx0xx0x'),
      ],
    ])
    const folder = mkdtempSync(join(tmpdir(), 'warc-'))
    writeFileSync(join(folder, 'data.warc.gz'), bytes)
    const text = execFileSync('zcat', [join(folder, 'data.warc.gz')], { encoding: 'latin1' })
    rmSync(folder, { recursive: true })
    expect(text.match(/^WARC\/1\.1\r$/gm)).toHaveLength(7)
  })

  it('is the same for the same exchanges, and another for others', () => {
    expect(sha256(writeAnew().bytes)).toBe(sha256(write().bytes))
    // The same on every machine and in ten years: what packs it comes with the program.
    expect(sha256(write().bytes)).toBe('6312cdb0229cfbc2ae2dfea1569ffe3015a5a22dc9ef0417e9cc79fe3526a988')
    const later = withoutSecrets({ ...page, at: '2026-11-26T09:05:00.124Z' })
    expect(sha256(writeWarc([later], about).bytes)).not.toBe(
      sha256(writeWarc([withoutSecrets(page)], about).bytes),
    )
  })

  it('lets nobody who answers write a record or a header of their own', () => {
    const hostile = withoutSecrets({
      request: { method: 'GET', address: 'https://a.example/\r\nWARC-Type: warcinfo', headers: [] },
      response: {
        status: 200,
        statusText: 'OK\r\nX-A: 1',
        headers: [
          ['X-B', '1\r\n\r\nbody'],
          ['WARC-Type', 'warcinfo'],
          ['WARC-Type', 'again'],
        ],
        body: Buffer.from('\r\n\r\nWARC/1.1\r\n'),
      },
      ...{ at: page.at, as: 'stranger' },
    })
    const { bytes, answers } = writeWarc([hostile], about)
    const [only] = answers
    const { fields, block } = readByHand(bytes, only?.offset ?? 0, only?.length ?? 0)
    expect(fields.get('warc-type')).toBe('response')
    expect(block.toString()).toBe(
      'HTTP/1.1 200 OK X-A: 1\r\nX-B: 1 body\r\nWARC-Type: warcinfo\r\nWARC-Type: again\r\n\r\n\r\n\r\nWARC/1.1\r\n',
    )
  })
})

describe('a WACZ', () => {
  const unpacked = () => {
    const { bytes, answers } = write()
    const wacz = wrapWacz(bytes, answers, 'Post 1')
    const files = unzipSync(wacz)
    const text = (path: string): string => Buffer.from(files[path] ?? []).toString('utf8')
    return { bytes, answers, wacz, files, text }
  }

  it('has the files that version 1.1.1 asks for, and says the digest of each', () => {
    const { bytes, files, text } = unpacked()
    expect(Object.keys(files)).toEqual([
      ...['datapackage.json', 'datapackage-digest.json', 'archive/data.warc.gz', 'indexes/index.cdxj'],
      'pages/pages.jsonl',
    ])
    expect(Buffer.from(files['archive/data.warc.gz'] ?? [])).toEqual(Buffer.from(bytes))
    const about = JSON.parse(text('datapackage.json'))
    expect(about).toMatchObject({ profile: 'data-package', wacz_version: '1.1.1' })
    for (const { path, hash, bytes: size } of about.resources) {
      expect(hash).toBe(`sha256:${sha256(files[path] ?? new Uint8Array())}`)
      expect(size).toBe(files[path]?.length)
    }
    expect(JSON.parse(text('datapackage-digest.json'))).toEqual({
      path: 'datapackage.json',
      hash: `sha256:${sha256(files['datapackage.json'] ?? new Uint8Array())}`,
    })
    const [head, ...pages] = text('pages/pages.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(head.format).toBe('json-pages-1.0')
    expect(pages).toEqual([
      expect.objectContaining({ url: 'https://www.social.example/@transport/1?b=2&a=1', ts: page.at }),
    ])
  })

  it('says where each answer stands, in order, and only of what was read', () => {
    const { bytes, text } = unpacked()
    const lines = text('indexes/index.cdxj').trim().split('\n')
    expect(lines.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'example,social)/@transport/1?a=1&b=2 20261126090500',
      'example,social,api)/posts/1 20261126090501',
    ])
    for (const line of lines) {
      const { offset, length, url } = JSON.parse(line.slice(line.indexOf('{')))
      expect(readByHand(bytes, Number(offset), Number(length)).fields.get('warc-target-uri')).toBe(url)
    }
  })

  it('is the same each time it is made', () => {
    expect(sha256(unpacked().wacz)).toBe(sha256(unpacked().wacz))
  })

  it.each([
    ['https://WWW.Example.com/Path?z=1&a=2', 'com,example)/path?a=2&z=1'],
    ['http://127.0.0.1:8080', '1,0,0,127:8080)/'],
    ['at://did:plc:abc/app.bsky.feed.post/1', 'at://did:plc:abc/app.bsky.feed.post/1'],
  ])('sorts %s as pywb does', (address, key) => expect(sortableAddress(address)).toBe(key))
})
