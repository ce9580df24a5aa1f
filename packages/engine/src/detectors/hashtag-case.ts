import { defineDetector, type Lists, type Scene, type See } from '../detector.ts'
import { Before, Mark, type Reading } from '../text/reading.ts'
import { Look } from '../text/word.ts'

type Name = 'tag-words' | 'whole-words'

/** From this length a hashtag in one case is taken for several words. */
const longTag = 15
const shortTagMin = 7
const capitalTagMin = 9
const pictureRunMin = 4
/** More hashtags than this in one text are not looked at; the first ones have said it. */
const tagsMax = 30
const partMin = 2
const partMax = 14

/**
 * Finds what a screen reader cannot read well: hashtags of several words in one case, runs of little
 * pictures, and letters that are mathematical signs. It reads official posts only.
 */
export const hashtagCase = defineDetector({
  id: 'hashtag-case',
  summary: 'Hashtags, little pictures and styled letters that a screen reader cannot read well',
  kinds: {
    'joined-tag': 'a hashtag of several words without capitals',
    'capital-tag': 'a long hashtag in capitals',
    'picture-run': 'four or more little pictures in a row',
    'styled-letters': 'mathematical signs used as letters',
  },
  lists: ['tag-words', 'whole-words'],
  wakes: { marks: Mark.tag | Mark.picture },

  find(reading, lists, scene, see) {
    if (!isRead(scene, reading)) return
    if (reading.marks & Mark.tag) tags(reading, lists, scene, see)
    if (reading.marks & Mark.picture) pictureRuns(reading, see)
  },

  look(_lists, scene, see) {
    for (const reading of scene.readings) if (isRead(scene, reading)) styledLetters(reading, see)
  },
})

const isRead = ({ facts }: Scene, { field }: Reading): boolean =>
  (facts.capacity === 'official' || facts.capacityUnsure) && !field.endsWith('found.text')

function tags(reading: Reading, lists: Lists<Name>, scene: Scene, see: See): void {
  let tried = 0
  for (let at = 0; at < reading.length; at++) {
    if (!((reading.before[at] ?? 0) & Before.tag) || ++tried > tagsMax) continue
    const from = reading.from[at] ?? 0
    const to = tagEnd(reading.source, from)
    const kind = kindOf(reading.source.slice(from, to), lists, scene)
    if (kind) see.units(kind, reading, from, to)
  }
}

/** ASCII letters only: a tag in another script, or with a digit or a line below, shows its words otherwise. */
function tagEnd(source: string, from: number): number {
  let to = from
  while (to < source.length && isLetter(source.charCodeAt(to))) to++
  const next = source.charCodeAt(to)
  return next === 0x5f || next > 0xbf || (next >= 48 && next <= 57) ? from : to
}

const isCapital = (code: number): boolean => code >= 65 && code <= 90
const isLetter = (code: number): boolean => isCapital(code) || (code >= 97 && code <= 122)

function kindOf(tag: string, lists: Lists<Name>, scene: Scene): 'joined-tag' | 'capital-tag' | undefined {
  let capitals = 0
  for (let at = 0; at < tag.length; at++) if (isCapital(tag.charCodeAt(at))) capitals++
  if (capitals === tag.length) return tag.length >= capitalTagMin ? 'capital-tag' : undefined
  if (capitals > 1 || (capitals === 1 && !isCapital(tag.charCodeAt(0))) || tag.length < shortTagMin)
    return undefined
  if (tag.length > 60 || scene.read(tag).has(lists['whole-words'])) return undefined
  return tag.length >= longTag || isJoined(tag, lists, scene) ? 'joined-tag' : undefined
}

/** Whether the letters split into words that hashtags are made of; only where a word can begin is one looked for. */
function isJoined(tag: string, lists: Lists<Name>, scene: Scene): boolean {
  const reached: boolean[] = [true]
  for (let from = 0; from < tag.length; from++) {
    if (!reached[from]) continue
    for (const length of wordsAt(tag, from, lists, scene))
      if (length < tag.length) reached[from + length] = true
  }
  return reached[tag.length] === true
}

/** How long the words of the list are that begin at `from`. They are read in one go, each a sentence of its own. */
function wordsAt(tag: string, from: number, lists: Lists<Name>, scene: Scene): number[] {
  const lengths = new Map<number, number>()
  let parts = ''
  for (let length = partMin; length <= partMax && from + length <= tag.length; length++) {
    lengths.set(parts.length, length)
    parts += `${tag.slice(from, from + length)}. `
  }
  const reading = scene.read(parts)
  return reading.hits(lists['tag-words']).flatMap(({ from: at }) => {
    const length = lengths.get(reading.from[at] ?? -1)
    return length !== undefined && length === (reading.to[at] ?? 0) - (reading.from[at] ?? 0) ? [length] : []
  })
}

function pictureRuns(reading: Reading, see: See): void {
  let start = -1
  let count = 0
  for (let at = 0; at <= reading.length; at++) {
    const isPicture = at < reading.length && ((reading.words[at]?.look ?? 0) & Look.picture) !== 0
    if (isPicture && start < 0) {
      start = at
      count = 1
    } else if (isPicture) {
      if (!isJoint(reading, at)) count++
    } else if (start >= 0) {
      if (count >= pictureRunMin) see.words('picture-run', reading, start, at)
      start = -1
    }
  }
}

/** A picture that belongs to the one before it: glued on, a colour of skin, or the second half of a flag. */
function isJoint(reading: Reading, at: number): boolean {
  const { source } = reading
  const from = reading.from[at] ?? 0
  for (let before = reading.to[at - 1] ?? from; before < from; before++)
    if (source.charCodeAt(before) === 0x200d) return true
  const point = source.codePointAt(from) ?? 0
  return (point >= 0x1f3fb && point <= 0x1f3ff) || (point >= 0x1f1e6 && point <= 0x1f1ff)
}

/** Mathematical alphanumerics are pairs that start with D835; one is a formula, three in a row are a font. */
function styledLetters(reading: Reading, see: See): void {
  const { source } = reading
  let at = source.indexOf('\ud835')
  while (at >= 0) {
    const start = at
    while (at < source.length && (source.charCodeAt(at) === 0xd835 || source.charCodeAt(at) === 0x20)) {
      at += source.charCodeAt(at) === 0xd835 ? 2 : 1
    }
    let end = at
    while (source.charCodeAt(end - 1) === 0x20) end--
    if (end - start >= 6) see.units('styled-letters', reading, start, end)
    at = source.indexOf('\ud835', at)
  }
}
