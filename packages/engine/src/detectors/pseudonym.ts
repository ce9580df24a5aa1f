import { defineDetector } from '../detector.ts'

const matters = ['government-general', 'public-services', 'office-holders', 'employers'] as const

/**
 * Gives advice on a nickname where somebody told us that they use one and writes about government. Any
 * sign that the name is kept for safety is enough to say nothing, and nobody is ever asked to drop it.
 */
export const pseudonym = defineDetector({
  id: 'pseudonym',
  summary: 'A nickname in a post about government or the author’s own work',
  kinds: { nickname: 'the author says that they post under another name' },
  lists: [...matters, 'safety-reasons', 'union-words'],
  wakes: {},

  look(lists, { draft, facts, readings, read }, see) {
    const { author } = draft
    if (author?.pseudonymous !== true) return
    const [text] = readings
    const profile = author.profile ? read(author.profile) : undefined
    if (!text || text.has(lists['safety-reasons']) || profile?.has(lists['safety-reasons'])) return
    if (text.has(lists['union-words'])) return
    const isAbout = facts.aboutMyWork === 'own' || facts.aboutMyWork === 'other' || facts.employerShown
    if (isAbout || matters.some((name) => text.hits(lists[name]).length > 0)) see.absent('nickname')
  },
})
