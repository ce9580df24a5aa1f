import { defineDetector, type See } from '../detector.ts'
import { isInHandle, isMentioned } from '../text/mention.ts'
import { inSentence, isNear } from '../text/near.ts'
import { Before, type Hit, type Reading } from '../text/reading.ts'
import { formAt, isBreak, isCopula, isCountered, isQuoted, isReported, stemAt } from '../text/scope.ts'
import {
  isDenied,
  isNameLike,
  isWhoever,
  isWrittenAsName,
  type PeopleLists,
  phraseStart,
  type Target,
  targetOf,
} from '../text/target.ts'
import { Look } from '../text/word.ts'

const names = [
  'insults',
  'mild-insults',
  'animal-insults',
  'insulting-adjectives',
  'slur-adjectives',
  'strong-insulting-adjectives',
  'slurs',
  'person-slurs',
  'first-person',
  'second-person',
  'third-person',
  'roles-of-people',
  'people-nouns',
  'given-names',
  'intensifiers',
  'swear-words',
  'crude-words',
  'negations',
  'reporting-verbs',
  'counter-speech',
  'office-holders',
  'also-names',
  'political-bodies',
  'dog-words',
  'sport-words',
] as const
type Lists = { readonly [K in (typeof names)[number]]: number }

/** How far before an insult the body it is said of may stand. */
const politicsReach = 10

/** A noun, a word that only insults when said of a person, an animal so used, or an adjective. */
type Sort = 'noun' | 'mild' | 'animal' | 'adjective' | 'strong-adjective'

/**
 * Finds insults by whom they are said of: the reader, somebody named or known by their role, a group
 * or somebody absent. What the author says of themselves, what is denied and what is argued against
 * is no insult; blunt words about a thing, words that are handed on and slurs are kinds of their own.
 */
export const insult = defineDetector({
  id: 'insult',
  summary: 'Insults and slurs, by whom they are said of',
  kinds: {
    you: 'an insult to whoever reads it',
    person: 'an insult to somebody named or known by their role',
    group: 'an insult to a group such as colleagues, clients or drivers',
    someone: 'an insult to somebody who is spoken about',
    unclear: 'an insulting word of which it is not clear who is meant',
    unkind: 'an unkind adjective about a person',
    blunt: 'an insulting word about a thing, or a warning not to be something',
    quoted: 'an insult that is quoted, reported or talked about',
    slur: 'a slur',
    'slur-quoted': 'a slur that is quoted, reported or argued against',
    'slur-of-thing': 'a slur for people used of a thing or an idea',
    'slur-fond': 'a slur for women among friends: "love you …"',
    'slur-own': 'a slur that somebody uses of themselves or their own group',
  },
  lists: names,
  disguised: ['insults', 'slurs', 'person-slurs', 'strong-insulting-adjectives'],
  wakes: {
    lists: [
      'insults',
      'mild-insults',
      'animal-insults',
      'insulting-adjectives',
      'strong-insulting-adjectives',
      'slurs',
      'person-slurs',
    ],
  },

  find(reading, lists, _scene, see) {
    const people = peopleOf(lists)
    const judge = (hit: Hit, sort: Sort): void => insultAt(reading, hit, sort, lists, people, see)
    for (const hit of reading.hits(lists.insults)) judge(hit, 'noun')
    for (const hit of reading.hits(lists['mild-insults'])) judge(hit, 'mild')
    for (const hit of reading.hits(lists['animal-insults'])) judge(hit, 'animal')
    for (const hit of reading.hits(lists['strong-insulting-adjectives'])) judge(hit, 'strong-adjective')
    for (const hit of reading.hits(lists['insulting-adjectives'])) {
      if (!reading.is(hit.from, lists['strong-insulting-adjectives'])) judge(hit, 'adjective')
    }
    for (const hit of reading.hits(lists.slurs)) slurAt(reading, hit, lists, people, see, false)
    for (const hit of reading.hits(lists['person-slurs'])) {
      if (!reading.is(hit.from, lists.slurs)) slurAt(reading, hit, lists, people, see, true)
    }
  },
})

const peopleOf = (lists: Lists): PeopleLists => ({
  first: lists['first-person'],
  second: lists['second-person'],
  third: lists['third-person'],
  roles: lists['roles-of-people'],
  people: lists['people-nouns'],
  names: lists['given-names'],
  modifiers: [
    lists.intensifiers,
    lists['insulting-adjectives'],
    lists['strong-insulting-adjectives'],
    lists['swear-words'],
    lists['crude-words'],
    lists.insults,
    lists['person-slurs'],
  ],
  starts: new Map(),
})

