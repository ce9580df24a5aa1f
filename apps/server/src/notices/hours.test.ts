import { describe, expect, it } from 'vitest'
import { sayInstant, toInstant, toLocal } from './canberra.ts'
import { isWithin, nextMinute, nextWithin, usualHours } from './hours.ts'

const noHoliday = (): boolean => false

describe("Canberra's clocks", () => {
  // 2026: summer time ends on Sunday 5 April at 3 am and begins on Sunday 4 October at 2 am.
  for (const [instant, day, minute] of [
    ['2026-04-04T15:59:59.999Z', '2026-04-05', 2 * 60 + 59],
    ['2026-04-04T16:00:00.000Z', '2026-04-05', 2 * 60],
    ['2026-10-03T15:59:59.999Z', '2026-10-04', 1 * 60 + 59],
    ['2026-10-03T16:00:00.000Z', '2026-10-04', 3 * 60],
    ['2025-12-31T13:00:00.000Z', '2026-01-01', 0],
    ['2026-06-30T14:00:00.000Z', '2026-07-01', 0],
  ] as const) {
    it(`show ${minute} minutes of ${day} at ${instant}`, () => {
      expect(toLocal(instant)).toMatchObject({ day, minute })
    })
  }

  it('are read back: an hour that comes twice as its first, one that is left out as the next', () => {
    expect(toInstant('2026-11-25', 9 * 60)).toBe('2026-11-24T22:00:00.000Z')
    expect(toInstant('2026-07-01', 9 * 60)).toBe('2026-06-30T23:00:00.000Z')
    expect(toInstant('2026-04-05', 2 * 60 + 30)).toBe('2026-04-04T15:30:00.000Z')
    expect(toLocal(toInstant('2026-10-04', 2 * 60 + 30))).toMatchObject({ minute: 3 * 60 + 30 })
  })

  it('agree with the time zone tables of the runtime, hour by hour for three years', () => {
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Australia/Sydney',
      hourCycle: 'h23',
      hour: '2-digit',
      minute: '2-digit',
    })
    const from = Date.parse('2025-01-01T00:30:00.000Z')
    const wrong: string[] = []
    for (let hour = 0; hour < 3 * 366 * 24; hour++) {
      const instant = new Date(from + hour * 3_600_000).toISOString()
      const { minute } = toLocal(instant)
      const says = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      if (clock.format(new Date(instant)) !== says) wrong.push(instant)
    }
    expect(wrong).toEqual([])
  })

  it('are said in words', () => {
    expect(sayInstant('2026-11-23T22:05:00.000Z')).toBe('Tue 24 Nov 2026, 9:05 am (Canberra)')
    expect(sayInstant('2026-06-30T14:00:00.000Z')).toBe('Wed 1 Jul 2026, 12:00 am (Canberra)')
  })
})

describe('hours', () => {
  for (const [instant, says] of [
    ['2026-11-24T19:59:59.000Z', false], // Wed 6:59 am
    ['2026-11-24T20:00:00.000Z', true], // Wed 7 am
    ['2026-11-25T07:59:00.000Z', true], // Wed 6:59 pm
    ['2026-11-25T08:00:00.000Z', false], // Wed 7 pm
    ['2026-11-28T01:00:00.000Z', false], // Sat noon
  ] as const) {
    it(`${says ? 'include' : 'leave out'} ${sayInstant(instant)}`, () => {
      expect(isWithin(usualHours, noHoliday, instant)).toBe(says)
    })
  }

  it('wait from Friday evening until Monday morning', () => {
    expect(nextWithin(usualHours, noHoliday, '2026-11-27T08:00:00.000Z')).toBe('2026-11-29T20:00:00.000Z')
  })

  it('leave out a public holiday', () => {
    const isHoliday = (day: string): boolean => day === '2026-11-30'
    expect(nextWithin(usualHours, isHoliday, '2026-11-27T08:00:00.000Z')).toBe('2026-11-30T20:00:00.000Z')
  })

  it('find the daily minute today, or else tomorrow', () => {
    expect(nextMinute(8 * 60, '2026-11-24T20:59:00.000Z')).toBe('2026-11-24T21:00:00.000Z')
    expect(nextMinute(8 * 60, '2026-11-24T21:00:00.001Z')).toBe('2026-11-25T21:00:00.000Z')
  })
})
