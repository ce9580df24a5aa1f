import type { Finding } from '@secondlook/contract'
import { expect, it } from 'vitest'
import type { ShownRule } from '../../pack/pack-face.ts'
import { spoken } from './spoken.ts'

const found = (...rules: readonly string[]) => rules.map((rule) => ({ rule }) as Finding)
const rules = [{ id: 'trouble', button: 'show-help' } as ShownRule]

it('says the result in one breath', () => {
  expect(spoken({ advice: 'clear', findings: [] }, rules)).toBe('Nothing found.')
  expect(spoken({ advice: 'think', findings: found('tone') }, rules)).toBe(
    'Worth a thought. 1 thing to look at.',
  )
  expect(spoken({ advice: 'stop', findings: found('marking', 'tone', 'insult') }, rules)).toBe(
    'We suggest not posting this as it stands. 3 things to look at.',
  )
})

it('names help first, and does not count it among what was found', () => {
  expect(spoken({ advice: 'think', findings: found('trouble') }, rules)).toBe(
    'Worth a thought. Help for you.',
  )
  expect(spoken({ advice: 'ask', findings: found('insult', 'trouble') }, rules)).toBe(
    'Best to ask first. Help for you, and 1 thing to look at.',
  )
})
