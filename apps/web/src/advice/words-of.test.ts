import type { Draft, Finding } from '@secondlook/contract'
import { expect, it } from 'vitest'
import { wordsOf } from './words-of.ts'

const draft: Draft = { text: 'idiot and idiot', media: [{ kind: 'image', alt: 'An idiot' }] }
const finding = (spans: Finding['spans']): Finding => ({
  rule: 'insult',
  clause: '7.1d',
  advice: 'ask',
  basis: 'judgement',
  message: '',
  remedy: '',
  detector: 'insult',
  spans,
})

it('shows each word once, and says where it is', () => {
  const spans = [
    { in: 'text', from: 0, to: 5 },
    { in: 'text', from: 10, to: 15 },
    { in: 'media.0.alt', from: 3, to: 8 },
  ]
  expect(wordsOf(finding(spans), draft).map(({ words, place }) => `${words} · ${place}`)).toEqual([
    'idiot · your text',
    'idiot · picture 1, description',
  ])
})

it('shows nothing for something that is absent', () => expect(wordsOf(finding([]), draft)).toEqual([]))

it('shows the longer of two that lie inside each other', () => {
  const spans = [
    { in: 'text', from: 0, to: 5 },
    { in: 'text', from: 0, to: 9 },
  ]
  expect(wordsOf(finding(spans), draft).map(({ words }) => words)).toEqual(['idiot and'])
})
