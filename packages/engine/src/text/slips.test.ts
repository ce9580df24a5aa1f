import { describe, expect, it } from 'vitest'
import { Lexicon } from './lexicon.ts'
import { readField } from './read.ts'
import { slipsOf } from './slips.ts'
import { Reader } from './word.ts'

describe('slips of the pen', () => {
  it('leave a letter out or swap two', () => {
    expect(slipsOf('hater').sort()).toEqual(
      ['ahter', 'haetr', 'haer', 'hate', 'hatre', 'hatr', 'hter', 'htaer'].sort(),
    )
  })
  it('keep a plural one and leave short words alone', () => {
    expect(slipsOf('dogs')).toEqual([])
    expect(slipsOf('poets')).not.toContain('poet')
  })
  it('are read as the word, unless they are a word', () => {
    const lexicon = new Lexicon()
    lexicon.addList('words', ['vermin', '=blacks'])
    lexicon.build((_list, name) => name)
    lexicon.markMisspelt(['words'], new Set(['backs']))
    const formsOf = (text: string) =>
      readField('text', text, lexicon, new Reader(lexicon, new Set())).words.map(({ form }) => form)
    expect(formsOf('vermn and evrmin, backs')).toEqual(['vermin', 'and', 'vermin', 'backs'])
    expect(formsOf('verm, blakcs')).toEqual(['verm', 'blacks'])
  })
})
