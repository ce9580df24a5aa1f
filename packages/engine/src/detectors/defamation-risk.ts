import { defineDetector } from '../detector.ts'
import { isCapital } from '../text/capitals.ts'
import { inSentence } from '../text/near.ts'
import { Before, type Hit, Mark, type Reading } from '../text/reading.ts'
import {
  formAt,
  isAuxiliary,
  isBreak,
  isCopula,
  isCountered,
  isNegated,
  isQuoted,
  isReported,
  stemAt,
  subjectOf,
} from '../text/scope.ts'
import { isNameLike } from '../text/target.ts'

const names = [
  'accusing-verbs',
  'first-person',
  'second-person',
  'third-person',
  'roles-of-people',
  'people-nouns',
  'given-names',
  'bodies',
  'negations',
  'reporting-verbs',
  'counter-speech',
  'sources-of-accusations',
  'office-holders',
  'parties-and-politicians',
  'fiction-words',
] as const
type Lists = { readonly [K in (typeof names)[number]]: number }

/**
 * Finds an accusation that could harm a person or a body who can be recognised: they are the subject
 * of what is said, by name, by "my manager" or by "he" after a name. Questions, conditions, denials
 * and topics ("we combat fraud") accuse nobody.
 */
export const defamationRisk = defineDetector({
  id: 'defamation-risk',
  summary: 'An accusation against somebody who can be recognised',
  kinds: {
    accused: 'the author says it of somebody who can be recognised',
    'in-office': 'the author says it of a minister, a party or a politician',
    attributed: 'a court, a report or somebody else is given as the source',
  },
  lists: names,
  wakes: { lists: ['accusing-verbs'] },

  find(reading, lists, _scene, see) {
    let done = -1
    for (const hit of reading.hits(lists['accusing-verbs'])) {
      if (hit.from < done || isIdle(reading, hit, lists)) continue
      const subject = accusedBy(reading, hit, lists)
      if (subject < 0) continue
      done = hit.to
      const from = Math.min(nameFrom(reading, subject), hit.from)
      const to = Math.max(subject + 1, hit.to)
      see.words(kindOf(reading, hit, subject, lists), reading, from, to)
    }
  },
})

const conditions = new Set([
  'if',
  'whether',
  'unless',
  'suppose',
  'imagine',
  'could',
  'might',
  'may',
  'would',
  'should',
  'can',
  'to',
  'cannot',
  'lest',
  'will',
  'shall',
  'must',
])

/** A question, a condition, a denial or a quotation says nothing of anybody. */
function isIdle(reading: Reading, { from, to }: Hit, lists: Lists): boolean {
  if (isQuoted(reading, from, to) || isNegated(reading, from, lists.negations)) return true
  if (isCountered(reading, from, to, lists['counter-speech'])) return true
  if (isQuestion(reading, from) || inSentence(reading, lists['fiction-words'], from)) return true
  const start = Math.max(reading.sentenceFrom(from), from - 8)
  for (let at = from - 1; at >= start; at--) {
    if (conditions.has(formAt(reading, at))) return true
    if (isBreak(reading, at)) return false
  }
  return false
}

function isQuestion(reading: Reading, at: number): boolean {
  if (!(reading.marks & Mark.question)) return false
  const last = reading.sentenceTo(at) - 1
  const end =
    last + 1 < reading.length
      ? (reading.from[last + 1] ?? 0)
      : Math.min(reading.source.length, (reading.to[last] ?? 0) + 3)
  for (let unit = reading.to[last] ?? 0; unit < end; unit++)
    if (reading.source.charCodeAt(unit) === 0x3f) return true
  return false
}

function kindOf(reading: Reading, { from }: Hit, subject: number, lists: Lists): string {
  if (
    inSentence(reading, lists['sources-of-accusations'], from) ||
    isReported(reading, from, lists['reporting-verbs'])
  )
    return 'attributed'
  if (reading.is(subject, lists['office-holders']) || reading.is(subject, lists['parties-and-politicians']))
    return 'in-office'
  return 'accused'
}

/** Where whoever is accused stands; -1 where it is nobody, nobody known, or the victim. */
function accusedBy(reading: Reading, hit: Hit, lists: Lists): number {
  if (isPassive(reading, hit, lists)) return doerAfter(reading, hit.to, lists)
  const verb = formAt(reading, hit.from)
  const at = verb === 'a' ? hit.from - 1 : hit.from
  const subject = subjectOf(reading, at)
  return subject < 0 ? besideName(reading, at, lists) : identified(reading, subject, lists)
}

/** "Our manager, Lyle Duggan, has stolen": the subject says twice who it is, between two commas. */
function besideName(reading: Reading, at: number, lists: Lists): number {
  const start = reading.sentenceFrom(at)
  let verb = at
  while (verb > start && !isComma(reading, verb) && isAuxiliary(formAt(reading, verb - 1))) verb--
  if (!isComma(reading, verb)) return -1
  for (let open = verb - 1; open > Math.max(start, verb - appositionReach); open--) {
    if (!isComma(reading, open)) continue
    const named = identified(reading, verb - 1, lists)
    return named < 0 ? identified(reading, open - 1, lists) : named
  }
  return -1
}

const appositionReach = 6
const isComma = (reading: Reading, at: number): boolean => ((reading.before[at] ?? 0) & Before.comma) !== 0

