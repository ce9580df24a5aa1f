import { createHash } from 'node:crypto'
import { gzipSync } from 'fflate'
import { type HeaderLine, typeOf } from './exchange.ts'
import type { CleanExchange } from './without-secrets.ts'

/** What a capture is of, as its first record says. */
export type AboutCapture = {
  readonly subject: string
  readonly publication: string
  /** The connector that read it, with its version. */
  readonly connector: string
}

/** Where an answer stands in a file, and what it was. */
export type CapturedAnswer = {
  readonly address: string
  readonly method: string
  readonly as: 'account' | 'stranger'
  readonly at: string
  readonly status: number
  readonly type: string
  /** How long its body is, and SHA-256 of it as it was received and as it is kept; the two differ where something was left out. */
  readonly bytes: number
  readonly received: string
  readonly kept: string
  readonly leftOut: readonly string[]
  /** Of the compressed record in the file. */
  readonly offset: number
  readonly length: number
}

export type WrittenWarc = { readonly bytes: Uint8Array; readonly answers: readonly CapturedAnswer[] }

type Fields = readonly (readonly [name: string, value: string])[]

/** What a proxy or a library has undone is said under another name, because the body is without it. */
const undone = new Set(['content-encoding', 'transfer-encoding'])

/**
 * Writes exchanges as WARC/1.1 (ISO 28500), each record a member of gzip. The same exchanges give the same bytes on
 * every machine: ids come from digests, and the packing is by a library that asks nobody for the time.
 */
export function writeWarc(exchanges: readonly CleanExchange[], about: AboutCapture): WrittenWarc {
  const [first] = exchanges
  if (!first) throw new RangeError('a capture holds at least one exchange')
  const members: Uint8Array[] = []
  let offset = 0
  const add = (bytes: Uint8Array): { readonly offset: number; readonly length: number } => {
    const member = gzipSync(bytes, { mtime: 0 })
    const place = { offset, length: member.length }
    members.push(member)
    offset += member.length
    return place
  }
  const info = infoRecord(about, first.at)
  add(info.bytes)
  const answers = exchanges.map((exchange, at): CapturedAnswer => {
    const { response, request } = recordsOf(exchange, info.id, at)
    const place = add(response)
    add(request)
    const { body, status } = exchange.response
    return {
      ...{ address: exchange.request.address, method: exchange.request.method, as: exchange.as },
      ...{ at: exchange.at, status, type: typeOf(exchange), bytes: body.length },
      ...{ received: exchange.received, kept: sha256(body), leftOut: exchange.leftOut },
      ...place,
    }
  })
  return { bytes: Buffer.concat(members), answers }
}

function infoRecord(about: AboutCapture, at: string) {
  const fields: Fields = [
    ['software', 'Second Look'],
    ['format', 'WARC File Format 1.1'],
    ['conformsTo', 'https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/'],
    ['isPartOf', about.publication],
    ['description', `What the platform answered about post ${about.subject}, read by ${about.connector}`],
  ]
  const block = linesOf(fields)
  const id = idFrom(['warcinfo', at, sha256(block)])
  const named: Fields = [
    ['WARC-Type', 'warcinfo'],
    ['WARC-Record-ID', id],
    ['WARC-Date', at],
    ['Content-Type', 'application/warc-fields'],
  ]
  return { id, bytes: recordOf(named, block) }
}

function recordsOf(exchange: CleanExchange, info: string, place: number) {
  const { request, response, at, as, leftOut, received } = exchange
  const address = oneLine(request.address)
  const head = textOf([
    `HTTP/1.1 ${response.status} ${oneLine(response.statusText ?? '')}`.trimEnd(),
    ...headerLines(response.headers, response.body.length),
  ])
  const answer = Buffer.concat([head, response.body])
  const asked = textOf([
    `${oneLine(request.method)} ${targetOf(address)} HTTP/1.1`,
    ...headerLines(request.headers),
  ])
  const ids = {
    response: idFrom(['response', address, at, String(place), sha256(answer)]),
    request: idFrom(['request', address, at, String(place), sha256(asked)]),
  }
  const isChanged = received !== sha256(response.body)
  const fields = (type: 'request' | 'response', block: Uint8Array, payload: Uint8Array): Fields => [
    ['WARC-Type', type],
    ['WARC-Record-ID', ids[type]],
    ['WARC-Date', at],
    ['WARC-Target-URI', address],
    ['WARC-Warcinfo-ID', info],
    ['WARC-Concurrent-To', type === 'request' ? ids.response : ids.request],
    ['WARC-Block-Digest', `sha256:${sha256(block)}`],
    ['WARC-Payload-Digest', `sha256:${sha256(payload)}`],
    ['Content-Type', `application/http; msgtype=${type}`],
    ['Second-Look-Asked-As', as],
    ...(leftOut.length > 0 ? [['Second-Look-Left-Out', leftOut.join('; ')] as const] : []),
    ...(isChanged ? [['Second-Look-Received-Digest', `sha256:${received}`] as const] : []),
  ]
  return {
    response: recordOf(fields('response', answer, response.body), answer),
    request: recordOf(fields('request', asked, new Uint8Array()), asked),
  }
}

function recordOf(fields: Fields, block: Uint8Array): Uint8Array {
  const head = linesOf([...fields, ['Content-Length', String(block.length)]])
  const end = Buffer.from('\r\n\r\n')
  return Buffer.concat([Buffer.from('WARC/1.1\r\n'), head, Buffer.from('\r\n'), block, end])
}

const linesOf = (fields: Fields): Uint8Array =>
  Buffer.from(fields.map(([name, value]) => `${name}: ${oneLine(value)}\r\n`).join(''), 'utf8')

/** A message of HTTP up to its body. */
const textOf = (lines: readonly string[]): Uint8Array => headerBytes(`${lines.join('\r\n')}\r\n\r\n`)

/** Headers in the order and the spelling in which they came; `length` is that of the body as it is kept. */
const headerLines = (headers: readonly HeaderLine[], length?: number): readonly string[] =>
  headers.map(([name, value]) => {
    const low = name.toLowerCase()
    const isOther = length !== undefined && low === 'content-length' && value.trim() !== String(length)
    return `${undone.has(low) || isOther ? `x-orig-${low}` : oneLine(name)}: ${oneLine(value)}`
  })

/** Headers come as bytes, a letter each; what has larger letters was never one. */
const headerBytes = (text: string): Uint8Array =>
  Buffer.from(text, /^[\0-\xff]*$/.test(text) ? 'latin1' : 'utf8')

/** Nothing that somebody else has written begins a line of ours. */
const oneLine = (text: string): string => text.replace(/[\r\n\0]+/g, ' ')

function targetOf(address: string): string {
  const [, rest = ''] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/is.exec(address) ?? []
  return rest.startsWith('/') ? rest : `/${rest}`
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** An id of RFC 9562 of the eighth kind, which is free to be made of anything: here of a digest. */
function idFrom(parts: readonly string[]): string {
  const bytes = createHash('sha256')
    .update(`secondlook.warc-record/v1\n${parts.join('\n')}`)
    .digest()
    .subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `<urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}>`
}
