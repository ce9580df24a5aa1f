import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoOf } from './instant.ts'
import { endOfDay, type Reading, startOfDay, toInstant, toLocal } from './local-time.ts'
import { afterHours, minutesOfDay, sameTimeAfter } from './period.ts'
import { knownZones, offsetMinutes } from './zones.ts'

const zone = 'Australia/Sydney'
const said = (reading: Reading): unknown =>
  Object.fromEntries(
    Object.entries(reading).map(([name, value]) => [name, typeof value === 'number' ? isoOf(value) : value]),
  )

describe('what the clocks show', () => {
  // 2026: back at 3 am on Sunday 5 April, forward at 2 am on Sunday 4 October.
  it.each([
    ['2026-04-04T15:59:59.999Z', '2026-04-05', 2 * 60 + 59, 59_999, 7],
    ['2026-04-04T16:00:00.000Z', '2026-04-05', 2 * 60, 0, 7],
    ['2026-10-03T15:59:59.000Z', '2026-10-04', 1 * 60 + 59, 59_000, 7],
    ['2026-10-03T16:00:00.000Z', '2026-10-04', 3 * 60, 0, 7],
    ['2025-12-31T13:00:00.000Z', '2026-01-01', 0, 0, 4],
    ['2026-06-30T14:00:00.001Z', '2026-07-01', 0, 1, 3],
  ])('at %s is %s, minute %s', (iso, day, minute, ms, weekday) =>
    expect(toLocal(Date.parse(iso), zone)).toEqual({ day, minute, ms, weekday }),
  )
})

describe('when the clocks show a time', () => {
  it.each([
    ['2026-11-25', 9 * 60, { is: 'once', at: '2026-11-24T22:00:00.000Z' }],
    ['2026-07-01', 9 * 60, { is: 'once', at: '2026-06-30T23:00:00.000Z' }],
    [
      '2026-10-04',
      2 * 60 + 30,
      { is: 'skipped', at: '2026-10-03T16:30:00.000Z', change: '2026-10-03T16:00:00.000Z' },
    ],
    [
      '2026-10-04',
      2 * 60,
      { is: 'skipped', at: '2026-10-03T16:00:00.000Z', change: '2026-10-03T16:00:00.000Z' },
    ],
    ['2026-10-04', 3 * 60, { is: 'once', at: '2026-10-03T16:00:00.000Z' }],
    ['2026-04-05', 1 * 60 + 59, { is: 'once', at: '2026-04-04T14:59:00.000Z' }],
    [
      '2026-04-05',
      2 * 60,
      { is: 'doubled', at: '2026-04-04T15:00:00.000Z', again: '2026-04-04T16:00:00.000Z' },
    ],
    [
      '2026-04-05',
      2 * 60 + 59,
      { is: 'doubled', at: '2026-04-04T15:59:00.000Z', again: '2026-04-04T16:59:00.000Z' },
    ],
    ['2026-04-05', 3 * 60, { is: 'once', at: '2026-04-04T17:00:00.000Z' }],
  ])('%s, minute %s', (day, minute, expected) => expect(said(toInstant(day, minute, zone))).toEqual(expected))

  it('is refused for what no clock shows', () => {
    for (const minute of [-1, 1440, 0.5, Number.NaN])
      expect(() => toInstant('2026-11-26', minute, zone)).toThrow('no minute of a day')
    expect(() => toInstant('2026-02-30', 0, zone)).toThrow('no date')
    expect(() => toInstant('2026-11-26', 0, 'Europe/Atlantis')).toThrow('no rules for')
  })

  it('is found by looking at every minute around each change, in every zone', () => {
    for (const name of knownZones) {
      for (const [month, date] of [
        [3, 8],
        [3, 29],
        [4, 5],
        [9, 27],
        [10, 4],
        [10, 25],
        [11, 1],
      ]) {
        const midnight = Date.UTC(2026, (month ?? 0) - 1, date)
        const day = isoOf(midnight).slice(0, 10)
        // Every instant at which a clock shows each minute of this day, by walking through all that could be.
        const shown = new Map<number, number[]>()
        for (let at = midnight - 15 * 3_600_000; at < midnight + 39 * 3_600_000; at += 600_000) {
          const wall = at + offsetMinutes(name, at) * 60_000 - midnight
          const minute = wall / 60_000
          if (minute >= 0 && minute < 1440) shown.set(minute, [...(shown.get(minute) ?? []), at])
        }
        for (let minute = 0; minute < 1440; minute += 10) {
          const reading = toInstant(day, minute, name)
          const found =
            reading.is === 'skipped' ? [] : reading.is === 'once' ? [reading.at] : [reading.at, reading.again]
          expect([name, day, minute, found]).toEqual([name, day, minute, shown.get(minute) ?? []])
        }
      }
    }
  })

  it('and back loses no millisecond in either direction', () => {
    const instants = fc.integer({ min: Date.UTC(2008, 0, 1), max: Date.UTC(2060, 0, 1) })
    const nearChange = fc
      .tuple(
        fc.integer({ min: 2010, max: 2040 }),
        fc.constantFrom(2, 3, 8, 9),
        fc.integer({ min: 0, max: 1.4e9 }),
      )
      .map(([year, month, ms]) => Date.UTC(year, month, 24) + ms)
    fc.assert(
      fc.property(fc.oneof(instants, nearChange), fc.constantFrom(...knownZones), (at, name) => {
        const { day, minute, ms } = toLocal(at, name)
        const reading = toInstant(day, minute, name)
        expect(reading.is).not.toBe('skipped')
        expect([reading.at + ms, 'again' in reading ? reading.again + ms : Number.NaN]).toContain(at)
        expect(at >= startOfDay(day, name) && at < endOfDay(day, name)).toBe(true)
      }),
      { numRuns: 5000, seed: 66 },
    )
  })
})

