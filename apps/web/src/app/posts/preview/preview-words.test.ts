import { describe, expect, it } from 'vitest'
import {
  hostOf,
  initialsOf,
  isWebAddress,
  mediaByDigest,
  platformName,
  readsAsPage,
} from './preview-words.ts'

const picture = (digest: string) => ({
  ...{ digest, kind: 'jpeg' as const, width: 4, height: 3, bytes: 9, alt: '' },
})
const shown = (...parts: readonly (readonly string[])[]) => ({
  parts: parts.map((digests) => ({ runs: [], pictures: digests.map(picture) })),
})

describe('the preview of a post', () => {
  it.each([
    ['Pools and Ovals', 'PO'],
    ['City of Canberra', 'CC'],
    ['libraries', 'L'],
    ['Ōtākou', 'Ō'],
    ['', ''],
  ])('has for %s the initials %s', (channel, initials) => expect(initialsOf(channel)).toBe(initials))

  it('finds pictures by their order, where only the first few are shown and where one is shown twice', () => {
    expect([...mediaByDigest(shown(['d1'], ['d2']), ['a', 'b', 'c'])]).toEqual([
      ['d1', 'a'],
      ['d2', 'b'],
    ])
    expect([...mediaByDigest(shown(['d1', 'd1', 'd2']), ['a', 'a', 'b'])]).toEqual([
      ['d1', 'a'],
      ['d2', 'b'],
    ])
    expect([...mediaByDigest(shown(['d1']), [])]).toEqual([])
  })

  it('leads to pages alone', () => {
    expect(
      ['https://a.example', 'HTTP://a.example', 'javascript:alert(1)', 'data:,x'].map(isWebAddress),
    ).toEqual([...[true, true, false, false]])
    expect([hostOf('https://www.act.example/x'), hostOf('no address')]).toEqual(['act.example', 'no address'])
  })

  it('knows platforms by name', () => {
    expect([platformName('x'), platformName('own page')]).toEqual(['X (Twitter)', 'own page'])
    expect([readsAsPage('wordpress'), readsAsPage('bluesky')]).toEqual([true, false])
  })
})
