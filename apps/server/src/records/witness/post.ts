import type { Post } from './ask-witness.ts'

const waitMs = 10_000
const answerBytesMax = 100_000

/** Posts to a witness, follows nobody elsewhere, and reads no more than an answer has. */
export const postToWitness: Post = async (url, body) => {
  const response = await fetch(url, {
    ...{ method: 'POST', body, redirect: 'error' },
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    signal: AbortSignal.timeout(waitMs),
  })
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of response.body ?? []) {
    pieces.push(piece)
    length += piece.length
    if (length > answerBytesMax) break
  }
  const text = Buffer.concat(pieces).toString('utf8')
  return { status: response.status, type: response.headers.get('content-type') ?? '', text }
}
