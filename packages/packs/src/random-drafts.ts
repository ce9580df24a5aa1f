import type { Draft, Pack, Registers } from '@secondlook/contract'
import fc from 'fast-check'

/** Characters that readers do not see, or see as others; alone and between letters. */
const oddities = [
  '\u200b',
  '\u200d',
  '\u00ad',
  '\u202e',
  '\u2066',
  '\ud800',
  '\udc00',
  '\u0000',
  '\ufeff',
  '\u0301',
  'а',
  'е',
  'ⅼ',
  '𝐚',
  '𝓲',
  '🖕',
  '👨‍👩‍👧',
  'İ',
  'ß',
  'ﬁ',
  '＠',
  '＃',
]
const furniture = [
  '.',
  '!',
  '?',
  ',',
  ':',
  ';',
  '"',
  '“',
  '”',
  "'",
  '’',
  '(',
  ')',
  '[',
  ']',
  '#',
  '@',
  '$',
  '%',
  '*',
  '-',
  '/',
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  ' ',
  '…',
  '=',
]
const things = [
  '1300 123 456',
  '0412 345 678',
  'https://example.gov.au/a?b=c',
  '[SEC=PROTECTED]',
  'OFFICIAL: Sensitive',
  '2 + 2',
  '31 June 2026',
  '$4.5 million',
  '90%',
  '#ThisIsATag',
  '#allinone',
  '@someone',
  'a.b@example.com',
  '4111 1111 1111 1111',
]

/** The words that lists hold, without the signs of their notation. */
export function listWords(pack: Pack): string[] {
  const words = new Set<string>()
  for (const lines of Object.values(pack.lists)) {
    for (const line of lines)
      for (const word of line.split(/[\s|[\]{}?=!]+/)) if (/^[\w'-]+$/.test(word)) words.add(word)
  }
  return [...words].sort()
}

/** Texts that come near every rule: words and phrases of the lists, cases, disguises, numbers and noise. */
export function textsFor(pack: Pack): fc.Arbitrary<string> {
  const words = listWords(pack)
  const phrases = pack.cases.map((one) => one.post.text)
  const word = fc.constantFrom(
    ...words,
    'the',
    'a',
    'is',
    'you',
    'we',
    'and',
    'not',
    'they',
    'office',
    'Dana',
  )
  const disguised = fc.tuple(word, fc.nat(20), fc.constantFrom(...oddities)).map(([plain, at, odd]) => {
    const cut = plain.length === 0 ? 0 : at % plain.length
    return plain.slice(0, cut) + odd + plain.slice(cut)
  })
  const spaced = word.map((plain) => [...plain].join(' '))
  const capitals = word.map((plain) => plain.toUpperCase())
  const piece = fc.oneof(
    { weight: 8, arbitrary: word },
    { weight: 1, arbitrary: disguised },
    { weight: 1, arbitrary: spaced },
    { weight: 1, arbitrary: capitals },
    { weight: 2, arbitrary: fc.constantFrom(...furniture) },
    { weight: 1, arbitrary: fc.constantFrom(...things, ...oddities) },
    { weight: 1, arbitrary: fc.string({ maxLength: 12, unit: 'binary' }) },
    { weight: phrases.length > 0 ? 2 : 0, arbitrary: fc.constantFrom(...phrases, '') },
  )
  return fc
    .array(fc.tuple(piece, fc.constantFrom(' ', ' ', ' ', '')), { maxLength: 40 })
    .map((pieces) => pieces.flat().join(''))
}

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined })

