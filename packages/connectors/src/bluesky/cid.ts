const letters = 'abcdefghijklmnopqrstuvwxyz234567'

function bytesOf(base32: string): readonly number[] {
  const bytes: number[] = []
  let [bits, held] = [0, 0]
  for (const letter of base32) {
    const value = letters.indexOf(letter)
    if (value === -1) return []
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 255)
      held &= (1 << bits) - 1
    }
  }
  return bytes
}

/** The digest of the bytes that an identifier of content names: `sha256:…`; `undefined` where it names none so. */
export function digestOfCid(cid: string): string | undefined {
  if (!cid.startsWith('b')) return undefined
  // Version 1, bytes as they are (85), SHA-256 (18) of 32 bytes.
  const [version, codec, hash, length, ...digest] = bytesOf(cid.slice(1))
  if (version !== 1 || codec !== 85 || hash !== 18 || length !== 32 || digest.length !== 32) return undefined
  return `sha256:${digest.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
