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
 * Finds announcements before their time by wording, and initiatives of the register that whoever asks may not
 * know of. It says so once, without pointing at words, and says the same whichever it was.
 */
export const unannouncedWork = defineDetector({
  id: 'unannounced-work',
  summary: 'Words that sound like government news before its announcement',
  kinds: {
    unannounced:
      'news to come, or known from inside, about government work; or a match nobody may be told of',
  },
  lists: names,
  wakes: {},

  look(lists, scene, see) {
    // Both are always looked for, so that the time of an answer does not say which of them gave it.
    const early = scene.readings.filter((reading) => speaksEarly(reading, lists)).length > 0
    const { announced, waiting, hidden } = spokenInitiatives(scene)
    if (hidden || (early && !announced && waiting.length === 0)) see.absent('unannounced')
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
