import { describe, expect, it } from 'vitest'
import { bases, changedFields, isBound, isCircle, newPerson } from './model.ts'

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
