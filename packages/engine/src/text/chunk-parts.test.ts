import { describe, expect, it } from 'vitest'
import { betweenSigns, hasHump, humpsOf, isLetters, withoutPossessive } from './chunk-parts.ts'

const texts = (pieces: readonly { readonly text: string }[]): string[] => pieces.map(({ text }) => text)

describe('parts of a chunk', () => {
  it.each([
    ['RoadSafety', ['Road', 'Safety']],
    ['ACTRoadSafety', ['ACT', 'Road', 'Safety']],
    ['roadSAFETY', ['road', 'SAFETY']],
    ['Stage2Opens', ['Stage2', 'Opens']],
    ['ABC123', ['ABC', '123']],
    ['A', ['A']],
    ['éCole', ['é', 'Cole']],
    ['', []],
  ])('parts %s at its capitals', (chunk, pieces) => {
    expect(texts(humpsOf(chunk))).toEqual(pieces)
    for (const { text, from } of humpsOf(chunk)) expect(chunk.slice(from, from + text.length)).toBe(text)
  })

  it.each([
    ['and*or', ['and', 'or']],
    ['**bold**', ['bold']],
    ['a_b#c', ['a', 'b', 'c']],
    ['*', []],
  ])('parts %s at its signs', (chunk, pieces) => expect(texts(betweenSigns(chunk))).toEqual(pieces))

  it.each([
    ['drivers', 'drivers'],
    ["driver's", 'driver'],
    ["drivers'", 'drivers'],
    ["o'clock", undefined],
    ["'s", undefined],
    ['b4', undefined],
    ['', undefined],
  ])('reads %s without its possessive', (plain, bare) => expect(withoutPossessive(plain)).toBe(bare))

  it('sees a hump after a digit only where digits count', () => {
    expect(hasHump('Round2Starts', false)).toBe(false)
    expect(hasHump('Round2Starts', true)).toBe(true)
    expect(hasHump('roadSafety', false)).toBe(true)
    expect(hasHump('ROAD', true)).toBe(false)
  })

  it('takes nothing for letters but letters', () => {
    expect(isLetters('road')).toBe(true)
    expect(isLetters('')).toBe(false)
    expect(isLetters('café')).toBe(false)
  })
})
