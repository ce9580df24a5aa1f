import { Before, type Hit, type Reading } from './reading.ts'
import { formAt, isBreak, isCopula } from './scope.ts'
import { Look } from './word.ts'

/** A place that names a group of people, or points back at one ("they", "those people"). */
export type GroupPlace = {
  readonly from: number
  readonly to: number
  /** `one` stands for any member: "a woman". */
  readonly sort: 'group' | 'life-stage' | 'conviction' | 'one' | 'pronoun'
}

/** What stands before a group's name, as far as it says which of the group are meant. */
export type Opening = {
  /** The first word of the whole noun phrase. */
  readonly from: number
  readonly negated: boolean
  /** Only some are meant: "some", "two", "my". */
  readonly partial: boolean
  /** "The" and "these" may point at people in the story rather than at all of them. */
  readonly definite: boolean
  /** A verb of being stands right before it, as in "why are …". */
  readonly asked: boolean
  readonly isSubject: boolean
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const subjects = set('they these those')
const objects = set('them these those')
const peopleWords = set('people ppl folk folks lot freaks animals creatures bastards things cunts guys types')
const determiners = set(
  'a an all most many some any every each the these those such both half few other more of that this no none not ' +
    'so called fellow typical average modern western real certain several lots plenty majority vast bunch every single',
)
const partials = set(
  'some few several certain two three four five six ten one my our your his her their its another',
)
const prepositions = set(
  'in at on from to for with by about against towards toward among between like of over under near hate love help support',
)
/** "Every single one of" is all of them. */
const wholes = set('single every each last')
const quantifiers = set(
  'all most many some any none both half lots plenty majority bunch each lot few pack load kinds',
)
const definites = set('the these those this that')
const openers = set(
  'knows everyone everybody think thinks thought believe say know feel find swear agree reckon guess suppose mean that why how and or so then plus ' +
    'since like honestly lol ugh god yes yeah no well again today admit understand prove proves confirm realise realize ' +
    'because remember fact shows show wish hope sure sorry certain convinced truth tell told is are do does did should can could ' +
    'would will must but opinion honesty view eyes experience times really just also always even only clearly obviously',
)
const isAdverb = (form: string): boolean => form.length > 4 && form.endsWith('ly')
const relatives = set('who which whose whom that')

/** Every place that names a group, in order; longer names win over names inside them. */
export function findGroups(
  reading: Reading,
  lists: readonly (readonly [number, GroupPlace['sort']])[],
): GroupPlace[] {
  const places: GroupPlace[] = []
  for (const [list, sort] of lists)
    for (const { from, to } of reading.hits(list)) places.push({ from, to, sort })
  places.sort((a, b) => a.from - b.from || b.to - a.to)
  const kept: GroupPlace[] = []
  for (const place of places) {
    const last = kept.at(-1)
    if (last && place.from < last.to) continue
    if ((reading.words[place.to - 1]?.look ?? 0) & Look.possessive) continue
    kept.push(place)
  }
  return kept
}

/** "They" and "them" after a group, in its sentence and the next one. Each sentence is read once. */
export function findPronouns(reading: Reading, groups: readonly GroupPlace[]): GroupPlace[] {
  const places: GroupPlace[] = []
  let at = 0
  for (const group of groups) {
    if (group.sort === 'conviction') continue
    at = Math.max(at, group.to)
    const last = reading.sentenceTo(group.to - 1)
    const end = last < reading.length ? reading.sentenceTo(last) : last
    for (; at < end; at++) {
      const form = formAt(reading, at)
      if (form === 'them' || form === 'they') places.push({ from: at, to: at + 1, sort: 'pronoun' })
      else if ((subjects.has(form) || objects.has(form)) && peopleWords.has(formAt(reading, at + 1))) {
        places.push({ from: at, to: at + 2, sort: 'pronoun' })
      }
    }
  }
  return places.filter(({ from, to }) => !groups.some((group) => from < group.to && to > group.from))
}

/** Reads back from a group's name to the start of its phrase. `isLoose` tells words of contempt and of force. */
export function openingOf(reading: Reading, place: GroupPlace, isLoose: (at: number) => boolean): Opening {
  const start = reading.sentenceFrom(place.from)
  let from = place.from
  let negated = false
  let partial = false
  let definite = false
  let unknown = 0
  for (; from > start && place.from - from < 8; from--) {
    if (isBreak(reading, from)) break
    const before = formAt(reading, from - 1)
    if (before === 'one' && wholes.has(formAt(reading, from - 2))) continue
    if (partials.has(before) || ((reading.words[from - 1]?.look ?? 0) & Look.digits) !== 0) partial = true
    else if (definites.has(before)) definite = true
    else if (before === 'no' || before === 'none' || before === 'not') negated = true
    else if (
      before === 'of'
        ? !quantifiers.has(formAt(reading, from - 2)) &&
          !(formAt(reading, from - 2) === 'one' && wholes.has(formAt(reading, from - 3)))
        : !determiners.has(before) && !isLoose(from - 1)
    ) {
      if (openers.has(before) || unknown > 0 || before === 'of' || !isDescribing(reading, from - 1, start))
        break
      unknown++
    }
  }
  const before = from > start && !isBreak(reading, from) ? formAt(reading, from - 1) : ''
  const asked = isCopula(before) && isQuestionStart(reading, from - 1)
  const isSubject =
    before === '' || asked || openers.has(before) || isAdverb(before) || place.sort === 'pronoun'
  return { from, negated, partial, definite, asked, isSubject }
}

/** An unknown word at `at` may describe the group where nothing but small words open the phrase before it. */
function isDescribing(reading: Reading, at: number, start: number): boolean {
  const form = formAt(reading, at)
  if (prepositions.has(form) || form.endsWith('ing')) return false
  const before = formAt(reading, at - 1)
  return (
    at === start ||
    isBreak(reading, at) ||
    before === 'that' ||
    determiners.has(before) ||
    openers.has(before)
  )
}

/** "Are …", "why are …", "how come are …": not "there are …". */
function isQuestionStart(reading: Reading, at: number): boolean {
  if (at === reading.sentenceFrom(at) || isBreak(reading, at)) return true
  const before = formAt(reading, at - 1)
  return before === 'why' || before === 'how' || before === 'not' || before === 'and' || before === 'so'
}

/** Whether "who …" or "that …" right after the name says which ones are meant. */
export function isRestricted(reading: Reading, place: GroupPlace): boolean {
  const after = formAt(reading, place.to)
  return (
    (relatives.has(after) || (after.length > 5 && after.endsWith('ing'))) &&
    ((reading.before[place.to] ?? 0) & Before.comma) === 0
  )
}

/** The end of the longest hit of a list by the word it starts with. */
export function endsByStart(hits: readonly Hit[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  for (const { from, to } of hits) if ((ends.get(from) ?? 0) < to) ends.set(from, to)
  return ends
}
