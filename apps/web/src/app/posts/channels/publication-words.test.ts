import { incidentKinds, incidentOutcomes, type Publication, publicationStates } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { kindWords, outcomeWords } from '../../incidents/incident-words.ts'
import { deedsOf, isMoving, publicationWords, sayStanding, whyNotMine } from './publication-words.ts'

const no = { may: false, whyNot: null }
const yes = { may: true, whyNot: null }
const none: Publication['may'] = {
  letGo: no,
  giveUp: no,
  byHand: no,
  sayWhether: no,
  withdraw: no,
  takenOff: no,
}
const standing = { says: null, due: null, publishedAt: null, readAt: null, remains: 'Copies may remain.' }

describe('the words', () => {
  it('are those of the contract', () => {
    expect(publicationWords).toEqual(publicationStates)
    expect(kindWords).toEqual(incidentKinds)
    expect(outcomeWords).toEqual(incidentOutcomes)
  })
})

describe('where a post stands on a channel', () => {
  it('is said to have left copies once it came down, whoever took it down', () => {
    expect(sayStanding({ ...standing, state: 'withdrawn' }).at(-1)).toBe('Copies may remain.')
    expect(sayStanding({ ...standing, state: 'gone' }).at(-1)).toBe('Copies may remain.')
    expect(sayStanding({ ...standing, state: 'published' })).not.toContain('Copies may remain.')
  })

  it('is said to be unknown where it is, and that it is not sent twice', () => {
    const says = sayStanding({ ...standing, state: 'unknown' })
    expect([publicationWords.unknown, ...says].join('. ')).toBe(
      'We do not know yet whether it was posted. We are checking the page and will not send it twice.',
    )
  })

  it('is looked at again soon while something is done about it', () => {
    const now = '2026-11-26T00:00:00.000Z'
    const moves = (more: Partial<Publication>) => isMoving({ ...standing, state: 'published', ...more }, now)
    expect([moves({ state: 'leaving' }), moves({ state: 'unknown' }), moves({ readAt: null })]).toEqual([
      ...[true, true, true],
    ])
    expect([moves({ state: 'stopped' }), moves({ readAt: now }), moves({ state: 'planned' })]).toEqual([
      ...[false, false, false],
    ])
    expect(moves({ state: 'planned', due: '2026-11-26T00:00:30.000Z' })).toBe(true)
    expect(moves({ state: 'planned', due: '2026-11-26T02:00:00.000Z' })).toBe(false)
  })

  it('has one thing to do next', () => {
    expect(deedsOf({ state: 'stopped', may: { ...none, letGo: yes, giveUp: yes } })).toEqual({
      ...{ main: 'let-go', others: ['give-up'] },
    })
    expect(deedsOf({ state: 'stopped', may: { ...none, letGo: yes, giveUp: yes, byHand: yes } })).toEqual({
      ...{ main: 'by-hand', others: ['let-go', 'give-up'] },
    })
    expect(deedsOf({ state: 'ask-whether', may: { ...none, byHand: yes, sayWhether: yes } })).toEqual({
      ...{ main: 'is-there', others: ['not-there'] },
    })
    expect(deedsOf({ state: 'published', may: { ...none, withdraw: yes } })).toEqual({
      ...{ main: undefined, others: ['withdraw'] },
    })
  })

  it('says why the next thing is not mine, and nothing where nothing is to be done', () => {
    const letGo = { may: false, whyNot: 'This is for an approver.' }
    expect(whyNotMine({ state: 'stopped', may: { ...none, letGo } })).toBe('This is for an approver.')
    expect(whyNotMine({ state: 'published', may: { ...none, letGo } })).toBeNull()
  })
})
