import { endsByStart, findGroups, findPronouns, type GroupPlace, isRestricted, type Opening, openingOf } from './groups.ts'
import type { Reading } from './reading.ts'
import { formAt, isAuxiliary, isBreak, isCopula, isCountered, isNegated, isQuoted, isReported, negates, subjectOf } from './scope.ts'

/** The lists that say what contempt looks like. */
export const contemptLists = [
  'group-names', 'group-members', 'life-stage-groups', 'conviction-groups', 'hateful-names', 'hateful-adjectives',
  'hateful-predicates', 'dehumanising-words', 'hateful-acts', 'hate-verbs', 'worth-words', 'stereotype-words',
  'stereotype-acts', 'exclusion-predicates', 'exclusion-verbs', 'removal-phrases', 'counter-speech',
  'reporting-verbs', 'negations', 'intensifiers', 'swear-words', 'crude-words',
] as const
type Name = (typeof contemptLists)[number]
export type ContemptLists = { readonly [K in Name]: number }
export type ContemptKind = 'hate' | 'exclusion' | 'stereotype'
type Tell = (kind: ContemptKind, from: number, to: number) => void

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const speakers = set('i we everyone everybody nobody people us all lets')
/** What may stand between "are" and the word that tells. */
const fillers = set(
  'a an the some any all every each both other such these those like as than of to in by bunch lot lots pack load kind sort breed species bit what ' +
    'people men women persons individuals group one ones race most least more less worse lower better our ' +
    'god human such simply nothing but basically for he she walking form',
)
const prepositions = set('in at on from around of with under over like across among here these today nowadays who and or as too')
const stops = set('but because although though while unless if when where whose which whom that')
const past = set('was were had did')
const blockers = set('being getting having to become suffering treated harmed hurt')
const mights = set('can could may might')
/** "Still not welcome" tells of a wrong, it does not ask for one; "can be" is not said of all. */
const hedges = set('can could may might still yet often sometimes usually historically currently')
const urging = set('should must need needs ought let please time gotta')
/** Words that may single out some of a group instead of running down all of it. */
const describing = set('ugly stupid dumb shitty useless retarded horrible backward moronic idiotic brainless fugly')
const views = set('see view regard consider treat')
/** First words of an outcry that has no subject. */
const verbless = set('nothing better no too death down to shame hatred contempt disgust loathing rather why')
const removing = set('see watch give giving let letting allow offer grant not never')
const barred = set('allowed welcome wanted permitted')
const everybody = set('everyone everybody nobody god who')
const worthVerbs = set('deserve deserves deserving contribute fit worthy')
const weak: ReadonlySet<GroupPlace['sort']> = new Set(['life-stage', 'conviction'])
const ahead = 14

const saidOfGroups: readonly Name[] = [
  'hateful-names', 'hateful-adjectives', 'hateful-predicates', 'dehumanising-words', 'hateful-acts', 'hate-verbs', 'worth-words',
  'stereotype-words', 'stereotype-acts', 'exclusion-predicates', 'exclusion-verbs', 'removal-phrases', 'swear-words', 'crude-words', 'group-members', 'negations',
]

/** Reads what a text says of groups, and tells where that is contempt the author stands for. */
export function findContempt(reading: Reading, lists: ContemptLists, tell: Tell): void {
  if (saidOfGroups.some((name) => reading.has(lists[name]))) new Study(reading, lists, tell).run()
}

class Study {
  readonly #reading: Reading
  readonly #lists: ContemptLists
  readonly #tell: Tell
  readonly #ends = new Map<Name, ReadonlyMap<number, number>>()

  constructor(reading: Reading, lists: ContemptLists, tell: Tell) {
    this.#reading = reading
    this.#lists = lists
    this.#tell = tell
  }

