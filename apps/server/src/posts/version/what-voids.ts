import type { Card } from '@secondlook/connectors'
import { emptyBody, emptyMargin, type PostBody, type PostMargin } from '@secondlook/contract'
import type { Media } from '../../media/index.ts'
import type { ChannelFacts } from './content-of.ts'
import { digestVersion } from './digest.ts'
import { prepareAll } from './prepare-all.ts'

/** A post as it stands with everything about it, of which only a part is approved. */
export type Whole = {
  readonly body: PostBody
  readonly margin: PostMargin
  readonly comments: readonly string[]
  /** The bytes of each picture, by their digest, and the name of its file. */
  readonly files: Readonly<Record<string, { readonly digest: string; readonly name: string }>>
  readonly channels: readonly ChannelFacts[]
  /** How much newer connectors are than they were. */
  readonly newer: number
  readonly template: string | null
  readonly mentions: Readonly<Record<string, string>>
  readonly card: Card | undefined
}

/** One change that somebody can make, and whether what was approved is approved no more. */
export type PostChange = {
  readonly what: string
  readonly voids: boolean
  readonly because: string
  readonly change: (whole: Whole) => Whole
}

const parks: ChannelFacts = {
  ...{
    id: 'parks',
    name: 'Parks on Bluesky',
    unit: 'parks',
    platform: 'bluesky',
    address: '@parks.act.gov.au',
  },
  ...{ platformId: 'did:plc:parks', isLive: true },
}
const council: ChannelFacts = {
  ...{ id: 'council', name: 'Council on Mastodon', unit: null, platform: 'mastodon' },
  ...{ address: 'https://social.example/@council', platformId: '1001', isLive: true },
}
const form = (channel: string) => ({ channel, text: null, title: null, warning: null, about: null })

/** What the changes are tried on. */
export const whole: Whole = {
  body: {
    ...emptyBody,
    text: 'The pool at Lyneham opens on Friday with @roads.act.gov.au, free until noon. https://www.act.gov.au/pool',
    variants: [form('parks'), form('council')],
    pictures: [
      {
        ...{ media: 'photo', alt: 'A pool with three lanes', credit: 'Kim Wu', asset: null },
        people: [{ name: 'Ana Bell', consent: 'consent-1', minor: false }],
      },
      { media: 'map', alt: 'A map of Lyneham', credit: null, asset: 'asset-1', people: [] },
    ],
    schedule: { kind: 'at', at: '2026-12-01T22:00:00.000Z', latest: '2026-12-02T10:00:00.000Z' },
    ...{ tier: 'T1', ai: 'none', template: 'template-1' },
    sources: [{ fact: 'It opens on Friday', source: 'https://www.act.gov.au/pool', checkedBy: 'ben' }],
  },
  margin: {
    ...emptyMargin,
    title: 'Pool opening',
    campaign: 'Summer',
    tags: ['pools'],
    notes: 'Ask Dee for a photo.',
  },
  comments: ['Nice.'],
  files: {
    photo: { digest: 'a'.repeat(64), name: 'pool.jpg' },
    map: { digest: 'b'.repeat(64), name: 'map.png' },
  },
  channels: [parks, council],
  newer: 0,
  template: 'The pool at {place: up to 40 letters} opens on {day: a day}.',
  mentions: { '@roads.act.gov.au': 'did:plc:roads' },
  card: { url: 'https://www.act.gov.au/pool', title: 'Lyneham pool', description: 'Opens on Friday.' },
}

/** The digest of the part that is approved. */
export function digestOfWhole({ body, files, channels, newer, template, mentions, card }: Whole): string {
  const media = new Map(
    Object.entries(files).map(([id, { digest, name }]) => [
      id,
      { id, digest, name, kind: 'jpeg', width: 1200, height: 800, bytes: 90_000 } as Media,
    ]),
  )
  const wanted = channels.filter(({ id }) => body.variants.some(({ channel }) => channel === id))
  const prepared = prepareAll('post-1', body, wanted, () => ({ media, card, mentions }))
  return digestVersion({
    ...{ body, template, hasLookedUp: true },
    files: Object.fromEntries(body.pictures.map(({ media: id }) => [id, files[id]?.digest ?? null])),
    channels: prepared.map((one) => ({ ...one, version: one.version + newer })),
  })
}

const inBody =
  (change: (body: PostBody) => Partial<PostBody>) =>
  (of: Whole): Whole => ({
    ...of,
    body: { ...of.body, ...change(of.body) },
  })
const inMargin =
  (margin: Partial<PostMargin>) =>
  (of: Whole): Whole => ({ ...of, margin: { ...of.margin, ...margin } })
const inPicture = (change: Partial<PostBody['pictures'][number]>) =>
  inBody(({ pictures }) => ({
    pictures: pictures.map((one, at) => (at === 0 ? { ...one, ...change } : one)),
  }))
const inForm = (change: Partial<PostBody['variants'][number]>) =>
  inBody(({ variants }) => ({
    variants: variants.map((one, at) => (at === 0 ? { ...one, ...change } : one)),
  }))
const inChannel =
  (change: Partial<ChannelFacts>) =>
  (of: Whole): Whole => ({
    ...of,
    channels: of.channels.map((one) => (one.id === 'parks' ? { ...one, ...change } : one)),
  })
const seen = 'The public would see something else.'
const stands = 'What was weighed would be something else.'
const nowhere = 'It is published nowhere.'

const voids = (what: string, change: PostChange['change'], because = seen): PostChange => ({
  ...{ what, change, because, voids: true },
})
const harmless = (what: string, change: PostChange['change'], because = nowhere): PostChange => ({
  ...{ what, change, because, voids: false },
})

