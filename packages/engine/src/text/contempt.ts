import { outcry } from './contempt-outcry.ts'
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
  'veiled-contempt',
  'likening-signs',
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
  veiled(sense)
  const named = findGroups(sense.reading, [
    [lists['group-names'], 'group'],
    [lists['life-stage-groups'], 'life-stage'],
    [lists['conviction-groups'], 'conviction'],
    [lists['group-members'], 'one'],
  ])
  for (const place of [...named, ...findPronouns(sense.reading, named)]) readPlace(sense, place)
}

/** Contempt that names nobody, and pictures that say what the words do not. */
function veiled(sense: ContemptSense): void {
  const { reading, lists } = sense
  for (const { from, to } of reading.hits(lists['veiled-contempt']))
    if (!isNegated(reading, from, lists.negations)) sense.say('veiled', from, to)
  if (reading.has(lists['ape-talk'])) return
  for (const sign of reading.hits(lists['likening-signs'])) {
    const near = reading
      .hits(lists['likened-groups'])
      .find(({ from, to }) => isBeside(reading, sign.from, from, to))
    if (near) sense.say('stereotype', near.from, near.to)
  }
}

/** Whether a picture stands in the sentence of words `from` to `to` or right beside it. */
function isBeside(reading: Reading, at: number, from: number, to: number): boolean {
  return Math.abs((reading.sentence[at] ?? 0) - (reading.sentence[from] ?? 0)) <= 1 && (at < from || at >= to)
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
  if (opening.partial || outcry(sense, place, opening)) return
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
