import { findGroups, type GroupPlace } from './groups.ts'
import { Before, type Hit, type Reading } from './reading.ts'
import {
  clauseFrom,
  formAt,
  isAuxiliary,
  isBreak,
  isCountered,
  isNegated,
  isQuoted,
  isReported,
  subjectOf,
} from './scope.ts'
import { Look } from './word.ts'

/** The lists that say what harm to people looks like. */
export const harmLists = [
  'harm-verbs',
  'harmless-harm',
  'laughs',
  'group-names',
  'life-stage-groups',
  'conviction-groups',
  'people-nouns',
  'roles-of-people',
  'insults',
  'slurs',
  'person-slurs',
  'swear-words',
  'intensifiers',
  'insulting-adjectives',
  'counter-speech',
  'reporting-verbs',
  'negations',
] as const
export type HarmLists = { readonly [K in (typeof harmLists)[number]]: number }
export type HarmKind = 'threat' | 'incitement' | 'figurative'

/** Who a verb of harm is aimed at. */
type Aim = { readonly to: number; readonly who: 'reader' | 'one' | 'some' | 'group' | 'kin' }

const personLists = ['people-nouns', 'roles-of-people', 'insults', 'slurs', 'person-slurs'] as const
const groupLists = ['group-names', 'life-stage-groups', 'conviction-groups'] as const

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const urging = set('should must need needs ought please gotta better lets')
const willing = set('will going want wanna about swear ll promise gonna plan planning ready try love')
const doubtful = set('could would might')
const determiners = set(
  'a an the that this those these all every each any some another both of other rest more last next first one single bloody',
)
const single = set('him')
const many = set('them')
const parts = set(
  'head face skull teeth throat neck legs arms nose jaw brains family kids children mum mother dad wife husband house home car ass arse',
)
const pastForms = set('shot hung hanged beaten burnt killed ran blew strung wiped gunned mowed')
const ambiguous = set(
  'attack hurt harm burn execute poison gas skin gut put cripple cut run hunt hang drown wipe blow string',
)
const objectsOfShooting = set('a an some this that through over')

/** Reads whom a text means to harm, or wants harmed. */
export function findHarm(
  reading: Reading,
  lists: HarmLists,
  tell: (kind: HarmKind, from: number, to: number) => void,
): void {
  let groups: readonly GroupPlace[] | undefined
  let done = 0
  for (const hit of reading.hits(lists['harm-verbs'])) {
    if (hit.from < done || isPast(reading, hit.from)) continue
    groups ??= findGroups(reading, [
      [lists['group-names'], 'group'],
      [lists['life-stage-groups'], 'life-stage'],
      [lists['conviction-groups'], 'conviction'],
    ])
    const aim = aimOf(reading, hit, lists, groups)
    const kind = aim && kindOf(reading, hit, aim, lists)
    if (!kind || isExcused(reading, hit.from, aim.to, lists)) continue
    tell(kind, hit.from, aim.to)
    done = aim.to
  }
}

/** Not the author's own words, or argued against; or a game, a film, a recipe. */
export function isExcused(reading: Reading, from: number, to: number, lists: HarmLists): boolean {
  if (isQuoted(reading, from, to) || isCountered(reading, from, to, lists['counter-speech'])) return true
  return isReported(reading, from, lists['reporting-verbs']) || isNear(reading, from, lists['harmless-harm'])
}

/** Whether a list is hit in the sentence of a word or right beside it. */
export function isNear(reading: Reading, at: number, list: number): boolean {
  if (!reading.has(list)) return false
  const start = reading.sentenceFrom(Math.max(0, reading.sentenceFrom(at) - 1))
  const last = reading.sentenceTo(at)
  const end = last < reading.length ? reading.sentenceTo(last) : last
  for (let near = start; near < end; near++) if (near !== at && reading.is(near, list)) return true
  return false
}

function isPast(reading: Reading, at: number): boolean {
  const form = formAt(reading, at)
  const cutOrPut = form === 'cut' || form === 'put' || form === 'set'
  return (
    (form.endsWith('ed') || form.endsWith('ing') || pastForms.has(form)) &&
    !cutOrPut &&
    !(form.endsWith('ing') && formAt(reading, at - 1) === 'am')
  )
}

