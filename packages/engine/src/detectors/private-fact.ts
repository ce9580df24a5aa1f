import { defineDetector, type Lists, type Scene, type See } from '../detector.ts'
import { type Mention, namesIn } from '../registers/person-names.ts'
import { inSentence } from '../text/near.ts'
import { Before, type Hit, type Reading } from '../text/reading.ts'
import { Look } from '../text/word.ts'

const topics = ['health', 'family', 'money', 'discipline', 'sexuality', 'criminal', 'whereabouts'] as const
const factLists = topics.map((topic) => `${topic}-facts` as const)
/** Facts that count only right behind a name with 's, by their topic. */
const bareLists = {
  health: 'bare-health-facts',
  family: 'bare-family-facts',
  discipline: 'bare-work-facts',
  sexuality: 'bare-sexuality-facts',
} as const
const listNames = [
  ...factLists,
  ...Object.values(bareLists),
  'team-asides',
  'care-confirmed',
  'case-confirmed',
  'given-names',
  'person-titles',
  'public-titles',
  'name-stoppers',
  'person-roles',
  'public-figures',
  'generic-people',
  'own-family',
  'family-nouns',
  'first-person',
  'third-person',
  'consent-words',
  'story-words',
  'wish-words',
  'occasion-words',
  'made-up-worlds',
  'fiction-words',
  'court-words',
] as const
type Name = (typeof listNames)[number]

const wordsBack = 10
const wordsOn = 4
const pronounWordsBack = 25
const pronounReach = 6
/** A year from before this one tells of history. */
const historyUntil = 1990

/** Finds a private fact together with the person whose fact it is. */
export const privateFact = defineDetector({
  id: 'private-fact',
  summary: 'A private fact about a person whom people can find out',
  kinds: {
    health: 'a named person\u2019s health',
    family: 'a named person\u2019s marriage, children or home',
    money: 'a named person\u2019s money',
    discipline: 'how a named person fared at work',
    sexuality: 'whom a named person loves, or who they are',
    criminal: 'a named person, police and courts',
    whereabouts: 'where a named person is who may not be safe',
    unnamed: 'a private fact of a colleague, client or neighbour without a name',
    'unnamed-conduct': 'how a colleague without a name fared at work or with the police',
    'perhaps-named': 'a private fact beside what may be a name',
    'own-family': 'a private fact of the author\u2019s own family or friend, by name',
    'with-consent': 'a private fact that the person is said to share',
    story: 'a private fact of somebody who is presented to readers',
    announced: 'a private fact in the words of an announcement or of a public hearing',
    'care-confirmed': 'a reply that confirms that somebody is a patient',
    'case-confirmed': 'a reply that tells how somebody\u2019s matter stands',
  },
  lists: listNames,
  wakes: { lists: [...factLists, ...Object.values(bareLists), 'care-confirmed', 'case-confirmed'] },

  find(reading, lists, scene, see) {
    if (reading.has(lists['made-up-worlds'])) return
    replies(reading, lists, scene, see)
    const all = [...factLists, ...Object.values(bareLists)]
    if (!all.some((name) => reading.has(lists[name]))) return
    const study = new Study(reading, lists, scene)
    const told = new Set<number>()
    const tell = (topic: (typeof topics)[number], hit: Hit, person: Person | undefined): void => {
      if (!person || told.has(person.from) || inSentence(reading, lists['fiction-words'], hit.from)) return
      told.add(person.from)
      const from = Math.min(person.from, hit.from)
      see.words(study.kindOf(person, topic), reading, from, Math.max(person.to, hit.to))
    }
    for (const topic of topics) {
      for (const hit of reading.hits(lists[`${topic}-facts`]))
        tell(topic, hit, study.personOf(hit.from, hit.to))
      if (!hasBareFacts(topic)) continue
      for (const hit of reading.hits(lists[bareLists[topic]])) tell(topic, hit, study.ownerOf(hit))
    }
  },
})

const hasBareFacts = (topic: string): topic is keyof typeof bareLists => topic in bareLists

/** Behind these a fact is over: "Tamsin's pregnant and happy"; "Tamsin's pregnant wife" is somebody else. */
const afterFacts = new Set(
  'is was has had taking going coming came went will got and but so or again now then with at by for from because since if when too as lol btw apparently'.split(
    ' ',
  ),
)

type Person = {
  readonly from: number
  readonly to: number
  readonly sort: 'named' | 'perhaps' | 'role' | 'family'
}

