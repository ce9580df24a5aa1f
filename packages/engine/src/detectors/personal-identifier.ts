import { defineDetector, type Lists, type See } from '../detector.ts'
import {
  isBankAccountNumber,
  isBusinessNumber,
  isHealthcareIdentifier,
  isLuhn,
  isMedicareNumber,
  isTaxFileNumber,
} from '../text/checksums.ts'
import { dateAt } from '../text/dates.ts'
import { type DigitGroup, digitGroups, holdsDigits, type Window, windowsAt } from '../text/digits.ts'
import { Nearness } from '../text/nearness.ts'
import { Mark, type Reading } from '../text/reading.ts'

const listNames = [
  'tax-file-words',
  'medicare-words',
  'healthcare-identifier-words',
  'licence-words',
  'passport-words',
  'bank-words',
  'bsb-words',
  'card-words',
  'other-number-words',
  'customer-reference-words',
  'social-security-words',
  'national-insurance-words',
  'birth-labels',
  'birth-verbs',
  'month-names',
  'donation-words',
  'first-person',
] as const
type Name = (typeof listNames)[number]

/** What a number of a kind looks like, and how near the words that name it must stand. */
type Shape = {
  readonly kind: string
  readonly list: Name
  readonly before: number
  readonly after: number
  /** The span, or `undefined` where the digits are no such number. */
  readonly span: (window: Window, text: Numbers) => Span | undefined
}
type Span = { readonly from: number; readonly to: number }
type Numbers = { readonly source: string; readonly groups: readonly DigitGroup[] }

const digitsMax = 19
const wordsToDate = 8

/** Finds numbers that stand for one person, by their form, their check digits and the words near them. */
export const personalIdentifier = defineDetector({
  id: 'personal-identifier',
  summary:
    'Numbers that stand for one person: tax, health, licence, passport, bank and card numbers, dates of birth',
  kinds: {
    'tax-file-number': 'an Australian tax file number',
    'medicare-number': 'an Australian Medicare card number',
    'healthcare-identifier': 'an individual healthcare identifier',
    'driver-licence': 'the number of a driver licence',
    passport: 'the number of a passport',
    'bank-account': 'a bank account of a person',
    'paying-in': 'a bank account given out so that people pay into it',
    'payment-card': 'the number of a credit or debit card',
    iban: 'an international bank account number',
    'customer-reference': 'a Centrelink customer reference number',
    'foreign-number': 'a social security or national insurance number',
    'date-of-birth': 'a date named as somebody\u2019s date of birth',
    'born-on': 'the full date on which somebody was born, told in a sentence',
    'own-date-of-birth': 'the author\u2019s own date of birth',
  },
  lists: listNames,
  wakes: { marks: Mark.digits | Mark.token },

  find(reading, lists, _scene, see) {
    if (namingLists.every((name) => !reading.has(lists[name])) && !holdsDigits(reading, 12)) return
    const text = { source: reading.source, groups: digitGroups(reading.source) }
    findNumbers(reading, text, lists, see)
    if (reading.has(lists['birth-labels']) || reading.has(lists['birth-verbs']))
      findBirths(reading, lists, see)
  },
})

function findNumbers(reading: Reading, text: Numbers, lists: Lists<Name>, see: See): void {
  const near = new Map<Name, Nearness>()
  const nearness = (name: Name): Nearness => {
    const known = near.get(name) ?? new Nearness(reading, reading.hits(lists[name]))
    near.set(name, known)
    return known
  }
  // "Account number" alone may be anything's; a bank has to be spoken of.
  const isBank = reading.has(lists['bsb-words'])
  const told = shapes.filter(
    ({ kind, list }) => reading.has(lists[list]) && (kind !== 'bank-account' || isBank),
  )
  const { groups } = text
  const bank: Span[] = []
  for (let at = 0; at < groups.length; at++) {
    const iban = ibanAt(text, at)
    const found = iban ? { kind: 'iban', span: iban } : (named(at) ?? bareCard(at))
    if (!found) continue
    const isBankNumber = found.kind === 'bank-account'
    if (isBankNumber) bank.push(found.span)
    else see.units(found.kind, reading, found.span.from, found.span.to)
    while (at + 1 < groups.length && (groups[at + 1]?.from ?? 0) < found.span.to) at++
  }

  // The number of a branch alone says nothing about anybody.
  const kind = nearness('donation-words').any ? 'paying-in' : 'bank-account'
  if (bank.length > 1 || bank.some(({ from, to }) => to - from > 7))
    for (const { from, to } of bank) see.units(kind, reading, from, to)

  function named(at: number): { kind: string; span: Span } | undefined {
    for (const window of told.length > 0 ? windowsAt(groups, at, digitsMax) : []) {
      let best: { kind: string; span: Span } | undefined
      let least = Number.POSITIVE_INFINITY
      for (const { kind, list, before, after, span: spanOf } of told) {
        const words = nearness(list)
        const ahead = words.before(window.from)
        const behind = words.after(window.to)
        const distance = ahead <= before ? ahead : behind <= after ? behind : Number.POSITIVE_INFINITY
        if (distance >= least || nearness('other-number-words').before(window.from) < ahead) continue
        const span = spanOf(window, text)
        if (!span) continue
        best = { kind, span }
        least = distance
      }
      if (best) return best
    }
    return undefined
  }

  function bareCard(at: number): { kind: string; span: Span } | undefined {
    for (const window of windowsAt(groups, at, digitsMax)) {
      if (window.digits.length < 15) break
      const isGrouped = cardShapes.has(window.shape)
      if (!isGrouped || !isCard(window.digits, false) || isBesideOther(window, text)) continue
      if (nearness('other-number-words').near(window.from, window.to, 32, 0)) return undefined
      return { kind: 'payment-card', span: window }
    }
    return undefined
  }
}

