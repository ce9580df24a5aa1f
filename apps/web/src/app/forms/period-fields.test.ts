import { describe, expect, it } from 'vitest'
import { instantsOf } from './period-fields.tsx'

// Half past nine in the morning of 26 November in Canberra.
const now = '2026-11-25T22:30:00.000Z'

describe('a period of days', () => {
  it('lasts from the first moment of its first day to the last of its last', () => {
    expect(instantsOf({ from: '2026-12-01', to: '2026-12-04' }, now)).toEqual({
      from: '2026-11-30T13:00:00.000Z',
      to: '2026-12-04T13:00:00.000Z',
    })
  })

  it('begins now where no first day is chosen, or today is: nothing begins in the past', () => {
    expect(instantsOf({ from: '', to: '2026-11-26' }, now)).toEqual({
      from: null,
      to: '2026-11-26T13:00:00.000Z',
    })
    expect(instantsOf({ from: '2026-11-26', to: '2026-11-26' }, now).from).toBe(null)
  })

  it('has no end where no last day is chosen', () => {
    expect(instantsOf({ from: '', to: '' }, now).to).toBe(null)
  })
})