class Study {
  readonly #reading: Reading
  readonly #lists: Lists<Name>
  /** The mention that covers a word, by the word. */
  readonly #names = new Map<number, Mention>()
  readonly #roles = new Map<number, Mention>()

  constructor(reading: Reading, lists: Lists<Name>, scene: Scene) {
    this.#reading = reading
    this.#lists = lists
    const own = scene.draft.author?.name ?? ''
    for (const name of namesIn(reading, lists, scene.registers)) {
      const isOwn = own !== '' && reading.textOf(name.from, name.to) === own
      if (!isOwn)
        for (let at = name.from; at < name.to; at++) if (!this.#names.has(at)) this.#names.set(at, name)
    }
    for (const { from, to } of reading.hits(lists['person-roles'])) {
      for (let at = from; at < to; at++) this.#roles.set(at, { from, to, known: false })
    }
  }

  kindOf({ sort }: Person, topic: (typeof topics)[number]): string {
    const reading = this.#reading
    const lists = this.#lists
    if (reading.hits(lists['consent-words']).length > 0) return 'with-consent'
    if (reading.has(lists['occasion-words'])) return 'announced'
    if (sort === 'named' && reading.has(lists['story-words'])) return 'story'
    if (topic === 'criminal' && reading.has(lists['court-words'])) return 'announced'
    if (sort === 'named') return topic
    if (sort === 'perhaps') return 'perhaps-named'
    if (sort === 'family') return 'own-family'
    return topic === 'discipline' || topic === 'criminal' ? 'unnamed-conduct' : 'unnamed'
  }

  /** The person whom a fact at words `from` to `to` is about: the nearest one before it, else one it is said of. */
  personOf(from: number, to: number): Person | undefined {
    const reading = this.#reading
    const first = Math.max(reading.sentenceFrom(from), from - wordsBack)
    for (let at = from - 1; at >= first; at--) {
      if ((reading.before[at + 1] ?? 0) & (Before.colon | Before.quote)) return undefined
      const name = this.#names.get(at)
      if (name) return this.#isAbout(name, from) ? this.#person(name) : undefined
      const role = this.#roles.get(at)
      if (role) return this.#isOthers(role.to, from) ? undefined : { ...role, sort: 'role' }
      if (reading.is(at, this.#lists['team-asides'])) continue
      const stop = this.#stopAt(at, from)
      if (stop === 'pronoun') return this.#before(at)
      if (stop === 'stop') return undefined
    }
    return first === reading.sentenceFrom(from) ? this.#behind(to) : undefined
  }

  /** Of whom "Tamsin's pregnant" tells: the name with 's right before it. */
  ownerOf({ from, to }: Hit): Person | undefined {
    const reading = this.#reading
    const name = this.#names.get(from - 1)
    if (!name?.known || name.to !== from || reading.sentence[from - 1] !== reading.sentence[from])
      return undefined
    const goesOn =
      to < reading.sentenceTo(from) && !reading.before[to] && !afterFacts.has(reading.words[to]?.form ?? '')
    const isOwner = ((reading.words[from - 1]?.look ?? 0) & Look.possessive) !== 0
    return isOwner && !goesOn ? this.#person(name) : undefined
  }

  #stopAt(at: number, fact: number): 'pronoun' | 'stop' | undefined {
    const reading = this.#reading
    const lists = this.#lists
    const form = reading.words[at]?.form ?? ''
    if (reading.is(at, lists['own-family']) || reading.is(at, lists['first-person'])) return 'stop'
    if (reading.is(at, lists['generic-people']) || form === 'if' || form === 'whether') return 'stop'
    // What somebody should or may do is an opinion, not a fact.
    if (reading.is(at, lists['wish-words'])) return 'stop'
    if (form !== 'he' && form !== 'she' && form !== 'her' && form !== 'his') return undefined
    return fact - at <= pronounReach ? 'pronoun' : 'stop'
  }

  /** Whom "she" means: the last person named before it, not too far back. */
  #before(pronoun: number): Person | undefined {
    for (let at = pronoun - 1; at >= Math.max(0, pronoun - pronounWordsBack); at--) {
      const name = this.#names.get(at)
      if (name?.known) return this.#person(name)
      const role = this.#roles.get(at)
      if (role) return { ...role, sort: 'role' }
      if (this.#reading.is(at, this.#lists['own-family'])) return undefined
    }
    return undefined
  }

  /** "the eviction of John Smith", "chemo for Lena". */
  #behind(to: number): Person | undefined {
    const reading = this.#reading
    const form = reading.words[to]?.form
    // "HR is investigating John Smith", "they sacked Lena": the one it is done to.
    const object = to < reading.sentenceTo(to - 1) && !reading.before[to] ? this.#names.get(to) : undefined
    if (object?.known && object.from === to) return this.#person(object)
    if ((form !== 'of' && form !== 'for') || to >= reading.sentenceTo(to - 1)) return undefined
    for (let at = to + 1; at < Math.min(to + wordsOn, reading.sentenceTo(to)); at++) {
      const name = this.#names.get(at)
      if (name?.known) return this.#person(name)
    }
    return undefined
  }

  #person(name: Mention): Person | undefined {
    const reading = this.#reading
    for (let at = name.from; at < name.to; at++)
      if (reading.is(at, this.#lists['public-figures'])) return undefined
    const first = Math.max(reading.sentenceFrom(name.from), name.from - 4)
    for (let at = first; at < name.from; at++) {
      if (reading.is(at, this.#lists['own-family']) && at >= name.from - 3) return { ...name, sort: 'family' }
    }
    return { from: name.from, to: name.to, sort: name.known ? 'named' : 'perhaps' }
  }

  /** "Dana's dog has cancer" is not about Dana; "Dana's husband" is near enough. */
  #isAbout(name: Mention, fact: number): boolean {
    const isOwner = ((this.#reading.words[name.to - 1]?.look ?? 0) & Look.possessive) !== 0
    const before = this.#reading.words[name.from - 1]?.form
    if (before === 'if' || before === 'whether' || this.#isHistory(name.from)) return false
    if (fact === name.to && (this.#reading.before[fact] ?? 0) & Before.comma)
      return this.#isApposed(name, fact)
    if (!name.known) return fact === name.to || (fact - name.to <= 3 && this.#isVerb(name.to))
    if (!isOwner || fact === name.to) return true
    if (this.#reading.is(name.to, this.#lists['family-nouns'])) return true
    return (
      fact - name.to <= 1 && ((this.#reading.before[fact] ?? 0) & Before.comma) === 0 && !this.#isVerb(fact)
    )
  }

  /** "the client I saw, Dana Ito, has …": a comma on both sides, and the fact goes on with its verb. */
  #isApposed(name: Mention, fact: number): boolean {
    const { before } = this.#reading
    return name.known && ((before[name.from] ?? 0) & Before.comma) !== 0 && this.#isVerb(fact)
  }

  /** "our client's dog is …": the role owns what the fact is about. */
  #isOthers(roleEnd: number, fact: number): boolean {
    const isOwner = ((this.#reading.words[roleEnd - 1]?.look ?? 0) & Look.possessive) !== 0
    return isOwner && fact - roleEnd >= 1 && this.#isVerb(fact)
  }

  #isVerb(at: number): boolean {
    const base = this.#reading.words[at]?.stem
    return base === 'be' || base === 'have' || base === 'get'
  }

  #isHistory(at: number): boolean {
    const reading = this.#reading
    for (let word = reading.sentenceFrom(at); word < reading.sentenceTo(at); word++) {
      const form = reading.words[word]?.form ?? ''
      if (form.length !== 4 || form.charCodeAt(0) > 50 || form.charCodeAt(0) < 49) continue
      const year = Number(form)
      if (year >= 1000 && year < historyUntil) return true
    }
    return false
  }
}

/** A reply that says "your surgery on our ward": true or not, it confirms something. */
function replies(reading: Reading, lists: Lists<Name>, scene: Scene, see: See): void {
  const isReply = scene.facts.place === 'channel-comment'
  const about = (name: 'care-confirmed' | 'case-confirmed'): void => {
    let done = 0
    for (const { from, to } of reading.hits(lists[name])) {
      // Several phrases of the list may say the same thing; the first, longest one is enough.
      if (from < done) continue
      done = to
      const form = reading.words[reading.sentenceFrom(from)]?.form
      if (form !== 'if' && form !== 'when') see.words(name, reading, from, to)
    }
  }
  about('care-confirmed')
  // "Your claim was declined" to nobody in particular is a form letter.
  if (isReply && scene.facts.capacity !== 'personal') about('case-confirmed')
}
