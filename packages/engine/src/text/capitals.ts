import type { Reading } from './reading.ts'
import { Look } from './word.ts'

/**
 * Whether a word of two letters or more is written in capitals throughout. Letters that only look Latin
 * count as capitals, because a look-alike must not turn a marking into an ordinary word.
 */
export function isShouted(reading: Reading, at: number): boolean {
  const from = reading.from[at] ?? 0
  const to = reading.to[at] ?? 0
  if (to - from < 2 || (reading.words[at]?.look ?? 0) & Look.picture) return false
  let letters = 0
  for (let unit = from; unit < to; unit++) {
    const code = reading.source.charCodeAt(unit)
    if (code >= 97 && code <= 122) return false
    if ((code >= 65 && code <= 90) || code > 0x7f) letters++
  }
  return letters > 0
}

/** Whether the first letter of a word is a capital, or a letter that only looks Latin. */
export function isCapital(reading: Reading, at: number): boolean {
  const code = reading.source.charCodeAt(reading.from[at] ?? 0)
  return (code >= 65 && code <= 90) || code > 0x7f
}