/** Everything about a post that can change, each once: the test and the page of the documents are made of this. */
export const postChanges: readonly PostChange[] = [
  voids(
    'one letter of the text',
    inBody(({ text }) => ({ text: text.replace('Friday', 'friday') })),
  ),
  voids(
    'a space at the end of the text',
    inBody(({ text }) => ({ text: `${text} ` })),
  ),
  voids(
    'the same letter, made of two signs instead of one',
    inBody(({ text }) => ({ text: text.replace('o', 'o\u0301') })),
  ),
  voids('the form for one channel', inForm({ text: 'The pool opens!' })),
  voids('the title for one channel', inForm({ title: 'Pool' })),
  voids('the line before the text on one channel', inForm({ warning: 'Water' })),
  voids('the address that a reply is about', inForm({ about: 'https://bsky.app/profile/x/post/1' })),
  voids(
    'whether it is a post or a reply',
    inBody(() => ({ kind: 'reply' })),
  ),
  voids(
    'one channel more',
    inBody(({ variants }) => ({ variants: [...variants, form('roads')] })),
  ),
  voids(
    'one channel fewer',
    inBody(({ variants }) => ({ variants: variants.slice(0, 1) })),
  ),
  voids('the description of a picture', inPicture({ alt: 'A pool with four lanes' })),
  voids('the credit of a picture', inPicture({ credit: 'Kim Woo' })),
  voids('one byte of a picture under the same name', (of) => ({
    ...of,
    files: { ...of.files, photo: { name: 'pool.jpg', digest: `${'a'.repeat(63)}b` } },
  })),
  voids(
    'the order of the pictures',
    inBody(({ pictures }) => ({ pictures: [...pictures].reverse() })),
  ),
  voids(
    'a picture fewer',
    inBody(({ pictures }) => ({ pictures: pictures.slice(0, 1) })),
  ),
  voids('who is in a picture, or by which consent', inPicture({ people: [] }), stands),
  voids('which work of the register a picture is', inPicture({ asset: 'asset-2' }), stands),
  voids(
    'the card of a link',
    inBody(() => ({ card: 'https://www.act.gov.au/pools' })),
  ),
  voids(
    'the time',
    inBody(() => ({
      schedule: { kind: 'at', at: '2026-12-01T22:00:00.001Z', latest: '2026-12-02T10:00:00.000Z' },
    })),
    'It would go out at another time.',
  ),
  voids(
    'the time after which it must not go out',
    inBody(({ schedule }) => ({ schedule: { ...schedule, latest: null } })),
    'It could go out at another time.',
  ),
  voids(
    'an event instead of a time',
    inBody(() => ({
      schedule: { kind: 'event', event: 'announced', entry: 'initiative-1', minutesAfter: 0, latest: null },
    })),
    'It would go out at another time.',
  ),
  voids(
    'how much is at stake',
    inBody(() => ({ tier: 'T2' })),
    'Others would have to approve it.',
  ),
  voids(
    'a source, or who looked it up',
    inBody(({ sources }) => ({ sources: sources.map((one) => ({ ...one, checkedBy: null })) })),
    stands,
  ),
  voids(
    'what part AI had',
    inBody(() => ({ ai: 'assisted' })),
    stands,
  ),
  voids(
    'which template it fills',
    inBody(() => ({ template: null })),
    stands,
  ),
  voids(
    'the words of the template that it fills',
    (of) => ({ ...of, template: `${of.template} Come!` }),
    stands,
  ),
  voids(
    'what it is about',
    inBody(() => ({ initiatives: ['initiative-1'] })),
    'Others would see it.',
  ),
  voids('whom a handle in the text means', (of) => ({
    ...of,
    mentions: { '@roads.act.gov.au': 'did:plc:other' },
  })),
  voids('what the card of a link shows', (of) => ({
    ...of,
    card: of.card && { ...of.card, title: 'Lyneham pools' },
  })),
  voids('the version of a connector', (of) => ({ ...of, newer: 1 }), 'Something else might be sent.'),
  voids(
    'the number of an account on its platform',
    inChannel({ platformId: 'did:plc:stranger' }),
    'It would go out on another account.',
  ),
  voids(
    'the address of an account',
    inChannel({ address: '@parks2.act.gov.au' }),
    'It would go out on another account.',
  ),
  voids(
    'the platform of a channel',
    inChannel({ platform: 'x', address: '@parks' }),
    'It would go out on another account.',
  ),
  harmless('the working title', inMargin({ title: 'Pool opening, take two' })),
  harmless('the campaign', inMargin({ campaign: 'Autumn' })),
  harmless('a tag', inMargin({ tags: ['pools', 'summer'] })),
  harmless('the internal notes', inMargin({ notes: '' })),
  harmless('a comment', (of) => ({ ...of, comments: [...of.comments, 'One more thing.'] })),
  harmless('the name of a picture’s file', (of) => ({
    ...of,
    files: { ...of.files, photo: { digest: 'a'.repeat(64), name: 'other.jpg' } },
  })),
  harmless('what a channel is called here', inChannel({ name: 'Parks' })),
  harmless(
    'the unit of a channel',
    inChannel({ unit: 'city' }),
    'Who may approve for it now is asked again at every yes.',
  ),
  harmless(
    'the order in which channels were chosen',
    inBody(({ variants }) => ({ variants: [...variants].reverse() })),
    'Nobody sees an order of channels.',
  ),
  harmless(
    'that a channel is paused',
    inChannel({ isLive: false }),
    'The content is the same; that nothing goes out on a channel that is not live is asked when it would.',
  ),
]
