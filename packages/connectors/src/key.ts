import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Hex figures that stay the same for a publication and a purpose, and are others for any other. */
export const keyHex = (key: string, purpose: string, length: number): string =>
  bytesToHex(sha256(utf8ToBytes(`second-look ${purpose}\n${key}`))).slice(0, length)

const letters = '234567abcdefghijklmnopqrstuvwxyz'
/** The start of 2024 in microseconds: identifiers look like instants from there until March 2026, all gone by. */
const since = 1_704_067_200_000_000n

/**
 * A record key in the shape of a timestamp identifier: 53 bits that look like microseconds, 10 like a clock.
 * Parts of one publication follow each other.
 */
export function timestampId(key: string, part: number): string {
  const bits = BigInt(`0x${keyHex(key, 'record', 14)}`)
  let rest = ((since + (bits >> 10n) + BigInt(part)) << 10n) | (bits & 1023n)
  let id = ''
  for (let place = 0; place < 13; place++) {
    id = `${letters[Number(rest & 31n)]}${id}`
    rest >>= 5n
  }
  return id
}