/** "was robbed", "were abused": the subject of these suffered it. "is a fraud" and "is lying" did not. */
function isPassive(reading: Reading, { from }: Hit, lists: Lists): boolean {
  const form = formAt(reading, from)
  const isPast = form.endsWith('ed') || pastForms.has(form)
  if (!isPast || reading.is(from, lists.negations)) return false
  for (let at = from - 1; at >= Math.max(0, from - 3); at--) {
    const before = formAt(reading, at)
    if (isCopula(before) && before !== 'seems') return true
    if (before === 'got' || before === 'get' || before === 'gets') return true
    if (!isAuxiliary(before)) return false
  }
  return false
}

const pastForms = new Set(['stolen', 'raped', 'beaten', 'misled', 'sold', 'shredded'])

/** "was stolen by Karl": who is named after "by". */
function doerAfter(reading: Reading, to: number, lists: Lists): number {
  const end = Math.min(reading.sentenceTo(to - 1), to + 6)
  for (let at = to; at < end; at++) {
    if (isBreak(reading, at)) return -1
    if (formAt(reading, at) !== 'by') continue
    for (let next = at + 1; next < Math.min(end, at + 4); next++) {
      const found = identified(reading, next, lists)
      if (found >= 0) return found
    }
    return -1
  }
  return -1
}

/** The first word of the name that ends at `at`, four words at most. */
function nameFrom(reading: Reading, at: number): number {
  const start = Math.max(reading.sentenceFrom(at), at - 3)
  let from = at
  while (from > start && isCapital(reading, at) && isCapital(reading, from - 1) && !isBreak(reading, from))
    from--
  return smallWords.has(formAt(reading, from)) && from < at ? from + 1 : from
}

const smallWords = new Set([
  'the',
  'a',
  'an',
  'my',
  'our',
  'that',
  'this',
  'i',
  'and',
  'but',
  'so',
  'why',
  'how',
  'when',
])

const known = new Set(['my', 'our', 'the', 'your', 'his', 'her', 'their', 'that', 'this'])
const shortLinks = new Set(['of', 'in', 'at', 'from', 'for'])

/** The subject itself where it is a name, a known body or "my manager", or stands for one named before. */
function identified(reading: Reading, subject: number, lists: Lists): number {
  if ((reading.words[subject]?.form ?? '') === '') return -1
  if (reading.is(subject, lists['first-person']) || reading.is(subject, lists['second-person'])) return -1
  if (reading.is(subject, lists['office-holders']) || reading.is(subject, lists['parties-and-politicians']))
    return subject
  if (reading.is(subject, lists['roles-of-people'])) {
    if (ownChildren.has(stemAt(reading, subject)) && formAt(reading, subject - 1) === 'my') return -1
    const before = roleStart(reading, subject, lists)
    return known.has(formAt(reading, before - 1)) && !formAt(reading, subject).endsWith('s')
      ? subject
      : headBefore(reading, subject, lists)
  }
  if (reading.is(subject, lists.bodies)) return subject
  if (isNameLike(reading, subject, lists['given-names']))
    return isPersonOrBody(reading, subject, lists) ? subject : -1
  const form = formAt(reading, subject)
  if (form === 'he' || form === 'she') return namedBefore(reading, subject, lists) ? subject : -1
  return headBefore(reading, subject, lists)
}

/** "the head of parking": the role before the link. */
function headBefore(reading: Reading, subject: number, lists: Lists): number {
  const start = Math.max(reading.sentenceFrom(subject), subject - 4)
  for (let at = subject - 1; at > start; at--) {
    if (!shortLinks.has(formAt(reading, at))) continue
    const head = at - 1
    if (
      isNameLike(reading, head, lists['given-names']) &&
      isNameLike(reading, head - 1, lists['given-names'])
    )
      return head
    if (!reading.is(head, lists['roles-of-people']) || formAt(reading, head).endsWith('s')) return -1
    return known.has(formAt(reading, roleStart(reading, head, lists) - 1)) ? head : -1
  }
  return -1
}

function roleStart(reading: Reading, role: number, lists: Lists): number {
  let at = role
  while (at > reading.sentenceFrom(role) && reading.is(at - 1, lists['roles-of-people'])) at--
  const before = formAt(reading, at - 1)
  return at > reading.sentenceFrom(role) && !known.has(before) && known.has(formAt(reading, at - 2))
    ? at - 1
    : at
}

/** What one's own child did is told as a story. */
const ownChildren = new Set(['son', 'daughter', 'kid', 'child', 'toddler', 'nephew', 'niec', 'niece'])

const notNames = new Set([
  'people',
  'everyone',
  'someone',
  'somebody',
  'nobody',
  'scammers',
  'thieves',
  'police',
  'witnesses',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'january',
  'february',
  'march',
  'april',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
])

function isPersonOrBody(reading: Reading, at: number, lists: Lists): boolean {
  return !notNames.has(formAt(reading, at)) && !reading.is(at, lists['people-nouns'])
}

/** Whether somebody who could be "he" or "she" is named in this sentence or the one before. */
function namedBefore(reading: Reading, at: number, lists: Lists): boolean {
  const start = reading.sentenceFrom(Math.max(0, reading.sentenceFrom(at) - 1))
  for (let before = at - 1; before >= start; before--) {
    if (reading.is(before, lists['given-names']) && isNameLike(reading, before, lists['given-names']))
      return true
    if (
      reading.is(before, lists['roles-of-people']) &&
      known.has(formAt(reading, roleStart(reading, before, lists) - 1))
    )
      return true
    if (
      isNameLike(reading, before, lists['given-names']) &&
      isNameLike(reading, before - 1, lists['given-names'])
    )
      return true
  }
  return false
}
