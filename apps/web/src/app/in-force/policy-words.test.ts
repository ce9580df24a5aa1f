import { describe, expect, it } from 'vitest'
import { sayApplied, sayDate, sayRow } from './policy-words.ts'

describe('the words of the policy in force', () => {
  it('say a date as exactly as it is known', () => {
    expect([sayDate('2012'), sayDate('2012-10'), sayDate('2016-09-01')]).toEqual([
      '2012',
      'October 2012',
      '1 September 2016',
    ])
  })

  it('say what is not confirmed as such', () => {
    expect(sayApplied({ from: '2016-09-01' })).toBe('From 1 September 2016')
    expect(sayApplied({ made: '2011' })).toBe('Of 2011; from which day is not confirmed')
    expect(sayApplied({ to: '2016-08-31' })).toBe('From when is not confirmed, until 31 August 2016')
  })

  it('say for whom, and since when', () => {
    const row = { unit: null, from: '2026-11-01T21:00:00.000Z', until: null }
    expect(sayRow({ ...row, state: 'in-force' })).toBe(
      'For everybody, since Mon 2 Nov 2026, 8:00 am (Canberra).',
    )
    expect(sayRow({ ...row, state: 'planned', unit: { id: 'b', name: 'Buses' } })).toBe(
      'For Buses, with what is below it, from Mon 2 Nov 2026, 8:00 am (Canberra).',
    )
    expect(sayRow({ ...row, state: 'never', until: row.from })).toContain('taken back before')
  })
})