/** Letters, a plus, a currency sign or a part of an address on either side make it another kind of number. */
function isBesideOther(
  { from, to, first, last, digits, shape }: Window,
  { source, groups }: Numbers,
): boolean {
  if (shape === '2-3-3-3' && isBusinessNumber(digits)) return true
  if (groups[first]?.letterBefore || groups[last - 1]?.letterAfter) return true
  const before = source.charCodeAt(from - 1)
  if (before === 0x2b || before === 0x24 || before === 0x2f || before === 0x3d || before === 0x2e) return true
  return groups[last]?.join === 3 || source.charCodeAt(to) === 0x25
}

const plain =
  (test: (digits: string, shape: string) => boolean) =>
  (window: Window, text: Numbers): Span | undefined =>
    test(window.digits, window.shape) && !isBesideOther(window, text) ? window : undefined

const cardShapes = new Set(['15', '16', '17', '18', '19', '4-4-4-4', '4-4-4-4-3', '4-6-5', '6-13', '8-8'])

/** What the first digits of cards say, and the lengths that go with them. */
const issuers: readonly {
  readonly low: number
  readonly high: number
  readonly lengths: readonly number[]
}[] = [
  { low: 4000, high: 4999, lengths: [13, 16, 19] },
  { low: 5100, high: 5599, lengths: [16] },
  { low: 2221, high: 2720, lengths: [16] },
  { low: 3400, high: 3499, lengths: [15] },
  { low: 3700, high: 3799, lengths: [15] },
  { low: 3000, high: 3059, lengths: [14, 16] },
  { low: 3600, high: 3699, lengths: [14, 16] },
  { low: 3800, high: 3999, lengths: [14, 16] },
  { low: 3528, high: 3589, lengths: [16, 19] },
  { low: 6011, high: 6011, lengths: [16, 19] },
  { low: 6440, high: 6599, lengths: [16, 19] },
  { low: 6200, high: 6299, lengths: [16, 17, 18, 19] },
  { low: 2131, high: 2131, lengths: [15] },
  { low: 1800, high: 1800, lengths: [15] },
]

/** Debit and shop cards begin in many ways; they are only believed where a card is spoken of. */
const loose = (prefix: number): boolean => (prefix >= 2000 && prefix < 7000) || prefix === 1800

function isCard(digits: string, named: boolean): boolean {
  if (digits.length < 12 || !isLuhn(digits)) return false
  const prefix = Number(digits.slice(0, 4))
  if (
    issuers.some(
      ({ low, high, lengths }) => prefix >= low && prefix <= high && lengths.includes(digits.length),
    )
  )
    return true
  return named && loose(prefix)
}

const isLetter = (source: string, at: number): boolean => {
  const code = source.charCodeAt(at) | 32
  return code >= 97 && code <= 122
}

/** Where up to `most` letters that touch a number start; -1 where there are more. */
function lettersBefore(source: string, from: number, most: number): number {
  let start = from
  while (start > 0 && from - start <= most && isLetter(source, start - 1)) start--
  const before = source.charCodeAt(start - 1)
  return from - start > most || (before >= 48 && before <= 57) ? -1 : start
}

/** The end of a single letter behind a number, a space between them or not; -1 where there is none. */
function letterAfter(source: string, to: number): number {
  const at = source.charCodeAt(to) === 0x20 ? to + 1 : to
  return isLetter(source, at) && !isLetter(source, at + 1) ? at + 1 : -1
}

