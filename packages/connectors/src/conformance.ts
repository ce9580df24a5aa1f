import { canonicalJson } from '@secondlook/engine'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueEntry } from './catalogue.ts'
import { type Account, type Content, contentKinds, type Picture } from './content.ts'
import { measure, prepare, shown } from './prepare.ts'
import type { Json, Prepared, PreparedRequest } from './prepared.ts'

/** The same cases on every day; another seed finds others. */
const seed = 20_261_126

export const picture: Picture = {
  digest: `sha256:${'ab'.repeat(32)}`,
  kind: 'jpeg',
  width: 1200,
  height: 800,
  bytes: 400_000,
  alt: 'Two light rail vehicles pass each other on Northbourne Avenue',
}

export const post: Content = {
  kind: 'post',
  title: 'Light rail runs late on Saturday',
  text: 'Light rail runs until 2 am on Saturday.\n\nPlan your trip: https://www.transport.act.gov.au/',
  language: 'en-AU',
  pictures: [],
  mentions: {},
  tags: [],
}

export type Subject = {
  readonly account: Account
  /** An address of something on the platform, for what replies to, edits or pins it. */
  readonly about: string
  /** The texts that the requests carry, where the platform shows them as they are sent. */
  readonly textsOf?: (requests: readonly PreparedRequest[]) => readonly string[]
  /** Whether something in the requests finds this publication again. */
  readonly hasKey: boolean
}

const word = fc.constantFrom(
  'tram',
  'Stop',
  'a',
  'Ngunnawal',
  'late?',
  '“so”',
  "it's",
  '5',
  'x',
  'act.gov.au',
  'this.that',
)
const strange = fc.constantFrom(
  ...[
    '👩‍👩‍👧‍👦',
    '🇦🇺',
    '👍🏽',
    '1️⃣',
    '☺',
    '☺️',
    'é',
    'e\u0301',
    'שלום',
    'مرحبا',
    '日本',
    '\u200d',
    '\u202e',
    '\ufeff',
    'नि',
    '©',
  ],
  ...[
    '#tag',
    '#5',
    '#日本',
    '@act',
    '@act@social.example',
    '@act.bsky.social',
    '~~~~',
    '{{subst:x}}',
    '<b>',
    '[gallery]',
    '&amp;',
  ],
  ...[
    'https://act.gov.au/a_(b)?c=1#d',
    'http://x.example/--',
    'https://é.example/日本',
    '\\',
    '|',
    '`',
    '$1',
    '__proto__',
  ],
)
const broken = fc.constantFrom('\ud800', '\udc00', '\u0000')
const gap = fc.constantFrom(' ', '', '\n', '\n\n', '  ', '\n---\n')

/** Texts as people and others write them, with broken characters where asked for. */
export const texts = (withBroken: boolean): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.oneof(
          { weight: 4, arbitrary: word },
          { weight: 3, arbitrary: strange },
          { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
          ...(withBroken ? [{ weight: 1, arbitrary: broken }] : []),
        ),
        gap,
      ),
      { minLength: 1, maxLength: 12 },
    )
    .map((pieces) => pieces.flat().join(''))

const promise = <T>(cases: fc.Arbitrary<T>, holds: (one: T) => void, numRuns = 60): void =>
  fc.assert(
    fc.property(cases, (one) => {
      holds(one)
    }),
    { seed, numRuns },
  )

const found = (prepared: Prepared) => (prepared.ok ? prepared.warnings : prepared.problems)
const codes = (prepared: Prepared) => found(prepared).map(({ code }) => code)
const requestsOf = (prepared: Prepared): readonly PreparedRequest[] => {
  if (!prepared.ok) throw new Error(prepared.problems.map(({ says }) => says).join(' '))
  return prepared.requests
}

