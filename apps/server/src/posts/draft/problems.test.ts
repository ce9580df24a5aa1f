import { emptyBody, type PostBody } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import type { Media } from '../../media/index.ts'
import type { PostFacts } from './post-facts.ts'
import { problemsOf } from './problems.ts'
import { replaced } from './take-suggestion.ts'

const photo = {
  ...{ id: 'photo', declared: { people: 'no', ai: 'none', alt: '' } },
} as Media
const logo = { title: 'Parks logo', credit: '© The Territory', licence: 'Own work', supersededBy: 'new-logo' }
const facts: PostFacts = {
  at: '2026-11-26T00:00:00.000Z',
  channels: [
    {
      ...{ id: 'parks', name: 'Parks', unit: null, platform: 'mastodon', address: '@p@s.example' },
      ...{ platformId: null, isLive: true },
    },
  ],
  media: new Map([['photo', photo]]),
  assets: new Map([['logo', logo as never]]),
  ...{ template: undefined, event: undefined, freezes: [], mentions: new Map() },
}
const form = { channel: 'parks', text: null, title: null, warning: null, about: null }
const whole: PostBody = { ...emptyBody, text: 'Hi', variants: [form], tier: 'T1', ai: 'none' }
const picture = { media: 'photo', alt: 'A pool', credit: null, asset: null, people: [] }

/** Codes of what is missing, and of warnings with a question mark. */
const found = (body: Partial<PostBody>, more: Partial<PostFacts> = {}): readonly string[] =>
  problemsOf({ ...whole, ...body }, { ...facts, ...more }, { prepared: [], isTemplate: false }).map(
    ({ code, isWarning }) => (isWarning ? `${code}?` : code),
  )

