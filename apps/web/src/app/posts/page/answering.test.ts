import type { PostFinding } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { answersOf, comparedFirst, pictureOf, sortFindings, unanswered } from './answering.ts'

const finding = (key: string, more: Partial<PostFinding> = {}): PostFinding => ({
  ...{ key, rule: key, clause: '7.2', advice: 'ask', basis: 'judgement', message: '', remedy: '' },
  ...{ detector: '', spans: [], channel: null, mayBeAnswered: true, ...more },
})
const all = [
  finding('ask'),
  finding('stop', { advice: 'stop' }),
  finding('fact', { basis: 'fact', mayBeAnswered: false }),
  finding('think', { advice: 'think' }),
]

describe('findings before an approval', () => {
  it('are answered where they are judgements that ask or stop', () => {
    const keys = (list: readonly PostFinding[]) => list.map(({ key }) => key)
    const { toChange, toAnswer, toThink } = sortFindings(all)
    expect([keys(toChange), keys(toAnswer), keys(toThink)]).toEqual([['fact'], ['ask', 'stop'], ['think']])
  })

  it('are not answered by nothing but spaces', () => {
    expect(unanswered(all, { ask: '  ', stop: 'It was announced.' }).map(({ key }) => key)).toEqual(['ask'])
    expect(answersOf(all, { ask: ' So it is. ', stop: 'Yes.', think: 'not asked for' })).toEqual([
      { finding: 'ask', reason: 'So it is.' },
      { finding: 'stop', reason: 'Yes.' },
    ])
  })
})

it('says of a finding in a picture that it is in the picture, and nothing where there are words to quote', () => {
  const at = (field: string, picturesCount = 1) =>
    pictureOf({ spans: [{ in: field, from: 0, to: 4 }], picturesCount })
  expect(at('media.0.found.text')).toBe('In the words on the picture')
  expect(at('media.1.found.text', 2)).toBe('In the words on picture 2')
  expect([at('text'), at('media.0.alt'), pictureOf({ spans: [], picturesCount: 1 })]).toEqual(['', '', ''])
})

describe('what is compared first', () => {
  const page = (number: number, ...decided: number[]) =>
    comparedFirst({
      version: { number } as never,
      decisions: decided.map((version) => ({ version })) as never,
    })
  it('is the last version that anything was decided on, then the one before', () => {
    expect([page(4, 1, 2, 4), page(4), page(1), page(2, 2)]).toEqual([2, 3, undefined, 1])
  })
})
