import { Before, Mark, type Reading } from '../text/reading.ts'
import { Look } from '../text/word.ts'
import type { RegisterIndex } from './register-index.ts'

/** Words `from` up to and not including `to` that name a person. */
export type Mention = { readonly from: number; readonly to: number; readonly known: boolean }

/** Numbers of the lists by which names are told. */
export type NameLists = {
  readonly 'given-names': number
  readonly 'person-titles': number
  readonly 'public-titles': number
  readonly 'name-stoppers': number
}

const wordsMax = 4
const apart = ~(Before.hyphen | Before.link | Before.apart)

/**
 * Private people a text names, in order: given names of the list, names behind a title, people of the
 * directory, and two capitalised words that nothing shows to be a place or a body (`known` is false then).
 * Holders of public offices are left out, because what they do in office is not private.
 */
export function namesIn(reading: Reading, lists: NameLists, registers: RegisterIndex | undefined): Mention[] {
  const found: Mention[] = []
  for (const { from, to } of registers?.peopleIn(reading) ?? []) found.push({ from, to, known: true })
  if (reading.marks & Mark.name || reading.has(lists['given-names'])) {
    for (let at = 0; at < reading.length; ) {
      const name = nameAt(reading, at, lists)
      if (name?.isPerson && !isPublic(reading, name, lists))
        found.push({ from: name.from, to: name.to, known: name.known })
      at = name ? name.to : at + 1
    }
  }
  return found.sort((a, b) => a.from - b.from || b.to - a.to)
}

const isCapital = (reading: Reading, at: number): boolean => {
  const word = reading.words[at]
  if (!word || (word.look & Look.capital) === 0 || word.look & (Look.digits | Look.picture)) return false
  // "I'd" is two words in one place; a handle or a tag is no name.
  const isShared = reading.from[at] === reading.from[at + 1] || reading.from[at] === reading.from[at - 1]
  return (
    !isShared &&
    word.form !== 'i' &&
    ((reading.before[at] ?? 0) & (Before.mention | Before.tag | Before.link)) === 0
  )
}

/** Whether a word goes on with a name that the word before it began. */
const goesOn = (reading: Reading, at: number): boolean =>
  at < reading.length &&
  reading.sentence[at] === reading.sentence[at - 1] &&
  ((reading.before[at] ?? 0) & apart) === 0

const isPossessive = (reading: Reading, at: number): boolean =>
  ((reading.words[at]?.look ?? 0) & Look.possessive) !== 0

/** What looks like a name; places and bodies do too, and are passed over as one. */
type Name = Mention & { readonly isPerson: boolean }

function nameAt(reading: Reading, at: number, lists: NameLists): Name | undefined {
  if (!isCapital(reading, at)) return undefined
  const isTitle = reading.is(at, lists['person-titles'])
  const isGiven = reading.is(at, lists['given-names'])
  let to = at + 1
  while (to < at + wordsMax && goesOn(reading, to) && !isPossessive(reading, to - 1)) {
    if (!isCapital(reading, to) && !isParticle(reading, to)) break
    to++
  }
  if (to > at + 1 && reading.is(to - 1, lists['name-stoppers']))
    return { from: at, to, known: false, isPerson: false }
  if (isTitle) return to > at + 1 ? { from: at, to, known: true, isPerson: true } : undefined
  const before = at - 1
  const follows =
    goesOn(reading, at) && at > 0 && isCapital(reading, before) && !isSentenceStart(reading, before)
  if (isGiven)
    return follows && !reading.is(before, lists['person-titles'])
      ? undefined
      : { from: at, to, known: true, isPerson: true }
  const inside = !isSentenceStart(reading, at)
  return inside && to - at >= 2 && to - at <= 3 && !isShouted(reading, at)
    ? { from: at, to, known: false, isPerson: true }
    : undefined
}

const isSentenceStart = (reading: Reading, at: number): boolean => reading.sentenceFrom(at) === at
const isShouted = (reading: Reading, at: number): boolean =>
  ((reading.words[at]?.look ?? 0) & Look.allCaps) !== 0
const particles = new Set([
  'de',
  'da',
  'van',
  'von',
  'der',
  'den',
  'al',
  'el',
  'bin',
  'ibn',
  'la',
  'le',
  'di',
  'dos',
  'ter',
])
/** A small word inside a name: "van der" before "Berg". */
const isParticle = (reading: Reading, at: number): boolean =>
  particles.has(reading.words[at]?.form ?? '') &&
  (isCapital(reading, at + 1) ||
    (particles.has(reading.words[at + 1]?.form ?? '') && isCapital(reading, at + 2)))

function isPublic(reading: Reading, mention: Mention, lists: NameLists): boolean {
  const first = reading.sentenceFrom(mention.from)
  for (let at = Math.max(first, mention.from - 2); at < mention.to; at++)
    if (reading.is(at, lists['public-titles'])) return true
  const last = Math.min(reading.sentenceTo(mention.from), mention.to + 3)
  for (let at = mention.to; at < last; at++) {
    const isAside =
      at === mention.to ? ((reading.before[at] ?? 0) & (Before.comma | Before.bracket)) !== 0 : true
    if (!isAside) return false
    if (reading.is(at, lists['public-titles'])) return true
  }
  return false
}
