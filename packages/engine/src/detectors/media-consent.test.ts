import type { Consent, Draft, Registers } from '@secondlook/contract'
import { shippedPack } from '@secondlook/packs'
import { describe, expect, it } from 'vitest'
import { compilePack } from '../policy/policy.ts'
import { indexRegisters } from '../registers/register-index.ts'
import { packFor, testDetector } from '../testing.ts'
import { mediaConsent } from './media-consent.ts'

const { lists } = shippedPack('act-2015')
const policy = compilePack(packFor(mediaConsent, lists))

type Person = NonNullable<NonNullable<NonNullable<Draft['media']>[number]['people']>[number]>

const entry = (rest: Partial<Consent>): Consent => ({ id: 'c1', person: 'p1', state: 'given', ...rest })
const registersOf = (...consents: Consent[]): Registers => ({
  people: [
    { id: 'p1', name: 'Mira Okafor', aliases: ['Mimi'] },
    { id: 'p2', name: 'Tom Hale' },
    { id: 'p3', name: 'Tom Hale' },
  ],
  channels: [{ id: 'parks', platform: 'mastodon', handle: '@ParksCanberra' }],
  consents,
})

function kinds(person: Person, consents?: readonly Consent[], rest: Partial<Draft> = {}): string[] {
  const draft: Draft = {
    text: 'At the lake',
    channel: 'parks',
    at: '2026-03-10T12:00:00+11:00',
    media: [{ kind: 'image', people: [person] }],
    ...rest,
  }
  const registers = consents ? indexRegisters(registersOf(...consents)) : undefined
  return policy.assess(draft, registers).findings.map(({ rule }) => rule)
}

const mira = { name: 'Mira Okafor' }

describe('media-consent without a register', () => {
  const rows: [string, Person, string[]][] = [
    ['nobody said anything', mira, ['missing']],
    ['the author says yes', { ...mira, consent: true }, []],
    ['the author says no', { ...mira, consent: false }, ['refused']],
    ['a consent nobody can look up', { ...mira, consent: 'c1' }, ['unreachable']],
    ['a child', { minor: true }, ['child-missing']],
    ['a child and the author says yes', { minor: true, consent: true }, ['child-word']],
    ['a child and the author says no', { minor: true, consent: false }, ['refused']],
  ]
  for (const [name, person, expected] of rows) it(name, () => expect(kinds(person)).toEqual(expected))

  it('tells the author’s own child apart', () => {
    expect(kinds({ minor: true }, undefined, { text: 'My daughter fed the ducks' })).toEqual(['own-child'])
  })
})

