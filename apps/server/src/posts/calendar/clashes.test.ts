import { actHolidays } from '@secondlook/calendar'
import { describe, expect, it } from 'vitest'
import { type Beside, clashesOf, type Frozen, type Planned } from './clashes.ts'
import { readHours } from './stated-hours.ts'

const at = (instant: string): number => Date.parse(instant)
const post = (more: Partial<Planned> = {}): Planned => ({
  ...{ post: 'a', title: 'A', channels: ['parks'], tier: 'T1', template: null },
  // Wed 25 Nov 2026, 10 am in Canberra.
  ...{ at: at('2026-11-24T23:00:00.000Z'), ...more },
})
const freeze = (more: Partial<Frozen> = {}): Frozen => ({
  ...{ title: 'Caretaker', channels: new Set(['parks']), exceptTemplates: [], exceptTiers: [] },
  ...{ from: at('2026-11-24T00:00:00.000Z'), until: at('2026-11-27T00:00:00.000Z'), ...more },
})
const names: Readonly<Record<string, string>> = { parks: 'Parks on Facebook', libraries: 'Libraries' }
const beside = (more: Partial<Beside> = {}): Beside => ({
  ...{ planned: [], freezes: [], nameOf: (channel) => names[channel] ?? channel },
  ...{ hoursOf: () => undefined, holidays: actHolidays, zone: 'Australia/Sydney', ...more },
})

describe('a clash', () => {
  it('is not there where a post has its channel, its hour and its day to itself', () => {
    const planned = [post(), post({ post: 'b', channels: ['libraries'] })]
    expect(
      clashesOf(post(), beside({ planned, freezes: [freeze({ channels: new Set(['libraries']) })] })),
    ).toEqual([])
  })

  it.each([
    [-59, '“B” goes out on Parks on Facebook 59 minutes earlier.'],
    [0, '“B” goes out on Parks on Facebook at the same time.'],
    [1, '“B” goes out on Parks on Facebook 1 minute later.'],
    [60, undefined],
    [-60, undefined],
  ])('with another on the same channel %i minutes away is said as %s', (minutes, says) => {
    const other = post({ post: 'b', title: 'B', at: post().at + minutes * 60_000 })
    expect(clashesOf(post(), beside({ planned: [other] }))).toEqual(says === undefined ? [] : [says])
  })

  it('names only the channels that two posts share', () => {
    const planned = [post({ post: 'b', title: 'B', channels: ['libraries', 'x'] })]
    expect(clashesOf(post({ channels: ['parks', 'libraries'] }), beside({ planned }))).toEqual([
      '“B” goes out on Libraries at the same time.',
    ])
  })

  it.each([
    ['the first instant', {}, { at: at('2026-11-24T00:00:00.000Z') }, true],
    ['the end', {}, { at: at('2026-11-27T00:00:00.000Z') }, false],
    ['no end', { until: null }, { at: at('2027-06-01T00:00:00.000Z') }, true],
    ['a tier that it excepts', { exceptTiers: ['T3'] }, { tier: 'T3' }, false],
    ['another tier', { exceptTiers: ['T3'] }, { tier: 'T2' }, true],
    ['no tier yet', { exceptTiers: ['T3'] }, { tier: null }, true],
    ['a template that it excepts', { exceptTemplates: ['t'] }, { template: 't' }, false],
    ['another template', { exceptTemplates: ['t'] }, { template: 'u' }, true],
  ] as const)('with a freeze counts %s as it should', (_name, frozen, one, isIn) => {
    const says = clashesOf(post(one), beside({ freezes: [freeze(frozen)] }))
    expect(says).toEqual(isIn ? ['Posts on Parks on Facebook wait then: “Caretaker”.'] : [])
  })

  it('is outside of stated hours, and only of those', () => {
    const says = 'Monday to Friday, 9 am to 5 pm.'
    const hours = readHours(says)
    if (!hours) throw new Error('the hours are read')
    const facts = beside({ hoursOf: (channel) => (channel === 'parks' ? { says, hours } : undefined) })
    const outside = ['Nobody watches Parks on Facebook then: Monday to Friday, 9 am to 5 pm.']
    expect(clashesOf(post(), facts)).toEqual([])
    expect(clashesOf(post({ channels: ['libraries'], at: at('2026-11-25T12:00:00.000Z') }), facts)).toEqual(
      [],
    )
    // 5 pm is over, 4:59 pm is not; Saturday is outside whatever the clock shows.
    expect(clashesOf(post({ at: at('2026-11-25T06:00:00.000Z') }), facts)).toEqual(outside)
    expect(clashesOf(post({ at: at('2026-11-25T05:59:00.000Z') }), facts)).toEqual([])
    expect(clashesOf(post({ at: at('2026-11-27T23:00:00.000Z') }), facts)).toEqual(outside)
  })

  it('is a public holiday, by the day of the body and not of UTC', () => {
    // Canberra Day is Monday 9 March 2026; it begins on Sunday in UTC.
    expect(clashesOf(post({ at: at('2026-03-08T13:00:00.000Z') }), beside())).toEqual([
      'Canberra Day is a public holiday.',
    ])
    expect(clashesOf(post({ at: at('2026-03-09T13:00:00.000Z') }), beside())).toEqual([])
  })

  it('is a time that the clocks show twice, with which of the two it is', () => {
    // On 5 April 2026 the clocks go back at 3 am, which is 16:00 in UTC; Easter Sunday is a holiday as well.
    const says = (instant: string) => clashesOf(post({ at: at(instant) }), beside()).slice(1)
    expect(says('2026-04-04T15:30:00.000Z')).toEqual([
      'The clocks show this time twice that night; it goes out the first time, before they go back.',
    ])
    expect(says('2026-04-04T16:30:00.000Z')).toEqual([
      'The clocks show this time twice that night; it goes out the second time, after they went back.',
    ])
    expect(says('2026-04-04T17:00:00.000Z')).toEqual([])
  })
})

describe('stated hours', () => {
  it.each([
    ['Monday to Friday, 9 am to 5 pm', [1, 2, 3, 4, 5], 540, 1020],
    ['Mon–Fri 8:30am–5:30pm', [1, 2, 3, 4, 5], 510, 1050],
    ['Weekdays 9am to 5pm.', [1, 2, 3, 4, 5], 540, 1020],
    ['every day, 7 am until 12 pm', [1, 2, 3, 4, 5, 6, 7], 420, 720],
    ['Saturday to Monday, 10:00 to 16:00', [1, 6, 7], 600, 960],
    ['Tuesday 9 am to 5 pm', [2], 540, 1020],
  ])('are read from “%s”', (line, days, from, until) => {
    const hours = readHours(line)
    expect([[...(hours?.weekdays ?? [])].sort(), hours?.from, hours?.until]).toEqual([days, from, until])
  })

  it.each([
    '',
    'Business hours',
    'Monday to Friday, 9 am to 5 pm, and on Saturdays when there is a game',
    'Monday to Friday, 9 to late',
    'Monday to Friday, 5 pm to 9 am',
    'Monday to Friday, 13 am to 5 pm',
  ])('are not guessed from “%s”', (line) => expect(readHours(line)).toBeUndefined())
})
