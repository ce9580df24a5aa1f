import { defineDetector } from '../detector.ts'
import { isMentioned } from '../text/mention.ts'
import { isQuoted } from '../text/scope.ts'

/**
 * Finds phrases that talk down to the reader. A list of whole phrases and nothing cleverer, because
 * people disagree on tone more than on anything else.
 */
export const condescension = defineDetector({
  id: 'condescension',
  summary: 'Phrases that talk down to the reader',
  kinds: { condescending: 'a phrase that makes the reader feel slow, lazy or in the way' },
  lists: ['condescending-phrases'],
  wakes: { lists: ['condescending-phrases'] },

  find(reading, lists, _scene, see) {
    for (const { from, to } of reading.hits(lists['condescending-phrases'])) {
      if (isQuoted(reading, from, to) || isMentioned(reading, from, to)) continue
      see.words('condescending', reading, from, to)
    }
  },
})
