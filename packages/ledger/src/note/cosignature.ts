import { concatBytes } from '@noble/hashes/utils.js'
import { signBytes } from './ed25519.ts'
import type { SignerKey } from './key.ts'
import { cosignedBytes, type NoteSignature } from './note.ts'

/**
 * C2SP tlog-cosignature v1: a witness says that at this time, in seconds since 1970, this was the largest
 * consistent head it knew of the log. Whether it may say so, `decideCosign` tells.
 */
export function cosignText(text: string, time: number, { name, id, kind, seed }: SignerKey): NoteSignature {
  if (kind !== 'witness') throw new TypeError('the key of a witness expected')
  if (!Number.isSafeInteger(time) || time < 0)
    throw new RangeError(`seconds since 1970 expected, found ${time}`)
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time))
  return { name, id, bytes: concatBytes(bytes, signBytes(cosignedBytes(text, time), seed)) }
}
