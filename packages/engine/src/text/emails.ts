/** An e-mail address: its place, and where its at sign stands. */
export type Email = { readonly from: number; readonly to: number; readonly sign: number }

const localMax = 64
const domainMax = 190

/** E-mail addresses of a text, in order; one native search and a bounded look around each at sign. */
export function emailsIn(source: string): Email[] {
  const found: Email[] = []
  for (let sign = source.indexOf('@'); sign >= 0; sign = source.indexOf('@', sign + 1)) {
    let from = sign
    while (from > 0 && sign - from < localMax && isLocal(source.charCodeAt(from - 1))) from--
    while (from < sign && source.charCodeAt(from) === 0x2e) from++
    let to = sign + 1
    let dot = -1
    while (to < source.length && to - sign < domainMax && isDomain(source.charCodeAt(to))) {
      if (source.charCodeAt(to) === 0x2e) dot = to
      to++
    }
    while (to > sign + 1 && !isLetterOrDigit(source.charCodeAt(to - 1))) to--
    if (dot >= to - 1) dot = source.lastIndexOf('.', to - 1)
    const isWhole = from < sign && dot > sign + 1 && to - dot > 2 && !isDigit(source.charCodeAt(dot + 1))
    if (isWhole && source.charCodeAt(from - 1) !== 0x2f) found.push({ from, to, sign })
  }
  return found
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isLetterOrDigit = (code: number): boolean =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 0xbf
const isLocal = (code: number): boolean =>
  isLetterOrDigit(code) ||
  code === 0x2e ||
  code === 0x5f ||
  code === 0x2d ||
  code === 0x2b ||
  code === 0x25 ||
  code === 0x27
const isDomain = (code: number): boolean => isLetterOrDigit(code) || code === 0x2e || code === 0x2d
