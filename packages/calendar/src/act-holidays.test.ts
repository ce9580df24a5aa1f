import { describe, expect, it } from 'vitest'
import { actHolidays } from './act-holidays.ts'
import { addDays, type Day, weekdayOf } from './day.ts'
import { type Holiday, holidaysOfYear, holidaysOn } from './holidays.ts'

const listOf = (year: number): readonly Holiday[] => {
  const found = holidaysOfYear(year, actHolidays)
  if (!found.known) throw new Error(found.says)
  return found.value
}
const datesOf = (year: number): string[] => listOf(year).map(({ day, name }) => `${day.slice(5)} ${name}`)
const named = (name: string): Day[] =>
  [...actHolidays.byDay.values()]
    .flatMap((all) => all.filter((one) => one.name === name))
    .map(({ day }) => day)

describe('the holidays of the ACT', () => {
  it('of 2010 stand in for weekends, and Family and Community Day is in the school holidays', () => {
    expect(datesOf(2010)).toEqual([
      "01-01 New Year's Day",
      '01-26 Australia Day',
      '03-08 Canberra Day',
      '04-02 Good Friday',
      '04-03 Easter Saturday',
      '04-05 Easter Monday',
      '04-26 Anzac Day',
      "06-14 Queen's Birthday",
      '09-27 Family and Community Day',
      '10-04 Labour Day',
      '12-27 Christmas Day',
      '12-28 Boxing Day',
    ])
  })

  it('of 2020 have the Monday after Anzac Day', () => {
    expect(datesOf(2020)).toEqual([
      "01-01 New Year's Day",
      '01-27 Australia Day',
      '03-09 Canberra Day',
      '04-10 Good Friday',
      '04-11 Easter Saturday',
      '04-12 Easter Sunday',
      '04-13 Easter Monday',
      '04-25 Anzac Day',
      '04-27 Anzac Day, additional day',
      '06-01 Reconciliation Day',
      "06-08 Queen's Birthday",
      '10-05 Labour Day',
      '12-25 Christmas Day',
      '12-26 Boxing Day',
      '12-28 Boxing Day, additional day',
    ])
  })

  it('of 2022 have the day of mourning', () => {
    expect(datesOf(2022)).toEqual([
      "01-01 New Year's Day",
      "01-03 New Year's Day, additional day",
      '01-26 Australia Day',
      '03-14 Canberra Day',
      '04-15 Good Friday',
      '04-16 Easter Saturday',
      '04-17 Easter Sunday',
      '04-18 Easter Monday',
      '04-25 Anzac Day',
      '05-30 Reconciliation Day',
      "06-13 Queen's Birthday",
      '09-22 National Day of Mourning',
      '10-03 Labour Day',
      '12-25 Christmas Day',
      '12-26 Boxing Day',
      '12-27 Christmas Day, additional day',
    ])
  })

  it('of 2026 have Monday 27 April, as announced in December 2025', () => {
    expect(datesOf(2026)).toEqual([
      "01-01 New Year's Day",
      '01-26 Australia Day',
      '03-09 Canberra Day',
      '04-03 Good Friday',
      '04-04 Easter Saturday',
      '04-05 Easter Sunday',
      '04-06 Easter Monday',
      '04-25 Anzac Day',
      '04-27 Anzac Day, additional day',
      '06-01 Reconciliation Day',
      "06-08 King's Birthday",
      '10-05 Labour Day',
      '12-25 Christmas Day',
      '12-26 Boxing Day',
      '12-28 Boxing Day, additional day',
    ])
  })

  it('fall together where Anzac Day is Easter Monday', () => {
    const found = holidaysOn('2011-04-25', actHolidays)
    expect(found.known && found.value.map(({ name }) => name)).toEqual(['Easter Monday', 'Anzac Day'])
  })

  it('have Reconciliation Day from 2018, the Monday on or after 27 May', () => {
    expect(named('Reconciliation Day')).toEqual([
      ...['2018-05-28', '2019-05-27', '2020-06-01', '2021-05-31', '2022-05-30', '2023-05-29', '2024-05-27'],
      ...['2025-06-02', '2026-06-01', '2027-05-31', '2028-05-29', '2029-05-28', '2030-05-27'],
    ])
  })

  it('had Family and Community Day until 2017', () => {
    expect(named('Family and Community Day')).toEqual([
      ...['2010-09-27', '2011-10-10', '2012-10-08', '2013-09-30'],
      ...['2014-09-29', '2015-09-28', '2016-09-26', '2017-09-25'],
    ])
  })

  it('name the birthday after the King from 2023', () => {
    expect(named("Queen's Birthday")).toHaveLength(13)
    expect(named("King's Birthday")[0]).toBe('2023-06-12')
  })

  it('leave out the shutdown between Christmas and New Year and the bank holiday of August', () => {
    for (const day of ['2026-12-29', '2026-12-30', '2026-12-31', '2026-08-03'])
      expect(holidaysOn(day, actHolidays)).toMatchObject({ known: true, value: [] })
  })
})

