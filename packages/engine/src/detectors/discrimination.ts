import { defineDetector } from '../detector.ts'
import { contemptLists, findContempt } from '../text/contempt.ts'
import type { Reading } from '../text/reading.ts'
import { formAt, isCountered, isQuoted } from '../text/scope.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const owners = set('my our us we fellow proud dear')
const wordsForWords = set('word words term terms slur slurs name names call called calling insult phrase')

/**
 * Finds contempt for groups that discrimination law protects: who is meant, what is said of them, and
 * whether the author says it. Naming a group, praising it and arguing against hate are none of it.
 */
export const discrimination = defineDetector({
  id: 'discrimination',
  summary: 'Slurs and contempt for a group of people',
  kinds: {
    slur: 'a slur for a group, used',
    hate: 'contempt for a group, or denying that it is human or worth anything',
    exclusion: 'a call to shut a group out',
    stereotype: 'running down all of a group alike, or swearing at it',
    mention: 'a slur that is quoted, spoken about or said of oneself',
  },
  lists: ['slurs', 'group-adjectives', 'group-nouns', ...contemptLists],
  disguised: ['slurs', 'hate-verbs', 'group-names', 'dehumanising-words'],
  misspelt: ['group-names', 'group-adjectives', 'group-nouns', 'dehumanising-words', 'hateful-adjectives', 'hateful-predicates', 'hate-verbs'],
  wakes: { lists: ['slurs', 'group-names', 'group-members', 'life-stage-groups', 'conviction-groups', 'hateful-names'] },

  find(reading, lists, _scene, see) {
    for (const { from, to } of reading.hits(lists.slurs)) {
      const spokenOf = isQuoted(reading, from, to) || isNamed(reading, from) || isOwn(reading, from)
      const mention = spokenOf || isCountered(reading, from, to, lists['counter-speech'])
      see.words(mention ? 'mention' : 'slur', reading, from, to)
    }
    findContempt(reading, lists, (kind, from, to) => see.words(kind, reading, from, to))
  },
})

/** "The word …", "they called me a …". */
function isNamed(reading: Reading, from: number): boolean {
  const start = Math.max(reading.sentenceFrom(from), from - 4)
  for (let at = start; at < from; at++) if (wordsForWords.has(formAt(reading, at))) return true
  return false
}

/** "My …", "us …", "I am a proud …": people may call themselves so. */
function isOwn(reading: Reading, from: number): boolean {
  const start = Math.max(reading.sentenceFrom(from), from - 4)
  for (let at = from - 1; at >= start; at--) {
    const form = formAt(reading, at)
    if (owners.has(form)) return true
    if (form === 'am' || (form === 'as' && at === start)) return formAt(reading, at + 1) !== 'not'
    if (form === 'you' || form === 'your' || form === 'hate') return false
  }
  return false
}
