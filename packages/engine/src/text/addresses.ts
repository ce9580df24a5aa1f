import { Before, type Reading } from './reading.ts'
import { Look } from './word.ts'

/** Words `from` up to and not including `to` that are a street address. */
export type AddressWords = { readonly from: number; readonly to: number }

/** Numbers of the lists by which addresses are told. */
export type AddressLists = {
  readonly 'street-types': number
  readonly 'address-parts': number
  readonly 'not-addresses': number
  readonly 'month-names': number
  readonly 'phone-words': number
  readonly 'given-names': number
}

const nameWordsMax = 4
const restWordsMax = 14
const numberUnitsMax = 6
/** What these mean in a sentence is mostly not a street, so they must be written as names are. */
const plainTypes = new Set([
  'street',
  'road',
  'avenue',
  'drive',
  'st',
  'rd',
  'ave',
  'crescent',
  'highway',
  'lane',
  'terrace',
])
/** Words for a street that stand in front of its name. */
const leadingTypes = new Set([
  'rue',
  'via',
  'calle',
  'avenida',
  'rua',
  'ul',
  'ulica',
  'avenue',
  'jalan',
  'trg',
  'paseo',
  'plaza',
  'piazza',
  'carrer',
])
const pronouns = new Set(['me', 'him', 'her', 'us', 'you', 'them', 'i', 'we', 'this', 'that'])
const fillers = new Set([
  'the',
  'it',
  'is',
  'at',
  'in',
  'my',
  'here',
  'they',
  'are',
  'now',
  'user',
  'side',
  'of',
  'north',
  'south',
  'east',
  'west',
  'corner',
])
/** Small words inside the names of streets. */
const particles = new Set([
  'de',
  'del',
  'dei',
  'della',
  'dello',
  'du',
  'des',
  'la',
  'le',
  'u',
  'ul',
  'da',
  'do',
  'dos',
  'van',
  'von',
  'na',
  'der',
  'den',
])

const isNumber = (reading: Reading, at: number): boolean => {
  const form = reading.words[at]?.form ?? ''
  const code = form.charCodeAt(0)
  return form.length <= numberUnitsMax && code >= 48 && code <= 57
}

/** A name, or a word in letters that have no capitals here. */
const isNameLike = (reading: Reading, at: number): boolean => {
  const word = reading.words[at]
  if (!word || word.look & (Look.digits | Look.picture)) return false
  return (word.look & Look.capital) !== 0 || word.form.charCodeAt(0) > 0x7f
}

const stops = (reading: Reading, at: number): boolean =>
  at >= reading.length ||
  ((reading.before[at] ?? 0) &
    (Before.colon | Before.quote | Before.tag | Before.mention | Before.bracket)) !==
    0

/** `12 Smith Street`, `3/12-14 Old Weetangera Rd, Hawker ACT 2614`: starts at a number, has a word for a street. */
export function typedAddress(reading: Reading, at: number, lists: AddressLists): AddressWords | undefined {
  if (!isNumber(reading, at) || ((reading.before[at] ?? 0) & Before.colon && !startsValue(reading, at)))
    return undefined
  if (
    at > 0 &&
    reading.is(at - 1, lists['not-addresses']) &&
    reading.sentence[at] === reading.sentence[at - 1]
  )
    return undefined
  if (isYear(reading, at)) return undefined
  let next = at + 1
  while (
    isNumber(reading, next) &&
    next < at + 3 &&
    (reading.before[next] ?? 0) & (Before.slash | Before.hyphen | Before.dash)
  )
    next++
  for (let type = next; type <= next + nameWordsMax; type++) {
    if (stops(reading, type) || reading.sentence[type] !== reading.sentence[at]) return undefined
    if ((reading.before[type] ?? 0) & Before.line) return undefined
    const word = reading.words[type]
    if (type === next && word && leadingTypes.has(word.form) && restOf(reading, type + 1, lists) > type + 1) {
      return { from: at, to: restOf(reading, type + 1, lists) }
    }
    if (type > next && word && reading.is(type, lists['street-types']) && isType(reading, type)) {
      return { from: at, to: restOf(reading, type + 1, lists) }
    }
    if (!isNameLike(reading, type)) return undefined
  }
  return undefined
}

const isYear = (reading: Reading, at: number): boolean => {
  const form = reading.words[at]?.form ?? ''
  return form.length === 4 && (form.startsWith('19') || form.startsWith('20'))
}

/** A colon with a space behind it comes before a value; within a time there is none. */
const startsValue = (reading: Reading, at: number): boolean =>
  (reading.from[at] ?? 0) - (reading.to[at - 1] ?? 0) > 1

