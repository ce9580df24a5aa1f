import { defineDetector, type Lists } from '../detector.ts'
import { inSentence } from '../text/near.ts'
import { Mark, type Reading } from '../text/reading.ts'
import { Look } from '../text/word.ts'

const shareReach = 4
const listNames = [
  'figure-claims',
  'claim-people',
  'figure-sources',
  'figure-outcomes',
  'figure-changes',
  'figure-fractions',
  'figure-comparatives',
  'figure-aims',
] as const

/**
 * Finds statistics, shares and rankings in a text that names no source. Ordinary numbers are left alone:
 * times, prices, dates and counts of what happens need none.
 */
export const unsupportedFigure = defineDetector({
  id: 'unsupported-figure',
  summary: 'A statistic or a superlative without a source',
  kinds: {
    share: 'a percentage of people',
    ranking: 'a superlative, a record or a ranking',
    change: 'by how much something has changed that a government is measured by',
  },
  lists: listNames,
  wakes: { lists: ['figure-claims', 'figure-fractions'], marks: Mark.percent | Mark.digits },

  find(reading, lists, _scene, see) {
    if (reading.marks & Mark.link || reading.has(lists['figure-sources'])) return
    for (const { from, to } of reading.hits(lists['figure-claims'])) {
      if (!reading.quoted[from]) see.words('ranking', reading, from, to)
    }
    changes(reading, lists, (from, to) => see.words('change', reading, from, to))
    if (!reading.has(lists['claim-people'])) return
    for (let at = 0; at < reading.length; at++) {
      if (!isPercent(reading, at)) continue
      const end = Math.min(at + 1 + shareReach, reading.sentenceTo(at))
      for (let next = at + 1; next < end; next++) {
        if (!reading.is(next, lists['claim-people'])) continue
        see.words('share', reading, at, next + 1)
        break
      }
    }
  },
})

/** "Crime is down 40%", "cut by a third", "30% safer": what has changed, not what is aimed at. */
function changes(
  reading: Reading,
  lists: Lists<(typeof listNames)[number]>,
  tell: (from: number, to: number) => void,
): void {
  const isClaim = (at: number): boolean =>
    !reading.quoted[at] && !inSentence(reading, lists['figure-aims'], at)
  for (const { from, to } of reading.hits(lists['figure-comparatives'])) {
    if ([1, 2, 3].some((back) => isPercent(reading, from - back)) && isClaim(from)) tell(from, to)
  }
  if (!reading.has(lists['figure-outcomes']) || !reading.has(lists['figure-changes'])) return
  const isChange = (at: number): boolean =>
    isClaim(at) &&
    inSentence(reading, lists['figure-outcomes'], at) &&
    inSentence(reading, lists['figure-changes'], at)
  for (const { from, to } of reading.hits(lists['figure-fractions'])) if (isChange(from)) tell(from, to)
  for (let at = 0; at < reading.length; at++) {
    if (isPercent(reading, at) && isChange(at)) tell(at, at + 1)
  }
}

/** A number with a percent sign, or the word behind it. */
function isPercent(reading: Reading, at: number): boolean {
  if (!((reading.words[at]?.look ?? 0) & Look.digits)) return false
  let unit = reading.to[at] ?? 0
  if (reading.source[unit] === ' ') unit++
  if (reading.source[unit] === '%') return true
  const next = reading.words[at + 1]?.form
  return next === 'percent' || (next === 'per' && reading.words[at + 2]?.form === 'cent')
}
