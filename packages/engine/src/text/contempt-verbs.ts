import type { ContemptKind, ContemptSense } from './contempt-sense.ts'
import { blockers, everybody, speakers, urging, verbless, views } from './contempt-words.ts'
import { type GroupPlace, isRestricted, type Opening } from './groups.ts'
import { formAt, isBreak, isNegated, subjectOf } from './scope.ts'

const weak: ReadonlySet<GroupPlace['sort']> = new Set(['life-stage', 'conviction'])

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
