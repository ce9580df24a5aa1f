import { describe, expect, it } from 'vitest'
import type { ShownRule } from '../../pack/pack-face.ts'
import { noteAbout, readRule } from './rule-reads.ts'

const rule = (advice: ShownRule['advice']): ShownRule => ({
  id: 'insult',
  clause: '7.1d',
  detector: 'insult',
  basis: 'judgement',
  advice,
  contacts: undefined,
  button: undefined,
  subject: 'insult',
  looksFor: 'Words that run somebody down',
})

describe('how a rule reads', () => {
  it('is a sentence a row, in the order that decides', () => {
    const advice: ShownRule['advice'] = [
      { then: 'stop', when: { capacity: ['official'] } },
      { then: 'think', when: { audience: ['restricted'], aboutMyWork: ['own'] } },
      { then: 'ask' },
    ]
    expect(readRule(rule(advice))).toEqual([
      'Where you post for an official account: we suggest not posting it as it stands.',
      'Where only some people see it and it is about your own work: it is worth a thought.',
      'Otherwise: it is best to ask first.',
    ])
  })

  it('says where it does not hold', () => {
    expect(readRule(rule([{ then: 'ask', unless: { pseudonymous: true } }]))).toEqual([
      'In every post, unless you use a nickname: it is best to ask first.',
    ])
  })

  it('can be told to somebody without the words that were written', () => {
    expect(noteAbout(rule([]))).toContain('clause 7.1d')
    expect(noteAbout(rule([]))).toContain('My words are not in this note')
  })
})