/** Which earlier answers a value waits for. */
function waitsFor(value: Json): readonly number[] {
  if (typeof value === 'string')
    return [...value.matchAll(/\{\$resultOf:(\d+):/g)].map(([, at]) => Number(at))
  if (value === null || typeof value !== 'object') return []
  const own = Array.isArray(value) ? undefined : Object.getOwnPropertyDescriptor(value, '$resultOf')?.value
  return [
    ...(typeof own === 'number' ? [own] : []),
    ...Object.values(value).flatMap((one: Json) => waitsFor(one)),
  ]
}

function holdsForPrepare(platform: string, { account, about, hasKey, textsOf }: Subject): void {
  const ask = (content: Content, key = 'post_1:channel_1') => prepare(content, account, key)
  const { can } = catalogueEntry(platform)

  it('says which connector and version it was', () => {
    const { connector, version } = catalogueEntry(platform)
    expect(ask(post)).toMatchObject({ ok: true, connector, version })
  })

  it('prepares the same content to the same bytes, which canonical JSON keeps', () => {
    promise(texts(true), (text) => {
      const content = { ...post, text, pictures: [picture], mentions: { '@act': 'did:plc:act' } }
      const one = ask(content)
      expect(canonicalJson(ask(structuredClone(content)))).toBe(canonicalJson(one))
      expect(JSON.parse(canonicalJson(one))).toEqual(one)
    })
  })

  it('gives every problem a code and a sentence', () => {
    promise(texts(true), (text) => {
      for (const kind of contentKinds)
        for (const { code, says } of found(
          ask({ ...post, kind, text, title: text, warning: text, about: text }),
        )) {
          expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
          expect(says).toMatch(/^[\s\S]*[.?)]$/)
        }
    })
  })

  it('refuses what is too long as it measures, and nothing else for its length', () => {
    const near = fc.tuple(texts(false), fc.integer({ min: -3, max: 3 }), fc.nat(3))
    promise(near, ([text, more, part]) => {
      const limit = can.length.limit ?? 500
      const filled = fill(text, platform, Math.min(limit, 3000) + more, part)
      const { used, limit: most, parts } = measure(filled, platform)
      expect(used).toBe(Math.max(...parts.map((one) => one.used)))
      expect(codes(ask(filled)).includes('too-long')).toBe(most !== null && used > most)
    })
  })

  it('refuses half a character, wherever it stands, and throws nowhere', () => {
    const card = { url: 'https://act.gov.au', title: 'ACT', description: 'Services' }
    for (const half of ['\ud83d', '\ude00', '\u0000']) {
      const broken: readonly Partial<Content>[] = [
        { text: `Tram ${half} late` },
        { title: half },
        { tags: [half] },
        { mentions: { [half]: 'did:plc:a' } },
        { mentions: { '@a': half } },
        { card: { ...card, description: half } },
        { pictures: [{ ...picture, alt: half }] },
        { pictures: [{ ...picture, credit: half }] },
      ]
      for (const change of broken) expect(codes(ask({ ...post, ...change }))).toContain('broken-character')
      for (const kind of can.kinds)
        expect(codes(ask({ ...post, kind, about: `${about}${half}` }))).toContain('broken-character')
      expect(prepare(post, { ...account, address: half }, 'key').ok).toBe(false)
    }
  })

  it('shows what was written, at least where it changes nothing', () => {
    promise(texts(false), (text) => {
      const prepared = ask({ ...post, text })
      if (!prepared.ok || !textsOf) return
      const public_ = prepared.shown.parts.map(({ runs }) => runs.map((run) => run.text).join(''))
      expect(public_.map((one) => one.trim())).toEqual(textsOf(prepared.requests).map((one) => one.trim()))
      expect(shown({ ...post, text }, platform)).toEqual(prepared.shown)
    })
  })

  it('waits for nothing but earlier answers', () => {
    for (const kind of can.kinds) {
      const requests = requestsOf(
        ask({
          ...post,
          kind,
          about,
          text: `${post.text}${can.threads && (kind === 'post' || kind === 'reply') ? '\n---\nMore.' : ''}`,
          pictures: [picture, picture],
        }),
      )
      requests.forEach((request, at) => {
        const all = [
          ...waitsFor(request.path),
          ...waitsFor('file' in Object(request.body) ? null : (request.body as Json)),
        ]
        expect(all.every((one) => one < at)).toBe(true)
      })
    }
  })

  it('has keys that stay, and are others for another publication', () => {
    const bytes = (key: string) => canonicalJson(requestsOf(ask(post, key)))
    expect(bytes('post_1:channel_1')).toBe(bytes('post_1:channel_1'))
    expect(bytes('post_2:channel_1') === bytes('post_1:channel_1')).toBe(!hasKey)
  })

  it('sends no credential and no instant', () => {
    for (const kind of can.kinds) {
      const sent = canonicalJson(requestsOf(ask({ ...post, kind, about, pictures: [picture] })))
      expect(sent).not.toMatch(/token|password|authori[sz]|secret|bearer|api.?key|cookie|session/i)
      expect(sent).not.toMatch(/20\d\d-\d\d-\d\dT/)
    }
  })
}

