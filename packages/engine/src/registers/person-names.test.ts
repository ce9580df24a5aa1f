import { describe, expect, it } from 'vitest'
import { Lexicon } from '../text/lexicon.ts'
import { readField } from '../text/read.ts'
import { Reader } from '../text/word.ts'
import { namesIn } from './person-names.ts'
import { indexRegisters } from './register-index.ts'

const lexicon = new Lexicon()
const list = (name: string, lines: readonly string[]): number => {
  lexicon.addList(name, lines)
  return lexicon.listId(name)
}
const lists = {
  'given-names': list('given-names', ['=dana', '=john', '=lena', '=tova', '=alice', '=michael']),
  'person-titles': list('person-titles', ['=mr', '=ms', '=dr']),
  'public-titles': list('public-titles', ['minister', '=senator', 'member for']),
  'name-stoppers': list('name-stoppers', ['street', 'springs', '=hospital']),
}
lexicon.build((_, name) => name)
const names = (text: string, registers?: Parameters<typeof namesIn>[2]): string[] => {
  const reading = readField('text', text, lexicon, new Reader(lexicon, new Set()))
  return namesIn(reading, lists, registers).map(
    ({ from, to, known }) => `${reading.textOf(from, to)}${known ? '' : '?'}`,
  )
}

describe('names of people', () => {
  it.each([
    ['Dana from accounts is away', ['Dana']],
    ['our client John Smith was out', ['John Smith']],
    ['I met Tova van der Berg and Lena', ['Tova van der Berg', 'Lena']],
    ['ask Ms Whitlock', ['Ms Whitlock']],
    ['then Krisztián Szöllősy sang', ['Krisztián Szöllősy?']],
    ['John’s car', ['John’s']],
    ['dana in small letters', []],
    ['in Alice Springs today', []],
    ['along Michael Street', []],
    ['Minister John Smith spoke', []],
    ['Lena Smith, the member for Ginninderra, spoke', []],
    ['the Canberra Hospital is open', []],
  ])('%s', (text, wanted) => expect(names(text)).toEqual(wanted))

  it('knows people of the directory', () => {
    const registers = indexRegisters({ people: [{ id: 'p1', name: 'Xanthe Oyelaran' }] })
    expect(names('saw xanthe oyelaran there', registers)).toEqual(['xanthe oyelaran'])
  })
})
