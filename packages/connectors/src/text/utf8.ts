/** How many bytes a text has in UTF-8. Half a character counts as the mark that stands in for it. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** Where the first character stands that cannot be sent: half of a pair, or one that databases refuse. */
export function unsendableAt(text: string): number | undefined {
  let at = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code === 0 || (code >= 0xd800 && code <= 0xdfff)) return at
    at += character.length
  }
  return undefined
}
