import { isUtf8 } from 'node:buffer'
import type { Readable } from 'node:stream'

/** Whole lines, at most a few hundred kilobytes of them; a line that is not UTF-8 is `undefined`. */
export type Batch = { readonly first: number; readonly lines: readonly (string | undefined)[] }

const newline = 0x0a

/** Cuts a stream into batches of whole lines. The last line needs no newline; a byte order mark is dropped. */
export async function* batchesOf(input: Readable | AsyncIterable<Buffer>): AsyncGenerator<Batch> {
  let rest: Buffer = Buffer.alloc(0)
  let parts: Buffer[] = []
  let first = 1
  let started = false
  for await (const chunk of input) {
    let bytes: Buffer = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer)
    if (!started && parts.length === 0 && bytes.length > 0) {
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3)
      started = true
    }
    const last = bytes.lastIndexOf(newline)
    if (last < 0) {
      parts.push(bytes)
      continue
    }
    rest = Buffer.concat([...parts, bytes.subarray(0, last)])
    parts = [bytes.subarray(last + 1)]
    const lines = linesOf(rest)
    yield { first, lines }
    first += lines.length
  }
  rest = Buffer.concat(parts)
  if (rest.length > 0) yield { first, lines: linesOf(rest) }
}

function linesOf(bytes: Buffer): (string | undefined)[] {
  if (isUtf8(bytes)) return bytes.toString('utf8').split('\n')
  const lines: (string | undefined)[] = []
  for (let from = 0; from <= bytes.length; ) {
    const found = bytes.indexOf(newline, from)
    const to = found < 0 ? bytes.length : found
    const line = bytes.subarray(from, to)
    lines.push(isUtf8(line) ? line.toString('utf8') : undefined)
    from = to + 1
  }
  return lines
}
