import { expect, it } from 'vitest'
import { placeOf } from './place-of.ts'

const unit = { scope: { kind: 'unit', id: 'u4', name: 'Libraries' } } as const
const channel = { scope: { kind: 'channel', id: 'c1', name: 'Example Libraries' } } as const
const everything = { scope: { kind: 'everything', id: null, name: 'Everything' } } as const

it('begins with the unit that somebody is named for, and with no unit where that is all or none', () => {
  expect(placeOf([channel, unit])).toBe('u4')
  expect(placeOf([unit, everything])).toBe('')
  expect(placeOf([channel])).toBe('')
  expect(placeOf([])).toBe('')
})
