import { defineDetector } from '../detector.ts'
import { apart, Sentences } from '../text/near.ts'
import type { Reading } from '../text/reading.ts'

/**
 * Hears trouble at work, so that help can come first. It never weighs whether it is true. A disclosure
 * outranks a concern in one text: whoever writes of wrongdoing gets the avenues for that.
 */
export const workConcern = defineDetector({
  id: 'work-concern',
  summary: 'Trouble at work, and what reads like a disclosure of wrongdoing',
  kinds: {
    disclosure: 'wrongdoing or danger at a workplace that somebody should look into',
    concern: 'the writer is treated badly or is not well at work',
    conditions: 'pay, rosters, staffing, load or safety at the writer’s work',
  },
  lists: [
    'disclosure-words',
    'disclosure-accounts',
    'work-links',
    'work-trouble',
    'work-conditions',
    'union-words',
    'politics-elsewhere',
    'reporting-advice',
  ],
  wakes: { lists: ['disclosure-words', 'disclosure-accounts', 'work-trouble', 'work-conditions'] },

  find(reading, lists, scene, see) {
    const sentences = new Sentences(reading)
    let disclosed = false
    const tell = (from: number, to: number): void => {
      if (sentences.hold(lists['reporting-advice'], from)) return
      disclosed = true
      see.words('disclosure', reading, from, to)
    }
    for (const { from, to } of apart(reading.hits(lists['disclosure-accounts']))) tell(from, to)
    for (const { from, to } of apart(reading.hits(lists['disclosure-words']))) {
      if (reading.is(from, lists['disclosure-accounts']) || sentences.hold(lists['politics-elsewhere'], from))
        continue
      if (isLinked(reading, sentences, lists['work-links'], from)) tell(from, to)
    }
    if (disclosed) return
    for (const { from, to } of apart(reading.hits(lists['work-trouble'])))
      see.words('concern', reading, from, to)
    // What members say to each other about pay and rosters is union talk, and nothing is said about that.
    if (scene.facts.represents === 'union') return
    for (const { from, to } of apart(reading.hits(lists['work-conditions']))) {
      if (!sentences.hold(lists['union-words'], from)) see.words('conditions', reading, from, to)
    }
  },
})

/** A workplace in the same sentence, the one before or the one after. */
function isLinked(reading: Reading, sentences: Sentences, links: number, at: number): boolean {
  const from = reading.sentenceFrom(at)
  const to = reading.sentenceTo(at)
  if (sentences.hold(links, at) || (from > 0 && sentences.hold(links, from - 1))) return true
  return to < reading.length && sentences.hold(links, to)
}
