import { describe, expect, it } from 'vitest'
import { dueAfter } from './due.ts'
import { asksAcknowledgement, emergencyHoursOf, planOf, type Route, type RouteStep } from './plan.ts'

const step = (name: string, more: Partial<RouteStep> = {}): RouteStep => ({
  ...{ name, need: 1, people: null, hours: null, escalatesTo: [], ...more },
})
const route = (id: string, more: Partial<Route>): Route => ({
  ...{ id, name: id, unit: null, tiers: ['T0', 'T1', 'T2', 'T3'], channels: [] },
  ...{ steps: [step(`${id} step`)], emergencyHours: null, mustBeCurrent: false, ...more },
})
const buses = { id: 'buses', units: ['bus', 'transport'] }
const trams = { id: 'trams', units: ['tram', 'transport'] }
const parks = { id: 'parks', units: ['parks'] }

const said = (tier: 'T0' | 'T1' | 'T2' | 'T3', channels = [buses, parks], routes: readonly Route[] = []) =>
  planOf(tier, channels, routes).steps.map(({ name, need, of, channels: where }) => [name, need, of, where])

describe('the steps of approval', () => {
  it('are one person where nothing is entered, and two for a crisis', () => {
    expect(said('T0')).toEqual([['Approval', 1, null, ['buses', 'parks']]])
    expect(said('T2')).toEqual([['Approval', 1, null, ['buses', 'parks']]])
    expect(said('T3')).toEqual([['Approval', 2, null, ['buses', 'parks']]])
    expect(planOf('T1', [buses], []).usualFor).toEqual(['buses'])
  })

  it('are those of the nearest entry: of the channel, else of its unit, else of a unit above, else of everybody', () => {
    const all = route('all', {})
    const transport = route('transport', { unit: 'transport' })
    const bus = route('bus', { unit: 'bus' })
    const one = route('one', { channels: ['buses'], unit: 'parks' })
    const by = (...routes: Route[]) => planOf('T1', [buses], routes).routes
    expect(by(all)).toEqual(['all'])
    expect(by(all, transport)).toEqual(['transport'])
    expect(by(all, bus, transport)).toEqual(['bus'])
    expect(by(all, bus, one)).toEqual(['one'])
    expect(by(route('high', { tiers: ['T2'] }))).toEqual([])
    expect(by(route('other', { unit: 'parks' }))).toEqual([])
  })

  it('keep their order over all channels, and what asks for the same people is one step', () => {
    const two = route('transport', {
      unit: 'transport',
      steps: [step('Team', { hours: 8, escalatesTo: ['x'] }), step('Head', { people: ['hal'] })],
    })
    const other = route('parks', {
      unit: 'parks',
      steps: [step('Ranger', { need: 2, hours: 4, escalatesTo: ['y'] })],
    })
    const plan = planOf('T1', [buses, trams, parks], [two, other])
    expect(plan.steps).toEqual([
      {
        ...{ name: 'Team, Ranger', need: 2, of: null, channels: ['buses', 'trams', 'parks'] },
        ...{ hours: 4, escalatesTo: ['x', 'y'] },
      },
      { name: 'Head', need: 1, of: ['hal'], channels: ['buses', 'trams'], hours: null, escalatesTo: [] },
    ])
    expect(plan.routes).toEqual(['parks', 'transport'])
  })

  it('are all of two entries that are equally near', () => {
    const plan = said(
      'T1',
      [buses],
      [
        route('a', { channels: ['buses'], steps: [step('A', { people: ['ana'] })] }),
        route('b', { channels: ['buses'], steps: [step('B', { people: ['ben'] })] }),
      ],
    )
    expect(plan).toEqual([
      ['A', 1, ['ana'], ['buses']],
      ['B', 1, ['ben'], ['buses']],
    ])
  })

  it('say by when an emergency is looked at, and whether acknowledgement is asked', () => {
    const some = [
      route('bus', { unit: 'bus', emergencyHours: 12, mustBeCurrent: true }),
      route('parks', { unit: 'parks', emergencyHours: 6 }),
    ]
    expect(emergencyHoursOf('T3', [buses, parks], some)).toBe(6)
    expect(emergencyHoursOf('T3', [trams], some)).toBe(24)
    expect(asksAcknowledgement('T1', [buses, parks], some)).toBe(true)
    expect(asksAcknowledgement('T1', [parks], some)).toBe(false)
  })
})

describe('when a step is due', () => {
  const due = (at: string, hours: number) => dueAfter(at, hours, 'Australia/Sydney')
  it('counts from nine to five on working days', () => {
    // Thursday 26 November 2026, 10 am, and 7 pm; the clocks are eleven hours ahead.
    expect(due('2026-11-25T23:00:00.000Z', 4)).toBe('2026-11-26T03:00:00.000Z')
    expect(due('2026-11-25T23:00:00.000Z', 8)).toBe('2026-11-26T23:00:00.000Z')
    expect(due('2026-11-26T08:00:00.000Z', 1)).toBe('2026-11-26T23:00:00.000Z')
  })
  it('leaves out weekends and public holidays', () => {
    // Friday 27 November, 4 pm: an hour then, the second on Monday.
    expect(due('2026-11-27T05:00:00.000Z', 2)).toBe('2026-11-29T23:00:00.000Z')
    // Thursday 24 December, 4 pm; 25, 26 and 28 December are holidays in the ACT.
    expect(due('2026-12-24T05:00:00.000Z', 2)).toBe('2026-12-28T23:00:00.000Z')
  })
})
