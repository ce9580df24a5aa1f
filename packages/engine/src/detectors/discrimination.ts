import { defineDetector } from '../detector.ts'
import { findContempt } from '../text/contempt.ts'
import { contemptLists } from '../text/contempt-sense.ts'

/**
 * Finds contempt for groups that discrimination law protects: who is meant, what is said of them, and
 * whether the author says it. Naming a group, praising it and arguing against hate are none of it.
 * Slurs are the business of `insult`.
 */
export const discrimination = defineDetector({
  id: 'discrimination',
  summary: 'Contempt for a group of people, or a call to shut it out',
  kinds: {
    hate: 'contempt for a group, or denying that it is human or worth anything',
    exclusion: 'a call to shut a group out',
    stereotype: 'running down all of a group alike, or swearing at it',
    veiled: 'contempt for people that the post does not name',
  },
  lists: [...contemptLists, 'group-adjectives', 'group-nouns'],
  disguised: ['hate-verbs', 'group-names', 'dehumanising-words'],
  misspelt: [
    'group-names',
    'group-adjectives',
    'group-nouns',
    'dehumanising-words',
    'hateful-adjectives',
    'hateful-predicates',
    'hate-verbs',
  ],
  wakes: {
    lists: [
      'group-names',
      'group-members',
      'life-stage-groups',
      'conviction-groups',
      'hateful-names',
      'veiled-contempt',
      'likening-signs',
    ],
  },

  find(reading, lists, _scene, see) {
    findContempt(reading, lists, (kind, from, to) => see.words(kind, reading, from, to))
  },
})