function passportSpan(
  { digits, shape, from, to, first, last }: Window,
  { source, groups }: Numbers,
): Span | undefined {
  if (groups[last - 1]?.letterAfter || (shape.includes('-') && shape !== '3-3-3')) return undefined
  const start = lettersBefore(source, from, 2)
  if (groups[first]?.letterBefore)
    return start >= 0 && digits.length >= 6 && digits.length <= 8 ? { from: start, to } : undefined
  return digits.length === 9 ? { from, to } : undefined
}

function licenceSpan(window: Window, { source, groups }: Numbers): Span | undefined {
  const { digits, from, to, first, last } = window
  if (digits.length < 6 || digits.length > 14 || groups[last - 1]?.letterAfter) return undefined
  const start = groups[first]?.letterBefore ? lettersBefore(source, from, 2) : from
  return start >= 0 ? { from: start, to } : undefined
}

function referenceSpan({ digits, from, to }: Window, { source }: Numbers): Span | undefined {
  const end = digits.length === 9 ? letterAfter(source, to) : -1
  return end < 0 || isLetter(source, from - 1) ? undefined : { from, to: end }
}

function insuranceSpan({ digits, from, to }: Window, { source }: Numbers): Span | undefined {
  const end = digits.length === 6 ? letterAfter(source, to) : -1
  const letters = source.charCodeAt(from - 1) === 0x20 ? from - 1 : from
  const start = lettersBefore(source, letters, 2)
  return end < 0 || start < 0 || letters - start !== 2 ? undefined : { from: start, to: end }
}

function bankSpan(window: Window, text: Numbers): Span | undefined {
  const { digits, shape } = window
  const withBranch =
    (shape.startsWith('3-3-') || shape.startsWith('6-')) && digits.length >= 11 && digits.length <= 16
  const isBranch = shape === '3-3' || shape === '6'
  const isService = digits.startsWith('13') || digits.startsWith('1800')
  const isAccount = digits.length >= 6 && digits.length <= 10 && !(isService && shape.includes('-'))
  return (withBranch || isBranch || isAccount) && !isBesideOther(window, text) ? window : undefined
}

const isSocialSecurity = (digits: string, shape: string): boolean =>
  (shape === '3-2-4' || shape === '9') &&
  !digits.startsWith('000') &&
  !digits.startsWith('666') &&
  digits < '9'

const shapes: readonly Shape[] = [
  { kind: 'tax-file-number', list: 'tax-file-words', before: 64, after: 24, span: plain(isTaxFileNumber) },
  { kind: 'medicare-number', list: 'medicare-words', before: 64, after: 24, span: plain(isMedicareNumber) },
  {
    kind: 'healthcare-identifier',
    list: 'healthcare-identifier-words',
    before: 64,
    after: 24,
    span: plain(isHealthcareIdentifier),
  },
  {
    kind: 'payment-card',
    list: 'card-words',
    before: 64,
    after: 32,
    span: plain((digits) => isCard(digits, true)),
  },
  { kind: 'driver-licence', list: 'licence-words', before: 10, after: 0, span: licenceSpan },
  { kind: 'passport', list: 'passport-words', before: 32, after: 16, span: passportSpan },
  { kind: 'bank-account', list: 'bank-words', before: 14, after: 0, span: bankSpan },
  {
    kind: 'customer-reference',
    list: 'customer-reference-words',
    before: 48,
    after: 16,
    span: referenceSpan,
  },
  {
    kind: 'foreign-number',
    list: 'social-security-words',
    before: 48,
    after: 24,
    span: plain(isSocialSecurity),
  },
  { kind: 'foreign-number', list: 'national-insurance-words', before: 48, after: 24, span: insuranceSpan },
]

/** Lists of which one must be hit, unless a number speaks for itself. */
const namingLists: readonly Name[] = [
  ...new Set(shapes.map(({ list }) => list)),
  'birth-labels',
  'birth-verbs',
]

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
function ibanAt({ source, groups }: Numbers, at: number): Span | undefined {
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

function findBirths(reading: Reading, lists: Lists<Name>, see: See): void {
  const done = new Set<number>()
  for (const [name, kind] of [
    ['birth-labels', 'date-of-birth'],
    ['birth-verbs', 'born-on'],
  ] as const) {
    for (const hit of reading.hits(lists[name])) {
      const last = Math.min(reading.length, hit.to + wordsToDate)
      for (let at = hit.to; at < last; at++) {
        const date = dateAt(reading, at, lists['month-names'])
        if (!date) continue
        const isOwn =
          reading.is(hit.from - 1, lists['first-person']) || reading.is(hit.from - 2, lists['first-person'])
        if (!done.has(date.from) && date.year > 1920)
          see.words(isOwn ? 'own-date-of-birth' : kind, reading, date.from, date.to)
        done.add(date.from)
        break
      }
    }
  }
}
