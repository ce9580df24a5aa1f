import { AwsClient } from 'aws4fetch'
import type { BlobPlace } from './blob-url.ts'
import { BlobMissingError, digestOf, type KeyedStore, mustBeKey } from './key.ts'

/** Long enough for 20 MB over a poor line, and short enough that a request does not hang for ever. */
const timeoutMs = 60_000

/** A bucket that speaks S3. A file is there once its PUT is answered, whole; the store checks its digest. */
export function s3Store({ bucket, ...who }: BlobPlace): KeyedStore {
  const client = new AwsClient({ ...who, service: 's3', retries: 3 })
  const ask = async (method: string, path: string, body?: Uint8Array): Promise<Response> => {
    const answer = await client.fetch(`${bucket}${path}`, {
      method,
      signal: AbortSignal.timeout(timeoutMs),
      ...(body && {
        body: Uint8Array.from(body),
        headers: { 'content-type': 'application/octet-stream', 'x-amz-content-sha256': digestOf(body) },
      }),
    })
    if (answer.ok || answer.status === 404) return answer
    await answer.body?.cancel()
    throw new Error(`the store of files answered ${answer.status} to ${method}`)
  }
  const found = async (answer: Promise<Response>): Promise<boolean> => {
    const { ok, body } = await answer
    await body?.cancel()
    return ok
  }
  return {
    put: async (key, bytes) => {
      if (!(await found(ask('PUT', `/${mustBeKey(key)}`, bytes))))
        throw new Error('the bucket of BLOB_URL is not there')
    },
    has: async (key) => await found(ask('HEAD', `/${mustBeKey(key)}`)),
    read: async function* (key) {
      const { ok, body } = await ask('GET', `/${mustBeKey(key)}`)
      if (!ok || !body) throw new BlobMissingError(key)
      yield* body
    },
    remove: async (key) => void (await found(ask('DELETE', `/${mustBeKey(key)}`))),
    list: async function* (prefix) {
      let next: string | undefined = ''
      while (next !== undefined) {
        const query = new URLSearchParams({
          'list-type': '2',
          ...(prefix !== '' && { prefix }),
          ...(next !== '' && { 'continuation-token': next }),
        })
        const page = await (await ask('GET', `?${query}`)).text()
        // Keys are ours and hold no sign that XML would write otherwise.
        for (const [, key = ''] of page.matchAll(/<Key>([^<]+)<\/Key>/g)) yield key
        next = /<NextContinuationToken>([^<]+)</.exec(page)?.[1]
      }
    },
  }
}
