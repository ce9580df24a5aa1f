import { request as askPlain, type IncomingMessage } from 'node:http'
import { request as askSecure } from 'node:https'
import type { LookupFunction } from 'node:net'

export type Asking = {
  readonly method: string
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | null
  /** Where a name leads, and whether we go there. */
  readonly lookup: LookupFunction
  readonly timeoutMs: number
  /** Ends it earlier. */
  readonly signal?: AbortSignal | undefined
  readonly mostBytes: number
  /** Where the beginning is enough: an answer that goes on is then cut there, and none is too large. */
  readonly isCut?: boolean | undefined
}

export type Came =
  | {
      readonly is: 'answer'
      readonly status: number
      readonly headers: readonly (readonly [string, string])[]
      readonly body: Uint8Array
    }
  /** Nobody took the connection, so nothing of it left. */
  | { readonly is: 'not-sent'; readonly error: unknown }
  | { readonly is: 'no-answer'; readonly error: unknown }

export class TooLarge extends Error {}

/**
 * One request on a connection of its own. A connection that is kept may be closed by the other side just as the next
 * request leaves, and then nobody knows whether that arrived.
 */
export function askOnce({
  method,
  address,
  headers,
  body,
  lookup,
  timeoutMs,
  signal,
  mostBytes,
  isCut = false,
}: Asking): Promise<Came> {
  return new Promise((resolve) => {
    const { protocol } = new URL(address)
    const isSecure = protocol === 'https:'
    let hasLeft = false
    const ends = AbortSignal.timeout(timeoutMs)
    const asked = (isSecure ? askSecure : askPlain)(address, {
      ...{ method, headers, lookup, agent: false, signal: signal ? AbortSignal.any([ends, signal]) : ends },
    })
    const fail = (error: unknown): void => resolve({ is: hasLeft ? 'no-answer' : 'not-sent', error })
    asked.once('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        hasLeft = true
      })
    })
    asked.on('error', fail)
    asked.once('response', (answer) => {
      collect(answer, mostBytes, isCut).then(
        (bytes) =>
          resolve({
            is: 'answer',
            status: answer.statusCode ?? 0,
            headers: pairsOf(answer.rawHeaders),
            body: bytes,
          }),
        (error: unknown) => {
          asked.destroy()
          fail(error)
        },
      )
    })
    asked.end(body ?? undefined)
  })
}

async function collect(answer: IncomingMessage, most: number, isCut: boolean): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of answer as AsyncIterable<Uint8Array>) {
    size += piece.length
    if (size > most && !isCut) throw new TooLarge(`It answers more than ${most} bytes.`)
    pieces.push(piece)
    // Leaving the loop closes the connection.
    if (size >= most && isCut) break
  }
  return isCut ? Buffer.concat(pieces).subarray(0, most) : Buffer.concat(pieces)
}

/** Names and values as they were received, in order. */
const pairsOf = (raw: readonly string[]): readonly (readonly [string, string])[] =>
  Array.from({ length: raw.length / 2 }, (_, at) => [raw[2 * at] ?? '', raw[2 * at + 1] ?? ''] as const)
