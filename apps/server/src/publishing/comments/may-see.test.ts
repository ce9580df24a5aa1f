import { expect, it } from 'vitest'
import { ownRulesOf } from './may-see.ts'

const rulesOf = (houseRules: string | null) => ownRulesOf({ id: 'parks', values: { houseRules } as never })

it('knows the house rules that a channel has of its own, and takes ours for none', () => {
  expect(rulesOf('https://parks.example/rules')).toBe('https://parks.example/rules')
  expect(rulesOf('https://look.example/house-rules/parks')).toBeNull()
  expect([rulesOf(''), rulesOf(null)]).toEqual([null, null])
})