describe('what is missing in a post', () => {
  it('is nothing where all is there', () => {
    expect(found({ pictures: [picture] })).toEqual([])
  })

  it('is a channel that is there and live', () => {
    const [parks] = facts.channels
    expect(found({}, { channels: [] })).toEqual(['channel-not-there'])
    expect(found({}, { channels: parks ? [{ ...parks, isLive: false }] : [] })).toEqual(['channel-not-live'])
  })

  it('is what a picture needs: a description, whose yes, the line that its owner asks for', () => {
    expect(found({ pictures: [{ ...picture, alt: ' ' }] })).toEqual(['alt-missing'])
    for (const people of ['yes', 'not-sure'] as const) {
      const media = new Map([['photo', { ...photo, declared: { people, ai: 'none', alt: '' } } as Media]])
      expect(found({ pictures: [picture] }, { media })).toEqual(['consent-missing'])
      const shown = [{ name: 'Bea', consent: 'c1', minor: false }]
      expect(found({ pictures: [{ ...picture, people: shown }] }, { media })).toEqual([])
    }
    const untold = new Map([['photo', { ...photo, declared: null } as Media]])
    expect(found({ pictures: [picture] }, { media: untold })).toEqual(['consent-missing'])
    expect(found({ pictures: [{ ...picture, asset: 'logo' }] })).toEqual([
      'credit-missing',
      'asset-superseded?',
    ])
    const credited = { ...picture, asset: 'logo', credit: 'Logo © The Territory' }
    expect(found({ pictures: [credited] })).toEqual(['asset-superseded?'])
    expect(found({ pictures: [{ ...picture, asset: 'gone' }] })).toEqual(['asset-gone'])
  })

  it('is said of AI in a picture too', () => {
    const media = new Map([
      ['photo', { ...photo, declared: { people: 'no', ai: 'generated', alt: '' } } as Media],
    ])
    expect(found({ pictures: [picture] }, { media })).toEqual(['ai-says-other?'])
    expect(found({ pictures: [picture], ai: 'generated' }, { media })).toEqual([])
  })

  it('is a time that has come yet, and an event that there is', () => {
    const at = (instant: string, latest: string | null = null) =>
      found({ schedule: { kind: 'at', at: instant, latest } })
    expect(at('2026-11-26T00:00:00.000Z')).toEqual(['time-gone'])
    expect(at('2026-11-26T00:00:00.001Z')).toEqual([])
    expect(at('2026-11-27T00:00:00.000Z', '2026-11-27T00:00:00.000Z')).toEqual(['latest-too-early'])
    const schedule = {
      kind: 'event',
      event: 'announced',
      entry: 'i1',
      minutesAfter: 0,
      latest: null,
    } as const
    expect(found({ schedule })).toEqual(['event-unknown'])
    expect(found({ schedule }, { event: { name: 'Walk', hasHappened: true } })).toEqual(['event-happened?'])
  })

  it('is a link that leads somewhere, by its form alone', () => {
    const linked = (text: string) => found({ text })
    for (const whole of [
      'See https://www.act.gov.au/pool.',
      '(https://act.gov.au/a?b=c#d)',
      'www.act.gov.au',
      'either/or, and and/or',
      'act.gov.au',
      'He said: http is a protocol',
    ])
      expect(linked(whole), whole).toEqual([])
    expect(linked('See http://www.act.gov.au/pool')).toEqual(['link-not-secure?'])
    for (const broken of [
      'https:/act.gov.au',
      'https://',
      'htp://act.gov.au',
      'https://localhost/x',
      'http:act.gov.au',
    ])
      expect(linked(broken), broken).toEqual(['link-broken?'])
    expect(found({ card: 'act.gov.au' })).toEqual(['card-broken'])
  })

  it('is a source for figures, and who looked it up', () => {
    expect(found({ text: 'It has 3 lanes' })).toEqual(['sources-missing?'])
    const source = { fact: '3 lanes', source: 'Plan', checkedBy: null as string | null }
    expect(found({ text: 'It has 3 lanes', sources: [source] })).toEqual(['source-unchecked?'])
    expect(found({ text: 'It has 3 lanes', sources: [{ ...source, checkedBy: 'ben' }] })).toEqual([])
  })

  it('is that a union speaks for itself, and not that somebody writes of one', () => {
    for (const said of ['As your union delegate, I ask you to come.', 'JOIN YOUR UNION today'])
      expect(found({ text: said }), said).toEqual(['speaks-for-a-union'])
    for (const said of [
      'The union and the government agreed.',
      'A European Union flag',
      'Delegates of the union met us.',
    ])
      expect(found({ text: said }), said).toEqual([])
  })
})

describe('words that somebody suggested', () => {
  const at = (body: Partial<PostBody>, field: string, quote: string, from = 0) =>
    replaced({ ...whole, ...body }, { field, from, to: from + quote.length, quote }, 'NEW')

  it('take the place of those that they are about, also where these have moved', () => {
    expect(at({ text: 'one two three' }, 'text', 'two', 4)).toMatchObject({ text: 'one NEW three' })
    expect(at({ text: 'zero one two three' }, 'text', 'two', 4)).toMatchObject({ text: 'zero one NEW three' })
    expect(at({ variants: [{ ...form, text: 'a b' }] }, 'variants.parks.text', 'b', 2)).toMatchObject({
      variants: [{ text: 'a NEW' }],
    })
    expect(at({ pictures: [picture] }, 'pictures.0.alt', 'pool', 2)).toMatchObject({
      pictures: [{ alt: 'A NEW' }],
    })
  })

  it('are not put anywhere where it is not clear which words they are about', () => {
    expect(at({ text: 'a two b two' }, 'text', 'two', 0)).toMatchObject({ refusal: 'changed-meanwhile' })
    expect(at({ text: 'gone' }, 'text', 'two', 0)).toMatchObject({ refusal: 'changed-meanwhile' })
    expect(at({}, 'variants.other.text', 'two', 0)).toMatchObject({ refusal: 'changed-meanwhile' })
    expect(at({}, 'sources.0.fact', 'two', 0)).toMatchObject({ refusal: 'changed-meanwhile' })
  })
})
