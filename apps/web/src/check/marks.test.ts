import type { Assessment, Finding } from '@secondlook/contract'
import { expect, it } from 'vitest'
import { marksOf } from './marks.ts'
import type { Checked } from './reading/checker.ts'

const finding = (rule: string, advice: Finding['advice'], spans: Finding['spans']): Finding => ({
  rule,
  clause: '7.1d',
  advice,
  basis: 'judgement',
  message: rule,
  remedy: '',
  detector: rule,
  spans,
})
const marks = (...findings: readonly Finding[]) =>
  marksOf({ assessment: { findings } as unknown as Assessment, draft: { text: '' }, took: 0 } as Checked)
const word = { in: 'text', from: 0, to: 5 }

it('underlines places in the text only, the strongest last', () => {
  const found = marks(
    finding('marking', 'stop', [word, { in: 'media.0.alt', from: 0, to: 3 }]),
    finding('tone', 'think', [word]),
  )
  expect(found.map(({ advice }) => advice)).toEqual(['think', 'stop'])
})

it('keeps the strongest where there are more than anybody could read', () => {
  const many = new Array<typeof word>(10_000).fill(word)
  const found = marks(finding('marking', 'stop', [word]), finding('tone', 'think', many))
  expect(found.length).toBeLessThan(1000)
  expect(found.at(-1)?.advice).toBe('stop')
})
