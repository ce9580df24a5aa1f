import { describe, expect, it } from 'vitest'
import { asOf, daysIn } from './register-queries.ts'

const now = '2026-11-26T01:00:00.000Z'

describe('as it was on a day', () => {
  it('is asked for the last instant of that day in Canberra', () => {
    expect(asOf({ at: '2026-06-30' }, now)).toEqual({ at: '2026-06-30T13:59:59.999Z', known: undefined })
    expect(asOf({ known: '2026-01-31' }, now)).toEqual({ at: undefined, known: '2026-01-31T12:59:59.999Z' })
  })
  it('is now, where the day is today', () => {
    expect(asOf({ at: '2026-11-26', known: '2026-11-26' }, now)).toEqual({ at: undefined, known: undefined })
  })
  it('looks ahead at what will hold, and never at what will be known', () => {
    expect(asOf({ at: '2026-12-01', known: '2026-12-01' }, now)).toEqual({
      at: '2026-12-01T12:59:59.999Z',
      known: undefined,
    })
  })
  it('leaves out what is no day', () => {
    expect(daysIn({ at: 'yesterday', known: '2026-02-31' })).toEqual({})
    expect(daysIn({ at: '2026-13-01', known: '2026-02-28' })).toEqual({ known: '2026-02-28' })
  })
})
