import { expect, it } from 'vitest'
import { get, send } from '../request.ts'
import { answerWith } from '../talk/reply.ts'
import type { Reply } from '../talk/talk.ts'
import { withNames } from './feed.ts'
import { aboutIn } from './find.ts'
import { judgeFacebook } from './judge.ts'
import { addressOf } from './place.ts'

const post = send('POST', '/v25.0/1/feed', {})
const answer = (status: number, json: unknown = {}, headers: Record<string, string> = {}): Reply =>
  answerWith(status, Object.entries(headers), JSON.stringify(json), 'https://a.example/')
const error = (code: number, more: object = {}) => ({ error: { code, message: 'x', ...more } })

it.each([
  [post, answer(200, { id: '1_2' }), 'done'],
  [post, answer(400, error(190)), 'refused credential'],
  [post, answer(401, error(190)), 'refused credential'],
  [post, answer(403, error(200)), 'refused credential'],
  [post, answer(400, error(368)), 'refused credential'],
  [post, answer(400, error(100)), 'refused content'],
  [post, answer(400, error(100, { error_subcode: 33 })), 'refused about'],
  [post, answer(400, error(506)), 'refused taken'],
  [post, answer(400, error(32)), 'deferred null'],
  [
    post,
    answer(400, error(32), {
      'x-business-use-case-usage': '{"1":[{"type":"pages","estimated_time_to_regain_access":7}]}',
    }),
    'deferred 420000',
  ],
  [post, answer(400, error(2)), 'unknown'],
  [post, answer(500, error(1)), 'unknown'],
  [post, answer(503), 'unknown'],
  [get('/v25.0/me'), answer(400, error(2)), 'deferred null'],
  [post, { is: 'no-answer', says: 'cut' } as Reply, 'unknown'],
  [post, { is: 'not-sent', says: 'nobody there' } as Reply, 'deferred null'],
])('judges %#: %j %j is %s', (request, reply, is) => {
  const judged = judgeFacebook(request, reply)
  const more =
    judged.is === 'refused' ? ` ${judged.code}` : judged.is === 'deferred' ? ` ${judged.afterMs}` : ''
  expect(`${judged.is}${more}`).toBe(is)
})

it.each([
  ['/v25.0/1/feed', '1', 'feed'],
  ['/v25.0/1_2/comments', '1_2', 'comments'],
  ['/v25.0/1_2', '1_2', undefined],
])('%s is about %s', (path, of, list) => {
  expect(aboutIn(get(path))).toEqual({ of, list })
})

it.each([
  ['@transport', 'https://www.facebook.com/1_2'],
  ['https://www.facebook.com/transport', 'https://www.facebook.com/1_2'],
])('on %s the post is at %s', (address, at) => {
  expect(addressOf({ platform: 'facebook', address, platformId: '1' }, '1_2')).toBe(at)
})

it('puts names where numbers are, and leaves those that nobody named', () => {
  const shown = { message_tags: [{ id: '7', name: 'Canberra' }] }
  expect(withNames('Thanks @[7] and @[8]!', shown)).toBe('Thanks Canberra and @[8]!')
})