export function draftsFor(pack: Pack): fc.Arbitrary<Draft> {
  const text = textsFor(pack)
  const media = fc.record({
    kind: fc.constantFrom('image' as const, 'video' as const, 'audio' as const),
    alt: maybe(text),
    captions: maybe(text),
    credit: maybe(fc.constantFrom('Photo: Dana', 'courtesy of', '')),
    licence: maybe(fc.constantFrom('CC BY 4.0', 'unknown')),
    asset: maybe(fc.constantFrom('logo-1', 'photo-1')),
    people: maybe(
      fc.array(
        fc.record({
          name: maybe(fc.constantFrom('Dana Ito', 'Ravi')),
          consent: maybe(fc.constantFrom<boolean | string>(true, false, 'consent-1')),
          minor: maybe(fc.boolean()),
        }),
        { maxLength: 2 },
      ),
    ),
    found: maybe(fc.record({ location: maybe(fc.boolean()), text: maybe(text) })),
  })
  const author = fc.record({
    id: maybe(fc.constantFrom('p1', 'p2')),
    name: maybe(fc.constantFrom('Dana Ito', 'Sam')),
    role: maybe(fc.constantFrom('Parking officer', 'Nurse')),
    levelBand: maybe(fc.constantFrom('staff' as const, 'senior' as const, 'executive' as const)),
    profile: maybe(fc.constantFrom('I work for ACT Health. Views mine.', 'Runner and cook')),
    pseudonymous: maybe(fc.boolean()),
    authorisedToSpeak: maybe(fc.boolean()),
  })
  return fc.record({
    text,
    capacity: maybe(
      fc.constantFrom('personal' as const, 'representative' as const, 'official' as const, 'unsure' as const),
    ),
    represents: maybe(
      fc.constantFrom('board' as const, 'committee' as const, 'union' as const, 'other' as const),
    ),
    channel: maybe(fc.constantFrom('parks', 'health')),
    place: maybe(fc.constantFrom('own-account' as const, 'group-chat' as const, 'review-site' as const)),
    audience: maybe(fc.constantFrom('public' as const, 'restricted' as const)),
    at: maybe(fc.constantFrom('2026-11-24', '2026-04-05T02:30:00', '2026-10-04T12:00:00Z')),
    aboutMyWork: maybe(fc.constantFrom('own' as const, 'other' as const, 'no' as const, 'unsure' as const)),
    author: maybe(author),
    media: maybe(fc.array(media, { maxLength: 2 })),
  })
}

const date = fc.constantFrom('2020-01-01', '2026-11-24', '2027-01-01T00:00:00+11:00')

/** Registers whose entries the random drafts can name. */
export function registersFor(pack: Pack): fc.Arbitrary<Registers> {
  const words = listWords(pack)
  const title = fc
    .array(fc.constantFrom(...words, 'light', 'rail', 'stage'), { minLength: 1, maxLength: 4 })
    .map((some) => some.join(' '))
  const numbered = <T>(
    entry: fc.Arbitrary<T>,
    name: string,
    most: number,
  ): fc.Arbitrary<(T & { id: string })[]> =>
    fc
      .array(entry, { maxLength: most })
      .map((all) => all.map((one, at) => ({ ...one, id: `${name}-${at + 1}` })))
  return fc.record({
    initiatives: numbered(
      fc.record({ title, aliases: fc.array(title, { maxLength: 2 }), announcedAt: maybe(date) }),
      'initiative',
      6,
    ),
    people: numbered(fc.record({ name: fc.constantFrom('Dana Ito', 'Ravi', 'Sam Lee') }), 'p', 3),
    spokespeople: numbered(
      fc.record({
        name: fc.constantFrom('Dana Ito', 'Sam'),
        person: maybe(fc.constantFrom('p1', 'p2')),
        validTo: maybe(date),
        revokedAt: maybe(date),
      }),
      'spokesperson',
      3,
    ),
    consents: numbered(
      fc.record({
        person: fc.constantFrom('p-1', 'p-2'),
        state: fc.constantFrom('given' as const, 'refused' as const, 'withdrawn' as const),
        given: maybe(date),
        validTo: maybe(date),
      }),
      'consent',
      4,
    ),
    assets: numbered(fc.record({ kind: fc.constantFrom('logo', 'photo') }), 'logo', 2),
    channels: numbered(
      fc.record({
        platform: fc.constant('web'),
        handle: fc.constantFrom('parks', 'health'),
        termsReviewedAt: maybe(date),
      }),
      'channel',
      2,
    ),
  })
}
