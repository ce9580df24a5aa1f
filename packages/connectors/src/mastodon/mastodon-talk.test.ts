import { expect, it } from 'vitest'
import { get, send } from '../request.ts'
import { answerWith } from '../talk/reply.ts'
import type { Reply } from '../talk/talk.ts'
import { judgeMastodon } from './judge.ts'
import { placeOf } from './place.ts'
import { withoutServers, wordsOf } from './status.ts'

const post = send('POST', '/api/v1/statuses', {})
const put = send('PUT', '/api/v1/statuses/1', {})
const answer = (status: number, text = '{}', headers: Record<string, string> = {}): Reply =>
  answerWith(status, Object.entries(headers), text, 'https://a.example/')
const date = 'Thu, 26 Nov 2026 09:00:00 GMT'

it.each([
  [post, answer(200), 'done'],
  [post, answer(202), 'done'],
  [post, answer(401, '{"error":"The access token is invalid"}'), 'refused credential'],
  [post, answer(403, '{"error":"This action is outside the authorized scopes"}'), 'refused credential'],
  [put, answer(403), 'refused about'],
  [post, answer(404), 'refused about'],
  [
    post,
    answer(422, '{"error":"Validation failed: Text character limit of 500 exceeded"}'),
    'refused content',
  ],
  [post, answer(422, '{"error":"Cannot attach files that have not finished processing."}'), 'deferred 5000'],
  [post, answer(429), 'deferred null'],
  [post, answer(429, '{}', { 'retry-after': '7' }), 'deferred 7000'],
  [post, answer(429, '{}', { date, 'x-ratelimit-reset': '2026-11-26T09:01:30.000Z' }), 'deferred 90000'],
  [post, answer(429, '{}', { date, 'x-ratelimit-reset': '2026-11-26T08:59:00.000Z' }), 'deferred 0'],
  [post, answer(500), 'unknown'],
  [post, answer(503), 'unknown'],
  [get('/api/v2/search'), answer(503), 'deferred null'],
  [post, { is: 'no-answer', says: 'cut' } as Reply, 'unknown'],
  [post, { is: 'not-sent', says: 'nobody there' } as Reply, 'deferred null'],
])('judges %#: %j %j is %s', (request, reply, is) => {
  const judged = judgeMastodon(request, reply)
  const more =
    judged.is === 'refused' ? ` ${judged.code}` : judged.is === 'deferred' ? ` ${judged.afterMs}` : ''
  expect(`${judged.is}${more}`).toBe(is)
})

it.each([
  ['https://social.example/@transport', 'https://social.example', 'transport'],
  ['https://social.example/users/transport', 'https://social.example', 'transport'],
  ['http://127.0.0.1:3000/@transport/', 'http://127.0.0.1:3000', 'transport'],
  ['@transport@social.example', 'https://social.example', 'transport'],
  ['transport@social.example', 'https://social.example', 'transport'],
  ['@transport', null, 'transport'],
])('reads the place in %s', (address, service, name) => {
  expect(placeOf({ platform: 'mastodon', address, platformId: null })).toEqual({ service, name })
})

it.each([
  ['Ask @a@b.example, or @c', 'Ask @a, or @c'],
  ['Write to me@act.gov.au', 'Write to me@act.gov.au'],
  ['(@a.b-c@d.example)', '(@a.b-c)'],
])('shows %j as %j', (text, seen) => {
  expect(withoutServers(text)).toBe(seen)
})

it('knows handles and tags from what leads to an address, as two kinds of servers write them', () => {
  const status = (rel: string) => ({
    content: `<p>Ask <span class="h-card"><a href="https://b.example/@a" class="u-url mention">@<span>a</span></a></span> <a href="https://s.example/tags/tram" class="mention hashtag" rel="tag">#<span>tram</span></a> <a href="https://act.gov.au" rel="${rel}"><span class="invisible">https://</span><span class="">act.gov.au</span></a></p>`,
    mentions: [{ id: '7', username: 'a', acct: 'a@b.example', url: 'https://b.example/@a' }],
    tags: [{ name: 'tram', url: 'https://s.example/tags/tram' }],
  })
  const words = {
    text: 'Ask @a #tram https://act.gov.au',
    links: [{ text: 'https://act.gov.au', to: 'https://act.gov.au' }],
    mentions: [{ text: '@a', to: '7' }],
  }
  expect(wordsOf(status('nofollow noopener'))).toEqual(words)
  expect(wordsOf({ ...status('nofollow'), tags: [] })).toEqual(words)
})
