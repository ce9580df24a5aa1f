import { defineDetector, type Lists, type See } from '../detector.ts'
import { findHarm, harmLists, isExcused, isNear, isPerson } from '../text/harm.ts'
import type { Reading } from '../text/reading.ts'
import { formAt, isNegated, isQuoted, subjectOf } from '../text/scope.ts'

const names = [
  ...harmLists,
  'group-members',
  'threat-phrases',
  'incitement-phrases',
  'self-harm-urged',
  'self-harm-said',
  'doxxing-phrases',
] as const
type Name = (typeof names)[number]

const due = new Set([
  'should',
  'must',
  'ought',
  'need',
  'needs',
  'deserve',
  'deserves',
  'deserved',
  'has',
  'have',
])
const spoken = new Set(['if', 'when', 'before', 'did', 'that', 'would', 'until'])
const self = new Set(['i', 'my', 'me', 'myself'])

/**
 * Finds words that mean harm to somebody: by the author, by others who are urged to, or to the author.
 * Idiom, games, films, news and quoted threats are none of it.
 */
export const threat = defineDetector({
  id: 'threat',
  summary: 'A threat, urging harm, or somebody who writes of harming themselves',
  kinds: {
    threat: 'the author means to harm somebody',
    incitement: 'others are urged to harm somebody, or harm is wished on them',
    figurative: 'words of harm that may be a figure of speech',
    'self-harm-urged': 'somebody is told to harm themselves',
    'self-harm': 'the author writes of wanting to die or to hurt themselves',
    doxxing: 'others are urged to find somebody at home',
  },
  lists: names,
  disguised: ['harm-verbs'],
  misspelt: ['harm-verbs'],
  wakes: {
    lists: [
      'harm-verbs',
      'threat-phrases',
      'incitement-phrases',
      'self-harm-urged',
      'self-harm-said',
      'doxxing-phrases',
    ],
  },

  find(reading, lists, _scene, see) {
    if (reading.has(lists['harm-verbs'])) {
      findHarm(reading, lists, (kind, from, to) => see.words(kind, reading, from, to))
    }
    phrases(reading, lists, see)
    selfHarm(reading, lists, see)
  },
})

function phrases(reading: Reading, lists: Lists<Name>, see: See): void {
  for (const [list, kind] of [
    [lists['threat-phrases'], 'threat'],
    [lists['incitement-phrases'], 'incitement'],
    [lists['self-harm-urged'], 'self-harm-urged'],
    [lists['doxxing-phrases'], 'doxxing'],
  ] as const) {
    for (const { from, to } of reading.hits(list)) {
      if (isExcused(reading, from, to, lists) || isNegated(reading, from, lists.negations)) continue
      if (kind === 'self-harm-urged' && isIntended(reading, from)) continue
      const meant = isDue(reading, from) ? isPerson(reading, subjectOf(reading, from), lists) : true
      if (meant) see.words(meant === 'maybe' ? 'figurative' : kind, reading, from, to)
    }
  }
}

/** "If you plan to …", "before you …": spoken of, not urged. */
function isIntended(reading: Reading, from: number): boolean {
  const before = formAt(reading, from - 1)
  return (
    (before === 'to' && !due.has(formAt(reading, from - 2))) ||
    (before === 'you' && spoken.has(formAt(reading, from - 2)))
  )
}

/** "… should be shot" is said of somebody; of cane toads it is advice. */
function isDue(reading: Reading, from: number): boolean {
  return due.has(formAt(reading, from))
}

/** It must be about the author: a post about prevention speaks of others. */
function selfHarm(reading: Reading, lists: Lists<Name>, see: See): void {
  for (const { from, to, wideFrom } of reading.hits(lists['self-harm-said'])) {
    if (
      isQuoted(reading, from, to) ||
      isNegated(reading, from, lists.negations) ||
      isNear(reading, from, lists['harmless-harm'])
    )
      continue
    const start = reading.sentenceFrom(from)
    const end = reading.sentenceTo(from)
    // "Started cutting again …": whoever leaves the subject out speaks of themselves.
    let own = end - start <= 6 || wideFrom === start
    for (let at = start; at < end && !own; at++) own = self.has(formAt(reading, at))
    if (own) see.words('self-harm', reading, wideFrom, to)
  }
}
