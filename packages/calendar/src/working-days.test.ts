import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actHolidays } from './act-holidays.ts'
import { addDays, type Day, dayAfter } from './day.ts'
import { type Holiday, holidaysOfYear, holidaysOn, holidayTable, isWorkingDay } from './holidays.ts'
import { addWorkingDays, workingDayFrom, workingDaysBetween } from './working-days.ts'

const sure = { known: true, confirmed: true, unconfirmed: [] }

describe('working days', () => {
  it.each([
    // Easter 2026: Good Friday 3 April, Monday 6 April.
    ['2026-04-02', 1, '2026-04-07'],
    ['2026-04-02', 5, '2026-04-13'],
    ['2026-04-05', 1, '2026-04-07'],
    // Anzac Day 2026, a Saturday with a Monday added.
    ['2026-04-24', 1, '2026-04-28'],
    // Christmas 2026: Friday, and the Monday for Boxing Day; 29 to 31 December are working days to the Act.
    ['2026-12-24', 1, '2026-12-29'],
    ['2026-12-24', 3, '2026-12-31'],
    // Christmas 2021, both on the weekend.
    ['2021-12-24', 1, '2021-12-29'],
    ['2021-12-24', 4, '2022-01-04'],
    // Reconciliation Day for the first time, on Monday 28 May 2018; the year before that Monday was worked.
    ['2018-05-25', 1, '2018-05-29'],
    ['2017-05-26', 1, '2017-05-29'],
    // Family and Community Day for the last time, on Monday 25 September 2017.
    ['2017-09-22', 1, '2017-09-26'],
    ['2018-09-21', 1, '2018-09-24'],
    // The day of mourning, a Thursday.
    ['2022-09-21', 1, '2022-09-23'],
    ['2026-11-27', 5, '2026-12-04'],
    ['2026-11-28', 0, '2026-11-28'],
    ['2026-04-07', -1, '2026-04-02'],
    ['2026-11-29', -1, '2026-11-27'],
    ['2026-11-27', -5, '2026-11-20'],
  ])('from %s on, %s of them: %s', (day, count, expected) =>
    expect(addWorkingDays(day, count, actHolidays)).toEqual({ ...sure, value: expected }),
  )

  it.each([
    ['2026-04-02', '2026-04-07', 1],
    ['2026-11-27', '2026-11-30', 1],
    ['2026-11-26', '2026-11-26', 0],
    ['2026-11-28', '2026-11-29', 0],
    ['2026-12-24', '2027-01-01', 3],
    ['2017-09-22', '2017-10-03', 5],
  ])('after %s until %s: %s', (from, to, expected) =>
    expect(workingDaysBetween(from, to, actHolidays)).toMatchObject({ value: expected }),
  )

  it.each([
    ['2026-04-03', '2026-04-07'],
    ['2026-11-26', '2026-11-26'],
    ['2026-11-28', '2026-11-30'],
  ])('a period that would end on %s ends on %s', (day, expected) =>
    expect(workingDayFrom(day, actHolidays)).toEqual({ ...sure, value: expected }),
  )

  it('of a whole year: 2026 has 261 weekdays and 11 holidays on them', () => {
    // New Year, Australia Day, Canberra Day, Good Friday, Easter Monday, 27 April, Reconciliation Day, King's Birthday,
    // Labour Day, Christmas and 28 December are eleven; Anzac Day and Boxing Day themselves are Saturdays.
    expect(workingDaysBetween('2025-12-31', '2026-12-31', actHolidays)).toEqual({ ...sure, value: 261 - 11 })
  })

  it('are refused for what makes no sense', () => {
    expect(() => addWorkingDays('2026-11-26', 1.5, actHolidays)).toThrow('no number of days')
    expect(() => workingDaysBetween('2026-11-26', '2026-11-25', actHolidays)).toThrow('is before')
    expect(() => addWorkingDays('2026-02-30', 0, actHolidays)).toThrow('no date')
    expect(() => workingDaysBetween('2026-11-26', 'tomorrow', actHolidays)).toThrow('no date')
    expect(() => isWorkingDay('2026-02-30', actHolidays)).toThrow('no date')
    expect(() => holidaysOn('2026-02-30', actHolidays)).toThrow('no date')
  })
})

describe('a year that a table does not have', () => {
  const unknown = (year: number) => ({
    known: false,
    year,
    says: `no holidays known for ${year} (Australian Capital Territory: 2010 to 2030)`,
  })

  it('is an answer, and no guess', () => {
    expect(holidaysOfYear(2041, actHolidays)).toEqual(unknown(2041))
    expect(holidaysOn('2009-12-25', actHolidays)).toEqual(unknown(2009))
    expect(isWorkingDay('2041-06-03', actHolidays)).toEqual(unknown(2041))
    // A Saturday too: whoever asks about 2041 learns that nothing is known of it.
    expect(isWorkingDay('2041-06-01', actHolidays)).toEqual(unknown(2041))
    expect(workingDayFrom('2031-01-01', actHolidays)).toEqual(unknown(2031))
  })

  it('is met by a count that runs into it, in either direction', () => {
    expect(addWorkingDays('2030-12-30', 1, actHolidays)).toMatchObject({ value: '2030-12-31' })
    expect(addWorkingDays('2030-12-30', 2, actHolidays)).toEqual(unknown(2031))
    expect(addWorkingDays('2010-01-04', -1, actHolidays)).toEqual(unknown(2009))
    expect(workingDaysBetween('2030-12-30', '2031-01-02', actHolidays)).toEqual(unknown(2031))
  })
})

