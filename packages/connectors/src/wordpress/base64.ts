const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** A text's bytes of UTF-8 as Base64, the same in every runtime. */
export function base64Of(text: string): string {
  const bytes = [...encodeURIComponent(text).matchAll(/%([0-9A-F]{2})|./g)].map(([one, hex]) =>
    hex === undefined ? one.charCodeAt(0) : Number.parseInt(hex, 16),
  )
  let written = ''
  for (let from = 0; from < bytes.length; from += 3) {
    const [one = 0, two, three] = bytes.slice(from, from + 3)
    const bits = (one << 16) | ((two ?? 0) << 8) | (three ?? 0)
    const four = [18, 12, 6, 0].map((shift) => signs[(bits >> shift) & 63])
    written += four
      .slice(0, two === undefined ? 2 : three === undefined ? 3 : 4)
      .join('')
      .padEnd(4, '=')
  }
  return written
}
