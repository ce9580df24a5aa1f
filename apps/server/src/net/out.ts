import { lookup as lookUp } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector, type FormData, request } from 'undici'
import { type FetchAllow, mayReach } from './addresses.ts'

export type OutRequest = {
  readonly method: string
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | FormData | null
}

/** One request and what came back. Header names are as they were received. */
export type Exchange = {
  readonly request: {
    readonly method: string
    readonly address: string
    readonly headers: Readonly<Record<string, string>>
  }
  readonly response: {
    readonly status: number
    readonly headers: readonly (readonly [string, string])[]
    readonly body: Uint8Array
  }
  readonly at: string
}

export type OutReply =
  | { readonly is: 'answer'; readonly exchanges: readonly [Exchange, ...Exchange[]]; readonly last: Exchange }
  | { readonly is: 'not-sent'; readonly says: string }
  | { readonly is: 'no-answer'; readonly says: string }

export type OutOptions = {
  readonly allow: FetchAllow
  readonly now: () => number
  readonly timeoutMs?: number
  readonly mostBytes?: number
}

const redirectsMost = 5
const usual = { timeoutMs: 20_000, mostBytes: 20_000_000 }

/** Goes out to other machines. One for a process, so that connections are kept and counted in one place. */
export class Out {
  readonly #allow: FetchAllow
  readonly #now: () => number
  readonly #timeoutMs: number
  readonly #mostBytes: number
  readonly #agent: Agent

  constructor({ allow, now, timeoutMs = usual.timeoutMs, mostBytes = usual.mostBytes }: OutOptions) {
    this.#allow = allow
    this.#now = now
    this.#timeoutMs = timeoutMs
    this.#mostBytes = mostBytes
    this.#agent = new Agent({
      connect: connectorFor(allow, Math.min(timeoutMs, 10_000)),
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      // A connection that is kept may be closed by the other side just as a request leaves; then nobody knows.
      keepAliveTimeout: 1000,
      pipelining: 0,
    })
  }

  /** Sends one request. A redirect is followed only where it asks to look elsewhere, and each address is looked at anew. */
  async send(first: OutRequest): Promise<OutReply> {
    const exchanges: Exchange[] = []
    let next = first
    for (;;) {
      const reply = await this.#once(next)
      if ('is' in reply) return exchanges.length > 0 ? { is: 'no-answer', says: reply.says } : reply
      exchanges.push(reply)
      const elsewhere = next.method === 'GET' ? redirectOf(reply) : undefined
      if (elsewhere === undefined)
        return { is: 'answer', exchanges: exchanges as [Exchange, ...Exchange[]], last: reply }
      if (exchanges.length > redirectsMost)
        return { is: 'no-answer', says: 'It leads from one address to the next without an end.' }
      next = { ...next, address: elsewhere, headers: headersFor(next, elsewhere) }
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy()
  }

  async #once({
    method,
    address,
    headers,
    body,
  }: OutRequest): Promise<Exchange | Exclude<OutReply, { is: 'answer' }>> {
    const refused = refusedBefore(address, this.#allow)
    if (refused) return { is: 'not-sent', says: refused }
    const at = new Date(this.#now()).toISOString()
    try {
      const answer = await request(address, {
        ...{ method: method as 'GET', headers: { 'user-agent': userAgent, ...headers }, body },
        ...{ dispatcher: this.#agent, signal: AbortSignal.timeout(this.#timeoutMs * 2) },
      })
      const bytes = await read(answer.body, this.#mostBytes)
      return {
        ...{ request: { method, address, headers }, at },
        response: { status: answer.statusCode, headers: pairsOf(answer.headers), body: bytes },
      }
    } catch (error) {
      return saysOf(error)
    }
  }
}

const userAgent = 'SecondLook/1 (official channel publishing)'

/** Whether an address is one that we never go to, before anybody is asked for its number. */
function refusedBefore(address: string, allow: FetchAllow): string | undefined {
  if (!URL.canParse(address)) return 'That is no address.'
  const { protocol, hostname, username, password } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') return 'Only web addresses are reached.'
  if (username !== '' || password !== '') return 'An address with a password in it is not used.'
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !mayReach(allow, { host: hostname, port: portOf(address), address: host }))
    return notReached(hostname)
  return undefined
}

const portOf = (address: string): number => {
  const { port, protocol } = new URL(address)
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
}

const notReached = (host: string): string =>
  `${host} is an address inside of this network, which is not reached. Add it to FETCH_ALLOW if it should be.`

class NotReached extends Error {}

/**
 * A name is looked up for the connection itself, so that the address that was looked at is the one that is connected
 * to: a name that answers otherwise the second time gains nothing.
 */
const connectorFor =
  (allow: FetchAllow, timeout: number): buildConnector.connector =>
  (options, callback) => {
    const { hostname, protocol } = options
    const port = options.port === '' ? (protocol === 'https:' ? 443 : 80) : Number(options.port)
    const lookup: LookupFunction = (name, wanted, done) => {
      lookUp(name, { ...wanted, all: true }, (error, found) => {
        const open = error
          ? []
          : found.filter(({ address }) => mayReach(allow, { host: hostname, port, address }))
        const [first] = open
        if (error) done(error, [])
        else if (!first) done(new NotReached(notReached(name)), [])
        else if (wanted.all) done(null, open)
        else done(null, first.address, first.family)
      })
    }
    buildConnector({ timeout, lookup } as buildConnector.BuildOptions)(options, callback)
  }

async function read(
  body: AsyncIterable<Uint8Array> & { destroy(): unknown },
  most: number,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body) {
    size += piece.length
    if (size > most) {
      body.destroy()
      throw new TooLarge(`It answers more than ${most} bytes.`)
    }
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

class TooLarge extends Error {}

function redirectOf({ request: { address }, response: { status, headers } }: Exchange): string | undefined {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined
  const to = headers.find(([name]) => name.toLowerCase() === 'location')?.[1]
  return to !== undefined && URL.canParse(to, address) ? new URL(to, address).href : undefined
}

/** What signs a request stays with the place that it was meant for. */
function headersFor({ address, headers }: OutRequest, elsewhere: string): Readonly<Record<string, string>> {
  if (new URL(address).origin === new URL(elsewhere).origin) return headers
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/^(authorization|cookie)$/i.test(name)),
  )
}

function pairsOf(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): readonly (readonly [string, string])[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((one) => [name, one] as const),
  )
}

