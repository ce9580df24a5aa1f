import { createHash } from 'node:crypto'

/** Letters and figures that nobody mistakes for each other when they are read out or written down. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code of 100 bits in groups, to be written down. It is shown once. */
export function newCode(randomBytes: (count: number) => Uint8Array): string {
  const drawn = [...randomBytes(20)].map((byte) => letters[byte % 32] ?? '0').join('')
  return (drawn.match(/.{4}/g) ?? []).join('-')
}

/** What is kept of a code. How it was typed makes no difference: small letters, blanks, O for 0, I or L for 1. */
export const digestOfCode = (typed: string): string =>
  createHash('sha256')
    .update(
      typed
        .toUpperCase()
        .replace(/[^0-9A-Z]/g, '')
        .replace(/O/g, '0')
        .replace(/[IL]/g, '1'),
    )
    .digest('hex')
