import { expect, it } from 'vitest'
import { get, send } from '../request.ts'
import { answerWith } from '../talk/reply.ts'
import type { Reply } from '../talk/talk.ts'
import { judgeX } from './judge.ts'
import { addressOf } from './place.ts'
import { newestOf, withoutAddressees, wordsOf, xHarmless } from './tweet.ts'

const post = send('POST', '/2/tweets', {})
const date = 'Thu, 26 Nov 2026 09:00:00 GMT'
const seconds = String(Date.parse('2026-11-26T09:15:00Z') / 1000)
const answer = (status: number, json: unknown = {}, headers: Record<string, string> = {}): Reply =>
  answerWith(status, Object.entries(headers), JSON.stringify(json), 'https://a.example/')

it.each([
  [post, answer(201, { data: { id: '1' } }), 'done'],
  [post, answer(400, { detail: 'Your Tweet text is too long.' }), 'refused content'],
  [post, answer(401), 'refused credential'],
  [
    post,
    answer(403, { detail: 'You are not allowed to create a Tweet with duplicate content.' }),
    'refused taken',
  ],
  [post, answer(403, { detail: 'You are not permitted to perform this action.' }), 'refused credential'],
  [post, answer(429, {}, { date, 'x-rate-limit-reset': seconds }), 'deferred 900000'],
  [
    post,
    answer(
      429,
      {},
      {
        date,
        'x-rate-limit-reset': seconds,
        'x-user-limit-24hour-remaining': '0',
        'x-user-limit-24hour-reset': String(Date.parse('2026-11-27T09:00:00Z') / 1000),
      },
    ),
    'deferred 86400000',
  ],
  [post, answer(429), 'deferred null'],
  [post, answer(503), 'unknown'],
  [get('/2/users/me'), answer(503), 'deferred null'],
  [post, { is: 'no-answer', says: 'cut' } as Reply, 'unknown'],
  [post, { is: 'not-sent', says: 'nobody there' } as Reply, 'deferred null'],
])('judges %#: %j %j is %s', (request, reply, is) => {
  const judged = judgeX(request, reply)
  const more =
    judged.is === 'refused' ? ` ${judged.code}` : judged.is === 'deferred' ? ` ${judged.afterMs}` : ''
  expect(`${judged.is}${more}`).toBe(is)
})

it.each([
  ['@transport', 'https://x.com/transport/status/7'],
  ['https://x.com/transport', 'https://x.com/transport/status/7'],
  ['https://twitter.com/@transport', 'https://twitter.com/transport/status/7'],
])('on %s the post is at %s', (address, at) => {
  expect(addressOf({ platform: 'x', address, platformId: null }, '7')).toBe(at)
})

it('writes links out, leaves out what stands for pictures, and shows signs of HTML as themselves', () => {
  expect(
    wordsOf({
      text: 'A &amp; B &lt;c&gt; https://t.co/a https://t.co/b',
      entities: {
        urls: [
          { url: 'https://t.co/a', expanded_url: 'https://act.gov.au/$&' },
          { url: 'https://t.co/b', expanded_url: 'https://x.com/a/status/1/photo/1', media_key: '3_1' },
        ],
      },
    }),
  ).toEqual({
    text: 'A & B <c> https://act.gov.au/$&',
    links: [{ text: 'https://act.gov.au/$&', to: 'https://act.gov.au/$&' }],
    mentions: [],
  })
})

it.each([
  [{ id: '1' }, '1'],
  [{ id: '1', edit_history_tweet_ids: ['1', '2'] }, '2'],
  [{}, undefined],
])('the newest of %j is %s', (tweet, id) => {
  expect(newestOf(tweet)).toBe(id)
})

it('forgives how a link begins, and nothing else', () => {
  expect(xHarmless('See http://act.gov.au', 'text')).toBe('See act.gov.au')
  expect(xHarmless('http://act.gov.au', 'link')).toBe('https://act.gov.au')
  expect(xHarmless('http://a', 'alt')).toBe('http://a')
  expect(withoutAddressees('@a @b Thanks @c')).toBe('Thanks @c')
})
