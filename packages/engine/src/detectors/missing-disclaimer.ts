import { defineDetector, type Lists } from '../detector.ts'
import type { Hit, Reading } from '../text/reading.ts'

const lists = [
  'disclaimers',
  'opinion-words',
  'support-words',
  'government-general',
  'public-services',
  'office-holders',
  'politics-elsewhere',
  'union-words',
  'states-employment',
] as const
type Known = Lists<(typeof lists)[number]>

/**
 * Finds an opinion on government matters by somebody whose employer or own work can be seen, without a
 * word that it is their own. A disclaimer helps readers; it makes nothing acceptable that was not.
 */
export const missingDisclaimer = defineDetector({
  id: 'missing-disclaimer',
  summary: 'An opinion on government matters beside the employer’s name, without a disclaimer',
  kinds: { 'no-disclaimer': 'nothing says that the view is the author’s own' },
  lists,
  wakes: { lists: ['opinion-words', 'support-words'] },

  find(reading, known, { draft, facts, read }, see) {
    if (reading.field !== 'text' || reading.has(known.disclaimers)) return
    if (facts.aboutMyWork === 'no' || (!facts.employerShown && facts.aboutMyWork !== 'own')) return
    const { profile, name } = draft.author ?? {}
    if ([profile, name].some((shown) => shown && read(shown).has(known.disclaimers))) return
    const first = firstOpinion(reading, known)
    if (first) see.words('no-disclaimer', reading, first.from, first.to)
  },
})

/** The first opinion in a sentence that names a government matter besides the employer, members' talk and other parliaments aside. */
function firstOpinion(reading: Reading, known: Known): Hit | undefined {
  const matters = new Set<number>()
  for (const name of ['government-general', 'public-services', 'office-holders'] as const) {
    for (const { from } of reading.hits(known[name])) {
      if (!reading.is(from, known['states-employment'])) matters.add(reading.sentence[from] ?? 0)
    }
  }
  for (const name of ['politics-elsewhere', 'union-words'] as const) {
    for (const { from } of reading.hits(known[name])) matters.delete(reading.sentence[from] ?? 0)
  }
  if (matters.size === 0) return undefined
  return [...reading.hits(known['opinion-words']), ...reading.hits(known['support-words'])]
    .filter(({ from }) => !reading.quoted[from] && matters.has(reading.sentence[from] ?? 0))
    .sort((a, b) => a.from - b.from)[0]
}
