import { createCipheriv, createDecipheriv } from 'node:crypto'

const cipher = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16
export const keyLength = 32

/** Encrypts under a key; `about` is not secret and must be the same when it is opened. AES-256-GCM, NIST SP 800-38D. */
export function seal(key: Uint8Array, nonce: Uint8Array, about: string, plain: Uint8Array): Uint8Array {
  const encrypt = createCipheriv(cipher, key, nonce, { authTagLength: tagLength })
  encrypt.setAAD(Buffer.from(about, 'utf8'))
  return Buffer.concat([nonce, encrypt.update(plain), encrypt.final(), encrypt.getAuthTag()])
}

/** What was sealed, or `undefined` where the key, what it is about or a byte is another one. */
export function unseal(key: Uint8Array, about: string, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < nonceLength + tagLength) return undefined
  const decrypt = createDecipheriv(cipher, key, sealed.subarray(0, nonceLength), { authTagLength: tagLength })
  decrypt.setAAD(Buffer.from(about, 'utf8'))
  decrypt.setAuthTag(sealed.subarray(sealed.length - tagLength))
  try {
    const body = sealed.subarray(nonceLength, sealed.length - tagLength)
    return Buffer.concat([decrypt.update(body), decrypt.final()])
  } catch {
    return undefined
  }
}

export const newNonce = (randomBytes: (length: number) => Uint8Array): Uint8Array => randomBytes(nonceLength)