/** Codes of what went wrong before a byte of the request had left. */
const before = new Set([
  ...[
    'ENOTFOUND',
    'EAI_AGAIN',
    'EAI_FAIL',
    'EAI_NODATA',
    'ECONNREFUSED',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EADDRNOTAVAIL',
  ],
  ...[
    'UND_ERR_CONNECT_TIMEOUT',
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
  ],
  ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TLS_CERT_ALTNAME_INVALID', 'UND_ERR_INVALID_ARG'],
])

function saysOf(error: unknown): Exclude<OutReply, { is: 'answer' }> {
  const all = error instanceof AggregateError ? error.errors : [error]
  if (all.length > 0 && all.every(isBefore)) return { is: 'not-sent', says: wordsOf(all[0]) }
  return { is: 'no-answer', says: wordsOf(error) }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const isBefore = (error: unknown): boolean => error instanceof NotReached || before.has(codeOf(error))

const said: Readonly<Record<string, string>> = {
  ENOTFOUND: 'There is no machine of that name.',
  EAI_AGAIN: 'Names cannot be looked up at the moment.',
  ECONNREFUSED: 'Nobody takes a connection there.',
  UND_ERR_CONNECT_TIMEOUT: 'Nobody took the connection in time.',
  ECONNRESET: 'The connection broke before there was an answer.',
  UND_ERR_SOCKET: 'The connection broke before there was an answer.',
  UND_ERR_HEADERS_TIMEOUT: 'There was no answer in time.',
  UND_ERR_BODY_TIMEOUT: 'The answer broke off.',
}

function wordsOf(error: unknown): string {
  if (error instanceof NotReached || error instanceof TooLarge) return error.message
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError'))
    return 'There was no answer in time.'
  const code = codeOf(error)
  return said[code] ?? (code === '' ? 'It could not be reached.' : `It could not be reached (${code}).`)
}
