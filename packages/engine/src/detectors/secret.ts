import { defineDetector, type Lists, type See } from '../detector.ts'
import { accessKeys } from '../text/access-keys.ts'
import { Mark, type Reading } from '../text/reading.ts'
import { Look } from '../text/word.ts'

const listNames = ['password-labels', 'code-labels', 'no-secrets', 'meeting-words', 'link-verbs'] as const
type Name = (typeof listNames)[number]

const labelWords = 9
const valueMax = 128

/** Finds what opens a door: passwords, keys of services, codes of doors and alarms, logins inside links. */
export const secret = defineDetector({
  id: 'secret',
  summary: 'Passwords, access keys, door and alarm codes',
  kinds: {
    'access-key': 'a key or token of a known service, or a private key',
    password: 'a password after the word for it',
    'password-word': 'an ordinary word said to be a password',
    code: 'the code of a door, an alarm, a safe or a card',
    'meeting-code': 'the passcode of an online meeting',
    'login-in-link': 'a user name and a password inside a link',
  },
  lists: listNames,
  wakes: { lists: ['password-labels', 'code-labels'], marks: Mark.token | Mark.link },

  find(reading, lists, _scene, see) {
    const { source } = reading
    if (reading.marks & (Mark.token | Mark.link) || source.includes('-----BEGIN ')) {
      for (const { from, to } of accessKeys(source)) see.units('access-key', reading, from, to)
    }
    if (reading.marks & Mark.link) linkLogins(reading, see)
    const isMeeting = reading.has(lists['meeting-words'])
    for (const { to } of reading.hits(lists['password-labels'])) {
      const value = valueAfter(reading, to, lists)
      const kind = value && passwordKind(reading, value, lists)
      if (value && kind) see.units(isMeeting ? 'meeting-code' : kind, reading, value.from, value.to)
    }
    for (const { from, to } of reading.hits(lists['code-labels'])) {
      const value = codeAfter(reading, from, to, lists)
      if (value) see.units(isMeeting ? 'meeting-code' : 'code', reading, value.from, value.to)
    }
  },
})

type Value = {
  readonly from: number
  readonly to: number
  readonly quoted: boolean
  readonly verb: boolean
  readonly last: boolean
}

/** `assigned` by an equals sign, as in links, where `&` starts the next name. */
type Start = { readonly from: number; readonly verb: boolean; readonly assigned: boolean }

/** Where the value of a label starts: behind a colon, an equals sign or "is", a few words on at most. */
function valueStart(reading: Reading, at: number, lists: Lists<Name>): Start | undefined {
  const { source } = reading
  const last = Math.min(reading.length, at + labelWords, reading.sentenceTo(at - 1))
  for (let word = at; word <= last; word++) {
    const sign = signBetween(source, reading.to[word - 1] ?? 0, reading.from[word] ?? source.length)
    if (sign >= 0) return { from: sign + 1, verb: false, assigned: source.charCodeAt(sign) === 0x3d }
    if (word < last && reading.is(word, lists['link-verbs']) && !reading.is(word + 1, lists['link-verbs']))
      return { from: reading.to[word] ?? 0, verb: true, assigned: false }
    if (word < last && reading.is(word, lists['password-labels'])) return undefined
  }
  return undefined
}

/** `password bookworm26`: nothing between them, and letters and digits in one word. */
function besideLabel(reading: Reading, at: number): Start | undefined {
  const look = reading.words[at]?.look ?? 0
  const size = (reading.to[at] ?? 0) - (reading.from[at] ?? 0)
  if (!(look & Look.mixed) || size < 6 || reading.sentence[at] !== reading.sentence[at - 1]) return undefined
  return { from: reading.from[at] ?? 0, verb: true, assigned: false }
}