  run(): void {
    const lists = this.#lists
    for (const { from, to } of this.#reading.hits(lists['hateful-names'])) this.#say('hate', from, to)
    const named = findGroups(this.#reading, [
      [lists['group-names'], 'group'],
      [lists['life-stage-groups'], 'life-stage'],
      [lists['conviction-groups'], 'conviction'],
      [lists['group-members'], 'one'],
    ])
    for (const place of [...named, ...findPronouns(this.#reading, named)]) this.#place(place)
  }

  #place(place: GroupPlace): void {
    const reading = this.#reading
    const opening = openingOf(reading, place, (at) => this.#isLoose(at))
    if (place.sort === 'one') return this.#member(place, opening)
    const form = formAt(reading, place.from)
    if (form !== 'they' && this.#asObject(place, opening)) return
    if (opening.partial) return
    if (place.sort !== 'pronoun' && this.#attribute(place, opening)) return
    if ((form !== 'them' || formAt(reading, place.from - 1) === 'of') && opening.isSubject) this.#asSubject(place, opening)
  }

  /** Where the longest hit of a list that starts at `at` ends; 0 where none does. */
  #end(name: Name, at: number): number {
    const list = this.#lists[name]
    if (!this.#reading.has(list)) return 0
    let ends = this.#ends.get(name)
    if (!ends) {
      ends = endsByStart(this.#reading.hits(list))
      this.#ends.set(name, ends)
    }
    return ends.get(at) ?? 0
  }

  /** Tells, unless somebody else says it or the author argues against it. */
  #say(kind: ContemptKind, from: number, to: number): boolean {
    const reading = this.#reading
    if (isQuoted(reading, from, to) || isCountered(reading, from, to, this.#lists['counter-speech'])) return false
    if (isReported(reading, from, this.#lists['reporting-verbs'])) return false
    this.#tell(kind, from, to)
    return true
  }

  #isLoose(at: number): boolean {
    const reading = this.#reading
    const { intensifiers, 'swear-words': swear, 'hateful-adjectives': adjectives } = this.#lists
    return reading.is(at, intensifiers) || reading.is(at, swear) || reading.is(at, adjectives) || this.#end('stereotype-words', at) === at + 1
  }

  /** "Filthy …", "fucking …": a word of contempt right before the name. */
  #attribute(place: GroupPlace, opening: Opening): boolean {
    const reading = this.#reading
    if (weak.has(place.sort) || opening.negated || place.from === opening.from) return false
    for (let at = opening.from; at < place.from; at++) {
      const hateful = reading.is(at, this.#lists['hateful-adjectives'])
      if (!hateful && (at === opening.from ? at > reading.sentenceFrom(at) : false)) continue
      if ((!hateful && !this.#isOath(at)) || !this.#isLooseUpTo(at + 1, place.from)) continue
      if (isNegated(reading, at, this.#lists.negations)) return false
      const soft = !hateful || describing.has(formAt(reading, at))
      return this.#say(soft ? 'stereotype' : 'hate', at, place.to)
    }
    return false
  }

  #isLooseUpTo(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (!this.#isLoose(at)) return false
    return true
  }

  /** "Those fucking …": swearing that gives force, not the verb. */
  #isOath(at: number): boolean {
    const { intensifiers, 'swear-words': swear, 'crude-words': crude } = this.#lists
    return this.#reading.is(at, intensifiers) && (this.#reading.is(at, swear) || this.#reading.is(at, crude))
  }

  /** "I hate …", "deport …", "send … back". */
  #asObject(place: GroupPlace, opening: Opening): boolean {
    const reading = this.#reading
    const after = formAt(reading, place.to)
    const start = Math.max(reading.sentenceFrom(place.from), opening.from - 7)
    const blocked = place.sort !== 'pronoun' && blockers.has(after)
    if (opening.partial || (blocked && !views.has(formAt(reading, place.from - 1)))) return false
    for (let at = place.from - 1; at >= start; at--) {
      if (isBreak(reading, at + 1)) return false
      const hate = this.#end('hate-verbs', at)
      if (hate > 0 && this.#isNear(hate, place.from) && this.#verb('hate', at, place)) return true
      const view = views.has(formAt(reading, at)) && this.#isNear(at + 1, place.from) ? this.#viewAfter(place.to) : 0
      if (view > 0 && formAt(reading, subjectOf(reading, at)) === 'i' && !isNegated(reading, at, this.#lists.negations)) {
        return this.#say('hate', at, view)
      }
      const ban = place.sort === 'life-stage' ? 0 : this.#end('exclusion-verbs', at)
      if (ban > 0 && this.#isNear(ban, place.from) && this.#urged(at, place, place.to)) return true
      const gone = place.sort === 'life-stage' ? 0 : this.#end('removal-phrases', at)
      if (gone > place.to && this.#isNear(at + 1, place.from, true) && this.#urged(at, place, gone)) return true
    }
    return false
  }

  /** "… as animals", "… like dirt". */
  #viewAfter(from: number): number {
    const form = formAt(this.#reading, from)
    if (form !== 'as' && form !== 'like' && form !== 'to') return this.#end('hateful-adjectives', from)
    const end = Math.min(this.#reading.sentenceTo(from), from + 5)
    for (let at = from + 1; at < end; at++) {
      const to = Math.max(this.#end('dehumanising-words', at), this.#end('hateful-predicates', at))
      if (to > 0) return to
      if (!this.#isFiller(at)) return 0
    }
    return 0
  }

  #isNear(from: number, to: number, inVerb = false): boolean {
    if (from > to) return false
    for (let at = from; at < to; at++) {
      const form = formAt(this.#reading, at)
      const fits = fillers.has(form) || this.#isLoose(at) || (inVerb && (removing.has(form) || isAuxiliary(form)))
      if (isBreak(this.#reading, at) || !fits) return false
    }
    return true
  }

  #verb(kind: ContemptKind, at: number, place: GroupPlace): boolean {
    const reading = this.#reading
    if (isNegated(reading, at, this.#lists.negations)) return false
    const subject = subjectOf(reading, at)
    const who = subject < 0 ? '' : formAt(reading, subject)
    if (subject >= 0 && !speakers.has(who) && !verbless.has(formAt(reading, at))) return false
    const verb = formAt(reading, at)
    if ((verb === 'hates' || verb === 'hated' || verb === 'hating' || verb === 'despises') && !everybody.has(who)) return false
    if (isRestricted(reading, place) && !weak.has(place.sort)) return this.#say('stereotype', at, place.to)
    return this.#say(weak.has(place.sort) ? 'stereotype' : kind, at, place.to)
  }

  /** A command, or what "we" or "they" should do; what a government did is news. */
  #urged(at: number, place: GroupPlace, to: number): boolean {
    const reading = this.#reading
    const verb = reading.words[at]
    if (!verb || isNegated(reading, at, this.#lists.negations)) return false
    const negation = reading.is(at, this.#lists.negations) || verb.form === 'stop' || verb.form === 'do'
    if (!negation && (verb.form.endsWith('ed') || verb.form.endsWith('ing'))) return false
    const subject = subjectOf(reading, at)
    const start = Math.max(reading.sentenceFrom(at), at - 6)
    let urged = subject < 0 || formAt(reading, subject) === 'i' || formAt(reading, subject) === 'we'
    for (let before = at - 1; before >= start && !urged; before--) urged = urging.has(formAt(reading, before))
    if (!urged) return false
    return this.#say(place.sort === 'conviction' ? 'stereotype' : 'exclusion', at, to)
  }

  /** "A woman belongs …", "just a woman", "you filthy …". */
  #member(place: GroupPlace, opening: Opening): void {
    const reading = this.#reading
    const before = formAt(reading, place.from - 1)
    const spoken = formAt(reading, opening.from - 1) === 'you' || formAt(reading, opening.from - 2) === 'you'
    for (let at = opening.from; at < place.from; at++) {
      if (!reading.is(at, this.#lists['hateful-adjectives']) && !(spoken && reading.is(at, this.#lists['swear-words']))) continue
      if (spoken && !isNegated(reading, at, this.#lists.negations)) this.#say('hate', at, place.to)
      return
    }
    const article = before === 'a' || before === 'an'
    const belittled = article && place.from >= 2 && /^(just|only|merely)$/.test(formAt(reading, place.from - 2))
    if (belittled && formAt(reading, place.from - 3) !== 'not') this.#say('stereotype', place.from - 2, place.to)
    if (!article && before !== 'any' && before !== 'every' && before !== 'no') return
    if (opening.from === 0 || opening.isSubject) this.#asSubject(place, { ...opening, negated: before === 'no' })
  }

  /** Walks from a group's name through "are" to what is said of it. */
  #asSubject(place: GroupPlace, opening: Opening): void {
    const reading = this.#reading
    const restricted = isRestricted(reading, place)
    const end = Math.min(reading.sentenceTo(place.to - 1), place.to + ahead)
    let negations = opening.negated && !opening.asked ? 1 : 0
    let copula = opening.asked
    let aside = false
    let wentBy = false
    let hedged = false
    let commas = 0
    for (let at = place.to; at < end; at++) {
      const form = formAt(reading, at)
      if (isBreak(reading, at) && !stops.has(form) && ++commas > 2) return
      if (at > place.to && stops.has(form) && !(form === 'but' && !isBreak(reading, at))) return
      const said = this.#saidAt(at, copula, negations % 2 === 1, place, wentBy || hedged, aside)
      if (said !== undefined) {
        if (said.kind !== undefined) this.#judge(said.kind, place, opening, at, said.to, restricted)
        return
      }
      if (opening.negated && barred.has(form) && at === place.to && !weak.has(place.sort)) {
        this.#say('exclusion', opening.from, at + 1)
        return
      }
      if (past.has(form)) {
        if (place.sort === 'one' || opening.definite) return
        wentBy = true
      }
      if (form === 'even' && opening.asked) negations++
      if (hedges.has(form) && !(mights.has(form) && reading.is(at + 1, this.#lists.negations))) hedged = true
      if (negates(reading, at, this.#lists.negations)) negations++
      if (isCopula(form)) {
        if (copula && aside) return
        copula = true
        aside = false
      } else if (copula ? !this.#isFiller(at) : !this.#isFiller(at) && !isAuxiliary(form)) {
        if (copula) return
        if (prepositions.has(form) || (restricted && at === place.to)) aside = true
        else if (!aside || at - place.to > 7) return
      }
    }
  }

  #isFiller(at: number): boolean {
    const form = formAt(this.#reading, at)
    return fillers.has(form) || isAuxiliary(form) || this.#isLoose(at) || form === 'they' || form === 'ugh' || form === 'all'
  }

  /** What is said at a word, if anything is: `kind` is absent where it is said not to be so. */
  #saidAt(
    at: number, copula: boolean, negated: boolean, place: GroupPlace, wentBy: boolean, aside: boolean,
  ): { readonly kind: ContemptKind | undefined; readonly to: number } | undefined {
    if (!aside || copula) {
      const excluded = wentBy || place.sort === 'life-stage' ? 0 : this.#end('exclusion-predicates', at)
      if (excluded > 0) return { kind: negated && !this.#isLeadNegated(at) ? undefined : 'exclusion', to: excluded }
      const act = copula ? 0 : this.#end('hateful-acts', at)
      if (act > 0) return { kind: negated ? undefined : 'hate', to: act }
      const habit = copula || weak.has(place.sort) ? 0 : this.#end('stereotype-acts', at)
      if (habit > 0) return { kind: negated ? undefined : 'stereotype', to: habit }
    }
    const worth = negated && !weak.has(place.sort) ? this.#end('worth-words', at) : 0
    if (worth > 0 && (copula || worthVerbs.has(formAt(this.#reading, at)))) return wentBy ? { kind: undefined, to: worth } : { kind: 'hate', to: worth }
    if (!copula) return undefined
    const hateful = Math.max(this.#end('dehumanising-words', at), this.#end('hateful-predicates', at))
    const typed = weak.has(place.sort) || place.sort === 'pronoun' ? 0 : this.#end('stereotype-words', at)
    if (hateful === 0 && typed === 0) return undefined
    if (negated) return { kind: undefined, to: Math.max(hateful, typed) }
    if (hateful > 0) return { kind: wentBy && place.sort === 'pronoun' ? 'stereotype' : 'hate', to: hateful }
    return { kind: wentBy ? undefined : 'stereotype', to: typed }
  }

  /** Phrases of exclusion carry their own "not"; one before them is part of the same turn only if it is theirs. */
  #isLeadNegated(at: number): boolean {
    return this.#reading.is(at, this.#lists.negations)
  }

  #judge(kind: ContemptKind, place: GroupPlace, opening: Opening, at: number, to: number, restricted: boolean): void {
    const from = place.sort === 'pronoun' ? place.from : opening.from < place.from && this.#isLoose(opening.from) ? opening.from : place.from
    if (weak.has(place.sort)) {
      const strong = kind === 'hate' && (this.#end('dehumanising-words', at) > 0 || this.#end('hateful-predicates', at) > 0)
      if (strong && !restricted) this.#say('stereotype', from, to)
      return
    }
    if (restricted) {
      if (kind === 'hate' && this.#end('dehumanising-words', at) > 0) this.#say('stereotype', from, to)
      return
    }
    this.#say(kind, from, to)
  }
}
