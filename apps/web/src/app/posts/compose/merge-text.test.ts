import { describe, expect, it } from 'vitest'
import { mergeText, placeAfter } from './merge-text.ts'

describe('two changes of one text', () => {
  it.each([
    ['of one side', 'Open today', 'Open today!', 'Open today', 'Open today!'],
    [
      'in different words',
      'Open on Friday at nine',
      'Open on Monday at nine',
      'Open on Friday at ten',
      'Open on Monday at ten',
    ],
    ['that are the same', 'Open', 'Open now', 'Open now', 'Open now'],
    ['at both ends', 'b c', 'a b c', 'b c d', 'a b c d'],
    ['with signs of two parts', 'Hi 👩‍👩‍👧 there', 'Hi 👩‍👩‍👧 there!', 'Oh 👩‍👩‍👧 there', 'Oh 👩‍👩‍👧 there!'],
  ])('%s fit together', (_, base, mine, theirs, both) => expect(mergeText(base, mine, theirs)).toBe(both))

  it.each([
    ['of the same word', 'on Friday', 'on Monday', 'on Sunday'],
    ['added at the same place', 'Open', 'Open today', 'Open tomorrow'],
    ['one of which took it out', 'Open on Friday', 'Open', 'Open on Monday'],
  ])('%s do not', (_, base, mine, theirs) => expect(mergeText(base, mine, theirs)).toBeUndefined())

  it('are put together in a long text without a wait', () => {
    const lines = Array.from(
      { length: 1200 },
      (_, at) => `Line ${at} says that the pool is open on day ${at}.`,
    )
    const withLine = (at: number, line: string) => lines.with(at, line).join('\n')
    const before = performance.now()
    const both = mergeText(lines.join('\n'), withLine(3, 'Mine.'), withLine(900, 'Theirs.'))
    expect(both?.split('\n')).toEqual(lines.with(3, 'Mine.').with(900, 'Theirs.'))
    expect(placeAfter(lines.join('\n'), both ?? '', 10)).toBe(10)
    expect(performance.now() - before).toBeLessThan(2000)
  })

  it('are left to a person where one line is longer than anybody would wait for', () => {
    const long = Array.from({ length: 9000 }, (_, at) => `word${at % 50}`).join(' ')
    expect(mergeText(long, `${long} end`, `start ${long}`)).toBeUndefined()
  })
})

describe('the caret', () => {
  it.each([
    ['stays before what came after it', 'Open today', 'Open today and tomorrow', 4, 4],
    ['moves with what came before it', 'today', 'Open today', 3, 8],
    ['stays at the end of its word where something is put behind it', 'Open', 'Open now', 4, 4],
    ['stays at the beginning of what was replaced', 'Open on Friday', 'Open on Monday', 10, 10],
    ['goes to the end of what became shorter', 'Open on Wednesday now', 'Open on Fri now', 16, 11],
    ['stays where nothing changed', 'Open', 'Open', 2, 2],
  ])('%s', (_, text, now, place, after) => expect(placeAfter(text, now, place)).toBe(after))
})
