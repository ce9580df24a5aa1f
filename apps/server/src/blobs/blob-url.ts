/** A bucket of a store that speaks S3, and who we are there. */
export type BlobPlace = {
  /** The address of the bucket, without a slash at its end. */
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export type BlobUrlRead =
  | { readonly ok: true; readonly place: BlobPlace }
  | { readonly ok: false; readonly says: string }

const usual = 'us-east-1'

/** Reads `BLOB_URL`. It holds a secret, so what was given is not repeated. */
export function readBlobUrl(given: string): BlobUrlRead {
  const no = (what: string): BlobUrlRead => ({
    ok: false,
    says: `BLOB_URL ${what}; it must be like https://KEY:SECRET@s3.example/bucket?region=${usual}`,
  })
  if (!URL.canParse(given)) return no('is no address')
  const url = new URL(given)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return no('is no http or https address')
  if (url.username === '' || url.password === '') return no('names no key and secret')
  if (!/^\/[a-z0-9][a-z0-9.-]{1,62}\/?$/.test(url.pathname)) return no('names no bucket')
  return {
    ok: true,
    place: {
      bucket: `${url.origin}${url.pathname.replace(/\/$/, '')}`,
      region: url.searchParams.get('region') ?? usual,
      accessKeyId: decodeURIComponent(url.username),
      secretAccessKey: decodeURIComponent(url.password),
    },
  }
}
