import type { ContemptKind, ContemptSense } from './contempt-sense.ts'
import { blockers, everybody, speakers, urging, verbless, views } from './contempt-words.ts'
import { type GroupPlace, isRestricted, type Opening } from './groups.ts'
import type { Reading } from './reading.ts'
import { clauseTo, formAt, isAuxiliary, isBreak, isNegated, subjectOf } from './scope.ts'

const closing: ReadonlySet<string> = new Set(
  'if again even ever to for in as at or and anywhere near on no now full lol here any period'.split(' '),
)
const owned: ReadonlySet<string> = new Set(['your', 'my', 'our', 'the', 'money', 'kids', 'children'])
/** Whether the noun phrase before `at` is over: no noun follows that it would describe, and no reason. */
const isClosed = (reading: Reading, at: number): boolean =>
  at >= reading.sentenceTo(at - 1) ||
  isBreak(reading, at) ||
  closing.has(formAt(reading, at)) ||
  (formAt(reading, at) === 'with' && owned.has(formAt(reading, at + 1)))

const weak: ReadonlySet<GroupPlace['sort']> = new Set(['life-stage', 'conviction'])

/** "I would never hire a …": one for all of them, shut out. What has a reason after it is left alone. */
export function shutOut(sense: ContemptSense, place: GroupPlace): boolean {
  const reading = sense.reading
  if (isRestricted(reading, place) || !isClosed(reading, place.to)) return false
  const start = Math.max(reading.sentenceFrom(place.from), place.from - 7)
  for (let at = place.from - 1; at >= start; at--) {
    if (isBreak(reading, at + 1)) return false
    const ban = sense.end('exclusion-verbs', at)
    if (ban > 0 && sense.reading.is(at, sense.lists.negations) && sense.isNear(ban, place.from))
      return urged(sense, at, place, place.to)
  }
  return false
}

/** "I hate …", "deport …", "send … back". */
export function asObject(sense: ContemptSense, place: GroupPlace, opening: Opening): boolean {
  const reading = sense.reading
  const after = formAt(reading, place.to)
  const start = Math.max(reading.sentenceFrom(place.from), opening.from - 7)
  const blocked = place.sort !== 'pronoun' && blockers.has(after)
  if (opening.partial || (blocked && !views.has(formAt(reading, place.from - 1)))) return false
  for (let at = place.from - 1; at >= start; at--) {
    if (isBreak(reading, at + 1)) return false
    const hate = sense.end('hate-verbs', at)
    if (hate > 0 && sense.isNear(hate, place.from) && verb(sense, 'hate', at, place)) return true
    const view =
      views.has(formAt(reading, at)) && sense.isNear(at + 1, place.from) ? viewAfter(sense, place.to) : 0
    if (
      view > 0 &&
      formAt(reading, subjectOf(reading, at)) === 'i' &&
      !isNegated(reading, at, sense.lists.negations)
    ) {
      return sense.say('hate', at, view)
    }
    const ban = place.sort === 'life-stage' || after.endsWith('ing') ? 0 : sense.end('exclusion-verbs', at)
    if (ban > 0 && sense.isNear(ban, place.from) && urged(sense, at, place, place.to)) return true
    const gone = place.sort === 'life-stage' ? 0 : sense.end('removal-phrases', at)
    if (gone > place.to && sense.isNear(at + 1, place.from, true) && urged(sense, at, place, gone))
      return true
  }
  return false
}

function verb(sense: ContemptSense, kind: ContemptKind, at: number, place: GroupPlace): boolean {
  const reading = sense.reading
  if (isNegated(reading, at, sense.lists.negations)) return false
  if (formAt(reading, at) === 'too' && isCounted(reading, place.to)) return false
  const subject = subjectOf(reading, at)
  const who = subject < 0 ? '' : formAt(reading, subject)
  if (subject >= 0 && !speakers.has(who) && !verbless.has(formAt(reading, at))) return false
  const verb = formAt(reading, at)
  if (
    (verb === 'hates' || verb === 'hated' || verb === 'hating' || verb === 'despises') &&
    !everybody.has(who)
  )
    return false
  if (isRestricted(reading, place) && !weak.has(place.sort)) return sense.say('stereotype', at, place.to)
  return sense.say(weak.has(place.sort) ? 'stereotype' : kind, at, place.to)
}

/** "Too many women are paid less": a count of what befalls them, and no wish that they were fewer. */
function isCounted(reading: Reading, from: number): boolean {
  const end = clauseTo(reading, from - 1)
  const after = formAt(reading, from)
  if (from < end && !places.has(after)) return true
  if ((after === 'in' || after === 'at' || after === 'on') && !ours.has(formAt(reading, from + 1)))
    return true
  for (let at = from; at < end; at++)
    if (isAuxiliary(formAt(reading, at)) && !idle.has(formAt(reading, at))) return true
  return false
}
const places: ReadonlySet<string> = new Set(
  'in at around here now already on coming moving living about everywhere these lol there'.split(' '),
)
/** "In our town" is where the author wants fewer; "in custody" is what befalls them. */
const ours: ReadonlySet<string> = new Set('our this my these here town australia canberra'.split(' '))
const idle: ReadonlySet<string> = new Set([
  'now',
  'already',
  'again',
  'all',
  'really',
  'just',
  'always',
  'about',
  'like',
])

/** A command, or what "we" or "they" should do; what a government did is news. */
function urged(sense: ContemptSense, at: number, place: GroupPlace, to: number): boolean {
  const reading = sense.reading
  const verb = reading.words[at]
  if (!verb || isNegated(reading, at, sense.lists.negations)) return false
  const negation = reading.is(at, sense.lists.negations) || verb.form === 'stop' || verb.form === 'do'
  if (!negation && (verb.form.endsWith('ed') || verb.form.endsWith('ing'))) return false
  const subject = subjectOf(reading, at)
  const start = Math.max(reading.sentenceFrom(at), at - 6)
  let urged = subject < 0 || formAt(reading, subject) === 'i' || formAt(reading, subject) === 'we'
  for (let before = at - 1; before >= start && !urged; before--) urged = urging.has(formAt(reading, before))
  if (!urged) return false
  return sense.say(place.sort === 'conviction' ? 'stereotype' : 'exclusion', at, to)
}

/** "… as animals", "… like dirt". */
function viewAfter(sense: ContemptSense, from: number): number {
  const form = formAt(sense.reading, from)
  if (form !== 'as' && form !== 'like' && form !== 'to') return sense.end('hateful-adjectives', from)
  const end = Math.min(sense.reading.sentenceTo(from), from + 5)
  for (let at = from + 1; at < end; at++) {
    const to = Math.max(sense.end('dehumanising-words', at), sense.end('hateful-predicates', at))
    if (to > 0) return to
    if (!sense.isFiller(at)) return 0
  }
  return 0
}
