import { describe, expect, it } from 'vitest'
import { undisguise } from './disguise.ts'
import { Lexicon } from './lexicon.ts'

const lexicon = new Lexicon()
lexicon.addList('words', ['idiot', 'shit', 'fool', 'bullshit'])
lexicon.build((_list, name) => name)
lexicon.markDisguised(['words'])

describe('a disguised word', () => {
  for (const [raw, meant] of [
    ['1d10t', 'idiot'],
    ['$hit', 'shit'],
    ['sh*t', 'shit'],
    ['s#_t', 'shit'],
    ['sh-ting', 'shit'],
    ['fooool', 'fool'],
    ['buIlshit', 'bullshit'],
  ] as const) {
    it(`is seen: ${raw}`, () => expect(undisguise(raw.toLowerCase(), raw, lexicon)).toBe(meant))
  }
  for (const raw of ['1010', '+61', 's**', '*hit', 'Ifool', 'bIn', 'plain', '']) {
    it(`is not seen: ${raw}`, () => expect(undisguise(raw.toLowerCase(), raw, lexicon)).toBeUndefined())
  }
})
