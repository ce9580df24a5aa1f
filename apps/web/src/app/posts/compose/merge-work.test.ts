import { emptyBody, emptyMargin } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { mergeWork } from './merge-work.ts'
import { sharedFor, type Work, withField, withVariant } from './work.ts'

const picture = (media: string) => ({ media, alt: '', credit: null, asset: null, people: [] })
const work = (body: Partial<Work['body']>, margin: Partial<Work['margin']> = {}): Work => ({
  body: { ...emptyBody, ...body },
  margin: { ...emptyMargin, ...margin },
})
const merge = (base: Work, mine: Work, theirs: Work) => mergeWork(() => base, mine, theirs)
const two = work({ variants: [sharedFor('a'), sharedFor('b')], pictures: [picture('p'), picture('q')] })
const channelsOf = ({ body }: Work) => body.variants.map(({ channel }) => channel)
const picturesOf = ({ body }: Work) => body.pictures.map(({ media }) => media)

describe('two changes of one post', () => {
  it('fit together in different fields', () => {
    const { work: both, clashes } = merge(two, withField(two, 'tier', 'T1'), withField(two, 'ai', 'none'))
    expect([both.body.tier, both.body.ai, clashes]).toEqual(['T1', 'none', []])
  })

  it('keep a channel that one adds and leave out one that the other takes away', () => {
    const mine = { ...two, body: { ...two.body, variants: [...two.body.variants, sharedFor('c')] } }
    const theirs = { ...two, body: { ...two.body, variants: [sharedFor('b')] } }
    expect(channelsOf(merge(two, mine, theirs).work)).toEqual(['b', 'c'])
  })

  it('keep the words for a channel that the other takes away', () => {
    const mine = { ...two, body: withVariant(two.body, 'a', { text: 'Words for a' }) }
    const theirs = { ...two, body: { ...two.body, variants: [sharedFor('b')] } }
    const { work: both } = merge(two, mine, theirs)
    expect(both.body.variants.find(({ channel }) => channel === 'a')?.text).toBe('Words for a')
  })

  it('keep the order of whoever moved a picture, and the words of whoever described one', () => {
    const mine = { ...two, body: { ...two.body, pictures: [picture('q'), picture('p')] } }
    const theirs = withField(two, 'pictures.p.alt', 'A pool')
    const { work: both, clashes } = merge(two, mine, theirs)
    expect([picturesOf(both), both.body.pictures[1]?.alt, clashes]).toEqual([['q', 'p'], 'A pool', []])
  })

  it('add tags of both, and sources of both where they are of different facts', () => {
    const base = work({ sources: [source('a'), source('b'), source('c')] }, { tags: ['pools'] })
    const mine = work({ sources: [source('a!'), source('b'), source('c')] }, { tags: ['pools', 'summer'] })
    const theirs = work({ sources: [source('a'), source('b'), source('c!')] }, { tags: ['water'] })
    const { work: both, clashes } = merge(base, mine, theirs)
    expect(both.body.sources.map(({ fact }) => fact)).toEqual(['a!', 'b', 'c!'])
    expect([both.margin.tags, clashes]).toEqual([['water', 'summer'], []])
  })

  it('clash where both say something else, and keep mine', () => {
    const { work: both, clashes } = merge(two, withField(two, 'tier', 'T1'), withField(two, 'tier', 'T2'))
    expect([both.body.tier, clashes]).toEqual(['T1', ['tier']])
  })
})

const source = (fact: string) => ({ fact, source: 'a page', checkedBy: null })
