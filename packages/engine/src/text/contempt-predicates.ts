import type { ContemptKind, ContemptSense } from './contempt-sense.ts'
import { shutOut } from './contempt-verbs.ts'
import { barred, hedges, mights, past, prepositions, stops, worthVerbs } from './contempt-words.ts'
import { type GroupPlace, isRestricted, type Opening } from './groups.ts'
import { formAt, isAuxiliary, isBreak, isCopula, isNegated, negates } from './scope.ts'

const weak: ReadonlySet<GroupPlace['sort']> = new Set(['life-stage', 'conviction'])
const ahead = 14
const belittling: ReadonlySet<string> = new Set(['just', 'only', 'merely'])

/** "A woman belongs …", "just a woman", "you filthy …". */
export function member(sense: ContemptSense, place: GroupPlace, opening: Opening): void {
  const reading = sense.reading
  const before = formAt(reading, place.from - 1)
  const spoken = formAt(reading, opening.from - 1) === 'you' || formAt(reading, opening.from - 2) === 'you'
  for (let at = opening.from; at < place.from; at++) {
    if (
      !reading.is(at, sense.lists['hateful-adjectives']) &&
      !(spoken && reading.is(at, sense.lists['swear-words']))
    )
      continue
    if (spoken && !isNegated(reading, at, sense.lists.negations)) sense.say('hate', at, place.to)
    return
  }
  const article = before === 'a' || before === 'an'
  const belittled = article && place.from >= 2 && belittling.has(formAt(reading, place.from - 2))
  if (belittled && formAt(reading, place.from - 3) !== 'not')
    sense.say('stereotype', place.from - 2, place.to)
  if (before === 'typical' && standsAlone(sense, place.to)) {
    sense.say('stereotype', place.from - 1, place.to)
    return
  }
  const denied = before === 'single' || before === 'one' ? isNotOne(sense, place.from - 1) : before === 'no'
  if (!article && !denied && before !== 'any' && before !== 'every') return
  if (!denied && shutOut(sense, place)) return
  if (opening.from === 0 || opening.isSubject || (denied && before !== 'no'))
    asSubject(sense, place, { ...opening, negated: denied, partial: false })
}

/** "Not a single …", "not one …". */
function isNotOne(sense: ContemptSense, at: number): boolean {
  const before = formAt(sense.reading, at - 1)
  return before === 'not' || (before === 'a' && formAt(sense.reading, at - 2) === 'not')
}

/** "Typical …" with no noun after it that it would describe. */
function standsAlone(sense: ContemptSense, at: number): boolean {
  return (
    at >= sense.reading.sentenceTo(at - 1) ||
    isBreak(sense.reading, at) ||
    traits.has(formAt(sense.reading, at))
  )
}
const traits: ReadonlySet<string> = new Set(
  'always can never behaviour behavior logic driver drivers thing brain mentality attitude being lol'.split(
    ' ',
  ),
)

/** Walks from a group's name through "are" to what is said of it. */
export function asSubject(sense: ContemptSense, place: GroupPlace, opening: Opening): void {
  const reading = sense.reading
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
    const said = saidAt(sense, at, copula, negations % 2 === 1, place, wentBy || hedged, aside)
    if (said !== undefined) {
      if (said.kind !== undefined) judge(sense, said.kind, place, opening, at, said.to, restricted)
      return
    }
    if (opening.negated && barred.has(form) && at === place.to && !weak.has(place.sort)) {
      sense.say('exclusion', opening.from, at + 1)
      return
    }
    if (past.has(form)) {
      if (place.sort === 'one' || opening.definite) return
      wentBy = true
    }
    if (form === 'even' && opening.asked) negations++
    if (hedges.has(form) && !(mights.has(form) && reading.is(at + 1, sense.lists.negations))) hedged = true
    if (negates(reading, at, sense.lists.negations)) negations++
    if (isCopula(form)) {
      if (copula && aside) return
      copula = true
      aside = false
    } else if (copula ? !sense.isFiller(at) : !sense.isFiller(at) && !isAuxiliary(form)) {
      if (copula) return
      if (prepositions.has(form) || (restricted && at === place.to)) aside = true
      else if (!aside || at - place.to > 7) return
    }
  }
}

/** What is said at a word, if anything is: `kind` is absent where it is said not to be so. */
function saidAt(
  sense: ContemptSense,
  at: number,
  copula: boolean,
  negated: boolean,
  place: GroupPlace,
  wentBy: boolean,
  aside: boolean,
): { readonly kind: ContemptKind | undefined; readonly to: number } | undefined {
  if (!aside || copula) {
    const excluded = wentBy || place.sort === 'life-stage' ? 0 : sense.end('exclusion-predicates', at)
    if (excluded > 0)
      return { kind: negated && !isLeadNegated(sense, at) ? undefined : 'exclusion', to: excluded }
    const act = copula ? 0 : sense.end('hateful-acts', at)
    if (act > 0) return { kind: negated ? undefined : 'hate', to: act }
    const habit = copula || weak.has(place.sort) ? 0 : sense.end('stereotype-acts', at)
    if (habit > 0) return { kind: negated ? undefined : 'stereotype', to: habit }
  }
  const worth = negated && !weak.has(place.sort) ? sense.end('worth-words', at) : 0
  if (worth > 0 && (copula || worthVerbs.has(formAt(sense.reading, at))))
    return wentBy ? { kind: undefined, to: worth } : { kind: 'hate', to: worth }
  if (!copula) return undefined
  const hateful = Math.max(sense.end('dehumanising-words', at), sense.end('hateful-predicates', at))
  const typed = weak.has(place.sort) || place.sort === 'pronoun' ? 0 : sense.end('stereotype-words', at)
  if (hateful === 0 && typed === 0) return undefined
  if (negated) return { kind: undefined, to: Math.max(hateful, typed) }
  if (hateful > 0) return { kind: wentBy && place.sort === 'pronoun' ? 'stereotype' : 'hate', to: hateful }
  return { kind: wentBy ? undefined : 'stereotype', to: typed }
}

/** Phrases of exclusion carry their own "not"; one before them is part of the same turn only if it is theirs. */
function isLeadNegated(sense: ContemptSense, at: number): boolean {
  return sense.reading.is(at, sense.lists.negations)
}

function judge(
  sense: ContemptSense,
  kind: ContemptKind,
  place: GroupPlace,
  opening: Opening,
  at: number,
  to: number,
  restricted: boolean,
): void {
  const from =
    place.sort === 'pronoun'
      ? place.from
      : opening.from < place.from && sense.isLoose(opening.from)
        ? opening.from
        : place.from
  if (weak.has(place.sort)) {
    const strong =
      kind === 'hate' && (sense.end('dehumanising-words', at) > 0 || sense.end('hateful-predicates', at) > 0)
    if (strong && !restricted) sense.say('stereotype', from, to)
    return
  }
  if (restricted) {
    if (kind === 'hate' && sense.end('dehumanising-words', at) > 0) sense.say('stereotype', from, to)
    return
  }
  sense.say(kind, from, to)
}
