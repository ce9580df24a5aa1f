const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const values = new Map([...alphabet].map((sign, value) => [sign.charCodeAt(0), value]))

/** Standard Base64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  const groups: string[] = []
  for (let from = 0; from < bytes.length; from += 3) {
    const left = bytes.length - from
    const bits = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0)
    const signs = [bits >> 18, bits >> 12, bits >> 6, bits].map((part) => alphabet.charAt(part & 63))
    groups.push(signs.slice(0, Math.min(left, 3) + 1).join('') + '=='.slice(Math.min(left, 3) - 1))
  }
  return groups.join('')
}

/**
 * The bytes of Base64 as `toBase64` would have written them, else `undefined`. One text a value: padding is
 * needed and its unused bits are zero, because otherwise a proof could be changed and still hold.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let bits = 0
  for (let at = 0; at < text.length; at++) {
    const padded = at >= text.length - padding
    const value = padded ? 0 : values.get(text.charCodeAt(at))
    if (value === undefined) return undefined
    bits = ((bits << 6) | value) & 0xffffff
    if (at % 4 !== 3) continue
    const to = (at - 3) / 4
    const three = [bits >> 16, (bits >> 8) & 255, bits & 255]
    for (const [place, byte] of three.entries()) {
      if (to * 3 + place < bytes.length) bytes[to * 3 + place] = byte
      else if (byte !== 0) return undefined
    }
  }
  return bytes
}

/** As `fromBase64`, and of exactly this many bytes. */
export function fromBase64Of(length: number, text: string): Uint8Array | undefined {
  if (text.length !== Math.ceil(length / 3) * 4) return undefined
  const bytes = fromBase64(text)
  return bytes?.length === length ? bytes : undefined
}
