import { defineDetector, type Lists } from '../detector.ts'
import { spokenInitiatives } from '../registers/announced.ts'
import { besideOf } from '../text/beside.ts'
import type { Hit, Reading } from '../text/reading.ts'

const names = [
  'insider-words',
  'insider-sentences',
  'hush-words',
  'announcing-words',
  'announced-words',
  'government-words',
  'public-works',
  'change-words',
  'guessing-words',
  'private-news',
] as const
type Names = Lists<(typeof names)[number]>

/**
 * Finds announcements before their time by wording alone, and says so once, without pointing at words:
 * the answer must be the same as the one for a match in a register that the reader may not know of.
 */
export const unannouncedWork = defineDetector({
  id: 'unannounced-work',
  summary: 'Words that sound like government news before its announcement',
  kinds: { unannounced: 'news to come, or known from inside, about government work' },
  lists: names,
  wakes: {},

  look(lists, scene, see) {
    if (!scene.readings.some((reading) => speaksEarly(reading, lists))) return
    const { announced, waiting } = spokenInitiatives(scene)
    if (!announced && waiting.length === 0) see.absent('unannounced')
  },
})

function speaksEarly(reading: Reading, lists: Names): boolean {
  const wakes = [
    lists['insider-words'],
    lists['insider-sentences'],
    lists['hush-words'],
    lists['announcing-words'],
  ]
  if (!wakes.some((list) => reading.has(list)) || reading.hits(lists['announced-words']).length > 0)
    return false
  const any = (list: number, holds: (hit: Hit) => boolean): boolean => reading.hits(list).some(holds)
  if (any(lists['insider-sentences'], ({ from }) => !reading.quoted[from])) return true
  if (any(lists['insider-words'], (hit) => isGovernmentWork(reading, hit, lists))) return true
  const changes = ({ from }: Hit): boolean => besideOf(reading, from, lists['change-words'])
  if (any(lists['hush-words'], (hit) => changes(hit) && isGovernmentWork(reading, hit, lists))) return true
  return any(lists['announcing-words'], (hit) => {
    return !guesses(reading, hit.from, lists) && isGovernmentWork(reading, hit, lists)
  })
}

/** The government itself nearby; or what it builds and runs, where no sister, film or club explains the news. */
function isGovernmentWork(reading: Reading, { from }: Hit, lists: Names): boolean {
  if (besideOf(reading, from, lists['government-words'])) return true
  return besideOf(reading, from, lists['public-works']) && !besideOf(reading, from, lists['private-news'])
}

function guesses(reading: Reading, at: number, lists: Names): boolean {
  const end = reading.sentenceTo(at)
  for (let word = reading.sentenceFrom(at); word < end; word++)
    if (reading.is(word, lists['guessing-words'])) return true
  return false
}