const isType = (reading: Reading, at: number): boolean =>
  isNameLike(reading, at) || plainTypes.has(reading.words[at]?.form ?? '')

/** Flat, suburb, state, postcode and country behind the street, over commas and line ends. */
function restOf(reading: Reading, from: number, lists: AddressLists): number {
  let to = from
  for (let at = from; at < Math.min(reading.length, from + restWordsMax); at++) {
    if (stops(reading, at)) break
    if (particles.has(reading.words[at]?.form ?? '')) continue
    const isLine = ((reading.before[at] ?? 0) & Before.line) !== 0
    const isShort = particles.has(reading.words[at - 1]?.form ?? '')
    if (!isLine && !isShort && reading.sentence[at] !== reading.sentence[at - 1]) break
    const isPart = reading.is(at, lists['address-parts'])
    if (!isPart && !isNumber(reading, at) && !isNameLike(reading, at)) break
    if (!isPart && reading.is(at, lists['not-addresses'])) break
    if (reading.is(at, lists['phone-words']) && !isPart && !isNumber(reading, at)) break
    const isApart = ((reading.before[at] ?? 0) & (Before.comma | Before.line)) !== 0
    if (isApart && reading.is(at, lists['given-names']) && !isNumber(reading, at + 1)) break
    if (reading.is(at, lists['month-names']) && isNumber(reading, at + 1)) break
    if (startsWithColonAfter(reading, at)) break
    to = at + 1
  }
  return to
}

/** `Mobile:` at the start of a line is a label and no part of the address. */
const startsWithColonAfter = (reading: Reading, at: number): boolean =>
  ((reading.before[at + 1] ?? 0) & Before.colon) !== 0 ||
  reading.source.charCodeAt(reading.to[at] ?? 0) === 0x3a

/** What follows words such as "lives at", with or without a word for a street: names with a number among them. */
export function leadAddress(reading: Reading, lead: number, lists: AddressLists): AddressWords | undefined {
  let from = lead
  while (from < lead + 5 && fillers.has(reading.words[from]?.form ?? '')) from++
  if (from >= reading.length || reading.is(from, lists['not-addresses'])) return undefined
  if (pronouns.has(reading.words[from]?.form ?? '')) return undefined
  // In some languages the street stands first and in small letters: "midtvollen 130".
  const isSmall = !isNameLike(reading, from) && !isNumber(reading, from) && isNumber(reading, from + 1)
  if (isSmall && ((reading.words[from]?.form.length ?? 0) < 6 || (reading.before[from + 1] ?? 0) !== 0))
    return undefined
  const to = isSmall || isStart(reading, from) ? restOf(reading, from + 1, lists) : from
  let numbers = 0
  let names = isSmall ? 1 : 0
  for (let at = from; at < to; at++) {
    if (reading.is(at, lists['not-addresses'])) return undefined
    if (isNameLike(reading, at)) names++
    if (isNumber(reading, at)) numbers++
  }
  const last = reading.words[to]?.form
  const isTime = last === 'am' || last === 'pm' || last === 'oclock' || last === 'days' || last === 'minutes'
  if (numbers === 0 || isTime) return undefined
  return names > 0 || (to - from === 1 && isLong(reading, from)) ? { from, to } : undefined
}

/** `28 Edeby 55, Apt. 297`: a flat or a suite with its number is only ever said of an address. */
export function flatAddress(reading: Reading, at: number, lists: AddressLists): AddressWords | undefined {
  if (!flats.has(reading.words[at]?.form ?? '') || !isNumber(reading, at + 1)) return undefined
  let from = at
  let numbers = 0
  while (from > Math.max(0, at - flatWordsBack)) {
    const before = from - 1
    if (
      !isNumber(reading, before) &&
      !isNameLike(reading, before) &&
      !particles.has(reading.words[before]?.form ?? '')
    )
      break
    if (reading.is(before, lists['given-names']) || startsWithColonAfter(reading, before)) break
    if (isNumber(reading, before)) numbers++
    from = before
  }
  while (from < at && !isStart(reading, from)) from++
  return numbers > 0 ? { from, to: restOf(reading, at + 2, lists) } : undefined
}

const flats = new Set(['apt', 'apartment', 'suite', 'flat'])
const flatWordsBack = 6

const isStart = (reading: Reading, at: number): boolean => isNameLike(reading, at) || isNumber(reading, at)
/** A postcode of five digits stands alone; a year or an hour does not. */
const isLong = (reading: Reading, at: number): boolean => {
  const form = reading.words[at]?.form ?? ''
  return form.length === 5 && form.charCodeAt(4) <= 57
}
