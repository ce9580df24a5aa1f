import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayAfter, dayNumber, dayOfNumber, isDay, weekdayOf } from './day.ts'
import { isoOf } from './instant.ts'

describe('a day', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2024-02-29', true],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['2026-2-1', false],
    ['31/01/2026', false],
    ['2026-01-01T00:00:00Z', false],
    ['', false],
  ])('%s: a date that there is? %s', (text, is) => expect(isDay(text)).toBe(is))

  it.each([
    ['2026-11-26', 4],
    ['1970-01-01', 4],
    ['1969-12-31', 3],
    ['2000-02-29', 2],
    ['2027-01-03', 7],
    ['2027-01-04', 1],
  ])('%s is weekday %s', (day, weekday) => expect(weekdayOf(day)).toBe(weekday))

  it.each([
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-11-26', 0, '2026-11-26'],
    ['2024-02-29', 366, '2025-03-01'],
  ])('%s and %s days are %s', (day, count, then) => expect(addDays(day, count)).toBe(then))

  it('is refused where there is none: nothing is counted from the 30th of February', () => {
    for (const count of [dayNumber, dayAfter, weekdayOf]) expect(() => count('2026-02-30')).toThrow('no date')
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addDays('0000-01-01', -1)).toThrow(RangeError)
    expect(() => addDays('2026-01-01', 0.5)).toThrow(RangeError)
  })

  it('is counted one by one through 800 years, as a walk from month to month counts them', () => {
    const months = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let [year, month, date, weekday] = [1600, 1, 1, 6]
    let number = dayNumber('1600-01-01')
    const wrong: string[] = []
    while (year < 2400) {
      const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
      if (dayNumber(day) !== number || dayOfNumber(number) !== day || weekdayOf(day) !== weekday)
        wrong.push(day)
      const isLong = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      number++
      weekday = (weekday % 7) + 1
      if (++date > (months[month - 1] ?? 0) + (isLong ? 1 : 0)) {
        date = 1
        if (++month > 12) {
          month = 1
          year++
        }
      }
    }
    expect(wrong).toEqual([])
    expect(dayNumber('1970-01-01')).toBe(0)
  })
})

describe('an instant', () => {
  it('is written as the runtime writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_000_000_000_000, max: 250_000_000_000_000 }), (at) => {
        expect(isoOf(at)).toBe(new Date(at).toISOString())
      }),
      { numRuns: 2000, seed: 66 },
    )
    expect(isoOf(-1)).toBe('1969-12-31T23:59:59.999Z')
    expect(() => isoOf(0.5)).toThrow('no instant')
    expect(() => isoOf(Number.NaN)).toThrow('no instant')
  })
})
