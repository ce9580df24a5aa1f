import { isBankAccountNumber } from './checksums.ts'
import { isLetter, lettersBefore, type Numbers, type Span } from './number-forms.ts'

/** How long an IBAN is in each country that has one. */
const ibanLengths: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BR: 29,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MR: 27,
  MT: 31,
  MU: 30,
  NL: 18,
  NO: 15,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  SA: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  TN: 24,
  TR: 26,
  UA: 29,
  XK: 20,
}

/** Two letters in front of two digits, then as many letters and digits as the country's numbers have. */
export function ibanAt({ source, groups }: Numbers, at: number): Span | undefined {
  const group = groups[at]
  if (
    !group?.letterBefore ||
    group.digits.length < 2 ||
    lettersBefore(source, group.from, 2) !== group.from - 2
  )
    return undefined
  const from = group.from - 2
  const length = ibanLengths[source.slice(from, group.from).toUpperCase()]
  if (length === undefined) return undefined
  let account = ''
  let to = from
  for (; to < source.length && account.length < length; to++) {
    const code = source.charCodeAt(to)
    if (code === 0x20 || code === 0x2d) continue
    if (!isLetter(source, to) && (code < 48 || code > 57)) return undefined
    account += source[to]
  }
  const after = source.charCodeAt(to)
  if (account.length < length || isLetter(source, to) || (after >= 48 && after <= 57)) return undefined
  return isBankAccountNumber(account.toUpperCase()) ? { from, to } : undefined
}