describe('each row', () => {
  const years = Array.from({ length: 21 }, (_, index) => 2010 + index)

  it('of Easter is on the Sunday after the full moon that tables of the church give, and around it', () => {
    for (const year of years) {
      const easter = easterOf(year)
      expect([
        year,
        ...['Good Friday', 'Easter Saturday', 'Easter Monday'].map((name) => dateIn(year, name)),
      ]).toEqual([year, addDays(easter, -2), addDays(easter, -1), addDays(easter, 1)])
      expect([year, dateIn(year, 'Easter Sunday')]).toEqual([year, year < 2016 ? undefined : easter])
    }
  })

  it('that is a Monday of its month is one', () => {
    for (const year of years) {
      const monarch = year < 2023 ? "Queen's Birthday" : "King's Birthday"
      for (const [name, month, from] of [
        ['Canberra Day', '03', 8],
        [monarch, '06', 8],
        ['Labour Day', '10', 1],
      ] as const) {
        const day = dateIn(year, name) ?? ''
        expect([day, day.slice(5, 7), weekdayOf(day)]).toEqual([day, month, 1])
        const date = Number(day.slice(8))
        expect([day, date >= from && date < from + 7]).toEqual([day, true])
      }
    }
  })

  it('that stands for a weekend is a weekday, and every fixed day that falls on one has it', () => {
    for (const year of years)
      for (const [name, date] of [
        ["New Year's Day", '01-01'],
        ['Australia Day', '01-26'],
        ['Christmas Day', '12-25'],
        ['Boxing Day', '12-26'],
      ] as const) {
        const day = `${year}-${date}`
        const own = listOf(year).filter((one) => one.name.startsWith(name))
        expect([day, own.filter((one) => weekdayOf(one.day) < 6)]).toEqual([day, [expect.anything()]])
        const isExtra = year >= 2015 && name !== 'Australia Day' && weekdayOf(day) > 5
        expect([day, own.length]).toEqual([day, isExtra ? 2 : 1])
      }
  })

  it('says where it was read, and what was only reckoned is not confirmed', () => {
    for (const year of years)
      for (const { day, confirmed, source } of listOf(year)) {
        const isReckoned = year > 2026 || day === '2011-04-26'
        expect([day, confirmed]).toEqual([day, !isReckoned])
        expect(source.length).toBeGreaterThan(20)
      }
  })

  function dateIn(year: number, name: string): Day | undefined {
    return listOf(year).find((one) => one.name === name)?.day
  }
})

/** Golden number and epact, walked: the Sunday after the first day from 21 March on that is a full moon of the church. */
function easterOf(year: number): Day {
  const golden = (year % 19) + 1
  const century = Math.floor(year / 100) + 1
  const solar = Math.floor((3 * century) / 4) - 12
  const lunar = Math.floor((8 * century + 5) / 25) - 5
  let epact = (((11 * golden + 20 + lunar - solar) % 30) + 30) % 30
  if (epact === 24 || (epact === 25 && golden > 11)) epact++
  // The moon is new so many days before 1 January; the paschal one is full on its 14th day.
  let full = addDays(`${year}-03-01`, 43 - epact)
  if (full < `${year}-03-21`) full = addDays(full, 30)
  let sunday = addDays(full, 1)
  while (weekdayOf(sunday) !== 7) sunday = addDays(sunday, 1)
  return sunday
}
