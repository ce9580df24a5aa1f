import { Before, type Reading } from './reading.ts'
import { formAt, isBreak, stemAt } from './scope.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const namingVerbs = set('call label brand dub nickname')
const namesOfWords = set(
  'word words term terms slur slurs insult insults label labels phrase nickname hashtag say said says ' +
    'saying yell yelled yelling shout shouted shouting scream screamed shouts yells',
)
const small = set(
  'a an the of for to as like such so very really you him her them me us people someone somebody ' +
    'everyone each other others by being was were is are been be',
)
const futures = set('would will could should can d ll')
const namingReach = 7

/**
 * Whether a word is talked about and not used: "he called me a …", "the word …", "… is a slur".
 * What the author is only about to call somebody ("I would call you …") is use.
 */
export function isMentioned(reading: Reading, from: number, to: number): boolean {
  if (namesOfWords.has(formAt(reading, from - 1)) && reading.sentence[from - 1] === reading.sentence[from])
    return true
  return isNamed(reading, from) || isClassed(reading, to)
}

function isNamed(reading: Reading, from: number): boolean {
  const start = Math.max(reading.sentenceFrom(from), from - namingReach)
  for (let at = from - 1; at >= start; at--) {
    if (isBreak(reading, at + 1)) return false
    const verb = namingVerbs.has(stemAt(reading, at))
    if (verb) return !(futures.has(formAt(reading, at - 1)) && formAt(reading, at - 2) === 'i')
    if (!small.has(formAt(reading, at)) && from - at > 4) return false
  }
  return false
}

const writings = set('yelled shouted screamed sprayed written painted scrawled spray chanted spat')

/** "… is a slur", "… is not a nice word", "… was what they yelled". */
function isClassed(reading: Reading, to: number): boolean {
  const end = Math.min(reading.sentenceTo(to - 1), to + 7)
  const verb = formAt(reading, to)
  if (to >= end || (verb !== 'is' && verb !== 'was' && verb !== 'as')) return false
  for (let at = to + 1; at < end; at++) {
    const form = formAt(reading, at)
    if (
      form === 'word' ||
      form === 'slur' ||
      form === 'insult' ||
      form === 'term' ||
      form === 'words' ||
      writings.has(form)
    )
      return true
  }
  return false
}

/** Into more words than this no handle falls apart; without an end, a text without spaces would be looked through again for each word. */
const handlePartsMax = 12

/** Whether a word is part of a handle: "@grumpyfool" is a name here, and nobody chose it for them. */
export function isInHandle(reading: Reading, at: number): boolean {
  const least = Math.max(0, at - handlePartsMax)
  let first = at
  while (first > least && reading.to[first - 1] === reading.from[first]) first--
  return ((reading.before[first] ?? 0) & Before.mention) !== 0
}
