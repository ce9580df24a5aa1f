import { emptyBody, type PostBody } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { clearedBy } from './cleared-by.ts'

type Picture = PostBody['pictures'][number]
const picture = (more: Partial<Picture>): Picture => ({
  ...{ media: 'm', alt: 'A lake', credit: null, asset: null, people: [], ...more },
})
const bea = { name: 'Bea Lim', consent: null, minor: false }
const works = new Map([
  ['crest', { title: 'The old crest', supersededBy: 'crest-2' }],
  ['logo', { title: 'The logo', supersededBy: null }],
])
const of = (pictures: readonly Picture[], finding: { detector: string; message: string; rule?: string }) =>
  clearedBy({ rule: 'any', ...finding }, { body: { ...emptyBody, pictures: [...pictures] }, works })

describe('a consent', () => {
  const detector = 'media-consent'
  it('names whose is missing, and only of those whom the sentence is about', () => {
    const found = of([picture({ people: [bea, { ...bea, name: 'Kim Roe' }] })], {
      ...{ detector, message: 'The register has no consent of Bea Lim, who is shown in the picture.' },
    })
    expect(found).toEqual([
      {
        says: 'A consent of Bea Lim in the register, named beside the picture.',
        ...{ register: 'consents', entry: null, who: 'Bea Lim', asset: null },
      },
    ])
  })

  it('leads to the entry that the post names, of the picture that the sentence is about', () => {
    const pictures = Array.from({ length: 12 }, (_, at) =>
      picture({ people: at === 0 || at === 11 ? [{ ...bea, consent: `c${at}` }] : [] }),
    )
    const message =
      'The consent of Bea Lim does not hold at the time of this post, so picture 12 shows them without one.'
    expect(of(pictures, { detector, message })?.map(({ entry }) => entry)).toEqual(['c11'])
    expect(
      of(pictures, { detector, message: message.replace('12', '1') })?.map(({ entry }) => entry),
    ).toEqual(['c0'])
  })

  it('asks of a child for the guardian', () => {
    const [found] =
      of([picture({ people: [{ ...bea, minor: true }] })], { detector, message: 'Bea Lim is a child' }) ?? []
    expect(found?.says).toContain('with the guardian who agreed')
  })

  it('is not guessed at where nobody is named', () => {
    expect(
      of([picture({ people: [{ ...bea, name: ' ' }] })], { detector, message: 'Somebody is in it' }),
    ).toBeUndefined()
    expect(of([], { detector, message: 'Children seem to be in a picture' })).toBeUndefined()
  })
})

describe('a work', () => {
  it('needs a permitted use of its own, or is the older of two', () => {
    const pictures = [picture({ asset: 'logo' }), picture({ asset: 'crest' })]
    expect(of(pictures, { detector: 'logo', message: 'picture 1 shows a logo' })).toEqual([
      {
        says: 'Permission to use The logo on this channel, as an entry of the register of permitted uses.',
        ...{ register: 'asset-approvals', entry: null, who: null, asset: 'logo' },
      },
    ])
    expect(of(pictures, { detector: 'logo', message: 'picture 2 shows a crest' })).toMatchObject([
      { register: 'assets', entry: 'crest-2' },
    ])
  })

  it('needs its licence where nothing says on what terms it may be used', () => {
    const finding = {
      detector: 'attribution',
      rule: 'media-licence',
      message: 'Nothing says on what terms the picture',
    }
    expect(of([picture({ asset: 'logo' })], finding)).toMatchObject([{ register: 'assets', entry: 'logo' }])
  })

  it('is known of no other finding', () => {
    for (const detector of ['initiative', 'unannounced-work', 'protective-marking', 'insult'])
      expect(
        of([picture({ asset: 'logo', people: [bea] })], { detector, message: 'Bea Lim' }),
      ).toBeUndefined()
  })
})
