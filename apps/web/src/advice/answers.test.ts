import { Draft } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { firstAnswers, toDraft } from './answers.ts'

describe('a draft made of answers', () => {
  it('leaves out what was not answered', () => {
    expect(toDraft('Hello', firstAnswers, [])).toEqual({
      text: 'Hello',
      capacity: 'personal',
      audience: 'public',
      aboutMyWork: 'no',
    })
  })

  it('keeps "not sure" as an answer, and never turns it into a guess', () => {
    const draft = toDraft(
      'Hello',
      { ...firstAnswers, capacity: 'unsure', audience: 'unsure', aboutMyWork: 'unsure' },
      [],
    )
    expect(draft).toEqual({ text: 'Hello', capacity: 'unsure', aboutMyWork: 'unsure' })
  })

  it('says of what only for somebody who speaks for others', () => {
    const answers = { ...firstAnswers, represents: 'union' as const }
    expect(toDraft('Hello', answers, []).represents).toBeUndefined()
    expect(toDraft('Hello', { ...answers, capacity: 'representative' }, []).represents).toBe('union')
  })

  it('holds nothing that tells who somebody is', () => {
    const draft = toDraft(
      'Hello',
      { ...firstAnswers, profile: ' Nurse ', pseudonymous: true, levelBand: 'senior' },
      [],
    )
    expect(draft.author).toEqual({ profile: 'Nurse', pseudonymous: true, levelBand: 'senior' })
  })

  it('is a draft as the contract has it', () => {
    const answers = { ...firstAnswers, place: 'group-chat' as const, authorisedToSpeak: 'no' as const }
    expect(Draft.safeParse(toDraft('Hello', answers, [{ kind: 'image' }])).success).toBe(true)
  })
})