function insultAt(reading: Reading, hit: Hit, sort: Sort, lists: Lists, people: PeopleLists, see: See): void {
  const { from, to } = hit
  if (isInHandle(reading, from) || isWrittenAsName(reading, from, lists['also-names'])) return
  if (sort === 'adjective' && isInName(reading, from, to)) return
  const target = targetOf(reading, from, to, people, sort !== 'adjective' && sort !== 'strong-adjective')
  const kind = kindOf(reading, hit, sort, target, lists, people)
  const isStrong = sort === 'noun' || sort === 'strong-adjective'
  if ((isStrong || kind !== undefined) && isHandedOn(reading, from, to, target, lists)) {
    if (isStrong) see.words('quoted', reading, from, to)
    return
  }
  if (kind === undefined) return
  if (isDenied(reading, from, people, lists.negations)) {
    if (sort === 'noun' && isWarning(reading, from, people)) see.words('blunt', reading, from, to)
    return
  }
  see.words(kind, reading, from, to)
}

function kindOf(
  reading: Reading,
  hit: Hit,
  sort: Sort,
  target: Target,
  lists: Lists,
  people: PeopleLists,
): string | undefined {
  if (target === 'self') return undefined
  if (target === 'noun' && isNear(reading, lists['political-bodies'], hit.from, hit.to, politicsReach))
    return undefined
  const aimed =
    target === 'you'
      ? 'you'
      : target === 'named' || target === 'role'
        ? 'person'
        : target === 'group'
          ? 'group'
          : 'someone'
  const isPerson = target !== 'thing' && target !== 'noun' && target !== 'unclear'
  switch (sort) {
    case 'noun':
      if (target === 'thing') return 'blunt'
      return target === 'unclear' ? unclearKind(reading, hit, people) : aimed
    case 'strong-adjective':
      if (isPerson) return aimed
      return reading.is(hit.from, lists['slur-adjectives']) ? 'slur-of-thing' : 'blunt'
    case 'adjective':
      if (!isPerson || inOffice(reading, hit.from, lists)) return undefined
      // How a side played is talk of sport; what its coach is called is not.
      if ((target === 'group' || target === 'named') && inSentence(reading, lists['sport-words'], hit.from))
        return undefined
      return 'unkind'
    case 'mild':
      if (inOffice(reading, hit.from, lists)) return undefined
      if (target === 'unclear' && isCalledOut(reading, hit, people)) return 'you'
      return (isPerson || target === 'noun') && isNoun(reading, hit, lists, people) ? aimed : undefined
    case 'animal':
      if (inOffice(reading, hit.from, lists)) return undefined
      if (target === 'group' && isOfChildren(reading, hit.from)) return undefined
      if (isBreak(reading, hit.from) || isAsked(reading, hit.from, lists, people)) return undefined
      if (target === 'unclear') return isSpiteful(reading, hit.from, lists, people) ? 'unclear' : undefined
      if (target === 'someone' || target === 'named')
        return isSpiteful(reading, hit.from, lists, people) ? aimed : undefined
      return isPerson && isNoun(reading, hit, lists, people) ? aimed : undefined
  }
}

const children = new Set([
  'kid',
  'child',
  'toddler',
  'baby',
  'son',
  'daughter',
  'twin',
  'grandkid',
  'grandchild',
  'student',
])

/** "The kids were monsters at bath time" is how parents talk. */
function isOfChildren(reading: Reading, from: number): boolean {
  const start = Math.max(reading.sentenceFrom(from), from - 8)
  for (let at = from - 1; at >= start; at--) if (children.has(stemAt(reading, at))) return true
  return false
}

/** "Are you a dog?" may well be a question. */
function isAsked(reading: Reading, from: number, lists: Lists, people: PeopleLists): boolean {
  const at = phraseStart(reading, from, people) - 1
  return reading.is(at, lists['second-person']) && isCopula(formAt(reading, at - 1))
}

/** "Thanks a lot, moron" is said to the reader, and "the idiots who" of somebody. */
function unclearKind(reading: Reading, { from, to }: Hit, people: PeopleLists): string {
  const start = phraseStart(reading, from, people)
  if (isCalledOut(reading, { from, to }, people)) return 'you'
  if (
    to === reading.sentenceTo(from) &&
    start > reading.sentenceFrom(from) &&
    (reading.before[start] ?? 0) & Before.comma
  )
    return 'you'
  if (formAt(reading, to) === 'like' && reading.is(to + 1, people.second)) return 'you'
  return formAt(reading, to) === 'who' && start < from ? 'someone' : 'unclear'
}

/** "The Fat Duck": the adjective is a part of a name. */
function isInName(reading: Reading, from: number, to: number): boolean {
  return (
    from > reading.sentenceFrom(from) &&
    isCapitalWord(reading, from) &&
    to < reading.sentenceTo(from) &&
    isCapitalWord(reading, to)
  )
}
const isCapitalWord = (reading: Reading, at: number): boolean =>
  ((reading.words[at]?.look ?? 0) & (Look.capital | Look.allCaps)) === Look.capital

const commands = new Set(
  (
    'get shut go stop keep cope cry bye thanks ok okay sure whatever learn grow read listen suck deal wake ' +
    'move pay dream lol congrats'
  ).split(' '),
)

