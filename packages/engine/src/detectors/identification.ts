import { defineDetector, type Scene } from '../detector.ts'
import { apart } from '../text/near.ts'

const elsewhere = new Set(['channel-comment', 'forum', 'review-site'])

/**
 * Finds posts for a body or an office that do not say who speaks, and claims to speak for the government
 * that the register does not bear out. A post of one's own need not name a role, and a union's is not looked at.
 */
export const identification = defineDetector({
  id: 'identification',
  summary: 'Who speaks, and in which role',
  kinds: {
    'nobody-named': 'a post for a body that names neither a person nor a role',
    'no-role': 'a post for a body on the author’s own work without the role',
    'no-office': 'a comment elsewhere for an official account that does not name the office',
    'not-in-register': 'a claim to be authorised that the register does not bear out',
  },
  lists: [
    'representative-voice',
    'authority-claims',
    'employers',
    'negations',
    'disclaimers',
    'questions-of-authority',
  ],
  wakes: { lists: ['authority-claims'] },

  find(reading, lists, scene, see) {
    if (reading.field !== 'text' || !isDenied(scene) || scene.facts.capacity === 'official') return
    for (const { from, to } of apart(reading.hits(lists['authority-claims']))) {
      if (reading.quoted[from] || reading.is(from, lists.disclaimers)) continue
      if (reading.is(from, lists['questions-of-authority'])) continue
      let denied = false
      for (let at = Math.max(reading.sentenceFrom(from), from - 3); at < to; at++) {
        if (reading.is(at, lists.negations)) denied = true
      }
      if (!denied) see.words('not-in-register', reading, from, to)
    }
  },

  look(lists, scene, see) {
    const { facts, draft, readings } = scene
    const [text] = readings
    if (!text || isUnion(scene)) return
    if (isDenied(scene) && draft.author?.authorisedToSpeak === true) see.absent('not-in-register')
    const { name, role, directorate, profile } = draft.author ?? {}
    if (facts.capacity === 'representative') {
      if (text.has(lists['representative-voice']) || role?.trim() || profile?.trim()) return
      if (!name?.trim()) see.absent('nobody-named')
      else if (facts.aboutMyWork === 'own') see.absent('no-role')
    }
    if (facts.capacity !== 'official' || !elsewhere.has(facts.place ?? '')) return
    if (!role?.trim() && !directorate?.trim() && !text.has(lists.employers)) see.absent('no-office')
  },
})

const isUnion = ({ facts }: Scene): boolean =>
  facts.capacity === 'representative' && facts.represents === 'union'

const isDenied = (scene: Scene): boolean =>
  Boolean(scene.draft.author && scene.registers?.has('spokespeople')) &&
  scene.facts.authorised === false &&
  !isUnion(scene)
