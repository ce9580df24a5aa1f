import { isCapital } from './capitals.ts'
import { Before, type Reading } from './reading.ts'
import { clauseFrom, formAt, isAuxiliary, isBreak, isCopula, stemAt, subjectOf } from './scope.ts'

/** Whom or what a describing word is said of. */
export type Target =
  | 'self'
  | 'you'
  | 'named'
  | 'role'
  | 'group'
  /** He, she, they, those: somebody who is spoken about. */
  | 'someone'
  /** A noun that is neither a known role nor a name. */
  | 'noun'
  | 'thing'
  | 'unclear'

/** The lists by which words for people are known. */
export type PeopleLists = {
  readonly first: number
  readonly second: number
  readonly third: number
  readonly roles: number
  readonly people: number
  readonly names: number
  /** Words that may stand between a pronoun and what is said: intensifiers, adjectives, swear words. */
  readonly modifiers: readonly number[]
  /** Of the reading at hand: where the phrases before these words start, since each is asked for six times. */
  readonly starts: Map<number, number>
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const articles = set(
  'a an the such of bunch pack load pile lot pair kind sort type piece little old big young other ' +
    'another same biggest worst whole nothing but n of',
)
const takesArticle = set('a an such so the')
const pointers = set(
  'these those that this them what such another some every all both most two three many bunch pack ' + 'lot',
)
const feelings = set(
  'feel feels felt feeling look looks looked looking sound sounds sounded act acts acted acting ' +
    'behave behaves behaved seem seems seemed am being remain stay',
)
const things = set('it this that there everything something nothing which what these those here anything')
const asides = set('here there today now above below around outside inside upstairs downstairs nearby online')
const pets = set(
  'cat cats dog dogs puppy puppies pup kitten kittens horse horses chook chooks goat bird birds ' +
    'cockatoo magpie magpies possum possums printer computer laptop phone car',
)
const copulaLike = set('like as')
const shortLinks = set('of in at on from for behind with near')
/** Whom "I have met" or "who works here" tells more of stands before these. */
const relatives = set('i we who that')
const doneTo = set('against towards toward')
const wrongs = set(
  'abuse treatment bullying harassment exploitation mistreatment neglect murder comments comment remarks attack attacks assault assaults jokes posts messages',
)
const functionWords = set(
  'and or but to for of in on at as that is are was were be been it if when than then so not no because by with who ' +
    'you i we they he she this these those enough have has had do does did will would can could should may might just ' +
    'really now today again always ever never anyway lol lmao imo tbh sometimes already yet either too also even all ' +
    'still from about after before until since',
)

/** Whether a capital says that a word is a name: not the first of its sentence, and not a shout. */
export function isNameLike(reading: Reading, at: number, names: number): boolean {
  if (reading.is(at, names) && isCapital(reading, at)) return true
  if (!isCapital(reading, at) || isAuxiliary(formAt(reading, at)) || formAt(reading, at) === 'i') return false
  if ((reading.before[at] ?? 0) & Before.mention) return true
  if (at === reading.sentenceFrom(at)) return false
  return !isCapital(reading, at - 1) || at - 1 === reading.sentenceFrom(at) || !isAllCaps(reading, at)
}

/** Whether a word of a list is written as a name is: "Bonner Hall", "Mr Cumming". */
export function isWrittenAsName(reading: Reading, at: number, alsoNames: number): boolean {
  if (!reading.is(at, alsoNames) || !isCapital(reading, at) || isAllCaps(reading, at)) return false
  const first = reading.sentenceFrom(at)
  if (at > first && beforeNouns.has(formAt(reading, at - 1))) return false
  if (at > first && (!isCapital(reading, at - 1) || at - 1 === first || titles.has(formAt(reading, at - 1))))
    return true
  const end = reading.sentenceTo(at)
  return (
    at + 1 < end &&
    isCapital(reading, at + 1) &&
    !(at + 2 < end && isCapital(reading, at + 2) && !isBreak(reading, at + 2))
  )
}

const beforeNouns = set(
  'you u a an the that this those these such what little big stupid absolute total fucking',
)
const titles = set('mr mrs ms dr prof cr sir miss st mt mount lake upper lower uncle aunty aunt')

function isAllCaps(reading: Reading, at: number): boolean {
  const last = (reading.to[at] ?? 1) - 1
  const code = reading.source.charCodeAt(last)
  return last > (reading.from[at] ?? 0) && code >= 65 && code <= 90
}

/** Whom word `at`, a subject or a head, stands for. */
export function personAt(reading: Reading, at: number, lists: PeopleLists): Target {
  if (at < 0) return 'unclear'
  const form = formAt(reading, at)
  if ((reading.before[at] ?? 0) & Before.mention) return 'named'
  if (things.has(form) || pets.has(form)) return 'thing'
  if (reading.is(at, lists.first)) return 'self'
  if (reading.is(at, lists.second)) return 'you'
  if (reading.is(at, lists.third) || form === 'who') return 'someone'
  if (reading.is(at, lists.roles)) return isPlural(form) ? 'group' : 'role'
  if (reading.is(at, lists.people)) return isPlural(form) ? 'group' : 'someone'
  if (isNameLike(reading, at, lists.names)) return 'named'
  return 'noun'
}

const plurals = set(
  'people folk folks lot bunch crowd mob pack crew gang everyone everybody staff police men women ' +
    'children management',
)
const isPlural = (form: string): boolean => plurals.has(form) || (form.endsWith('s') && !form.endsWith('ss'))

/** Whom a verb at `at` is said of: in "the head of parking is …" it is the head. */
export function subjectTarget(reading: Reading, at: number, lists: PeopleLists): Target {
  const last = subjectOf(reading, at)
  const subject = last > reading.sentenceFrom(at) && asides.has(formAt(reading, last)) ? last - 1 : last
  const found = personAt(reading, subject, lists)
  if (found === 'thing' && isWhoever(reading, subject)) return 'someone'
  if (isDoneTo(reading, subject, lists)) return 'thing'
  if (found !== 'noun' && found !== 'named') return found
  if (isOfConduct(reading, subject)) return 'thing'
  const start = Math.max(reading.sentenceFrom(subject), subject - 4)
  for (let before = subject - 1; before > start; before--) {
    const link = formAt(reading, before)
    if (!shortLinks.has(link) && !relatives.has(link)) continue
    const head = personAt(reading, before - 1, lists)
    if (head === 'role' || head === 'group' || (head === 'someone' && found === 'noun')) return head
  }
  return found === 'noun' && isWhoever(reading, subject) ? 'someone' : found
}

/** "Threats against nurses are …", "the abuse of staff is …": said of what is done, and not of them. */
function isDoneTo(reading: Reading, subject: number, lists: PeopleLists): boolean {
  const start = Math.max(reading.sentenceFrom(subject) + 1, subject - 3)
  for (let at = subject - 1; at >= start; at--) {
    const link = formAt(reading, at)
    if (link === 'of' || link === 'on' || link === 'about') return wrongs.has(formAt(reading, at - 1))
    if (doneTo.has(link)) return personAt(reading, at - 1, lists) === 'noun'
  }
  return false
}

const manners = set('way how what treatment idea thought state fact notion lack conduct practice')
const conductReach = 12

/** "The way we treat old people in care is …": said of what is done, and not of those it is done to. */
function isOfConduct(reading: Reading, subject: number): boolean {
  const start = clauseFrom(reading, subject)
  if (subject - start > conductReach) return false
  return (
    manners.has(formAt(reading, start)) ||
    (formAt(reading, start) === 'the' && manners.has(formAt(reading, start + 1)))
  )
}

/** "Whoever wrote this is …": the subject is a person, whatever stands next to the verb. */
export function isWhoever(reading: Reading, subject: number): boolean {
  const start = Math.max(reading.sentenceFrom(subject), subject - 7)
  for (let at = subject; at >= start; at--) if (formAt(reading, at) === 'whoever') return true
  return false
}

/** Whom words `from` to `to` describe, as an adjective or as a noun that names them. */
export function targetOf(
  reading: Reading,
  from: number,
  to: number,
  lists: PeopleLists,
  isNoun: boolean,
): Target {
  const head = headAfter(reading, to, lists)
  if (head >= 0) {
    const found = personAt(reading, head, lists)
    const owner = ownerBefore(reading, from, lists)
    const lead = targetBefore(reading, from, lists)
    if ((lead === 'self' && owner !== 'self') || (lead === 'you' && !isNoun)) return lead
    if (found === 'self' || (owner === 'self' && formAt(reading, head) === 'self')) return 'self'
    if (owner === 'you' && found !== 'role' && !isNoun)
      return found === 'noun' || found === 'thing' ? 'thing' : 'you'
    if (found === 'role' || found === 'group' || found === 'named' || found === 'someone') return found
    if (!isNoun) return 'thing'
  }
  return targetBefore(reading, from, lists)
}

/** The noun a describing word stands in front of; -1 where it ends its phrase. */
function headAfter(reading: Reading, to: number, lists: PeopleLists): number {
  const end = Math.min(reading.sentenceTo(to - 1), to + 4)
  for (let at = to; at < end; at++) {
    if (isBreak(reading, at)) return -1
    const form = formAt(reading, at)
    if (lists.modifiers.some((list) => reading.is(at, list))) continue
    if (functionWords.has(form) || reading.is(at, lists.second)) return -1
    const code = form.charCodeAt(0)
    if (!(code >= 97 && code <= 122)) return -1
    return at
  }
  return -1
}

function isModifier(reading: Reading, at: number, lists: PeopleLists): boolean {
  return articles.has(formAt(reading, at)) || lists.modifiers.some((list) => reading.is(at, list))
}

/** The first word of the phrase that ends at `from`: "you absolute …" starts after "you". */
export function phraseStart(reading: Reading, from: number, lists: PeopleLists): number {
  const known = lists.starts.get(from)
  if (known !== undefined) return known
  const start = Math.max(reading.sentenceFrom(from), from - 5)
  let at = from
  while (at > start && !isBreak(reading, at) && isModifier(reading, at - 1, lists)) at--
  lists.starts.set(from, at)
  return at
}

function ownerBefore(reading: Reading, from: number, lists: PeopleLists): Target {
  const at = phraseStart(reading, from, lists) - 1
  if (at < reading.sentenceFrom(from) || isBreak(reading, at + 1)) return 'unclear'
  if (reading.is(at, lists.second)) return 'you'
  return reading.is(at, lists.first) ? 'self' : 'unclear'
}

function targetBefore(reading: Reading, from: number, lists: PeopleLists): Target {
  const first = reading.sentenceFrom(from)
  const start = phraseStart(reading, from, lists)
  const at = start - 1
  if (at < first || (isBreak(reading, start) && !reading.is(at, lists.second)))
    return pointed(reading, start, from) ?? asked(reading, from, lists)
  const form = formAt(reading, at)
  if (form === 'r' && reading.is(at - 1, lists.second)) return 'you'
  if (isCopula(form) || feelings.has(form) || copulaLike.has(form)) return saidOf(reading, at, lists)
  // "your an idiot" is meant as "you're"; "your idiot" belongs to somebody.
  if (form === 'your' || form === 'yours') return takesArticle.has(formAt(reading, start)) ? 'you' : 'unclear'
  if (reading.is(at, lists.second)) return 'you'
  if (reading.is(at, lists.first)) return 'self'
  if (isAuxiliary(form) && !wishes.has(form)) {
    const target = subjectTarget(reading, at, lists)
    if (target !== 'unclear') return target
  }
  if (reading.is(at, lists.third)) return 'someone'
  if (isCopula(formAt(reading, at - 1)) || isCopula(formAt(reading, at - 2))) {
    const target = personAt(reading, at, lists)
    if (target !== 'noun' && target !== 'thing') return target
  }
  // "Me trying to park: what a …" is a joke at one's own expense.
  if (pointers.has(form)) return formAt(reading, first) === 'me' ? 'self' : 'someone'
  return pointed(reading, start, from) ?? asked(reading, from, lists)
}

/** "she is", "he looks like", "you act as if you were": who the verb is said of. */
function saidOf(reading: Reading, at: number, lists: PeopleLists): Target {
  let verb = at
  if (copulaLike.has(formAt(reading, verb))) {
    verb--
    if (!isCopula(formAt(reading, verb)) && !feelings.has(formAt(reading, verb))) return 'unclear'
  }
  // How somebody feels is theirs to say, and no insult.
  if (stemAt(reading, verb) === 'feel' || formAt(reading, verb) === 'felt') return 'self'
  return subjectTarget(reading, verb, lists)
}

/** "what a …", "those …", "bunch of …" inside the modifiers themselves. */
function pointed(reading: Reading, start: number, from: number): Target | undefined {
  for (let at = isBreak(reading, start) ? start : start - 1; at < from; at++) {
    if (at >= reading.sentenceFrom(from) && pointers.has(formAt(reading, at))) return 'someone'
  }
  return undefined
}

/** "How … are you", "how … can she be". */
function asked(reading: Reading, from: number, lists: PeopleLists): Target {
  if (formAt(reading, phraseStart(reading, from, lists) - 1) !== 'how') return 'unclear'
  const end = Math.min(reading.sentenceTo(from), from + 4)
  for (let at = from + 1; at < end; at++) {
    const target = personAt(reading, at, lists)
    if (target === 'you' || target === 'someone' || target === 'role' || target === 'self') return target
  }
  return 'unclear'
}

const opinions = set(
  'think thought say saying said believe mean meant suggest suggesting imply implying call calling ' +
    'claim claiming',
)
const opinionReach = 7
/** "I do not need …" denies the wish and not what somebody is called. */
const wishes = set('need want wants wanna love like get got let try')

/**
 * Whether it is denied that somebody is what words from `from` on say: "is not a …", "nobody is …",
 * "I am not saying that she is …". A "not" that belongs to another verb denies nothing of the kind.
 */
export function isDenied(reading: Reading, from: number, lists: PeopleLists, negations: number): boolean {
  if (!reading.has(negations)) return false
  const first = reading.sentenceFrom(from)
  let count = 0
  let at = from - 1
  for (; at >= first && !isBreak(reading, at + 1); at--) {
    if (reading.is(at, negations)) count++
    else if (wishes.has(formAt(reading, at))) break
    else if (
      !isModifier(reading, at, lists) &&
      !isAuxiliary(formAt(reading, at)) &&
      !copulaLike.has(formAt(reading, at)) &&
      !feelings.has(formAt(reading, at))
    )
      break
  }
  if (count > 0) return count % 2 === 1
  // "No refugee is a …": what is denied stands before the one it is said of.
  const isWish = at >= first && wishes.has(formAt(reading, at))
  if (!isWish && at > first && reading.is(at - 1, negations) && !isBreak(reading, at)) return true
  for (let back = at; back >= Math.max(first, at - opinionReach); back--) {
    if (!opinions.has(formAt(reading, back))) continue
    for (let before = back - 1; before >= Math.max(first, back - 3); before--)
      if (reading.is(before, negations)) return true
  }
  return false
}
