import { defineDetector } from '../detector.ts'
import { Mark } from '../text/reading.ts'
import { Look } from '../text/word.ts'

const shoutWordsMin = 5

/**
 * Finds swearing and shouting. Who is meant is not its business: insults and slurs have detectors of
 * their own. Quoted swearing is a kind by itself, because reporting a word is not using it.
 */
export const offensiveLanguage = defineDetector({
  id: 'offensive-language',
  summary: 'Swearing, crude words and shouting',
  kinds: {
    swearing: 'a strong swear word',
    crude: 'a mild swear word or a crude one',
    quoted: 'a swear word inside a quotation',
    shouting: 'a run of words in capitals',
  },
  lists: ['swear-words', 'crude-words'],
  disguised: ['swear-words', 'crude-words'],
  wakes: { lists: ['swear-words', 'crude-words'], marks: Mark.caps },

  find(reading, lists, _scene, see) {
    for (const [list, kind] of [[lists['swear-words'], 'swearing'], [lists['crude-words'], 'crude']] as const) {
      for (const { from, to } of reading.hits(list)) see.words(reading.quoted[from] ? 'quoted' : kind, reading, from, to)
    }
    if (reading.marks & Mark.caps) shouting((from, to) => see.words('shouting', reading, from, to))

    function shouting(tell: (from: number, to: number) => void): void {
      let run = 0
      for (let at = 0; at <= reading.length; at++) {
        const look = reading.words[at]?.look ?? 0
        if (at < reading.length && look & Look.allCaps && !(look & Look.digits)) run++
        else {
          if (run >= shoutWordsMin && run * 2 > reading.length) tell(at - run, at)
          run = 0
        }
      }
    }
  },
})