describe('a day in Canberra', () => {
  it.each([
    ['2026-07-01', '2026-06-30T14:00:00.000Z', '2026-07-01T14:00:00.000Z', 1440],
    ['2026-12-31', '2026-12-30T13:00:00.000Z', '2026-12-31T13:00:00.000Z', 1440],
    ['2026-10-04', '2026-10-03T14:00:00.000Z', '2026-10-04T13:00:00.000Z', 23 * 60],
    ['2026-04-05', '2026-04-04T13:00:00.000Z', '2026-04-05T14:00:00.000Z', 25 * 60],
  ])('%s lasts from %s until %s, %s minutes', (day, start, end, minutes) => {
    expect([isoOf(startOfDay(day, zone)), isoOf(endOfDay(day, zone))]).toEqual([start, end])
    expect(minutesOfDay(day, zone)).toBe(minutes)
  })
})

describe('a period over a change of the clocks', () => {
  const saturday9am = toInstant('2026-10-03', 540, zone).at

  it('of hours is what goes by: 24 hours after 9 am are 10 am on the day of 23 hours', () => {
    expect(toLocal(afterHours(saturday9am, 24), zone)).toMatchObject({ day: '2026-10-04', minute: 600 })
    const autumn = toInstant('2026-04-04', 540, zone).at
    expect(toLocal(afterHours(autumn, 24), zone)).toMatchObject({ day: '2026-04-05', minute: 480 })
  })

  it('of days keeps the clock, and says where the clocks do not show it or show it twice', () => {
    expect(said(sameTimeAfter(saturday9am, 1, zone))).toEqual({ is: 'once', at: '2026-10-03T22:00:00.000Z' })
    const half2 = toInstant('2026-10-03', 150, zone).at + 1234
    expect(said(sameTimeAfter(half2, 1, zone))).toEqual({
      ...{ is: 'skipped', at: '2026-10-03T16:30:01.234Z', change: '2026-10-03T16:00:00.000Z' },
    })
    const april = toInstant('2026-04-04', 150, zone).at + 1
    expect(said(sameTimeAfter(april, 1, zone))).toEqual({
      ...{ is: 'doubled', at: '2026-04-04T15:30:00.001Z', again: '2026-04-04T16:30:00.001Z' },
    })
  })
})
