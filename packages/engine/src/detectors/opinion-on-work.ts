import { defineDetector, type Lists } from '../detector.ts'
import { apart, isAfter, isNear, remarkOn, Sentences } from '../text/near.ts'
import type { Hit, Reading } from '../text/reading.ts'

const lists = [
  'opinion-words',
  'support-words',
  'strong-words-on-policy',
  'harsh-words-on-policy',
  'vote-urging',
  'vote-telling',
  'party-lines',
  'refusal-patterns',
  'client-slurs',
  'own-clients',
  'government-work',
  'public-services',
  'office-holders',
  'government-general',
  'politics-elsewhere',
  'union-words',
  'negations',
  'asking-readers',
  'client-group-slurs',
  'solemn-days',
  'solemn-day-words',
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
  summary:
    'Opinions on government decisions and programs, urging a vote, refusing to do the job, contempt for clients',
  kinds: {
    courteous: 'a critical view of a decision, a program or an office, put courteously',
    supportive: 'a view in favour of one',
    strong: 'strong criticism of a decision or a body, without insult',
    harsh: 'words that deride a decision, a body, an office or its clients',
    'harsh-politics': 'words that deride government, parliament or a party as such',
    partisan: 'urging a vote, or working for a campaign',
    'party-line': 'praise for one party or blame for another',
    refusal: 'saying that one will not do the job by the rules, or not for some people',
    'client-contempt': 'words that run down the people one serves',
    'solemn-day': 'hard words about a day of mourning or what it remembers',
  },
  lists,
  wakes: {
    lists: [
      'opinion-words',
      'support-words',
      'strong-words-on-policy',
      'harsh-words-on-policy',
      'vote-urging',
      'party-lines',
      'refusal-patterns',
      'client-slurs',
      'client-group-slurs',
      'solemn-days',
    ],
  },

  find(reading, known, { facts }, see) {
    // An official account takes no side anywhere, so politics elsewhere counts there.
    const anywhere = facts.capacity === 'official' || facts.capacityUnsure
    const own = facts.aboutMyWork === 'own'
    const study: Study = { reading, known, anywhere, own, sentences: new Sentences(reading) }
    const tell = (kind: string, { from, to }: Hit): void => see.words(kind, reading, from, to)
    for (const hit of apart(reading.hits(known['vote-urging']))) {
      if (isOwnVoice(study, hit) && !reading.is(hit.from, known['vote-telling'])) tell('partisan', hit)
    }
    for (const hit of apart(reading.hits(known['party-lines']))) {
      if (!reading.quoted[hit.from]) tell('party-line', hit)
    }
    for (const hit of apart(reading.hits(known['refusal-patterns']))) {
      if (!reading.quoted[hit.from]) tell('refusal', hit)
    }
    if (reading.has(known['solemn-days'])) {
      for (const hit of apart(reading.hits(known['solemn-day-words']))) {
        if (isOwnVoice(study, hit) && isAbout(study, known['solemn-days'], hit)) tell('solemn-day', hit)
      }
    }
    clients(study, tell)
    derision(study, tell)
    views(study, tell)
  },
})

type Study = {
  readonly reading: Reading
  readonly known: Known
  readonly anywhere: boolean
  readonly own: boolean
  readonly sentences: Sentences
}
type Tell = (kind: string, hit: Hit) => void

/** Not quoted, not denied, not about another parliament, not talk among members. */
function isOwnVoice({ reading, known, anywhere, sentences }: Study, { from }: Hit): boolean {
  if (reading.quoted[from] || isAfter(reading, known.negations, from, 2)) return false
  if (anywhere) return true
  return !sentences.hold(known['politics-elsewhere'], from) && !sentences.hold(known['union-words'], from)
}

function clients(study: Study, tell: Tell): void {
  const { reading, known } = study
  const own = known['own-clients']
  const isSaid = (at: number): boolean => !reading.quoted[at] && !isAfter(reading, known.negations, at, 3)
  const isOwn = ({ from, to }: Hit): boolean =>
    isNear(reading, own, from, to, slurReach) || isRemarkOn(study, own, from)
  for (const hit of apart(reading.hits(known['client-slurs']))) {
    if (isSaid(hit.from) && isOwn(hit)) tell('client-contempt', hit)
  }
  for (const hit of apart(reading.hits(known['client-group-slurs']))) {
    if (isSaid(hit.from) && !isOwn(hit)) tell('harsh', hit)
  }
}

function derision(study: Study, tell: Tell): void {
  const { reading, known } = study
  for (const hit of apart(reading.hits(known['harsh-words-on-policy']))) {
    if (!isOwnVoice(study, hit)) continue
    if (isAbout(study, known['government-work'], hit) || isAbout(study, known['office-holders'], hit))
      tell('harsh', hit)
    else if (isAbout(study, known['government-general'], hit)) tell('harsh-politics', hit)
  }
}

function views(study: Study, tell: Tell): void {
  const { reading, known, sentences } = study
  const isView = (hit: Hit): boolean =>
    isOwnVoice(study, hit) && !sentences.hold(known['asking-readers'], hit.from)
  for (const hit of apart(reading.hits(known['strong-words-on-policy']))) {
    if (!isView(hit)) continue
    const isWork = study.own && isAbout(study, known['public-services'], hit)
    if (isWork || isAbout(study, known['government-work'], hit)) tell('strong', hit)
    else if (isAboutAny(study, hit)) tell('courteous', hit)
  }
  for (const hit of apart(reading.hits(known['opinion-words'])))
    if (isView(hit) && isAboutAny(study, hit)) tell('courteous', hit)
  for (const hit of apart(reading.hits(known['support-words'])))
    if (isView(hit) && isAboutAny(study, hit)) tell('supportive', hit)
}

/** What an opinion is about stands inside it (`the wrong decision`), near it, or before a short remark. */
function isAbout(study: Study, list: number, { from, to }: Hit): boolean {
  const { reading } = study
  return reading.has(list) && (isNear(reading, list, from, to, reach) || isRemarkOn(study, list, from))
}

function isAboutAny(study: Study, hit: Hit): boolean {
  const { known } = study
  return (
    isAbout(study, known['public-services'], hit) ||
    isAbout(study, known['office-holders'], hit) ||
    isAbout(study, known['government-general'], hit)
  )
}

function isRemarkOn({ reading, sentences }: Study, list: number, at: number): boolean {
  const before = remarkOn(reading, at)
  return before !== undefined && sentences.hold(list, before)
}
