import { expect, it } from 'vitest'
import { picture, post } from '../conformance.ts'
import type { Account, Content } from '../content.ts'
import { measure, prepare, shown } from '../prepare.ts'

const account: Account = {
  platform: 'bluesky',
  address: '@transport.act.gov.au',
  platformId: 'did:plc:transport',
}
const { title: _, ...untitled } = post
const requests = (content: Partial<Content>) => {
  const prepared = prepare({ ...untitled, ...content }, account, 'post_1:channel_1')
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems))
  return prepared.requests
}
const body = (content: Partial<Content>, at = -1): unknown => requests(content).at(at)?.body
const codes = (content: Partial<Content>, of: Account = account) => {
  const prepared = prepare({ ...untitled, ...content }, of, 'post_1:channel_1')
  return (prepared.ok ? prepared.warnings : prepared.problems).map(({ code, where }) => `${code} ${where}`)
}

it('creates a record and writes over none', () => {
  expect(requests({ text: 'Late.' })).toEqual([
    {
      method: 'POST',
      path: '/xrpc/com.atproto.repo.putRecord',
      headers: { 'content-type': 'application/json' },
      body: {
        repo: 'did:plc:transport',
        collection: 'app.bsky.feed.post',
        rkey: expect.stringMatching(/^[2-7a-j][2-7a-z]{12}$/),
        validate: true,
        swapRecord: null,
        record: {
          $type: 'app.bsky.feed.post',
          text: 'Late.',
          langs: ['en-AU'],
          createdAt: { $sentAt: true },
        },
      },
    },
  ])
})

it('marks links, mentions and tags by bytes of UTF-8', () => {
  // The tram is 4 bytes, é is 2, and the family before the tag is 25.
  const text = '🚊 Café act.gov.au @a.example 👩‍👩‍👧‍👦 #CBR'
  expect(body({ text, mentions: { '@a.example': 'did:plc:a' } })).toMatchObject({
    record: {
      facets: [
        {
          index: { byteStart: 11, byteEnd: 21 },
          features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://act.gov.au' }],
        },
        {
          index: { byteStart: 22, byteEnd: 32 },
          features: [{ $type: 'app.bsky.richtext.facet#mention', did: 'did:plc:a' }],
        },
        {
          index: { byteStart: 59, byteEnd: 63 },
          features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'CBR' }],
        },
      ],
    },
  })
})

it('uploads pictures first and shows them with their descriptions and sides', () => {
  const [upload, record] = requests({ pictures: [picture] })
  expect(upload).toEqual({
    method: 'POST',
    path: '/xrpc/com.atproto.repo.uploadBlob',
    headers: { 'content-type': 'image/jpeg' },
    body: { file: picture.digest, as: 'image/jpeg' },
  })
  expect(record?.body).toMatchObject({
    record: {
      embed: {
        $type: 'app.bsky.embed.images',
        images: [
          {
            image: { $resultOf: 0, take: 'blob' },
            alt: picture.alt,
            aspectRatio: { width: 1200, height: 800 },
          },
        ],
      },
    },
  })
})

it('lets each part of a thread reply to the one before, under the first', () => {
  const [first, second, third] = requests({ text: 'One\n---\nTwo\n---\nThree' })
  const to = (at: number) => ({ uri: { $resultOf: at, take: 'uri' }, cid: { $resultOf: at, take: 'cid' } })
  expect(first?.body).not.toHaveProperty('record.reply')
  expect(second?.body).toMatchObject({ record: { text: 'Two', reply: { root: to(0), parent: to(0) } } })
  expect(third?.body).toMatchObject({ record: { text: 'Three', reply: { root: to(0), parent: to(1) } } })
})

it('replies under the root of what it replies to, or under that itself', () => {
  const reply = { kind: 'reply', about: 'https://bsky.app/profile/a.example/post/3kabc' } as const
  expect(requests(reply)[0]?.path).toBe(
    '/xrpc/com.atproto.repo.getRecord?repo=a.example&collection=app.bsky.feed.post&rkey=3kabc',
  )
  const parent = { uri: { $resultOf: 0, take: 'uri' }, cid: { $resultOf: 0, take: 'cid' } }
  expect(body(reply)).toMatchObject({
    record: { reply: { parent, root: { $resultOf: 0, take: 'value.reply.root', otherwise: parent } } },
  })
  expect(codes({ kind: 'reply', about: 'https://bsky.app/profile/a.example' })).toContain(
    'about-not-a-post about',
  )
})

it('changes one member of the profile and keeps the rest', () => {
  expect(body({ kind: 'profile', text: 'Trams and buses.' })).toMatchObject({
    rkey: 'self',
    swapRecord: { $resultOf: 0, take: 'cid', otherwise: null },
    record: {
      $merge: [
        { $type: 'app.bsky.actor.profile' },
        { $resultOf: 0, take: 'value', otherwise: {} },
        { description: 'Trams and buses.' },
      ],
    },
  })
})

it('counts 300 characters as people see them, and 3,000 bytes', () => {
  const family = '👩‍👩‍👧‍👦'
  expect(measure({ ...untitled, text: 'a'.repeat(300) }, 'bluesky')).toMatchObject({
    used: 300,
    says: '0 characters left',
  })
  expect(codes({ text: 'a'.repeat(301) })).toContain('too-long text')
  expect(codes({ text: '🚊'.repeat(300) })).toEqual([])
  // 120 families are 120 characters and 3,000 bytes; one more does not fit.
  expect(codes({ text: family.repeat(120) })).toEqual([])
  expect(codes({ text: family.repeat(121) })).toContain('too-long text')
})

it('takes pictures of 2 MB, and warns of those that older servers refuse', () => {
  expect(codes({ pictures: [{ ...picture, bytes: 2_000_000 }] })).toEqual(['picture-large pictures.0'])
  expect(codes({ pictures: [{ ...picture, bytes: 2_000_001 }] })).toEqual(['picture-too-large pictures.0'])
})

it('warns of a handle that nobody found, and of a channel without its DID', () => {
  expect(codes({ text: 'Ask @nobody.example' })).toEqual(['mention-unknown mentions'])
  expect(codes({}, { ...account, platformId: null })).toEqual(['account-by-handle account'])
})

it('shows a card, or pictures and no card', () => {
  const card = { url: 'https://act.gov.au', title: 'ACT', description: 'Services' }
  expect(body({ card })).toMatchObject({
    record: { embed: { external: { uri: 'https://act.gov.au', title: 'ACT' } } },
  })
  expect(shown({ ...untitled, card }, 'bluesky').parts[0]?.card).toEqual(card)
  expect(shown({ ...untitled, card, pictures: [picture] }, 'bluesky').parts[0]).not.toHaveProperty('card')
})
