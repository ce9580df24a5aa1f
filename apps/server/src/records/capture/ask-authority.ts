import type { AskAuthority } from './time-stamp.ts'

const waitMs = 10_000
const answerBytesMax = 100_000

/** Asks as RFC 3161 has it over HTTP; follows nobody elsewhere, and reads no more than a token has. */
export const askAuthority: AskAuthority = async (url, body) => {
  const response = await fetch(url, {
    ...{ method: 'POST', body: Uint8Array.from(body), redirect: 'error' },
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    signal: AbortSignal.timeout(waitMs),
  })
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of response.body ?? []) {
    length += piece.length
    if (length > answerBytesMax) throw new Error('its answer is longer than a time stamp is')
    pieces.push(piece)
  }
  return { status: response.status, bytes: Buffer.concat(pieces) }
}