function aimOf(reading: Reading, hit: Hit, lists: HarmLists, groups: readonly GroupPlace[]): Aim | undefined {
  const inside = groups.find((place) => place.from > hit.from && place.to <= hit.to)
  if (inside) return { to: hit.to, who: 'group' }
  for (let at = hit.from + 1; at < hit.to; at++) {
    const form = formAt(reading, at)
    if (form === 'you' || form === 'your') return { to: hit.to, who: 'reader' }
    if (form === 'him' || form === 'his' || form === 'her') return { to: hit.to, who: 'one' }
    if (form === 'them' || form === 'their') return { to: hit.to, who: 'some' }
    if (form === 'my' || form === 'me' || form === 'our' || form === 'it') return undefined
  }
  const end = Math.min(reading.sentenceTo(hit.from), hit.to + 7)
  for (let at = hit.to; at < end; at++) {
    if (isBreak(reading, at)) return undefined
    const aim = aimAt(reading, at, hit, lists, groups)
    if (aim !== undefined) return aim ?? undefined
    const form = formAt(reading, at)
    const loose =
      reading.is(at, lists.intensifiers) ||
      reading.is(at, lists['swear-words']) ||
      reading.is(at, lists['insulting-adjectives'])
    if (!determiners.has(form) && !loose) return undefined
  }
  return undefined
}

/** An aim, `null` where something else is meant, `undefined` where the word does not say. */
function aimAt(
  reading: Reading,
  at: number,
  hit: Hit,
  lists: HarmLists,
  groups: readonly GroupPlace[],
): Aim | null | undefined {
  const form = formAt(reading, at)
  const group = groups.find((place) => place.from <= at && at < place.to)
  if (group) return { to: group.to, who: 'group' }
  if (form === 'you')
    return objectsOfShooting.has(formAt(reading, at + 1)) && isShot(reading, hit)
      ? null
      : { to: at + 1, who: 'reader' }
  if (form === 'your') return parts.has(formAt(reading, at + 1)) ? { to: at + 2, who: 'reader' } : null
  if ((form === 'his' || form === 'her' || form === 'their') && isTheirs(reading, at + 1, hit))
    return { to: at + 2, who: 'one' }
  if (form === 'my' || form === 'our')
    return reading.is(at + 1, lists['people-nouns']) || parts.has(formAt(reading, at + 1))
      ? { to: at + 2, who: 'kin' }
      : null
  if (form === 'me' || form === 'it' || form === 'myself') return null
  if (single.has(form))
    return objectsOfShooting.has(formAt(reading, at + 1)) && isShot(reading, hit)
      ? null
      : { to: at + 1, who: 'one' }
  if (form === 'her') return isOpenAfter(reading, at) ? { to: at + 1, who: 'one' } : null
  if (many.has(form))
    return hasPeople(reading, at, groups) ? { to: at + 1, who: 'group' } : { to: at + 1, who: 'some' }
  if ((reading.before[at] ?? 0) & Before.mention) return { to: at + 1, who: 'one' }
  if (isPersonWord(reading, at, lists)) return { to: at + 1, who: 'one' }
  if (
    ((reading.words[at]?.look ?? 0) & (Look.capital | Look.allCaps)) === Look.capital &&
    reading.words[hit.from]?.look === 0
  )
    return { to: at + 1, who: 'one' }
  return undefined
}

const homes = set('house home car')
const burning = set('torch burn firebomb')

/** "Bash his head", "torch her car": what is theirs counts as them; a home only where it is burned. */
const isTheirs = (reading: Reading, at: number, hit: Hit): boolean =>
  parts.has(formAt(reading, at)) &&
  (!homes.has(formAt(reading, at)) || (burning.has(formAt(reading, hit.from)) && isOpenAfter(reading, at)))

const isPersonWord = (reading: Reading, at: number, lists: HarmLists): boolean =>
  personLists.some((name) => reading.is(at, lists[name]))