describe('what is not confirmed', () => {
  it('is told with the answer that it counted in', () => {
    const found = addWorkingDays('2011-04-21', 1, actHolidays)
    expect(found).toMatchObject({ known: true, value: '2011-04-27', confirmed: false })
    expect(found.known && found.unconfirmed.map(({ day }) => day)).toEqual(['2011-04-26'])
    expect(addWorkingDays('2011-04-27', 1, actHolidays)).toEqual({ ...sure, value: '2011-04-28' })
  })

  it('is a year that nobody announced, also where no holiday counted: one may be declared', () => {
    expect(addWorkingDays('2027-02-01', 1, actHolidays)).toEqual({
      ...{ known: true, value: '2027-02-02', confirmed: false, unconfirmed: [] },
    })
    expect(holidaysOfYear(2026, actHolidays)).toMatchObject({ confirmed: true })
    expect(holidaysOfYear(2027, actHolidays)).toMatchObject({ confirmed: false })
  })

  it('does not matter on a weekend', () => {
    expect(isWorkingDay('2027-12-25', actHolidays)).toEqual({ ...sure, value: false })
  })
})

describe('a table', () => {
  const row = (day: Day, name = 'A day'): Holiday => ({ day, name, confirmed: true, source: 'a test' })
  const years = { body: 'A town', from: 2026, until: 2026, announced: 2026 }

  it('of another body is data, and is asked in the same way', () => {
    const town = holidayTable({ ...years, holidays: [row('2026-11-27', 'Show Day')] })
    expect(addWorkingDays('2026-11-26', 1, town)).toEqual({ ...sure, value: '2026-11-30' })
    expect(addWorkingDays('2026-04-02', 1, town)).toEqual({ ...sure, value: '2026-04-03' })
  })

  it.each([
    ['no date', [row('2026-02-30')]],
    ['outside of', [row('2027-01-01')]],
    ['after 2026-05-01', [row('2026-05-01'), row('2026-04-01')]],
    ['twice', [row('2026-05-01'), row('2026-05-01')]],
    ['no holiday in 2026', []],
  ])('is refused: %s', (says, holidays) => expect(() => holidayTable({ ...years, holidays })).toThrow(says))

  it('is refused where its years are out of order', () => {
    for (const announced of [2025, 2027])
      expect(() => holidayTable({ ...years, announced, holidays: [row('2026-05-01')] })).toThrow(
        'out of order',
      )
  })
})

describe('counting', () => {
  const days = fc.integer({ min: 0, max: 20 * 365 }).map((after) => addDays('2010-06-01', after))
  const said = <T>(found: { known: true; value: T } | { known: false }): T | undefined =>
    found.known ? found.value : undefined
  // Slow, and sharing nothing but the dates: a walk with the runtime's calendar.
  const isWorked = (date: Date): boolean =>
    date.getUTCDay() % 6 !== 0 && !actHolidays.byDay.has(date.toISOString().slice(0, 10))

  it('gives what a walk from day to day gives', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -60, max: 60 }), (day, count) => {
        const date = new Date(day)
        for (let left = count; left !== 0; ) {
          date.setUTCDate(date.getUTCDate() + Math.sign(count))
          if (isWorked(date)) left -= Math.sign(count)
        }
        const expected = date.toISOString().slice(0, 10)
        const found = said(addWorkingDays(day, count, actHolidays))
        expect(found).toBe(expected > '2030-12-31' || expected < '2010-01-01' ? undefined : expected)
      }),
      { numRuns: 1000, seed: 66 },
    )
  })

  it('and adding undo each other, and counts add up', () => {
    fc.assert(
      fc.property(days, fc.nat(40), fc.nat(40), (day, one, other) => {
        const then = said(addWorkingDays(day, one, actHolidays))
        if (then === undefined) return
        expect(said(workingDaysBetween(day, then, actHolidays))).toBe(one)
        const both = said(addWorkingDays(day, one + other, actHolidays))
        expect(said(addWorkingDays(then, other, actHolidays))).toBe(both)
        const next = said(workingDayFrom(dayAfter(then), actHolidays))
        expect(said(addWorkingDays(then, 1, actHolidays))).toBe(next)
      }),
      { numRuns: 1000, seed: 66 },
    )
  })
})
