import { describe, expect, it } from 'vitest'
import { byKind, sayLength } from './by-kind.ts'

const thing = (item: string, says: string) => ({
  ...{ item, says, since: null, until: null, where: null, why: `${item} why`, seenBy: 'you', kept: 'a year' },
})

describe('what is held', () => {
  it('stands by kind, in the order in which kinds come', () => {
    const kinds = byKind([thing('roles', 'one'), thing('surveillance-told', 'two'), thing('roles', 'three')])
    expect(kinds.map(({ title, things }) => [title, things.length])).toEqual([
      ['Roles', 2],
      ['That you were told what is logged', 1],
    ])
  })
  it.each([
    [null, null, ''],
    ['2026-11-23T22:05:00.000Z', null, 'Since Tue 24 Nov 2026, 9:05 am (Canberra)'],
    [null, '2026-11-24T13:00:00.000Z', 'Until the end of Tue 24 Nov 2026'],
  ])('since %s until %s is said as "%s"', (since, until, said) =>
    expect(sayLength({ since, until })).toBe(said),
  )
})
