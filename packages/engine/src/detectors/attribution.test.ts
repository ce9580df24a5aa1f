import type { Draft } from '@secondlook/contract'
import { shippedPack } from '@secondlook/packs'
import { describe, expect, it } from 'vitest'
import { compilePack } from '../policy/policy.ts'
import { indexRegisters } from '../registers/register-index.ts'
import { packFor, testDetector } from '../testing.ts'
import { attribution } from './attribution.ts'

const { lists } = shippedPack('act-2015')
const policy = compilePack(packFor(attribution, lists))
const long =
  'the lake was flat and grey that morning and nobody spoke because there was nothing to say that the water had not said already to anyone who would sit still and listen for long enough'

type Media = NonNullable<Draft['media']>[number]
const kinds = (media: Media, text = 'At the lake', assets?: { id: string; kind: string }[]): string[] =>
  policy
    .assess({ text, media: [media] }, assets ? indexRegisters({ assets }) : undefined)
    .findings.map(({ rule }) => rule)
    .sort()

describe('attribution of media', () => {
  const rows: [string, Media, string, string[]][] = [
    ['neither credit nor licence', { kind: 'image' }, 'At the lake', ['media-credit', 'media-licence']],
    ['a blank credit', { kind: 'image', credit: ' ', licence: 'own' }, 'At the lake', ['media-credit']],
    [
      'a credit that names nobody',
      { kind: 'image', credit: 'Source: Google', licence: 'own' },
      '',
      ['media-credit'],
    ],
    ['both', { kind: 'image', credit: 'Ana Petrov', licence: 'CC BY 4.0' }, 'At the lake', []],
    ['credited in the text', { kind: 'image', licence: 'ours' }, 'At the lake 📷 @ana', []],
    [
      'credited in the description',
      { kind: 'image', licence: 'ours', alt: 'The lake. Photo: Ana Petrov' },
      '',
      [],
    ],
    ['the author’s own', { kind: 'image', licence: 'mine' }, 'I took this at dawn', []],
    ['a label without a name', { kind: 'image', licence: 'ours' }, 'Photo by the lake', ['media-credit']],
    [
      'music in a video',
      { kind: 'video', credit: 'Ana Petrov' },
      'Best song ever',
      ['media-licence', 'music'],
    ],
    [
      'music with a licence',
      { kind: 'video', credit: 'Ana Petrov', licence: 'APRA 12' },
      'Best song ever',
      [],
    ],
    ['free music', { kind: 'video', credit: 'Ana Petrov' }, 'Royalty-free music', ['media-licence']],
    ['a picture and talk of music', { kind: 'image', credit: 'Ana', licence: 'ours' }, 'Best song ever', []],
    [
      'made by a machine',
      { kind: 'image', credit: 'Midjourney', licence: 'ours' },
      'The lake in 2090',
      ['ai-image'],
    ],
    ['and labelled', { kind: 'image', credit: 'Midjourney', licence: 'ours' }, 'The lake, AI-generated', []],
    [
      'rights written into the picture',
      { kind: 'image', credit: 'Ana', found: { text: 'gettyimages' } },
      '',
      ['media-licence', 'stated-rights'],
    ],
    [
      'the same with a licence',
      { kind: 'image', credit: 'Ana', licence: 'no 4711', found: { text: 'gettyimages' } },
      '',
      [],
    ],
  ]
  for (const [name, media, text, expected] of rows)
    it(name, () => expect(kinds(media, text)).toEqual(expected))

  it('takes an asset of the register for settled', () => {
    expect(kinds({ kind: 'image', asset: 'a1' }, '', [{ id: 'a1', kind: 'photo' }])).toEqual([])
    expect(kinds({ kind: 'image', asset: 'a2' }, '', [{ id: 'a1', kind: 'photo' }])).toContain('media-credit')
  })
})

testDetector(attribution, lists, {
  silent: {
    'a short quotation': '“Be kind to the bus driver,” says my nan.',
    'a long quotation with a speaker': `“${long},” Ana Petrov writes.`,
    'a long quotation with a name behind a dash': `“${long}” — Ana Petrov`,
    'a long quotation with an account': `“${long}” @anapetrov`,
    'a credit behind the dodge': 'Not my photo, credit: Priya Raman.',
    'a search': 'I searched Google for the opening hours and found nothing.',
    'a link to an article': 'Read the full story on our website.',
    'one’s own post': 'A screenshot of my own story got more likes than the story.',
    'a museum': 'The Getty Museum has put its collection online.',
  },
  finds: {
    'a long quotation of nobody': `quoted-text: So true: “[[${long}]]” Good night!`,
    'credit to the owner': 'owner-unknown: Sunrise, [[credit to the owner]].',
    'found somewhere': 'owner-unknown: [[Found this on Google]], had to share.',
    'not mine': 'owner-unknown: [[Not my photo]] but isn’t it lovely',
    'a credit that is none': 'owner-unknown: [[Not my photo]], credit: Google',
    'a whole article': 'copied-work: It is paywalled, so [[here is the full article]].',
    'rights kept': 'stated-rights: The arboretum, [[all rights reserved]].',
    'somebody else’s post': 'screenshot: Here’s a [[screenshot of his post]] from today.',
  },
})
