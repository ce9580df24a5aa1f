import type { Readable } from 'node:stream'
import { limits } from './limits.ts'

/** A body in one piece, read no further than it may be large; `undefined` where it is larger. */
export async function readBody(body: unknown, announced: string | undefined): Promise<Buffer | undefined> {
  if (Number(announced ?? 0) > limits.bytes) return undefined
  const pieces: Buffer[] = []
  let length = 0
  if (isReadable(body))
    for await (const piece of body) {
      const bytes = Buffer.from(piece as Uint8Array)
      length += bytes.length
      if (length > limits.bytes) return undefined
      pieces.push(bytes)
    }
  return Buffer.concat(pieces)
}

const isReadable = (body: unknown): body is Readable =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body
