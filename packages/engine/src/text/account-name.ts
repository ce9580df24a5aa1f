/** An account's name as words: `@ACTHealth_News24` is `ACT Health News`. */
export function accountWords(handle: string): string {
  let words = ''
  for (let at = 0; at < handle.length; at++) {
    const code = handle.charCodeAt(at)
    if (!isLetter(code)) {
      words += ' '
      continue
    }
    const last = at > 0 ? handle.charCodeAt(at - 1) : 0
    const next = at + 1 < handle.length ? handle.charCodeAt(at + 1) : 0
    const starts = isCapital(code) && at > 0 && (isSmall(last) || (isCapital(last) && isSmall(next)))
    words += (starts ? ' ' : '') + (handle[at] ?? '')
  }
  return words
}

const isCapital = (code: number): boolean => code >= 65 && code <= 90
const isSmall = (code: number): boolean => code >= 97 && code <= 122
const isLetter = (code: number): boolean => isCapital(code) || isSmall(code) || code > 0xbf
