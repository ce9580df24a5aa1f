import { ed25519 } from '@noble/curves/ed25519.js'

export const seedLength = 32
export const publicKeyLength = 32
export const signatureLength = 64

export const publicKeyOf = (seed: Uint8Array): Uint8Array => ed25519.getPublicKey(seed)

export const signBytes = (message: Uint8Array, seed: Uint8Array): Uint8Array => ed25519.sign(message, seed)

/** RFC 8032, strictly: one encoding a signature, so that a note cannot be changed and still hold. */
export function holdsSignature(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== signatureLength || publicKey.length !== publicKeyLength) return false
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false
  }
}

/** Whether a key is a point of the curve under which not just any signature holds. */
export function isPublicKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== publicKeyLength) return false
  try {
    return !ed25519.Point.fromBytes(publicKey, false).isSmallOrder()
  } catch {
    return false
  }
}
