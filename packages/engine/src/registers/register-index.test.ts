import type { Registers } from '@secondlook/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestOf } from '../canonical.ts'
import type { Reading } from '../text/reading.ts'
import { EntryReader } from './plain-words.ts'
import { indexRegisters, type RegisterChange, type RegisterIndex } from './register-index.ts'

const seed = 20161201
const reader = new EntryReader()
const words = ['kombal', 'fegrit', 'tuldane', 'morvex', 'pilquon', 'zastrel', 'bruvian', 'dorlek']
const title = fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
const texts = fc
  .array(fc.constantFrom(...words, 'the', 'of'), { minLength: 1, maxLength: 12 })
  .map((all) => reader.read(all.join(' ')))
const change: fc.Arbitrary<RegisterChange> = fc.oneof(
  fc.record({
    section: fc.constant('initiatives' as const),
    put: fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      title: title.map((all) => all.join(' ')),
      knownTo: fc.subarray(['p', 'q']),
    }),
  }),
  fc.record({
    section: fc.constant('people' as const),
    put: fc.record({ id: fc.constantFrom('p', 'q', 'r'), name: title.map((all) => all.join(' ')) }),
  }),
  fc.record({
    section: fc.constantFrom('initiatives' as const, 'people' as const),
    remove: fc.constantFrom('a', 'b', 'c', 'p', 'q'),
  }),
)

/** The same changes done to plain lists. */
function after(changes: readonly RegisterChange[]): Registers {
  const kept: Record<string, { id: string }[]> = {}
  for (const one of changes) {
    const id = 'put' in one ? one.put.id : one.remove
    const others = (kept[one.section] ?? []).filter((entry) => entry.id !== id)
    kept[one.section] = 'put' in one ? [...others, one.put] : others
  }
  return kept as Registers
}

const grown = (changes: readonly RegisterChange[]): RegisterIndex =>
  changes.reduce((index, one) => index.with(one), indexRegisters({}))
const exactIn = (index: RegisterIndex, reading: Reading): string[] =>
  index
    .initiativesIn(reading)
    .filter(({ exact }) => exact)
    .map(({ initiative, from, to }) => `${initiative.id} ${from} ${to}`)
const sortedById = (registers: Registers): object =>
  Object.fromEntries(
    Object.entries(registers).map(([name, all]) => [
      name,
      [...(all ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1)),
    ]),
  )

describe('registers that change', () => {
  it(`say what the same registers made anew say, however many changes there were (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), texts, (changes, reading) => {
        const [index, anew] = [grown(changes), indexRegisters(after(changes))]
        expect(exactIn(index, reading)).toEqual(exactIn(anew, reading))
        expect(index.peopleIn(reading)).toEqual(anew.peopleIn(reading))
        expect(index.digest).toBe(anew.digest)
        expect(index.digest).toBe(digestOf(sortedById(after(changes))))
      }),
      { seed, numRuns: 300 },
    )
  })

  it(`say without initiatives what they would say had there never been one (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), texts, (changes, reading) => {
        const index = grown(changes)
        const others = changes.filter(({ section }) => section !== 'initiatives')
        const [without, never] = [index.withoutInitiatives(), grown(others)]
        expect(without.initiativesIn(reading)).toEqual([])
        expect(without.hiddenIn(reading)).toEqual([])
        expect(without.peopleIn(reading)).toEqual(never.peopleIn(reading))
        expect(without.digest).toBe(never.digest)
        // Nothing is taken from whoever asks with them.
        expect(exactIn(index, reading)).toEqual(exactIn(grown(changes), reading))
      }),
      { seed, numRuns: 100 },
    )
  })

  it('still say so when layers have been put together many times', () => {
    const names = Array.from({ length: 1800 }, (_, at) => `${words[at % 8]} nq${at} ${words[(at * 3) % 8]}`)
    let index = indexRegisters({
      initiatives: names.slice(0, 500).map((name, at) => ({ id: `i${at}`, title: name })),
    })
    for (let at = 0; at < 1300; at++)
      index = index.with({
        section: 'initiatives',
        put: { id: `i${at}`, title: names[at + 500] ?? '' } as { id: string },
      })
    for (let at = 0; at < 1300; at += 4) index = index.with({ section: 'initiatives', remove: `i${at}` })
    const found = (name = ''): string[] => exactIn(index, reader.read(name))
    expect(found(names[501])).toEqual(['i1 0 3'])
    expect(found(names[1799])).toEqual(['i1299 0 3'])
    // Replaced, and taken away.
    expect(found(names[1])).toEqual([])
    expect(found(names[500])).toEqual([])
  })

  it('find entries by what they are asked for, after changes too', () => {
    const consent = { id: 'c1', person: 'p1', state: 'given' as const }
    const channel = { id: 'parks', platform: 'x', handle: '@ACTParks' }
    const index = indexRegisters({ consents: [consent], channels: [channel] })
      .with({ section: 'consents', put: { id: 'c2', person: 'p1', state: 'refused' } as { id: string } })
      .with({
        section: 'people',
        put: { id: 'p1', name: 'Zoë Lang', aliases: ['Z. Lang'] } as { id: string },
      })
    expect(index.consentsOf(new Set(['p1'])).map(({ id }) => id)).toEqual(['c1', 'c2'])
    expect(index.channel('actparks')?.id).toBe('parks')
    expect(index.peopleNamed('ZOE LANG').map(({ id }) => id)).toEqual(['p1'])
    expect(index.with({ section: 'consents', remove: 'c1' }).consentsOf(new Set(['p1']))).toHaveLength(1)
  })
})

