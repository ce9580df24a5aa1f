import { describe, expect, it } from 'vitest'
import { isoOf } from './instant.ts'
import { knownZones, nextChange, offsetMinutes } from './zones.ts'

/** First Sundays of April and of October, read off a calendar; clocks change at 2 am standard time, 4 pm the day before in UTC. */
const sundays: readonly (readonly [year: number, april: number, october: number])[] = [
  [2010, 4, 3],
  [2011, 3, 2],
  [2012, 1, 7],
  [2013, 7, 6],
  [2014, 6, 5],
  [2015, 5, 4],
  [2016, 3, 2],
  [2017, 2, 1],
  [2018, 1, 7],
  [2019, 7, 6],
  [2020, 5, 4],
  [2021, 4, 3],
  [2022, 3, 2],
  [2023, 2, 1],
  [2024, 7, 6],
  [2025, 6, 5],
  [2026, 5, 4],
  [2027, 4, 3],
  [2028, 2, 1],
  [2029, 1, 7],
  [2030, 7, 6],
]
const eveOf = (year: number, month: 4 | 10, sunday: number): string =>
  sunday > 1
    ? `${year}-${month === 4 ? '04' : '10'}-0${sunday - 1}T16:00:00.000Z`
    : `${year}-${month === 4 ? '03-31' : '09-30'}T16:00:00.000Z`

describe("Sydney's clocks", () => {
  it('change twice a year from 2010 to 2030, back in April and forward in October, and never else', () => {
    const expected = sundays.flatMap(([year, april, october]) => [
      [eveOf(year, 4, april), 660, 600],
      [eveOf(year, 10, october), 600, 660],
    ])
    const found: unknown[] = []
    let at = Date.parse('2009-12-31T13:00:00.000Z')
    for (;;) {
      const change = nextChange('Australia/Sydney', at)
      if (!change || change.at >= Date.parse('2030-12-31T13:00:00.000Z')) break
      found.push([isoOf(change.at), change.before, change.after])
      at = change.at
    }
    expect(found).toEqual(expected)
  })

  it('agree with the tables of the runtime, hour by hour from 2010 to 2030', () => {
    const figures = new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: 'Australia/Sydney', hourCycle: 'h23' },
      ...{ day: '2-digit', hour: '2-digit' },
    })
    const wrong: string[] = []
    for (let at = Date.UTC(2009, 11, 31, 13, 30); at < Date.UTC(2030, 11, 31, 13); at += 3_600_000) {
      const local = new Date(at + offsetMinutes('Australia/Sydney', at) * 60_000).toISOString()
      if (figures.format(at) !== `${local.slice(8, 10)}, ${local.slice(11, 13)}`) wrong.push(isoOf(at))
    }
    expect(wrong).toEqual([])
  })
})

describe('the zones that are known', () => {
  it('are ahead of UTC before and after each change as nextChange says', () => {
    for (const zone of knownZones) {
      let at = Date.UTC(2008, 0, 1)
      for (let change = nextChange(zone, at); change && change.at < Date.UTC(2040, 0, 1); ) {
        expect([zone, isoOf(change.at), offsetMinutes(zone, at)]).toEqual([
          zone,
          isoOf(change.at),
          change.before,
        ])
        expect(offsetMinutes(zone, change.at - 1)).toBe(change.before)
        expect(offsetMinutes(zone, change.at)).toBe(change.after)
        at = change.at
        change = nextChange(zone, at)
      }
    }
  })

  it('agree with the tables of the runtime at each change from 2010 to 2025', () => {
    for (const zone of knownZones) {
      const offsets = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
      const says = (at: number): string | undefined =>
        offsets.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value
      const isSame = (at: number): boolean => {
        const [, sign = '+', hours = 0, minutes = 0] = /([+-])(\d+):(\d+)/.exec(says(at) ?? '') ?? []
        return Number(`${sign}${Number(hours) * 60 + Number(minutes)}`) === offsetMinutes(zone, at)
      }
      const instants = Array.from({ length: 16 * 12 }, (_, month) => Date.UTC(2010, month, 15))
      let change = nextChange(zone, Date.UTC(2010, 0, 1))
      for (; change && change.at < Date.UTC(2026, 0, 1); change = nextChange(zone, change.at))
        instants.push(change.at - 1, change.at)
      expect([zone, instants.filter((at) => !isSame(at)).map(isoOf)]).toEqual([zone, []])
    }
  })

  it('are all: one that is not there is refused and not guessed', () => {
    expect(knownZones).toHaveLength(26)
    expect(() => offsetMinutes('Australia/Lord_Howe', 0)).toThrow('no rules for')
    expect(() => nextChange('toString', 0)).toThrow('no rules for')
    expect(nextChange('Australia/Brisbane', 0)).toBeUndefined()
  })

  it('begin their days at midnight: none changes its clocks then', () => {
    for (const zone of knownZones) {
      let change = nextChange(zone, Date.UTC(2008, 0, 1))
      for (; change && change.at < Date.UTC(2040, 0, 1); change = nextChange(zone, change.at)) {
        const [before, after] = [change.before, change.after].map((ahead) =>
          isoOf((change?.at ?? 0) + ahead * 60_000).slice(11, 16),
        )
        expect([zone, before, after]).not.toContain('00:00')
      }
    }
  })
})
