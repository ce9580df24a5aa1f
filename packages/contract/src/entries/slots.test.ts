import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fill, isWithin, parseTemplate, type Slot, type TemplatePart } from './slots.ts'

const partsOf = (text: string): readonly TemplatePart[] => {
  const parsed = parseTemplate(text)
  if (!parsed.ok) throw new Error(parsed.says)
  return parsed.parts
}
const closure =
  '{street: up to 40 letters} is closed on {day: a day} from {from: a time}. {lanes: 1 to 6} lanes, {side: north or south} side.'
const filledIn = 'Bent Street is closed on Monday 4 May from 9 am. 2 lanes, north side.'

describe('reading a template', () => {
  it('finds slots with their bounds', () => {
    expect(partsOf(closure).filter((part) => 'slot' in part)).toEqual([
      { name: 'street', slot: { kind: 'letters', most: 40 } },
      { name: 'day', slot: { kind: 'day' } },
      { name: 'from', slot: { kind: 'time' } },
      { name: 'lanes', slot: { kind: 'number', from: 1, to: 6 } },
      { name: 'side', slot: { kind: 'choice', words: ['north', 'south'] } },
    ])
  })

  it.each([
    ['a { b', /not closed/],
    ['a } b', /not opened/],
    ['{street}', /Say what may stand/],
    ['{a: anything}', /no bound/],
    ['{a: up to 900 letters}', /no bound/],
    ['{a: 6 to 1}', /no bound/],
    ['{a: a day} {a: a day}', /twice/],
    ['{a: a day}{b: a day}', /touch/],
  ])('refuses %j and says why', (text, says) => {
    const parsed = parseTemplate(text)
    expect(parsed.ok ? '' : parsed.says).toMatch(says)
  })
})

describe('filling a template', () => {
  it('gives what stands in each slot', () => {
    expect(Object.fromEntries(fill(partsOf(closure), filledIn) ?? [])).toEqual({
      ...{ street: 'Bent Street', day: 'Monday 4 May', from: '9 am', lanes: '2', side: 'north' },
    })
  })

  it.each([
    ['one character more', `${filledIn}!`],
    ['a number out of bounds', filledIn.replace('2 lanes', '7 lanes')],
    ['a word that is no choice', filledIn.replace('north', 'east')],
    ['a day that there is not', filledIn.replace('4 May', '31 June')],
    ['a link in the letters', filledIn.replace('Bent Street', 'see bit.ly/x')],
    ['a mention in the letters', filledIn.replace('Bent', '@bent')],
    ['a line break in the letters', filledIn.replace('Bent Street', 'Bent\nStreet')],
    ['an invisible character in the letters', filledIn.replace('Bent', 'Be\u200bnt')],
    ['a slot left empty', filledIn.replace('Bent Street', '')],
    ['another capital in the fixed words', filledIn.replace('closed', 'Closed')],
  ])('is outside with %s', (_what, text) => expect(fill(partsOf(closure), text)).toBeUndefined())

  it('holds for every filling within the bounds and for no change of the fixed words (seed 20261126)', () => {
    const slotted = fc.constantFrom<readonly [string, Slot, string]>(
      ['{a: up to 12 letters}', { kind: 'letters', most: 12 }, 'Bent Street'],
      ['{a: 1 to 30}', { kind: 'number', from: 1, to: 30 }, '17'],
      ['{a: red or blue}', { kind: 'choice', words: ['red', 'blue'] }, 'blue'],
      ['{a: a day}', { kind: 'day' }, '29 February 2028'],
      ['{a: a time}', { kind: 'time' }, '11.30 pm'],
    )
    const words = fc.stringMatching(/^[a-z .,!]{1,20}$/)
    fc.assert(
      fc.property(
        slotted,
        words,
        words,
        fc.nat(),
        fc.string({ maxLength: 14 }),
        (slot, before, after, at, other) => {
          const [written, bounds, good] = slot
          const parts = partsOf(before + written + after)
          expect(fill(parts, before + good + after)?.get('a')).toBeDefined()
          const filled = fill(parts, before + other + after)
          // What stands between the fixed words is within the bounds, or the whole is no filling.
          expect(filled?.get('a') === other).toBe(isWithin(bounds, other))
          const spot = at % before.length
          const changed = `${before.slice(0, spot)}#${before.slice(spot + 1)}`
          expect(fill(parts, changed + good + after)).toBeUndefined()
        },
      ),
      { seed: 20_261_126, numRuns: 400 },
    )
  })
})
