import type { CalendarItem } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import {
  arrange,
  bandsOf,
  daysFrom,
  freezesIn,
  meantBy,
  mondayOf,
  monthOf,
  monthsLater,
  onDay,
  sayMonth,
  sayZone,
  typedOf,
} from './calendar-words.ts'

const now = '2026-11-26T00:00:00.000Z'
const item = (more: Partial<CalendarItem>): CalendarItem => ({
  ...{
    post: 'p',
    title: 'P',
    state: 'approved',
    tier: 'T1',
    campaign: '',
    channels: [],
    at: now,
    latest: null,
  },
  ...{ waitsFor: null, schedule: { kind: 'at', at: now, latest: null }, clashes: [], mayMove: true },
  ...{ out: null, ...more },
})

describe('a week', () => {
  it.each([
    ['2026-11-26', '2026-11-23'],
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2027-01-01', '2026-12-28'],
  ])('in which %s lies begins on Monday %s', (day, monday) => expect(mondayOf(day)).toBe(monday))

  it.each([
    ['2026-11-23', 'Times are Canberra’s: daylight saving, 11 hours ahead of UTC.'],
    ['2026-07-06', 'Times are Canberra’s: standard time, 10 hours ahead of UTC.'],
    // The clocks go forward in the night of the Sunday, so from the Monday after it is the other.
    ['2026-10-05', 'Times are Canberra’s: daylight saving, 11 hours ahead of UTC.'],
  ])('from %s on says by which time it is', (monday, says) =>
    expect(sayZone(monday, daysFrom(monday, 7).at(-1) ?? '')).toBe(says),
  )

  it('says both where the clocks change in it', () => {
    expect(sayZone('2026-10-03', '2026-10-05')).toBe(
      'Times are Canberra’s: standard time, 10 hours ahead of UTC, then daylight saving, 11 hours ahead of UTC.',
    )
  })
})

describe('a month', () => {
  it.each([
    ['2026-11-26', '2026-10-26', '2026-12-06', 6],
    ['2026-02-01', '2026-01-26', '2026-03-01', 5],
    // It begins on a Monday and has four weeks.
    ['2027-02-28', '2027-02-01', '2027-02-28', 4],
  ])('in which %s lies is shown from %s to %s, in %i weeks', (day, from, to, count) => {
    const { first, weeks } = monthOf(day)
    expect([first, weeks[0]?.[0], weeks.at(-1)?.[6], weeks.length]).toEqual([
      `${day.slice(0, 7)}-01`,
      from,
      to,
      count,
    ])
  })
  it('has one before and one after it, over the end of a year too', () => {
    expect([monthsLater('2026-12-31', 1), monthsLater('2026-01-31', -1)]).toEqual([
      '2027-01-01',
      '2025-12-01',
    ])
    expect([sayMonth('2026-11-26'), sayMonth('2027-01-01')]).toEqual(['November 2026', 'January 2027'])
  })
})

it('has what is overdue in the margin, the rest on its day in Canberra, and apart what has no time', () => {
  const items = [
    item({ post: 'late', at: '2026-11-25T23:59:59.999Z', state: 'in-review' }),
    item({ post: 'gone', at: '2026-11-25T12:59:00.000Z' }),
    item({ post: 'soon', at: '2026-11-26T13:00:00.000Z', state: 'draft' }),
    item({ post: 'waits', at: null, waitsFor: 'the announcement' }),
  ]
  const { overdue, byDay, withoutTime } = arrange(items, now)
  const idsOf = (all: readonly CalendarItem[]) => all.map(({ post }) => post)
  expect([idsOf(overdue), idsOf(withoutTime)]).toEqual([['late'], ['waits']])
  expect([...byDay].map(([day, all]) => [day, idsOf(all)])).toEqual([
    ['2026-11-25', ['gone']],
    ['2026-11-27', ['soon']],
  ])
})

describe('a freeze', () => {
  const days = daysFrom('2026-11-23', 7)
  const freeze = (from: string, until: string | null) => ({
    freezes: [{ id: 'f', title: 'Caretaker', from, until, channels: [{ id: 'c', name: 'Parks' }] }],
  })
  it.each([
    // Midnight in Canberra is 13:00 in UTC: it ends with Wednesday and touches no Thursday.
    ['2026-11-23T13:00:00.000Z', '2026-11-25T13:00:00.000Z', 1, 2],
    ['2026-11-23T13:00:00.000Z', '2026-11-25T13:00:00.001Z', 1, 3],
    ['2026-10-01T00:00:00.000Z', null, 0, 6],
    ['2026-10-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z', 0, 6],
  ])('from %s until %s lies across days %i to %i', (from, until, first, last) => {
    expect(bandsOf(freeze(from, until), days)[0]).toMatchObject({ first, last })
  })
  it('is in the weeks that it touches and in no other', () => {
    const in3 = (monday: string) =>
      freezesIn(freeze('2026-11-25T13:00:00.000Z', '2026-11-30T13:00:00.000Z'), daysFrom(monday, 7)).map(
        ({ first, last, goesOn }) => [first, last, goesOn],
      )
    expect(in3('2026-11-16')).toEqual([])
    expect(in3('2026-11-23')).toEqual([[3, 6, false]])
    // It ends with the Monday.
    expect(in3('2026-11-30')).toEqual([[0, 0, true]])
    expect(in3('2026-12-07')).toEqual([])
  })
  it('says since when, until when and on what posts wait', () => {
    expect(bandsOf(freeze('2026-10-01T00:00:00.000Z', '2026-11-25T13:00:00.000Z'), days)[0]?.says).toBe(
      'Posts wait on Parks, since Thu 1 Oct 2026 until Thu 26 Nov 2026, 12:00 am (Canberra).',
    )
  })
})

describe('a day and a time of day', () => {
  const typed = { day: '2026-11-27', time: '09:05', isSecond: false }
  it.each([
    [typed, '2026-11-26T22:05:00.000Z', undefined],
    [{ ...typed, day: '2026-07-01' }, '2026-06-30T23:05:00.000Z', undefined],
    [
      { ...typed, day: '2026-10-04', time: '02:30' },
      '2026-10-03T16:30:00.000Z',
      'There is no such time that night: the clocks go forward an hour. It would go out at 3:30 am.',
    ],
  ])('%j mean %s', (given, at, says) => expect(meantBy(given)).toMatchObject({ at, says }))

  it('mean either of two instants where the clocks show them twice', () => {
    const twice = { day: '2026-04-05', time: '02:30', isSecond: false }
    expect(meantBy(twice)).toMatchObject({ is: 'doubled', at: '2026-04-04T15:30:00.000Z' })
    expect(meantBy({ ...twice, isSecond: true })).toMatchObject({ at: '2026-04-04T16:30:00.000Z' })
    expect(typedOf({ at: '2026-04-04T16:30:00.000Z' }, now)).toEqual({ ...twice, isSecond: true })
  })

  it.each([
    ['', '09:05'],
    ['2026-02-30', '09:05'],
    ['2026-11-27', ''],
  ])('“%s” and “%s” mean nothing yet', (day, time) =>
    expect(meantBy({ day, time, isSecond: false })).toEqual({ is: 'nothing' }),
  )

  it('keep the clock where a post is dragged to another day, also over a change of the clocks', () => {
    const friday = item({ at: '2026-10-01T23:00:00.000Z' })
    expect(meantBy(onDay(friday, '2026-10-05', now))).toMatchObject({ at: '2026-10-04T22:00:00.000Z' })
  })
})
