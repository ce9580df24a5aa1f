import { describe, expect, it } from 'vitest'
import { Lexicon } from './lexicon.ts'
import { readField } from './read.ts'
import type { Reading } from './reading.ts'
import { isCountered, isNegated, isQuoted, isReported, subjectOf } from './scope.ts'
import { Reader } from './word.ts'

const lists = {
  marks: ['vermin', 'hate', 'awful'],
  negations: ['=not', '=never', '=no', '=nobody'],
  reports: ['say', 'claim', 'call'],
  counters: ['that is wrong', 'stop saying'],
}
const lexicon = new Lexicon()
for (const [name, lines] of Object.entries(lists)) lexicon.addList(name, lines)
lexicon.build((_list, name) => name)
const reader = new Reader(lexicon, new Set())

/** Reads a text and hands over the place of its one marked word. */
function at<T>(text: string, look: (reading: Reading, at: number, list: (name: string) => number) => T): T {
  const reading = readField('text', text, lexicon, reader)
  const [hit] = reading.hits(lexicon.listId('marks'))
  if (!hit) throw new Error(`no marked word in: ${text}`)
  return look(reading, hit.from, (name) => lexicon.listId(name))
}

describe('isNegated', () => {
  const rows: readonly (readonly [string, boolean])[] = [
    ['They are vermin', false],
    ['They are not vermin', true],
    ["They aren't at all vermin", true],
    ['I never said so, they are vermin', false],
    ['It is not true but they are vermin', false],
    ['They are not only vermin', false],
    ['Nobody would not hate it', false],
    ['No. They are vermin', false],
    ['I do not say so because they are vermin', false],
    ["Why don't you hate it", false],
    ['Why do you not hate it', false],
    ["You don't hate it", true],
  ]
  for (const [text, wanted] of rows) {
    it(`${text}: ${wanted}`, () =>
      expect(at(text, (reading, place, list) => isNegated(reading, place, list('negations')))).toBe(wanted))
  }
})

describe('subjectOf', () => {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['I really do hate this', 'i'],
    ['She will never hate this', 'she'],
    ['Hate this', undefined],
    ['Honestly, hate this', undefined],
    ['My uncle would hate this', 'uncle'],
    ['He left, but I hate this', 'i'],
  ]
  for (const [text, wanted] of rows) {
    it(`${text}: ${wanted}`, () => {
      const found = at(text, (reading, place) => reading.words[subjectOf(reading, place)]?.form)
      expect(found).toBe(wanted)
    })
  }
})

describe('isQuoted', () => {
  const rows: readonly (readonly [string, boolean])[] = [
    ['He wrote “they are vermin” on the wall', true],
    ['“They are vermin”', false],
    ['“They are vermin.” Who writes that?', true],
    ['They are vermin', false],
    ['He wrote "vermin" and meant it', true],
  ]
  for (const [text, wanted] of rows) {
    it(`${text}: ${wanted}`, () =>
      expect(at(text, (reading, place) => isQuoted(reading, place, place + 1))).toBe(wanted))
  }
})

describe('isReported', () => {
  const rows: readonly (readonly [string, boolean])[] = [
    ['He said they are vermin', true],
    ['You claim they are vermin', true],
    ['I say they are vermin', false],
    ['We would say they are vermin', false],
    ['People who say they are vermin', true],
    ['They are vermin, he said', false],
  ]
  for (const [text, wanted] of rows) {
    it(`${text}: ${wanted}`, () =>
      expect(at(text, (reading, place, list) => isReported(reading, place, list('reports')))).toBe(wanted))
  }
})

describe('isCountered', () => {
  const rows: readonly (readonly [string, boolean])[] = [
    ['They are vermin', false],
    ['Stop saying they are vermin', true],
    ['They are vermin? That is wrong', true],
    ['They are vermin. I went home. That is wrong', false],
  ]
  for (const [text, wanted] of rows) {
    it(`${text}: ${wanted}`, () =>
      expect(
        at(text, (reading, place, list) => isCountered(reading, place, place + 1, list('counters'))),
      ).toBe(wanted))
  }
})
