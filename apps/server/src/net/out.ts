import { lookup as lookUp } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { type FetchAllow, mayReach } from './addresses.ts'
import { askOnce, TooLarge } from './ask-once.ts'

export type OutRequest = {
  readonly method: string
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | FormData | null
  /** Ends it, with everything that it is led to. */
  readonly signal?: AbortSignal | undefined
  /** So many bytes of the beginning are enough. */
  readonly beginning?: number | undefined
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
  /** As whom it asks. */
  readonly userAgent?: string
}

const redirectsMost = 5
const usual = { timeoutMs: 20_000, mostBytes: 20_000_000 }

/** Goes out to other machines. */
export class Out {
  readonly #allow: FetchAllow
  readonly #now: () => number
  readonly #timeoutMs: number
  readonly #mostBytes: number
  readonly #userAgent: string

  constructor({
    allow,
    now,
    timeoutMs = usual.timeoutMs,
    mostBytes = usual.mostBytes,
    userAgent = publishingAgent,
  }: OutOptions) {
    this.#allow = allow
    this.#now = now
    this.#timeoutMs = timeoutMs
    this.#mostBytes = mostBytes
    this.#userAgent = userAgent
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

  async #once({
    method,
    address,
    headers,
    body,
    signal,
    beginning,
  }: OutRequest): Promise<Exchange | Exclude<OutReply, { is: 'answer' }>> {
    const refused = refusedBefore(address, this.#allow)
    if (refused) return { is: 'not-sent', says: refused }
    const at = new Date(this.#now()).toISOString()
    const sent = await packed(body)
    const { port } = placeOf(address)
    const came = await askOnce({
      ...{ method, address, body: sent.bytes, timeoutMs: this.#timeoutMs },
      ...{ mostBytes: beginning ?? this.#mostBytes, isCut: beginning !== undefined, signal },
      headers: { 'user-agent': this.#userAgent, 'accept-encoding': 'identity', ...headers, ...sent.headers },
      lookup: lookUpFor(this.#allow, port),
    })
    if (came.is !== 'answer') return { is: came.is, says: wordsOf(came.error) }
    const { status, headers: received, body: bytes } = came
    return {
      ...{ request: { method, address, headers }, at },
      response: { status, headers: received, body: bytes },
    }
  }
}

/** A body as bytes; a form writes its own boundary. */
async function packed(
  body: OutRequest['body'],
): Promise<{ readonly bytes: Uint8Array | null; readonly headers: Readonly<Record<string, string>> }> {
  if (body === null) return { bytes: null, headers: {} }
  if (typeof body === 'string') return { bytes: Buffer.from(body), headers: {} }
  if (body instanceof Uint8Array) return { bytes: body, headers: {} }
  const form = new Response(body)
  const type = form.headers.get('content-type') ?? ''
  return { bytes: new Uint8Array(await form.arrayBuffer()), headers: { 'content-type': type } }
}

const publishingAgent = 'SecondLook/1 (official channel publishing)'

/** Whether an address is one that we never go to, before anybody is asked for its number. */
function refusedBefore(address: string, allow: FetchAllow): string | undefined {
  if (!URL.canParse(address)) return 'That is no address.'
  const { protocol, hostname, username, password } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') return 'Only web addresses are reached.'
  if (username !== '' || password !== '') return 'An address with a password in it is not used.'
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !mayReach(allow, { host: hostname, port: placeOf(address).port, address: host }))
    return notReached(hostname)
  return undefined
}

const placeOf = (address: string): { readonly host: string; readonly port: number } => {
  const { port, protocol, hostname } = new URL(address)
  return { host: hostname, port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port) }
}

const notReached = (host: string): string =>
  `${host} is an address inside of this network, which is not reached. Add it to FETCH_ALLOW if it should be.`

class NotReached extends Error {}

/**
 * A name is looked up for the connection itself, so that the address that was looked at is the one that is connected
 * to: a name that answers otherwise the second time gains nothing.
 */
const lookUpFor =
  (allow: FetchAllow, port: number): LookupFunction =>
  (name, wanted, done) => {
    lookUp(name, { ...wanted, all: true }, (error, found) => {
      const open = error ? [] : found.filter(({ address }) => mayReach(allow, { host: name, port, address }))
      const [first] = open
      if (error) done(error, [])
      else if (!first) done(new NotReached(notReached(name)), [])
      else if (wanted.all) done(null, open)
      else done(null, first.address, first.family)
    })
  }

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

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const said: Readonly<Record<string, string>> = {
  ENOTFOUND: 'There is no machine of that name.',
  EAI_AGAIN: 'Names cannot be looked up at the moment.',
  ECONNREFUSED: 'Nobody takes a connection there.',
  ETIMEDOUT: 'Nobody took the connection in time.',
  ECONNRESET: 'The connection broke before there was an answer.',
}

function wordsOf(error: unknown): string {
  if (error instanceof NotReached || error instanceof TooLarge) return error.message
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError'))
    return 'There was no answer in time.'
  const code = codeOf(error)
  return said[code] ?? (code === '' ? 'It could not be reached.' : `It could not be reached (${code}).`)
}