describe('registers as somebody sees them', () => {
  const now = Date.parse('2026-11-26T00:00:00.000Z')
  const registers: Registers = {
    initiatives: [
      { id: 'a', title: 'kombal fegrit', knownTo: ['p'] },
      { id: 'b', title: 'tuldane morvex', knownTo: ['q'] },
    ],
  }
  const both = reader.read('kombal fegrit and tuldane morvex')
  const seen = (index: RegisterIndex): string[] =>
    index.initiativesIn(both).map(({ initiative }) => initiative.id)

  it('show what is on a list of theirs, by any of their identities', () => {
    const index = indexRegisters(registers)
    expect(seen(index)).toEqual(['a', 'b'])
    expect(seen(index.seenBy(new Set(['other', 'p']), now))).toEqual(['a'])
    expect(seen(index.seenBy(new Set(['nobody']), now))).toEqual([])
    expect(seen(index.seenBy(new Set(['p', 'q']), now))).toEqual(['a', 'b'])
  })

  it('have a digest that nothing hidden changes, and the whole one for whoever may know all', () => {
    const index = indexRegisters(registers)
    const more = index.with({ section: 'initiatives', put: { id: 'c', title: 'zastrel' } as { id: string } })
    const of = (one: RegisterIndex, ...ids: string[]): string => one.seenBy(new Set(ids), now).digest
    expect(of(more, 'x')).toBe(of(index, 'y'))
    expect(of(more, 'p')).toBe(of(index, 'p'))
    expect(of(index, 'p')).not.toBe(of(index, 'x'))
    expect(of(index, 'p', 'q')).toBe(index.digest)
    expect(of(index, 'x')).toBe(digestOf({ initiatives: [] }))
  })

  it('weigh words among what may be known, so that the rest is not felt through a near match', () => {
    const told = (index: RegisterIndex): unknown =>
      index
        .seenBy(new Set(['p']), now)
        .initiativesIn(reader.read('fegrit of kombal dorlek pilquon'))
        .map(({ initiative, exact }) => [initiative.id, exact])
    const mine = { id: 'mine', title: 'kombal fegrit dorlek bruvian', knownTo: ['p'] }
    const hidden = Array.from({ length: 40 }, (_, at) => ({ id: `h${at}`, title: `bruvian nq${at}` }))
    const others = Array.from({ length: 40 }, (_, at) => ({ id: `o${at}`, title: `kombal fegrit nq${at}` }))
    const alone = told(indexRegisters({ initiatives: [mine] }))
    expect(told(indexRegisters({ initiatives: [mine, ...hidden] }))).toEqual(alone)
    expect(told(indexRegisters({ initiatives: [mine, ...others] }))).toEqual(alone)
    // On the command line whoever holds the file may know all of it, and all of it is weighed.
    const whole = (initiatives: Registers['initiatives']): number =>
      indexRegisters({ initiatives }).initiativesIn(reader.read('fegrit of kombal dorlek pilquon')).length
    expect(whole([mine, ...hidden])).not.toBe(whole([mine, ...others]))
  })
})
