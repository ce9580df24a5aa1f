import fc from 'fast-check'
import twitterText from 'twitter-text'
import { expect, it } from 'vitest'
import { picture, post } from '../conformance.ts'
import type { Account, Content } from '../content.ts'
import { prepare } from '../prepare.ts'
import { lengthOf } from './text.ts'

const account: Account = { platform: 'x', address: '@transport', platformId: null }
const { title: _, ...untitled } = post
const requests = (content: Partial<Content>) => {
  const prepared = prepare({ ...untitled, ...content }, account, 'post_1:channel_1')
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems))
  return prepared.requests
}
const codes = (content: Partial<Content>) => {
  const prepared = prepare({ ...untitled, ...content }, account, 'post_1:channel_1')
  return (prepared.ok ? prepared.warnings : prepared.problems).map(({ code }) => code)
}

it.each([
  ['Late.', 5],
  ['“Late” – so…', 13],
  ['日本', 4],
  ['👩‍👩‍👧‍👦🇦🇺', 4],
  ['☺ ☺️ 1️⃣ © ™', 13],
  ['act.gov.au', 23],
  [`https://act.gov.au/${'a'.repeat(100)}!`, 24],
  ['https://a.notadomain/b', 22],
  ['me@act.gov.au', 13],
])('%j weighs %i', (text, weight) => {
  expect(lengthOf(text)).toBe(weight)
})

it('agrees with the counter that its makers publish', () => {
  const pieces = fc.constantFrom(
    ...[
      'tram',
      'Stop 5',
      'café',
      '日本',
      'שלום',
      'ア',
      '…',
      '—',
      '“so”',
      '™',
      '©',
      '#tag',
      '@act',
      '@act@b.c',
      'e.g.',
      '1.2.3',
    ],
    ...['👩‍👩‍👧‍👦', '🇦🇺', '👍🏽', '1️⃣', '☺', '☺️', '❤', '❤️', '🚊', '🏳️‍🌈'],
    ...[
      'act.gov.au',
      'https://act.gov.au/a_(b)?c=1#d',
      'http://x.com.',
      'canberra.sydney/x',
      'this.that',
      'a@act.gov.au',
      'https://a.notadomain',
    ],
  )
  const gap = fc.constantFrom(' ', '\n', ', ', '. ', ' (', ') ')
  const texts = fc
    .array(fc.tuple(pieces, gap), { minLength: 1, maxLength: 10 })
    .map((all) => all.flat().join(''))
  fc.assert(
    fc.property(texts, (text) => {
      expect(lengthOf(text)).toBe(twitterText.parseTweet(text).weightedLength)
    }),
    { seed: 20_261_126, numRuns: 300 },
  )
})

it('posts, and lets each part of a thread reply to the one before', () => {
  const [first, second] = requests({ text: 'One\n---\nTwo' })
  expect(first).toEqual({
    method: 'POST',
    path: '/2/tweets',
    headers: { 'content-type': 'application/json' },
    body: { text: 'One' },
  })
  expect(second?.body).toEqual({
    text: 'Two',
    reply: { in_reply_to_tweet_id: { $resultOf: 0, take: 'data.id' } },
  })
})

it('uploads a picture, then its description, then the post with it', () => {
  const [upload, description, sent] = requests({ pictures: [picture] })
  expect(upload?.path).toBe('/2/media/upload')
  expect(description?.body).toEqual({
    id: { $resultOf: 0, take: 'data.id' },
    metadata: { alt_text: { text: picture.alt } },
  })
  expect(sent?.body).toMatchObject({ media: { media_ids: [{ $resultOf: 0, take: 'data.id' }] } })
})

it('replies to the number in an address', () => {
  const about = 'https://x.com/a/status/1234567890123456789?s=20'
  expect(requests({ kind: 'reply', about })[0]?.body).toMatchObject({
    reply: { in_reply_to_tweet_id: '1234567890123456789' },
  })
  expect(codes({ kind: 'reply', about: 'https://x.com/a' })).toContain('about-not-a-post')
})

it('takes 280 and no more', () => {
  expect(codes({ text: 'a'.repeat(280) })).toEqual([])
  expect(codes({ text: '日'.repeat(140) })).toEqual([])
  expect(codes({ text: '日'.repeat(141) })).toEqual(['too-long'])
})
