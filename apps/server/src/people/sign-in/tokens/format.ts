import { crc32 } from 'node:zlib'
import type { Random } from '../../../keys/roots.ts'

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const secretLength = 43
const checkLength = 6

/**
 * `sl_`, 32 random bytes in base 62, and a checksum: a scanner that finds one in a file knows it for ours without
 * asking anybody, and a slip of the hand is refused without a look into the database.
 */
export function newToken(random: Random): string {
  const bytes = Buffer.from(random(32)).toString('hex')
  const body = `sl_${base62(BigInt(`0x${bytes}`), secretLength)}`
  return body + checkOf(body)
}

/** Whether a text can be a token of ours. */
export function isToken(text: string): boolean {
  if (!/^sl_[0-9A-Za-z]{49}$/.test(text)) return false
  return checkOf(text.slice(0, -checkLength)) === text.slice(-checkLength)
}

const checkOf = (body: string): string => base62(BigInt(crc32(body)), checkLength)

function base62(value: bigint, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest /= 62n) text = letters[Number(rest % 62n)] + text
  return text
}
