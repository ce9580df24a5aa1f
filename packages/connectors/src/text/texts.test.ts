import { describe, expect, it } from 'vitest'
import { graphemeCount } from './graphemes.ts'
import { bareLinksIn, hasTopLevel, linksIn } from './links.ts'
import { runsOf, withoutOverlaps } from './mark.ts'
import { mentionsIn } from './mentions.ts'
import { tagsIn } from './tags.ts'
import { partsOf } from './thread.ts'
import { curlyQuotes } from './typographer.ts'
import { unsendableAt, utf8Length } from './utf8.ts'
import { figure, roomSays } from './words.ts'

const textsOf = (text: string, marks: readonly { from: number; to: number }[]) =>
  marks.map(({ from, to }) => text.slice(from, to))

describe('counting', () => {
  it.each([
    ['tram', 4, 4],
    ['é', 1, 2],
    ['e\u0301', 1, 3],
    ['👩‍👩‍👧‍👦', 1, 25],
    ['🇦🇺🇦🇺', 2, 16],
    ['日本', 2, 6],
    ['\r\n', 1, 2],
    ['\ud800', 1, 3],
  ])('%j is %i to people and %i bytes', (text, graphemes, bytes) => {
    expect(graphemeCount(text)).toBe(graphemes)
    expect(utf8Length(text)).toBe(bytes)
  })

  it('agrees with the encoder of the runtime on bytes', () => {
    for (const text of ['tram', '日本 🚊', '\udc00a', 'नि'])
      expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length)
  })

  it('finds what cannot be sent', () => {
    expect(unsendableAt('🚊 fine')).toBeUndefined()
    expect(unsendableAt('🚊 \ud83d!')).toBe(3)
    expect(unsendableAt('a\u0000')).toBe(1)
  })

  it('says how much room there is', () => {
    expect(roomSays(277, 300)).toBe('23 characters left')
    expect(roomSays(299, 300)).toBe('1 character left')
    expect(roomSays(1300, 300)).toBe('1,000 characters too many')
    expect(roomSays(5, null)).toBe('5 characters')
    expect([figure(999), figure(1000), figure(2_097_152)]).toEqual(['999', '1,000', '2,097,152'])
  })
})

describe('parts of a thread', () => {
  it.each([
    ['one', ['one']],
    ['one\n---\ntwo', ['one', 'two']],
    ['one\r\n---\r\ntwo', ['one', 'two']],
    ['one\n----\ntwo', ['one\n----\ntwo']],
    ['one\n --- \ntwo', ['one\n --- \ntwo']],
    ['a --- b', ['a --- b']],
    ['one\n---', ['one', '']],
    ['---\none', ['', 'one']],
    ['one\n\n---\n \ntwo', ['one', 'two']],
    ['\none\n---\ntwo\n', ['\none', 'two\n']],
    ['one\n---\n---\ntwo', ['one', '', 'two']],
  ])('%j', (text, parts) => {
    expect(partsOf(text)).toEqual(parts)
  })
})

describe('links', () => {
  it.each([
    ['See https://act.gov.au/a_(b)?c=1.', ['https://act.gov.au/a_(b)?c=1']],
    ['(https://act.gov.au)', ['https://act.gov.au']],
    ['HTTP://ACT.GOV.AU/x, then', ['HTTP://ACT.GOV.AU/x']],
    ['act.gov.au and a@b.example', []],
    ['ftp://a.example mailto:a@b.example //a.example', []],
  ])('that are written out in %j', (text, links) => {
    expect(textsOf(text, linksIn(text))).toEqual(links)
  })

  it('that only look like one lead to https', () => {
    const text = 'Go to act.gov.au or http://act.gov.au, not to a@act.gov.au or e.g. here.'
    expect(bareLinksIn(text).map(({ target }) => target)).toEqual(['https://act.gov.au', 'http://act.gov.au'])
  })

  it('end in a domain that there is', () => {
    const ends = (text: string) => linksIn(text).map(hasTopLevel)
    expect(ends('https://a.com https://a.notadomain https://localhost https://a.sydney/x')).toEqual([
      true,
      false,
      false,
      true,
    ])
  })
})

describe('handles and tags', () => {
  it('finds the longest handle that was resolved, as a word', () => {
    const text = '@act and @act.gov, not x@act or @acting'
    const marks = mentionsIn(text, { '@act': '1', '@act.gov': '2' })
    expect(marks.map(({ from, target }) => [from, target])).toEqual([
      [0, '1'],
      [9, '2'],
    ])
  })

  it.each([
    ['#Canberra and #CBR100.', ['#Canberra', '#CBR100']],
    ['#100 x#y &#39; /#z ##', []],
    ['#日本 #café #नमस्ते', ['#日本', '#café', '#नमस्ते']],
    ['(#a)#b', ['#a', '#b']],
  ])('tags of %j', (text, tags) => {
    expect(textsOf(text, tagsIn(text))).toEqual(tags)
  })
})

describe('runs', () => {
  it('join to the text, and the first of two that overlap stays', () => {
    const marks = withoutOverlaps([
      { kind: 'link', from: 4, to: 8, target: 'l' },
      { kind: 'tag', from: 7, to: 9, target: 't' },
      { kind: 'mention', from: 0, to: 2, target: 'm' },
    ])
    const runs = runsOf('ab  link!', marks)
    expect(runs).toEqual([
      { kind: 'mention', text: 'ab', to: 'm' },
      { kind: 'text', text: '  ' },
      { kind: 'link', text: 'link', to: 'l' },
      { kind: 'text', text: '!' },
    ])
  })
})

it('turns quotation marks by what stands before them', () => {
  expect(curlyQuotes(`"It's late," he said ("very 'late'").`)).toBe('“It’s late,” he said (“very ‘late’”).')
})
