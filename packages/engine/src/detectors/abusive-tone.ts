import { defineDetector } from '../detector.ts'
import { abusiveTone as toneOfText } from '../tone/model.ts'

/** In thousandths, as the model counts; chosen where no ordinary post of the tuning thirds is reached. */
const likelyFrom = 2000
const maybeFrom = 1400
/** A word that adds this much by itself is worth pointing at. */
const tellingFrom = 60

/**
 * A second opinion on tone by a small trained model, for words that no list holds. Where the lists
 * speak, their rules have weighed who says what of whom, and the model does not join in.
 */
export const abusiveTone = defineDetector({
  id: 'abusive-tone',
  summary: 'A text that reads like those people called abusive, by a small trained model',
  kinds: { likely: 'much like them', maybe: 'somewhat like them' },
  lists: [
    'insults',
    'mild-insults',
    'animal-insults',
    'slur-adjectives',
    'insulting-adjectives',
    'strong-insulting-adjectives',
    'harsh-words-on-policy',
    'strong-words-on-policy',
    'dehumanising-words',
    'group-names',
    'slurs',
    'person-slurs',
    'swear-words',
    'crude-words',
  ],
  wakes: { always: true },

  find(reading, lists, _scene, see) {
    const score = toneOfText(reading)
    if (score < maybeFrom) return
    if (Object.values(lists).some((list) => reading.has(list))) return
    const kind = score >= likelyFrom ? 'likely' : 'maybe'
    let strongest = 0
    let most = 0
    let pointed = false
    for (const [at, { tone }] of reading.words.entries()) {
      if (tone >= tellingFrom) {
        see.words(kind, reading, at, at + 1)
        pointed = true
      }
      if (tone > most) {
        most = tone
        strongest = at
      }
    }
    if (!pointed) see.words(kind, reading, strongest, strongest + 1)
  },
})
