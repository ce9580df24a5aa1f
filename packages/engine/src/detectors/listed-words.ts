import { defineDetector } from '../detector.ts'
import { besideOf } from '../text/beside.ts'

/**
 * Finds the words of a list, for a pack that brings its own words and needs no more: a rule names the
 * lists in place of `words`, `beside` and `unless`, and which kinds it judges.
 */
export const listedWords = defineDetector({
  id: 'listed-words',
  summary: 'Words of a list that a pack brings',
  kinds: {
    listed: 'a word of the list',
    beside: 'the same, near a word of a second list',
    pictured: 'the same, in the description of a picture, or in a post with one',
    profile: 'a word of the list in the profile of the author',
    quoted: 'a word of the list inside a quotation',
  },
  lists: ['words', 'beside', 'unless'],
  wakes: { lists: ['words'] },

  find(reading, lists, { draft }, see) {
    if (reading.hits(lists.unless).length > 0) return
    const shown = reading.field !== 'text' || draft.media?.some(({ kind }) => kind !== 'audio') === true
    for (const { from, to } of reading.hits(lists.words)) {
      if (reading.quoted[from]) {
        see.words('quoted', reading, from, to)
        continue
      }
      see.words('listed', reading, from, to)
      if (besideOf(reading, from, lists.beside)) see.words('beside', reading, from, to)
      if (shown) see.words('pictured', reading, from, to)
    }
  },

  look(lists, { draft, read }, see) {
    const profile = draft.author?.profile
    if (profile && read(profile).hits(lists.words).length > 0) see.absent('profile')
  },
})