/** "the password's Wattle#2024": the 's is a verb if what follows is written as no word is. */
function behindS(reading: Reading, at: number): Start | undefined {
  const isOwner = ((reading.words[at - 1]?.look ?? 0) & Look.possessive) !== 0
  const from = reading.from[at] ?? 0
  if (!isOwner || reading.sentence[at] !== reading.sentence[at - 1]) return undefined
  let to = from
  while (to < reading.source.length && to - from < valueMax && !isBlank(reading.source.charCodeAt(to))) to++
  return to - from >= 6 && mixOf(reading.source, from, to).odd
    ? { from, verb: true, assigned: false }
    : undefined
}

const isBlank = (code: number): boolean => code <= 0x20 || code === 0xa0
const gapMax = 24

/** The colon or equals sign between two words; -1 where there is none. */
function signBetween(source: string, from: number, to: number): number {
  for (let at = from; at < Math.min(to, from + gapMax); at++) {
    const code = source.charCodeAt(at)
    if (code === 0x3d || (code === 0x3a && source.charCodeAt(at + 1) !== 0x2f)) return at
    if (code === 0x0a) return -1
  }
  return -1
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0xa0
const isQuote = (code: number): boolean =>
  code === 0x22 ||
  code === 0x27 ||
  code === 0x60 ||
  code === 0x201c ||
  code === 0x201d ||
  code === 0x2018 ||
  code === 0x2019
const isTrailing = (code: number): boolean =>
  code === 0x2e || code === 0x2c || code === 0x3b || code === 0x29 || code === 0x3f

function valueAfter(reading: Reading, label: number, lists: Lists<Name>): Value | undefined {
  const start = valueStart(reading, label, lists) ?? besideLabel(reading, label) ?? behindS(reading, label)
  if (!start) return undefined
  const { source } = reading
  let from = start.from
  while (isSpace(source.charCodeAt(from)) || source.charCodeAt(from) === 0x3a) from++
  const quoted = isQuote(source.charCodeAt(from))
  if (quoted) from++
  let to = from
  while (to < source.length && to - from <= valueMax) {
    const code = source.charCodeAt(to)
    if (
      code === 0x0a ||
      code === 0x0d ||
      (quoted ? isQuote(code) : isSpace(code) || (start.assigned && code === 0x26) || code === 0x3b)
    )
      break
    to++
  }
  if (to - from > valueMax) return undefined
  let next = to
  if (!quoted) while (to > from && isTrailing(source.charCodeAt(to - 1))) to--
  while (isSpace(source.charCodeAt(next))) next++
  const code = source.charCodeAt(next)
  const last =
    next >= source.length ||
    code === 0x0a ||
    code === 0x26 ||
    code === 0x3b ||
    (!quoted && endsSentence(source, to))
  return { from, to, quoted, verb: start.verb, last }
}

const endsSentence = (source: string, at: number): boolean => {
  const code = source.charCodeAt(at)
  return code === 0x2e || code === 0x21
}

function passwordKind(
  reading: Reading,
  value: Value,
  lists: Lists<Name>,
): 'password' | 'password-word' | undefined {
  const { source } = reading
  const { from, to, quoted, verb, last } = value
  if (to - from < 4 || isPlaceholder(source, from, to)) return undefined
  const made = mixOf(source, from, to)
  if (made.link) return undefined
  if (made.odd) return 'password'
  if (quoted) return 'password'
  if (!last || isKnownWord(reading, from, lists)) return undefined
  return verb ? 'password-word' : 'password'
}

function isKnownWord(reading: Reading, from: number, lists: Lists<Name>): boolean {
  for (const hit of reading.hits(lists['no-secrets'])) if ((reading.from[hit.from] ?? 0) === from) return true
  return false
}

/** Angle brackets, stars and dots stand in for a password that is not told. */
function isPlaceholder(source: string, from: number, to: number): boolean {
  const first = source.charCodeAt(from)
  if (first === 0x3c || first === 0x7b || first === 0x5b || first === 0x25 || first === 0x2026) return true
  for (let at = from + 1; at < to; at++) if (source.charCodeAt(at) !== first) return false
  return true
}

/** Whether a value is written as no word is: digits or signs among letters, capitals inside. */
function mixOf(source: string, from: number, to: number): { readonly odd: boolean; readonly link: boolean } {
  let letters = 0
  let digits = 0
  let signs = 0
  let humps = 0
  for (let at = from; at < to; at++) {
    const code = source.charCodeAt(at)
    if (code >= 48 && code <= 57) digits++
    else if (code >= 97 && code <= 122) letters++
    else if (code >= 65 && code <= 90) {
      const before = source.charCodeAt(at - 1)
      if (at > from && before >= 97 && before <= 122) humps++
      letters++
    } else if ('!@#$%^&*_+=~?'.includes(source[at] ?? ' ') && at < to - 1) signs++
  }
  const link = source.slice(from, to).includes('://') || source.startsWith('www.', from)
  return { odd: digits >= 4 || (digits > 0 && letters > 0) || (signs > 0 && letters > 0) || humps > 0, link }
}

/** `alarm code 4821`, `the gate code is #4821`, `PIN: 4821`. */
function codeAfter(
  reading: Reading,
  label: number,
  at: number,
  lists: Lists<Name>,
): { from: number; to: number } | undefined {
  const { source } = reading
  const start = valueStart(reading, at, lists)
  // "Pin 3 posts" is no code, "PIN 4821" is.
  const isCapital = ((reading.words[at - 1]?.look ?? 0) & Look.allCaps) !== 0
  if (!start && !isCapital && reading.words[label]?.form === 'pin' && at - label < 2) return undefined
  let from = start?.from ?? reading.to[at - 1] ?? 0
  for (let skipped = 0; skipped < 4 && isLead(source.charCodeAt(from)); skipped++) from++
  let to = from
  let digits = 0
  let letters = 0
  while (to < source.length && to - from <= 10) {
    const code = source.charCodeAt(to)
    if (code >= 48 && code <= 57) digits++
    else if (code >= 65 && code <= 90) letters++
    else if (code !== 0x23 && code !== 0x2a && !(code === 0x2d && digits > 0)) break
    to++
  }
  if (digits === 3 && letters === 0 && isSpace(source.charCodeAt(to))) {
    const half = digitsFrom(source, to + 1)
    if (half === to + 4) [to, digits] = [half, 6]
  }
  if (!start && isYear(source.slice(from, to))) return undefined
  const after = source.charCodeAt(to) | 32
  const isWhole = !(after >= 97 && after <= 122) && !isNumberSign(source, to)
  return digits >= 3 && digits <= 8 && letters <= 2 && isWhole ? { from, to } : undefined
}

const isLead = (code: number): boolean => isSpace(code) || isQuote(code) || code === 0x2c || code === 0x28

/** A year behind "building code" is an edition. */
const isYear = (digits: string): boolean =>
  digits.length === 4 && (digits.startsWith('19') || digits.startsWith('20'))

function digitsFrom(source: string, at: number): number {
  let to = at
  while (source.charCodeAt(to) >= 48 && source.charCodeAt(to) <= 57) to++
  return to
}

/** A figure goes on: a price, a time or a share is no code. */
function isNumberSign(source: string, at: number): boolean {
  const code = source.charCodeAt(at)
  const next = source.charCodeAt(at + 1)
  return code === 0x25 || ((code === 0x2e || code === 0x2c || code === 0x3a) && next >= 48 && next <= 57)
}

/** `https://user:password@host`: both before the host. */
function linkLogins(reading: Reading, see: See): void {
  const { source } = reading
  for (let at = source.indexOf('://'); at >= 0; at = source.indexOf('://', at + 3)) {
    let colon = -1
    let sign = -1
    let end = at + 3
    for (; end < source.length && end - at < 400; end++) {
      const code = source.charCodeAt(end)
      if (code <= 0x20 || code === 0x2f || code === 0x3f || code === 0x22) break
      if (code === 0x3a && colon < 0) colon = end
      if (code === 0x40) sign = end
    }
    if (colon < 0 || sign < colon + 2 || isPlaceholder(source, colon + 1, sign)) continue
    see.units('login-in-link', reading, at + 3, sign)
  }
}
