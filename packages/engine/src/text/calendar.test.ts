import { describe, expect, it } from 'vitest'
import { daysIn, weekdayOf } from './calendar.ts'

describe('calendar', () => {
  it.each([
    [2026, 12, 25, 5],
    [2026, 11, 23, 1],
    [2028, 2, 29, 2],
    [2000, 2, 29, 2],
    [1901, 1, 1, 2],
    [2027, 1, 3, 0],
    [1999, 12, 31, 5],
  ])('%i-%i-%i falls on day %i of the week', (year, month, day, weekday) =>
    expect(weekdayOf(year, month, day)).toBe(weekday),
  )

  it('knows leap years', () => {
    expect([2024, 2100, 2000, 2027].map((year) => daysIn(2, year))).toEqual([29, 28, 29, 28])
    expect(daysIn(2)).toBe(29)
    expect(daysIn(6)).toBe(30)
  })
})
