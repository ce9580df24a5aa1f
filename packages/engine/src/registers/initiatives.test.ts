import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InitiativeIndex, type InitiativeMatch } from './initiatives.ts'
import { EntryReader } from './plain-words.ts'

const seed = 20150701
const reader = new EntryReader()
/** Made-up words, none of them common, each its own stem. */
const words = Array.from(
  { length: 60 },
  (_, at) => `${'bdfgklmprtvz'[at % 12]}o${'klmnpr'[at % 6]}${'aeiou'[at % 5]}x${at % 7}q${at}`,
)
const fillers = ['the', 'of', 'and', 'to', 'it']

const title = fc.uniqueArray(fc.constantFrom(...words), { minLength: 2, maxLength: 5 })
const register = fc.uniqueArray(title, { minLength: 1, maxLength: 40, selector: (one) => one.join(' ') })
const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...fillers)), { maxLength: 60 })

const indexOf = (titles: readonly (readonly string[])[]): InitiativeIndex =>
  new InitiativeIndex(titles.map((one, at) => ({ id: `i${at}`, title: one.join(' ') })))
const told = (matches: readonly InitiativeMatch[]): string[] =>
  matches.map(({ initiative, exact }) => `${initiative.id} ${exact ? 'exact' : 'near'}`).sort()

/** How often titles have a word, halved as often as it goes: the weight that the design gives it. */
function weightIn(titles: readonly (readonly string[])[], word: string): number {
  const count = titles.filter((one) => one.includes(word)).length
  return 1 + Math.floor(Math.log2(Math.max(2, titles.length) / count) + 1e-9)
}

describe('the index of initiatives', () => {
  it('finds nothing where it holds nothing', () => {
    expect(indexOf([]).match(reader.read('bokax0q0 bolex1q1'))).toEqual([])
  })

  it(`finds every title that stands in a text, and calls no other exact (seed ${seed})`, () => {
    fc.assert(
      fc.property(register, text, (titles, spoken) => {
        const found = told(indexOf(titles).match(reader.read(spoken.join(' '))))
        titles.forEach((one, at) => {
          const stands = ` ${spoken.join(' ')} `.includes(` ${one.join(' ')} `)
          expect(found.includes(`i${at} exact`)).toBe(stands)
        })
      }),
      { seed, numRuns: 400 },
    )
  })

  it(`finds a title in another order, with words between and the lightest left out (seed ${seed})`, () => {
    fc.assert(
      fc.property(register, fc.nat(), fc.infiniteStream(fc.nat(1000)), (titles, which, turns) => {
        const turn = (below: number): number => (turns.next().value ?? 0) % below
        const one = titles[which % titles.length] ?? []
        const weight = (word: string): number => weightIn(titles, word)
        const whole = one.reduce((sum, word) => sum + weight(word), 0)
        const kept = [...one].sort((a, b) => weight(a) - weight(b))
        const spare = whole - weight(kept[0] ?? '')
        if (kept.length > 2 && spare >= whole * 0.75 && turn(2) === 0) kept.shift()
        kept.sort(() => turn(3) - 1)
        const room = one.length + 3 - kept.length - 1
        const spoken = kept.flatMap((word, at) => (at < room && turn(2) === 0 ? [word, 'of'] : [word]))
        const found = told(indexOf(titles).match(reader.read(spoken.join(' '))))
        expect(found.some((match) => match.startsWith(`i${which % titles.length} `))).toBe(true)
      }),
      { seed, numRuns: 400 },
    )
  })

  it(`calls near only what holds three quarters of a title’s weight, close together (seed ${seed})`, () => {
    fc.assert(
      fc.property(register, text, (titles, spoken) => {
        for (const { initiative, exact, from, to } of indexOf(titles).match(reader.read(spoken.join(' ')))) {
          if (exact) continue
          const one = titles[Number(initiative.id.slice(1))] ?? []
          const held = one.filter((word) => spoken.slice(from, to).includes(word))
          const weigh = (some: readonly string[]): number =>
            some.reduce((sum, word) => sum + weightIn(titles, word), 0)
          expect(weigh(held)).toBeGreaterThanOrEqual(weigh(one) * 0.75)
          expect(to - from).toBeLessThanOrEqual(one.length + 3)
        }
      }),
      { seed, numRuns: 400 },
    )
  })

  it(`gives the same matches whatever the order of its entries (seed ${seed})`, () => {
    fc.assert(
      fc.property(register, text, (titles, spoken) => {
        const entries = titles.map((one, at) => ({ id: `i${at}`, title: one.join(' ') }))
        const reading = reader.read(spoken.join(' '))
        expect(new InitiativeIndex([...entries].reverse()).match(reading)).toEqual(
          new InitiativeIndex(entries).match(reading),
        )
      }),
      { seed, numRuns: 200 },
    )
  })
})
