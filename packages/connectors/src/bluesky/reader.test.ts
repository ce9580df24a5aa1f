import { expect, it } from 'vitest'
import { answer as answered, walked } from '../conformance-answers.ts'
import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import type { Ask, Reply } from '../talk/talk.ts'
import { blueskyReader as reader } from './reader.ts'

const account: Account = { platform: 'bluesky', address: '@tccs.test', platformId: 'did:plc:tccs' }
const id = (rkey: string) => `at://did:plc:tccs/app.bsky.feed.post/${rkey}`
const address = 'https://pds.example/xrpc/com.atproto.repo.getRecord?x'
const answer = (status: number, json: Json): Reply => answered(status, json, {}, address)
const published = { parts: [{ id: id('3k'), address: '', revision: null }] }
const cid = 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku'
const blob = { $type: 'blob', ref: { $link: cid }, mimeType: 'image/jpeg', size: 0 }
const sha = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const read = (value: Json) => {
  const back = walked(reader.read(account, published), () => answer(200, { uri: id('3k'), cid: 'c1', value }))
  if (back.is !== 'there') throw new Error(back.says)
  return back.parts[0]
}

it('reads words, and by their bytes what leads where', () => {
  const index = (byteStart: number, byteEnd: number) => ({ byteStart, byteEnd })
  const feature = (kind: string, to: Json) => [{ $type: `app.bsky.richtext.facet#${kind}`, ...Object(to) }]
  expect(
    read({
      text: '🚊 Café act.gov.au @a #CBR',
      facets: [
        { index: index(11, 21), features: feature('link', { uri: 'https://act.gov.au' }) },
        { index: index(22, 24), features: feature('mention', { did: 'did:plc:a' }) },
        { index: index(25, 29), features: feature('tag', { tag: 'CBR' }) },
      ],
    }),
  ).toMatchObject({
    address: 'https://bsky.app/profile/did:plc:tccs/post/3k',
    revision: 'c1',
    title: null,
    text: '🚊 Café act.gov.au @a #CBR',
    links: [{ text: 'act.gov.au', to: 'https://act.gov.au' }],
    mentions: [{ text: '@a', to: 'did:plc:a' }],
    card: null,
    pictures: [],
  })
})

it('reads what is shown under them: pictures by their bytes, a film, a card, a quoted post', () => {
  const blobAddress = `https://pds.example/xrpc/com.atproto.sync.getBlob?did=did%3Aplc%3Atccs&cid=${cid}`
  expect(read({ text: '', embed: { images: [{ image: blob, alt: 'A tram' }] } })?.pictures).toEqual([
    { address: blobAddress, alt: 'A tram', digest: sha },
  ])
  expect(read({ text: '', embed: { video: blob, alt: 'A film' } })?.pictures).toEqual([
    { address: blobAddress, alt: 'A film', digest: sha },
  ])
  expect(read({ text: '', embed: { external: { uri: 'https://a.example', title: 'A' } } })?.card).toEqual({
    url: 'https://a.example',
    title: 'A',
    description: '',
  })
  expect(read({ text: '', embed: { record: { uri: id('3q') } } })?.links).toEqual([
    { text: '', to: 'https://bsky.app/profile/did:plc:tccs/post/3q' },
  ])
})

it.each<[number, Json, string]>([
  [400, { error: 'RecordNotFound' }, 'gone'],
  [400, { error: 'RepoTakendown' }, 'gone'],
  [400, { error: 'InvalidRequest', message: 'Could not find repo: did:plc:tccs' }, 'gone'],
  [400, { error: 'InvalidRequest', message: 'Could not locate record: at://x' }, 'gone'],
  [400, { error: 'InvalidRequest' }, 'unreadable'],
  [502, {}, 'unreadable'],
  [200, {}, 'unreadable'],
])('reads %s %j as %s', (status, json, is) => {
  expect(walked(reader.read(account, published), () => answer(status, json)).is).toBe(is)
})

it('lists by what was written and by when the key was made, and says if it did not see all', () => {
  const record = (rkey: string, createdAt: string) => ({
    uri: id(rkey),
    cid: 'c',
    value: { text: rkey, createdAt },
  })
  const pages: Readonly<Record<string, Json>> = {
    // Made on 26 November 2026, whatever it says of itself.
    '': { cursor: 'next', records: [record('3n36ejypc2222', '2020-01-01T00:00:00Z')] },
    next: {
      records: [record('2zz', '2026-11-26T10:00:00+11:00'), record('3kabc234defg2', '2024-01-01T00:00:00Z')],
    },
  }
  const answers = ({ request }: Ask): Reply =>
    answer(200, pages[/cursor=(\w+)/.exec(request.path)?.[1] ?? ''] ?? {})
  const list = walked(reader.list(account, '2026-11-25T00:00:00.000Z'), answers)
  expect(list).toMatchObject({
    is: 'list',
    isWhole: true,
    items: [
      { id: id('2zz'), at: '2026-11-25T23:00:00.000Z' },
      { id: id('3n36ejypc2222'), at: '2020-01-01T00:00:00.000Z' },
    ],
  })
  const endless = walked(reader.list(account, '2026-11-25T00:00:00.000Z'), () =>
    answer(200, { cursor: 'more', records: [record('a', '2026-11-26T00:00:00Z')] }),
  )
  expect(endless).toMatchObject({ is: 'list', isWhole: false })
})