/** A text filled up with words until it is about so long, the filling in one of its parts. */
function fill(text: string, platform: string, length: number, part: number): Content {
  const pieces = text.split('\n---\n')
  const at = part % pieces.length
  const content = (size: number): Content => ({
    ...post,
    text: pieces
      .map((piece, index) => (index === at ? `${piece}${'z'.repeat(Math.max(0, size))}` : piece))
      .join('\n---\n'),
  })
  const base = measure(content(0), platform).parts.at(pieces.length === 1 ? 0 : at)?.used ?? 0
  return content(length - base)
}

function holdsForPictures(platform: string, { account }: Subject): void {
  const ask = (content: Content) => prepare(content, account, 'post_1:channel_1')
  const { can } = catalogueEntry(platform)

  it('brings every description of a picture along, with its bytes by digest', () => {
    const pictures = ['A first tram', 'A second tram'].map((alt) => ({ ...picture, alt }))
    const sent = canonicalJson(requestsOf(ask({ ...post, pictures })))
    for (const { alt, digest } of pictures) {
      expect(sent).toContain(alt)
      expect(sent).toContain(digest)
    }
  })

  it('warns of a picture without a description', () => {
    const prepared = ask({ ...post, pictures: [{ ...picture, alt: ' ' }] })
    expect(prepared.ok).toBe(true)
    expect(found(prepared)).toContainEqual(
      expect.objectContaining({ code: 'alt-missing', where: 'pictures.0.alt', isWarning: true }),
    )
  })

  it('refuses more pictures, larger ones and longer descriptions than the platform takes', () => {
    const { max, bytes } = can.pictures
    expect(codes(ask({ ...post, pictures: Array.from({ length: max }, () => picture) }))).not.toContain(
      'too-many-pictures',
    )
    expect(ask({ ...post, pictures: Array.from({ length: max + 1 }, () => picture) }).ok).toBe(false)
    if (bytes !== null) expect(ask({ ...post, pictures: [{ ...picture, bytes: bytes + 1 }] }).ok).toBe(false)
    if (can.alt !== null) {
      expect(ask({ ...post, pictures: [{ ...picture, alt: 'a'.repeat(can.alt) }] }).ok).toBe(true)
      expect(ask({ ...post, pictures: [{ ...picture, alt: 'a'.repeat(can.alt + 1) }] }).ok).toBe(false)
    }
  })
}

function holdsForKinds(platform: string, { account, about }: Subject): void {
  const ask = (content: Content) => prepare(content, account, 'post_1:channel_1')
  const { can } = catalogueEntry(platform)

  for (const kind of contentKinds) {
    const says = can.kinds.includes(kind)
      ? `does what it says for the kind ${kind}`
      : `refuses the kind ${kind}`
    it(says, () => {
      expect(ask({ ...post, kind, about }).ok).toBe(can.kinds.includes(kind))
    })
  }

  it('asks for the address of what is replied to, edited or pinned', () => {
    for (const kind of can.kinds.filter((one) => ['reply', 'edit', 'pinned'].includes(one)))
      expect(codes(ask({ ...post, kind }))).toContain('about-missing')
  })

  it('refuses an empty text, and a thread where there are none', () => {
    expect(codes(ask({ ...post, text: ' \n' }))).toContain('nothing-to-say')
    expect(ask({ ...post, text: `${post.text}\n---\nMore to come.` }).ok).toBe(can.threads)
    if (can.threads) expect(codes(ask({ ...post, text: `${post.text}\n---\n` }))).toContain('empty-part')
  })
}

/** What makes a careless expression or a loop in a loop take minutes. */
const hostile = [
  'a.',
  ' \n',
  'https://a(',
  '@a.',
  '@a@',
  '#a',
  '"',
  '[[',
  '{{|',
  '- ',
  '*_',
  '&a',
  '9x',
  '🇦🇺',
  '\u200d',
]

function holdsForHostile({ account }: Subject): void {
  it('reads hostile texts in a walk or a few', () => {
    for (const fragment of hostile) {
      const text = `${fragment.repeat(Math.ceil(20_000 / fragment.length))}!`
      const started = performance.now()
      prepare({ ...post, text, mentions: { '@a': 'a' } }, account, 'post_1:channel_1')
      expect(performance.now() - started).toBeLessThan(3000)
    }
  })
}

/** What every connector promises of its half that decides. */
export function conform(platform: string, subject: Subject): void {
  describe(`the connector of ${platform}`, () => {
    holdsForPrepare(platform, subject)
    holdsForPictures(platform, subject)
    holdsForKinds(platform, subject)
    holdsForHostile(subject)
  })
}
