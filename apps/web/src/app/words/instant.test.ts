import { describe, expect, it } from 'vitest'
import {
  dayOf,
  endOfDay,
  firstInstant,
  sayCount,
  sayDay,
  sayDistance,
  sayInstant,
  saySoon,
  sayUntil,
  startOfDay,
} from './instant.ts'

describe('an instant', () => {
  it.each([
    ['2026-11-23T22:05:00.000Z', 'Tue 24 Nov 2026, 9:05 am (Canberra)'],
    ['2026-11-24T01:00:00.000Z', 'Tue 24 Nov 2026, 12:00 pm (Canberra)'],
    ['2026-11-23T13:00:00.000Z', 'Tue 24 Nov 2026, 12:00 am (Canberra)'],
    ['2026-07-01T23:30:00.000Z', 'Thu 2 Jul 2026, 9:30 am (Canberra)'],
    ['2026-08-31T14:30:00.000Z', 'Tue 1 Sep 2026, 12:30 am (Canberra)'],
  ])('%s is said as %s', (instant, said) => expect(sayInstant(instant)).toBe(said))

  it.each([
    ['2026-11-24T12:59:59.999Z', '2026-11-24'],
    ['2026-11-24T13:00:00.000Z', '2026-11-25'],
    ['2026-07-24T13:59:59.999Z', '2026-07-24'],
  ])('%s falls on %s in Canberra', (instant, day) => expect(dayOf(instant)).toBe(day))
})

describe('an instant that is near', () => {
  // 11:30 am on Tuesday 24 November in Canberra.
  const now = '2026-11-24T00:30:00.000Z'
  it.each([
    ['2026-11-24T04:00:00.000Z', 'today 3 pm'],
    ['2026-11-24T13:00:00.000Z', 'tomorrow 12 am'],
    ['2026-11-24T22:05:00.000Z', 'tomorrow 9:05 am'],
    ['2026-11-23T12:59:00.000Z', 'yesterday 11:59 pm'],
    ['2026-11-27T01:00:00.000Z', 'Fri 27 Nov 12 pm'],
    ['2027-02-01T23:00:00.000Z', 'Tue 2 Feb 2027 10 am'],
  ])('%s is said as %s', (instant, said) => expect(saySoon(instant, now)).toBe(said))
})

describe('an end', () => {
  it.each([
    ['2026-11-24T13:00:00.000Z', 'the end of Tue 24 Nov 2026'],
    ['2026-06-30T14:00:00.000Z', 'the end of Tue 30 Jun 2026'],
    ['2026-11-24T13:01:00.000Z', 'Wed 25 Nov 2026, 12:01 am (Canberra)'],
  ])('at %s is said as %s', (instant, said) => expect(sayUntil(instant)).toBe(said))
})

describe('a day', () => {
  it('is said with its weekday', () => expect(sayDay('2026-03-01')).toBe('Sun 1 Mar 2026'))

  // Summer time begins on 4 Oct 2026 and ends on 5 Apr 2026, both at night.
  it.each([
    ['2026-07-24', '2026-07-23T14:00:00.000Z', '2026-07-24T14:00:00.000Z'],
    ['2026-11-24', '2026-11-23T13:00:00.000Z', '2026-11-24T13:00:00.000Z'],
    ['2026-10-04', '2026-10-03T14:00:00.000Z', '2026-10-04T13:00:00.000Z'],
    ['2026-04-05', '2026-04-04T13:00:00.000Z', '2026-04-05T14:00:00.000Z'],
  ])('%s lasts from %s until %s', (day, start, end) => {
    expect([startOfDay(day), endOfDay(day)]).toEqual([start, end])
  })
})

describe('a first day', () => {
  // In Canberra it is the 25th already.
  const now = '2026-11-24T13:30:00.000Z'
  it.each([
    ['', null],
    ['2026-11-25', null],
    ['2026-11-24', '2026-11-23T13:00:00.000Z'],
    ['2026-11-26', '2026-11-25T13:00:00.000Z'],
  ])('of "%s" begins at %s', (day, instant) => expect(firstInstant(day, now)).toBe(instant))
})

describe('a distance', () => {
  const now = '2026-11-24T00:00:00.000Z'
  it.each([
    ['2026-11-24T00:00:20.000Z', 'just now'],
    ['2026-11-24T00:01:00.000Z', 'in 1 minute'],
    ['2026-11-23T23:15:00.000Z', '45 minutes ago'],
    ['2026-11-24T03:00:00.000Z', 'in 3 hours'],
    ['2026-11-20T00:00:00.000Z', '4 days ago'],
  ])('%s is %s', (instant, said) => expect(sayDistance(instant, now)).toBe(said))
})

describe('a count', () => {
  it.each([
    [0, '0 people'],
    [1, '1 person'],
    [1204, '1,204 people'],
    [50000, '50,000 people'],
  ])('of %s is %s', (count, said) => expect(sayCount(count, 'person', 'people')).toBe(said))
})
