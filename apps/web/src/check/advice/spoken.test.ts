import type { Finding } from '@secondlook/contract'
import { expect, it } from 'vitest'
import { spoken } from './spoken.ts'

const findings = (count: number) => new Array<Finding>(count)

it('says the result in one breath', () => {
  expect(spoken({ advice: 'clear', findings: [] })).toBe('Nothing found.')
  expect(spoken({ advice: 'think', findings: findings(1) })).toBe('Worth a thought. 1 thing to look at.')
  expect(spoken({ advice: 'stop', findings: findings(3) })).toBe(
    'We suggest not posting this as it stands. 3 things to look at.',
  )
})