describe('media-consent with a register', () => {
  const rows: [string, Person, Consent[], string[]][] = [
    ['a recorded yes, by name', mira, [entry({})], []],
    ['a recorded yes, by alias and in other letters', { name: 'MIMI' }, [entry({})], []],
    ['a recorded yes, by id', { ...mira, consent: 'c1' }, [entry({})], []],
    ['the author’s no beats the register', { ...mira, consent: false }, [entry({})], ['refused']],
    [
      'the register’s no beats the author’s yes',
      { ...mira, consent: true },
      [entry({ state: 'refused' })],
      ['recorded-refusal'],
    ],
    [
      'a withdrawal beats the author’s yes',
      { ...mira, consent: true },
      [entry({ state: 'withdrawn' })],
      ['recorded-refusal'],
    ],
    [
      'a withdrawn consent that the draft names',
      { consent: 'c1' },
      [entry({ state: 'withdrawn' })],
      ['recorded-refusal'],
    ],
    [
      'a refusal beats an older yes',
      mira,
      [entry({ given: '2025-01-01' }), entry({ id: 'c2', state: 'refused', given: '2025-02-01' })],
      ['recorded-refusal'],
    ],
    [
      'a refusal beats the older yes that the draft names',
      { ...mira, consent: 'c1' },
      [entry({ given: '2025-01-01' }), entry({ id: 'c2', state: 'refused', given: '2025-02-01' })],
      ['recorded-refusal'],
    ],
    [
      'a yes that is newer than a refusal',
      mira,
      [entry({ given: '2025-03-01' }), entry({ id: 'c2', state: 'refused', given: '2025-02-01' })],
      [],
    ],
    [
      'a refusal without a date beats every yes',
      mira,
      [entry({ given: '2025-03-01' }), entry({ id: 'c2', state: 'refused' })],
      ['recorded-refusal'],
    ],
    [
      'a refusal for another account',
      mira,
      [entry({}), entry({ id: 'c2', state: 'refused', channels: ['museum'] })],
      [],
    ],
    ['not yet valid', mira, [entry({ validFrom: '2026-03-11' })], ['expired']],
    ['given after the post', mira, [entry({ given: '2026-03-11' })], ['expired']],
    ['valid through its last day', mira, [entry({ validTo: '2026-03-10' })], []],
    ['over since yesterday', mira, [entry({ validTo: '2026-03-09' })], ['expired']],
    ['for this account by id', mira, [entry({ channels: ['parks'] })], []],
    ['for this account by handle', mira, [entry({ channels: ['parkscanberra'] })], []],
    ['for another account', { ...mira, consent: true }, [entry({ channels: ['museum'] })], ['wrong-channel']],
    ['for publishing', mira, [entry({ purposes: ['social-media'] })], []],
    ['for something else', mira, [entry({ purposes: ['staff pass'] })], ['other-purpose']],
    ['a child with a guardian', { ...mira, minor: true }, [entry({ guardian: 'p2' })], []],
    ['a child without a guardian', { ...mira, minor: true }, [entry({})], ['no-guardian']],
    ['a child by the register', mira, [entry({ minor: true })], ['no-guardian']],
    ['an id that the register does not have', { consent: 'c9' }, [entry({})], ['unknown']],
    ['a consent of somebody else', { name: 'Tom Hale', consent: 'c1' }, [entry({})], ['unknown']],
    ['nothing recorded and nothing said', { name: 'Ana Petrov' }, [entry({})], ['no-record']],
    ['nothing recorded and the author says yes', { name: 'Ana Petrov', consent: true }, [], ['unrecorded']],
    [
      'one of two people of a name refused',
      { name: 'Tom Hale' },
      [entry({ person: 'p2' }), entry({ id: 'c2', person: 'p3', state: 'refused' })],
      ['recorded-refusal'],
    ],
  ]
  for (const [name, person, consents, expected] of rows) {
    it(name, () => expect(kinds(person, consents)).toEqual(expected))
  }

  it('does not hold a dated consent to be valid where no time is known', () => {
    expect(kinds(mira, [entry({ validTo: '2030-01-01' })], { at: null })).toEqual(['expired'])
  })

  it('does not stretch a consent for an account to an account of one’s own', () => {
    expect(kinds(mira, [entry({ channels: ['parks'] })], { channel: null })).toEqual(['wrong-channel'])
  })

  it('ends a day at midnight in the zone of the pack', () => {
    const lastMinute = { at: '2026-03-10T23:59:59+11:00' }
    const nextDay = { at: '2026-03-11T00:00:00+11:00' }
    expect(kinds(mira, [entry({ validTo: '2026-03-10' })], lastMinute)).toEqual([])
    expect(kinds(mira, [entry({ validTo: '2026-03-10' })], nextDay)).toEqual(['expired'])
  })

  it('finds a refusal behind a name in a description', () => {
    const media = [{ kind: 'image' as const, alt: 'Mira Okafor plants a tree' }]
    const { findings } = policy.assess(
      { text: '', media },
      indexRegisters(registersOf(entry({ state: 'refused' }))),
    )
    expect(findings.flatMap(({ spans }) => spans)).toEqual([{ in: 'media.0.alt', from: 0, to: 11 }])
  })
})

testDetector(mediaConsent, lists, {
  silent: {
    'a stranger without a picture': 'Saw a video of the guy who fixed the bridge.',
    'a surprise': 'He doesn\u2019t know I took this job.',
    'a podcast': 'We recorded it without a script.',
    'somebody who agreed': {
      text: 'Pic of the guy from the coffee van, with his permission',
      media: [{ kind: 'image' }],
    },
    'one\u2019s own children': { text: 'My kids planting trees', media: [{ kind: 'image' }] },
    'a program for children': { text: 'Lessons for children start Monday', media: [{ kind: 'image' }] },
    'a picture of family': 'A selfie with my mum at Floriade.',
    'a team that is not work': 'Photo of my footy team, undefeated since never.',
    'people declared instead': {
      text: 'A team selfie',
      media: [{ kind: 'image', people: [{ name: 'Jo', consent: true }] }],
    },
  },
  finds: {
    'a selfie of the team': 'people-mentioned: First day, and here comes the [[team selfie]]!',
    'a call nobody knew of': 'unasked: We [[recorded the call without telling her]].',
    'somebody who does not know': 'unasked: [[he doesn\u2019t know I took]] this',
    'a stranger beside a picture': {
      draft: { text: 'Sneaky pic of the lady at counter 4', media: [{ kind: 'image' }] },
      kinds: ['stranger'],
    },
    'children beside a picture': {
      draft: { text: 'Kids from our program painting the mural', media: [{ kind: 'image' }] },
      kinds: ['children-mentioned'],
    },
    colleagues: 'people-mentioned: Here is a [[photo of my colleagues]] at lunch.',
  },
})