/** "Get a life …", "bye …": a word at the end of a command, with no article, is what the reader is called. */
function isCalledOut(
  reading: Reading,
  { from, to }: { from: number; to: number },
  people: PeopleLists,
): boolean {
  const end = reading.sentenceTo(from)
  for (let at = to; at < end; at++) if (!((reading.words[at]?.look ?? 0) & Look.picture)) return false
  const start = reading.sentenceFrom(from)
  return phraseStart(reading, from, people) === from && from > start && commands.has(formAt(reading, start))
}

/** Words for animals and things are insults of "her" or of a name only with another insult before them. */
function isSpiteful(reading: Reading, from: number, lists: Lists, people: PeopleLists): boolean {
  for (let at = phraseStart(reading, from, people); at < from; at++) {
    if (reading.is(at, lists['insulting-adjectives']) || reading.is(at, lists['swear-words'])) return true
  }
  return false
}

/** Neither "dog owners" nor "the child's" nor "Dick Johnson". */
function isNoun(reading: Reading, { from, to }: Hit, lists: Lists, people: PeopleLists): boolean {
  if ((reading.words[from]?.look ?? 0) & Look.possessive) return false
  if (to >= reading.sentenceTo(from)) return true
  if (
    !isBreak(reading, to) &&
    (reading.is(to, lists['roles-of-people']) || reading.is(to, lists['people-nouns']))
  )
    return false
  return !(isNameLike(reading, from, people.names) && isNameLike(reading, to, people.names))
}

/** Opinions about those in office, short of an insulting noun, are politics. */
function inOffice(reading: Reading, at: number, lists: Lists): boolean {
  if (!reading.has(lists['office-holders'])) return false
  const end = reading.sentenceTo(at)
  for (let word = reading.sentenceFrom(at); word < end; word++)
    if (reading.is(word, lists['office-holders'])) return true
  return false
}

function isHandedOn(reading: Reading, from: number, to: number, target: Target, lists: Lists): boolean {
  if (isQuoted(reading, from, to) || isMentioned(reading, from, to)) return true
  if (isCountered(reading, from, to, lists['counter-speech'])) return true
  return target !== 'you' && !isWhoever(reading, from) && isReported(reading, from, lists['reporting-verbs'])
}

/** "Don't be an idiot": blunt, but nobody is called one. */
function isWarning(reading: Reading, from: number, people: PeopleLists): boolean {
  return formAt(reading, phraseStart(reading, from, people) - 1) === 'be'
}

function slurAt(
  reading: Reading,
  { from, to }: Hit,
  lists: Lists,
  people: PeopleLists,
  see: See,
  ofPersons: boolean,
): void {
  if (isInHandle(reading, from) || isWrittenAsName(reading, from, lists['also-names'])) return
  if (stemAt(reading, from) === 'bitch' && inSentence(reading, lists['dog-words'], from)) return
  const target = targetOf(reading, from, to, people, true)
  if (isHandedOn(reading, from, to, 'unclear', lists) || isDenied(reading, from, people, lists.negations)) {
    see.words('slur-quoted', reading, from, to)
  } else if (target === 'self' || isOwn(reading, from, lists)) see.words('slur-own', reading, from, to)
  else if (ofPersons && target === 'thing') see.words('blunt', reading, from, to)
  else if (ofPersons && isFond(reading, from)) see.words('slur-fond', reading, from, to)
  else see.words('slur', reading, from, to)
}

const fondness = new Set([
  'love',
  'luv',
  'miss',
  'missed',
  'adore',
  'birthday',
  'thank',
  'thanks',
  'congrats',
  'congratulations',
])
const tender = new Set([
  'you',
  'u',
  'ya',
  'my',
  'these',
  'those',
  'all',
  'to',
  'so',
  'much',
  'sexy',
  'gorgeous',
  'beautiful',
  'crazy',
  'bad',
])

/** "Love you …", "happy birthday …": how friends greet each other. */
function isFond(reading: Reading, from: number): boolean {
  const start = Math.max(reading.sentenceFrom(from), from - 5)
  for (let at = from - 1; at >= start; at--) {
    if (fondness.has(formAt(reading, at))) return true
    if (!tender.has(formAt(reading, at))) return false
  }
  return false
}

const fellows = new Set(['us', 'we', 'fellow', 'fellow', 'proud'])

/** "as a …, I", "we …", "us …", "a proud …": a word somebody has taken back. */
function isOwn(reading: Reading, from: number, lists: Lists): boolean {
  if (fellows.has(formAt(reading, from - 1))) return true
  const isRole = formAt(reading, from - 1) === 'a' && formAt(reading, from - 2) === 'as'
  if (!isRole) return false
  const end = reading.sentenceTo(from)
  for (let at = reading.sentenceFrom(from); at < end; at++)
    if (reading.is(at, lists['first-person'])) return true
  return false
}
