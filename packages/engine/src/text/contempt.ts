import { asSubject, member } from './contempt-predicates.ts'
import { type ContemptLists, ContemptSense, type Name, type Tell } from './contempt-sense.ts'
import { asObject } from './contempt-verbs.ts'
import { describing } from './contempt-words.ts'
import { findGroups, findPronouns, type GroupPlace, type Opening, openingOf } from './groups.ts'
import type { Reading } from './reading.ts'
import { formAt, isNegated } from './scope.ts'

const weak: ReadonlySet<GroupPlace['sort']> = new Set(['life-stage', 'conviction'])

const saidOfGroups: readonly Name[] = [
  'hateful-names',
  'hateful-adjectives',
  'hateful-predicates',
  'dehumanising-words',
  'hateful-acts',
  'hate-verbs',
  'worth-words',
  'stereotype-words',
  'stereotype-acts',
  'exclusion-predicates',
  'exclusion-verbs',
  'removal-phrases',
  'swear-words',
  'crude-words',
  'group-members',
  'negations',
]

/** Reads what a text says of groups, and tells where that is contempt the author stands for. */
export function findContempt(reading: Reading, lists: ContemptLists, tell: Tell): void {
  if (saidOfGroups.some((name) => reading.has(lists[name]))) run(new ContemptSense(reading, lists, tell))
}

function run(sense: ContemptSense): void {
  const lists = sense.lists
  for (const { from, to } of sense.reading.hits(lists['hateful-names'])) sense.say('hate', from, to)
  const named = findGroups(sense.reading, [
    [lists['group-names'], 'group'],
    [lists['life-stage-groups'], 'life-stage'],
    [lists['conviction-groups'], 'conviction'],
    [lists['group-members'], 'one'],
  ])
  for (const place of [...named, ...findPronouns(sense.reading, named)]) readPlace(sense, place)
}

function readPlace(sense: ContemptSense, place: GroupPlace): void {
  const reading = sense.reading
  const opening = openingOf(reading, place, (at) => sense.isLoose(at))
  if (place.sort === 'one') {
    member(sense, place, opening)
    return
  }
  const form = formAt(reading, place.from)
  if (form !== 'they' && asObject(sense, place, opening)) return
  if (opening.partial) return
  if (place.sort !== 'pronoun' && attribute(sense, place, opening)) return
  if ((form !== 'them' || formAt(reading, place.from - 1) === 'of') && opening.isSubject)
    asSubject(sense, place, opening)
}

/** "Filthy …", "fucking …": a word of contempt right before the name. */
function attribute(sense: ContemptSense, place: GroupPlace, opening: Opening): boolean {
  const reading = sense.reading
  if (weak.has(place.sort) || opening.negated || place.from === opening.from) return false
  for (let at = opening.from; at < place.from; at++) {
    const hateful = reading.is(at, sense.lists['hateful-adjectives'])
    if (!hateful && (at === opening.from ? at > reading.sentenceFrom(at) : false)) continue
    if ((!hateful && !sense.isOath(at)) || !sense.isLooseUpTo(at + 1, place.from)) continue
    if (isNegated(reading, at, sense.lists.negations)) return false
    const soft = !hateful || describing.has(formAt(reading, at))
    return sense.say(soft ? 'stereotype' : 'hate', at, place.to)
  }
  return false
}
