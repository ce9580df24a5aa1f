import { defineDetector, type Lists, type See } from '../detector.ts'
import { apart, inSentence, isAfter, isNear, remarkOn } from '../text/near.ts'
import type { Hit, Reading } from '../text/reading.ts'

const lists = [
  'opinion-words', 'support-words', 'strong-words-on-policy', 'harsh-words-on-policy', 'vote-urging', 'vote-telling',
  'refusal-patterns', 'client-slurs', 'own-clients', 'government-work', 'public-services', 'office-holders',
  'government-general', 'politics-elsewhere', 'union-words', 'negations',
] as const
type Known = Lists<(typeof lists)[number]>

/** How far, in words, an opinion may stand from what it is about. */
const reach = 9
const slurReach = 10

/**
 * Hears opinions on what a public servant may have worked on, and how strongly they are put. Whether it
 * is their own work, how senior they are and whether they show their employer is for the rules; politics
 * elsewhere and union talk are nobody's business here.
 */
export const opinionOnWork = defineDetector({
  id: 'opinion-on-work',
  summary: 'Opinions on government decisions and programs, urging a vote, refusing to do the job, contempt for clients',
  kinds: {
    courteous: 'a critical view of a decision, a program or an office, put courteously',
    supportive: 'a view in favour of one',
    strong: 'strong criticism of a decision or a body, without insult',
    harsh: 'words that deride a decision, a body, an office or its clients',
    'harsh-politics': 'words that deride government, parliament or a party as such',
    partisan: 'urging a vote, or working for a campaign',
    refusal: 'saying that one will not do the job by the rules, or not for some people',
    'client-contempt': 'words that run down the people one serves',
  },
  lists,
  wakes: {
    lists: [
      'opinion-words', 'support-words', 'strong-words-on-policy', 'harsh-words-on-policy', 'vote-urging',
      'refusal-patterns', 'client-slurs',
    ],
  },

  find(reading, known, _scene, see) {
    for (const hit of apart(reading.hits(known['vote-urging']))) {
      if (isOwnVoice(reading, known, hit) && !reading.is(hit.from, known['vote-telling'])) tell(see, 'partisan', reading, hit)
    }
    for (const hit of apart(reading.hits(known['refusal-patterns']))) if (!reading.quoted[hit.from]) tell(see, 'refusal', reading, hit)
    clients(reading, known, see)
    opinions(reading, known, see)
  },
})

const tell = (see: See, kind: string, reading: Reading, { from, to }: Hit): void => see.words(kind, reading, from, to)

/** Not quoted, not denied, not about another parliament, not talk among members. */
function isOwnVoice(reading: Reading, known: Known, { from }: Hit): boolean {
  if (reading.quoted[from] || isAfter(reading, known.negations, from, 2)) return false
  return !inSentence(reading, known['politics-elsewhere'], from) && !inSentence(reading, known['union-words'], from)
}

function clients(reading: Reading, known: Known, see: See): void {
  for (const hit of apart(reading.hits(known['client-slurs']))) {
    const { from, to } = hit
    if (reading.quoted[from] || isAfter(reading, known.negations, from, 3)) continue
    if (isNear(reading, known['own-clients'], from, to, slurReach) || isRemarkOn(reading, known['own-clients'], from)) {
      tell(see, 'client-contempt', reading, hit)
    }
  }
}

function opinions(reading: Reading, known: Known, see: See): void {
  for (const hit of apart(reading.hits(known['harsh-words-on-policy']))) {
    if (!isOwnVoice(reading, known, hit)) continue
    if (isAbout(reading, known['government-work'], hit) || isAbout(reading, known['office-holders'], hit)) tell(see, 'harsh', reading, hit)
    else if (isAbout(reading, known['government-general'], hit)) tell(see, 'harsh-politics', reading, hit)
  }
  for (const hit of apart(reading.hits(known['strong-words-on-policy']))) {
    if (!isOwnVoice(reading, known, hit)) continue
    if (isAbout(reading, known['government-work'], hit)) tell(see, 'strong', reading, hit)
    else if (isAboutAny(reading, known, hit)) tell(see, 'courteous', reading, hit)
  }
  for (const hit of apart(reading.hits(known['opinion-words']))) {
    if (isOwnVoice(reading, known, hit) && isAboutAny(reading, known, hit)) tell(see, 'courteous', reading, hit)
  }
  for (const hit of apart(reading.hits(known['support-words']))) {
    if (isOwnVoice(reading, known, hit) && isAboutAny(reading, known, hit)) tell(see, 'supportive', reading, hit)
  }
}

/** What an opinion is about stands inside it (`the wrong decision`), near it, or before a short remark. */
function isAbout(reading: Reading, list: number, { from, to }: Hit): boolean {
  return reading.has(list) && (isNear(reading, list, from, to, reach) || isRemarkOn(reading, list, from))
}

function isAboutAny(reading: Reading, known: Known, hit: Hit): boolean {
  return (
    isAbout(reading, known['public-services'], hit) ||
    isAbout(reading, known['office-holders'], hit) ||
    isAbout(reading, known['government-general'], hit)
  )
}

function isRemarkOn(reading: Reading, list: number, at: number): boolean {
  const before = remarkOn(reading, at)
  return before !== undefined && inSentence(reading, list, before)
}
