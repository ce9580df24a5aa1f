const loneSurrogate = /[\ud800-\udfff]/u

/** Text as the formats of this package have it: whole characters, and no control but the end of a line. */
export function isPlainText(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x20 && unit !== 0x0a) return false
  }
  return !loneSurrogate.test(text)
}

/** The lines of a text in which every line ends; `undefined` if the last one does not. */
export function linesOf(text: string): readonly string[] | undefined {
  return text.endsWith('\n') ? text.slice(0, -1).split('\n') : undefined
}

const decimal = /^(?:0|[1-9][0-9]{0,15})$/

/** A count without sign or leading zeros, as far as it is exact. */
export function parseCount(text: string): number | undefined {
  if (!decimal.test(text)) return undefined
  const count = Number(text)
  return Number.isSafeInteger(count) ? count : undefined
}
