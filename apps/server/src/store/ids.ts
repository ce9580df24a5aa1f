/** What an id is made from. Both come from outside, so that a test can say them. */
export type IdSource = {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly randomBytes: (length: number) => Uint8Array
}

/**
 * A UUID of version 7: the time first, so that ids sort by when they were made and an index grows at its end;
 * the rest is random. Made here because PostgreSQL 15 cannot.
 */
export function newId({ now, randomBytes }: IdSource): string {
  const bytes = new Uint8Array(16)
  bytes.set(randomBytes(10), 6)
  new DataView(bytes.buffer).setBigUint64(0, (BigInt(now()) << 16n) | 0x7000n | BigInt(twelveBits(bytes)))
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const twelveBits = (bytes: Uint8Array): number => (((bytes[6] ?? 0) & 0x0f) << 8) | (bytes[7] ?? 0)
