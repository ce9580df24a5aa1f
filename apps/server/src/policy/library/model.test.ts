import type { Instrument } from '@secondlook/contract'
import { shippedPack } from '@secondlook/packs'
import { describe, expect, it } from 'vitest'
import { appliesOn, libraryOn } from './model.ts'

const entry = (more: Partial<Instrument>): Instrument => ({
  ...{ id: 'a', kind: 'act', title: 'An Act', says: 'Something.', confirmed: true },
  ...more,
})

describe('whether a document applied on a day', () => {
  const rows: readonly (readonly [string, Partial<Instrument>, string, string])[] = [
    ['on its first day', { from: '2016-09-01' }, '2016-09-01', 'applied'],
    ['on the day before', { from: '2016-09-01' }, '2016-08-31', 'not-yet'],
    ['on its last day', { from: '2012', to: '2016-08-31' }, '2016-08-31', 'applied'],
    ['on the day after', { from: '2012', to: '2016-08-31' }, '2016-09-01', 'no-longer'],
    ['within the month that is all we have of its beginning', { from: '2012-10' }, '2012-10-15', 'not-known'],
    ['at the end of that month', { from: '2012-10' }, '2012-10-31', 'applied'],
    ['before its year', { made: '2011', checked: '2026-11' }, '2010-12-31', 'not-yet'],
    [
      'between its year and when somebody saw it apply',
      { made: '2011', seen: '2018-03-28' },
      '2015-07-01',
      'not-known',
    ],
    ['from when somebody saw it apply', { made: '2011', seen: '2018-03-28' }, '2018-03-28', 'applied'],
    ['where nothing was read of it', { from: '2012', confirmed: false }, '2020-01-01', 'not-known'],
    ['where nothing is known of its days', {}, '2020-01-01', 'not-known'],
  ]
  for (const [says, more, day, applies] of rows)
    it(`is ${applies} ${says}`, () => expect(appliesOn(entry(more), day)).toBe(applies))

  it('ends where what took its place begins, if no other end is known', () => {
    expect(appliesOn(entry({ from: '2012' }), '2024-06-30', '2024-07')).toBe('applied')
    expect(appliesOn(entry({ from: '2012' }), '2024-07-01', '2024-07')).toBe('no-longer')
  })
})

describe('the library that is shipped', () => {
  const packs = [shippedPack('act-2015')]
  const applies = (id: string, day: string) => libraryOn(packs, [], day).find((one) => one.id === id)?.applies

  it('has section 9 in both versions, which change on 1 September 2016', () => {
    expect([applies('psm-act-s9-first', '2015-07-15'), applies('psm-act-s9', '2015-07-15')]).toEqual([
      'applied',
      'not-yet',
    ])
    expect([applies('psm-act-s9-first', '2016-08-31'), applies('psm-act-s9', '2016-08-31')]).toEqual([
      'applied',
      'not-yet',
    ])
    expect([applies('psm-act-s9-first', '2016-09-01'), applies('psm-act-s9', '2016-09-01')]).toEqual([
      'no-longer',
      'applied',
    ])
    const now = libraryOn(packs, [], '2026-11-26')
    expect(now.find(({ id }) => id === 'psm-act-s9-first')?.supersededBy).toBe('psm-act-s9')
  })

  it('says which part of section 9 each clause means, as domain research has it', () => {
    const cites = libraryOn(packs, [], '2026-11-26').find(({ id }) => id === 'psm-act-s9')?.cites ?? []
    const partsOf = (clause: string) =>
      cites
        .filter((one) => one.clause === clause)
        .map(({ at }) => at)
        .join()
    expect(partsOf('8.4a')).toContain('(2)(d)(ii)')
    expect(partsOf('8.4b')).toBe('s 9(2)(b), (c), (d)(i)')
    expect(partsOf('8.6')).toContain('(4)')
    expect(partsOf('7.3f')).toContain('(2)(c)')
  })

  it('does not say that the guidelines of 2015 applied, because nobody here has found them', () => {
    expect(applies('guidelines-2015', '2015-07-15')).toBe('not-known')
    expect(applies('guidelines-2012', '2015-07-15')).toBe('applied')
    expect(applies('ict-policy-2024', '2026-11-26')).toBe('applied')
    expect(applies('code-of-conduct', '2012-09-30')).toBe('not-yet')
  })

  it('puts an entry of the body’s own in the place of the one that came with a pack', () => {
    const says = entry({ id: 'guidelines-2015', kind: 'guidelines', from: '2015-07-01' })
    const own = [{ row: 'r', says, confirmedBy: 'p' }]
    const found = libraryOn(packs, own, '2026-11-26').filter(({ id }) => id === 'guidelines-2015')
    expect(found).toMatchObject([{ applies: 'applied', row: 'r', confirmedBy: 'p', fromPack: null }])
    expect(found[0]?.cites.map(({ clause }) => clause)).toEqual(['4'])
  })
})