/** Whether the word at `at` speaks of people: `maybe` for a "they" that may be anything. */
export function isPerson(reading: Reading, at: number, lists: HarmLists): boolean | 'maybe' {
  const form = formAt(reading, at)
  if (form === 'they' || form === 'these' || form === 'those' || form === 'them') return 'maybe'
  if (form === 'he' || form === 'she' || form === 'you' || form === 'who' || form === 'people') return true
  if (isPersonWord(reading, at, lists) || groupLists.some((name) => reading.is(at, lists[name]))) return true
  const look = reading.words[at]?.look ?? 0
  return (look & Look.capital) !== 0 && at > reading.sentenceFrom(at)
}

const isShot = (reading: Reading, hit: Hit): boolean => formAt(reading, hit.from) === 'shoot'

/** "Her" with nothing of hers after it. */
function isOpenAfter(reading: Reading, at: number): boolean {
  if (at + 1 >= reading.sentenceTo(at) || isBreak(reading, at + 1)) return true
  return isAuxiliary(formAt(reading, at + 1)) || open.has(formAt(reading, at + 1))
}
const open = set(
  'down in on at with and or for to from by like if when before after until tonight tomorrow today one stupid',
)

/** Whether "them" may point at people named in this sentence or the last. */
function hasPeople(reading: Reading, at: number, groups: readonly GroupPlace[]): boolean {
  const sentence = reading.sentence[at] ?? 0
  return groups.some(({ from }) => from < at && (reading.sentence[from] ?? 0) >= sentence - 1)
}

/** "I will find you and …": the subject of the first verb is that of the second. */
function firstOfTwo(reading: Reading, subject: number): number {
  if (subject < 0 || formAt(reading, subject) !== 'and') return subject
  const start = reading.sentenceFrom(subject)
  for (let at = subject - 1; at >= start; at--) {
    const form = formAt(reading, at)
    if (form === 'i' || form === 'we') return at
  }
  return subject
}

/** "Gonna bash him": a plan without a subject is the author's. */
function isOwnPlan(reading: Reading, at: number): boolean {
  const first = formAt(reading, clauseFrom(reading, at))
  return first === 'gonna' || (first === 'going' && formAt(reading, at - 1) !== 'going')
}

function kindOf(reading: Reading, hit: Hit, aim: Aim, lists: HarmLists): HarmKind | undefined {
  const at = hit.from
  const subject = firstOfTwo(reading, subjectOf(reading, at))
  if (isNegated(reading, at, lists.negations, 7)) return undefined
  const said = subject < 0 ? '' : formAt(reading, subject)
  const isOwn = (said === '' || said === 'and') && aim.who !== 'some' && isOwnPlan(reading, at)
  const who = isOwn ? 'i' : said
  const from = subject < 0 ? Math.max(reading.sentenceFrom(at), at - 6) : subject
  let urged = false
  let willed = isOwn
  let doubted = false
  let would = false
  for (let between = from; between < at; between++) {
    const form = formAt(reading, between)
    urged ||= urging.has(form) || form === 'let'
    willed ||= willing.has(form)
    doubted ||= doubtful.has(form)
    would ||= form === 'would'
  }
  const unsure =
    ambiguous.has(formAt(reading, at)) && hit.to === at + 1 && aim.who !== 'reader' && aim.who !== 'group'
  const laughed = reading.has(lists.laughs)
  if (aim.who === 'kin') return who === 'i' && willed ? 'figurative' : undefined
  if (who === 'i' || (who === 'we' && !urged)) {
    if (doubted && aim.who === 'group') return 'threat'
    if (doubted || (!willed && aim.who !== 'reader')) return would && !unsure ? 'figurative' : undefined
    if (unsure || laughed || (aim.who === 'some' && who === 'we')) return 'figurative'
    return 'threat'
  }
  if (aim.who === 'reader') return undefined
  if (urged && who !== 'they' && who !== 'he' && who !== 'she')
    return aim.who === 'some' || unsure || laughed ? 'figurative' : 'incitement'
  if (who !== '' && who !== 'go') return undefined
  if (aim.who === 'group') return 'incitement'
  if (hit.to > at + 1) return 'incitement'
  return unsure ? undefined : 'figurative'
}
