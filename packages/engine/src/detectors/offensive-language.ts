import { defineDetector } from '../detector.ts'
import { isInHandle, isMentioned } from '../text/mention.ts'
import { type Hit, Mark, type Reading } from '../text/reading.ts'
import { isQuoted } from '../text/scope.ts'
import { isWrittenAsName } from '../text/target.ts'
import { Look } from '../text/word.ts'

const shoutWordsMin = 5
/** How many words after "bloody" the word it stresses may stand: "bloody well good". */
const praiseReach = 3

/**
 * Finds swearing, rude commands and shouting. Insults and slurs have a detector of their own. Handed
 * on in quotation marks is a kind by itself, because reporting a word is not using it; so is a swear
 * word that only stresses praise.
 */
export const offensiveLanguage = defineDetector({
  id: 'offensive-language',
  summary: 'Swearing, crude words, rude commands and shouting',
  kinds: {
    swearing: 'a strong swear word',
    'at-someone': 'swearing or a rude command thrown at somebody',
    'strong-praise': 'a strong swear word that stresses something good',
    'mild-praise': 'a crude word that stresses something good',
    crude: 'a mild swear word or a crude one',
    quoted: 'a swear word that is quoted or talked about',
    shouting: 'a run of words in capitals',
  },
  lists: ['swear-words', 'crude-words', 'swearing-at-people', 'praise-words', 'emphasis-words', 'also-names'],
  disguised: ['swear-words', 'crude-words'],
  wakes: { lists: ['swear-words', 'crude-words', 'swearing-at-people'], marks: Mark.caps },

  find(reading, lists, _scene, see) {
    const strong = lists['swear-words']
    const aimed = lists['swearing-at-people']
    for (const { from, to } of reading.hits(aimed)) {
      see.words(isHandedOn(reading, from, to) ? 'quoted' : 'at-someone', reading, from, to)
    }
    for (const list of [strong, lists['crude-words']]) {
      for (const hit of reading.hits(list)) {
        if (reading.is(hit.from, aimed) || (list !== strong && reading.is(hit.from, strong))) continue
        if (isInHandle(reading, hit.from) || isWrittenAsName(reading, hit.to - 1, lists['also-names']))
          continue
        see.words(kindOf(hit, list === strong), reading, hit.from, hit.to)
      }
    }
    if (reading.marks & Mark.caps) shouting(reading, (from, to) => see.words('shouting', reading, from, to))

    function kindOf({ from, to }: Hit, isStrong: boolean): string {
      if (isHandedOn(reading, from, to)) return 'quoted'
      if (praises(from, to)) return isStrong ? 'strong-praise' : 'mild-praise'
      return isStrong ? 'swearing' : 'crude'
    }

    function praises(from: number, to: number): boolean {
      if (!reading.is(from, lists['emphasis-words'])) return false
      const end = Math.min(reading.sentenceTo(from), to + praiseReach)
      for (let at = to; at < end; at++) if (reading.is(at, lists['praise-words'])) return true
      return false
    }
  },
})

const isHandedOn = (reading: Reading, from: number, to: number): boolean =>
  isQuoted(reading, from, to) || isMentioned(reading, from, to)

/** Short headings and names of programs are not shouted; most of a post in capitals is. */
function shouting(reading: Reading, tell: (from: number, to: number) => void): void {
  let run = 0
  for (let at = 0; at <= reading.length; at++) {
    const look = reading.words[at]?.look ?? 0
    const isLoud = at < reading.length && (look & Look.allCaps) !== 0 && !(look & Look.digits)
    // "I" and "A" are capitals in any text, so they neither start nor break a run.
    const isSingle = at < reading.length && (reading.to[at] ?? 0) - (reading.from[at] ?? 0) === 1
    if (isLoud || (isSingle && run > 0)) run++
    else {
      if (run >= shoutWordsMin && run * 2 > reading.length) tell(at - run, at)
      run = 0
    }
  }
}
