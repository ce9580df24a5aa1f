import { describe, expect, it } from 'vitest'
import { Lexicon } from './lexicon.ts'
import { Nearness } from './nearness.ts'
import { readField } from './read.ts'
import { Reader } from './word.ts'

const lexicon = new Lexicon()
lexicon.addList('labels', ['tfn', 'tax file number'])
const labels = lexicon.listId('labels')
lexicon.build((_, name) => name)
const near = (text: string): Nearness => {
  const reading = readField('text', text, lexicon, new Reader(lexicon, new Set()))
  return new Nearness(reading, reading.hits(labels))
}

describe('nearness', () => {
  it('counts the units to the last hit before and the first hit behind', () => {
    const text = near('my tfn is 12 or the tfn')
    expect(text.before(10)).toBe(4)
    expect(text.after(12)).toBe(8)
    expect(text.near(10, 12, 4, 0)).toBe(true)
    expect(text.near(10, 12, 3, 7)).toBe(false)
  })

  it('is infinite where there is none', () => {
    expect(near('nothing here').any).toBe(false)
    expect(near('nothing here').before(5)).toBe(Number.POSITIVE_INFINITY)
    expect(near('nothing here').after(0)).toBe(Number.POSITIVE_INFINITY)
  })
})
