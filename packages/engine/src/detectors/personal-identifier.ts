import { defineDetector, type Lists, type See } from '../detector.ts'
import { isHealthcareIdentifier, isMedicareNumber, isTaxFileNumber } from '../text/checksums.ts'
import { dateAt } from '../text/dates.ts'
import { digitGroups, holdsDigits, type Window, windowsAt } from '../text/digits.ts'
import { ibanAt } from '../text/iban.ts'
import { Nearness } from '../text/nearness.ts'
import {
  bankSpan,
  insuranceSpan,
  isBesideOther,
  isSocialSecurity,
  licenceSpan,
  type Numbers,
  passportSpan,
  plain,
  referenceSpan,
  type Span,
} from '../text/number-forms.ts'
import { cardShapes, isCard } from '../text/payment-cards.ts'
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
const digitsMax = 19
const wordsToDate = 8

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
  wakes: {
    lists: namingLists,
    marks: Mark.number | Mark.token,
  },

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
