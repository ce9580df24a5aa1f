import { describe, expect, it } from 'vitest'
import { dayAfter, endOfDay, isDay, startOfDay } from './day.ts'
import { bases, changedFields, isBound, isCircle, newPerson } from './model.ts'

describe('a day in Canberra', () => {
  it.each([
    ['2026-07-01', '2026-06-30T14:00:00.000Z'],
    ['2026-12-25', '2026-12-24T13:00:00.000Z'],
    // Clocks go forward at 2 am on 4 October and back at 3 am on 5 April, so that those days begin as the ones before.
    ['2026-10-04', '2026-10-03T14:00:00.000Z'],
    ['2026-10-05', '2026-10-04T13:00:00.000Z'],
    ['2026-04-05', '2026-04-04T13:00:00.000Z'],
    ['2026-04-06', '2026-04-05T14:00:00.000Z'],
  ])('%s begins at %s', (day, instant) => expect(startOfDay(day, 'Australia/Sydney')).toBe(instant))

  it('ends where the next begins, over the end of a year too', () => {
    expect(endOfDay('2026-12-31', 'Australia/Sydney')).toBe('2026-12-31T13:00:00.000Z')
    expect([dayAfter('2028-02-28'), dayAfter('2026-02-28')]).toEqual(['2028-02-29', '2026-03-01'])
  })

  it('is a date that there is', () => {
    expect(['2026-02-28', '2026-02-29', '2026-2-1', '31/01/2026', ''].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })
})

describe('whom the policy binds', () => {
  it('is said by the Act for some, and settled by a person for the rest', () => {
    const said = new Map(bases.map((basis) => [basis, isBound({ basis, bound: null })]))
    expect([...said].filter(([, bound]) => bound === 'bound').map(([basis]) => basis)).toEqual([
      'psm-act-employee',
      'psm-act-officer',
    ])
    expect([...said].filter(([, bound]) => bound === 'not-bound').map(([basis]) => basis)).toEqual([
      'contractor',
      'volunteer',
    ])
    expect(said.get('not-sure')).toBe('not-settled')
    expect(isBound({ basis: 'secondee', bound: 'bound' })).toBe('bound')
    expect(isBound({ basis: 'contractor', bound: 'bound' })).toBe('not-bound')
  })
})

describe('a change', () => {
  it('names the fields that differ and no others', () => {
    const before = { ...newPerson, name: 'A', otherNames: ['B'] }
    expect(changedFields(before, { ...before, otherNames: ['B'] })).toEqual([])
    expect(changedFields(before, { ...before, otherNames: [], ends: '2026-01-01' })).toEqual([
      'otherNames',
      'ends',
    ])
  })
})

describe('a unit', () => {
  it('cannot stand below itself, however far', () => {
    const parents = new Map([
      ['a', null],
      ['b', 'a'],
      ['c', 'b'],
    ])
    expect(isCircle('c', parents)).toBe(false)
    expect(isCircle('a', new Map([...parents, ['a', 'c'] as const]))).toBe(true)
  })
})
