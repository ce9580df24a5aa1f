import { X509Certificate } from 'node:crypto'
import type { TimeStampAuthority } from './time-stamp.ts'

export type AuthoritySetting =
  | { readonly ok: true; readonly authority: TimeStampAuthority | undefined }
  | { readonly ok: false; readonly says: string }

type Given = { readonly url: string | undefined; readonly certificate: string | undefined }

const pem = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** Reads `TIMESTAMP_URL` and `TIMESTAMP_CERTIFICATE`, which go together. The address may hold a password, so it is not repeated. */
export function readAuthority(
  { url, certificate }: Given,
  readFile: (name: string) => string,
): AuthoritySetting {
  const no = (says: string): AuthoritySetting => ({ ok: false, says })
  if (!url && !certificate) return { ok: true, authority: undefined }
  if (!url) return no('TIMESTAMP_URL must be set too, or none of the TIMESTAMP settings')
  if (!certificate) return no('TIMESTAMP_CERTIFICATE must be set too, or none of the TIMESTAMP settings')
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    return no('TIMESTAMP_URL is no address of an authority; it must be like https://tsa.example/rfc3161')
  const named = `TIMESTAMP_CERTIFICATE is ${JSON.stringify(certificate)}`
  let text: string
  try {
    text = readFile(certificate)
  } catch {
    return no(`${named}; it must be a file that can be read`)
  }
  try {
    const certificates = (text.match(pem) ?? []).map((one) => new X509Certificate(one))
    if (certificates.length > 0) return { ok: true, authority: { url, certificates } }
  } catch {
    // What is between the lines of a certificate and is none is said as a file without one.
  }
  return no(`${named}; it must be a file with a certificate in it, as PEM`)
}
