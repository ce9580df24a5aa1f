import { expect, it } from 'vitest'
import { get, send } from '../request.ts'
import { answerWith } from '../talk/reply.ts'
import type { Reply } from '../talk/talk.ts'
import { wordsIn } from './cooked.ts'
import { judgeDiscourse } from './judge.ts'
import { idIn, placeOf } from './place.ts'

const post = send('POST', '/posts.json', {})
const answer = (status: number, json: unknown = {}, headers: Record<string, string> = {}): Reply =>
  answerWith(status, Object.entries(headers), JSON.stringify(json), 'https://a.example/')

it.each([
  [post, answer(200, { id: 1 }), 'done'],
  [post, answer(200, { action: 'enqueued' }), 'refused content'],
  [post, answer(403, { error_type: 'invalid_access' }), 'refused credential'],
  [post, answer(404), 'refused about'],
  [post, answer(422, { errors: ['Title is too short (minimum is 15 characters)'] }), 'refused content'],
  [post, answer(422, { errors: ['Title has already been used'] }), 'refused taken'],
  [post, answer(422, { errors: ['External has already been taken'] }), 'refused taken'],
  [post, answer(422, { errors: ['Body is too similar to what you recently posted'] }), 'refused taken'],
  [post, answer(429, {}, { 'retry-after': '12' }), 'deferred 12000'],
  [post, answer(429, { extras: { wait_seconds: 9 } }), 'deferred 9000'],
  [post, answer(429), 'deferred null'],
  [post, answer(502), 'unknown'],
  [get('/t/1.json'), answer(502), 'deferred null'],
  [post, { is: 'no-answer', says: 'cut' } as Reply, 'unknown'],
  [post, { is: 'not-sent', says: 'nobody there' } as Reply, 'deferred null'],
])('judges %#: %j %j is %s', (request, reply, is) => {
  const judged = judgeDiscourse(request, reply)
  const more =
    judged.is === 'refused' ? ` ${judged.code}` : judged.is === 'deferred' ? ` ${judged.afterMs}` : ''
  expect(`${judged.is}${more}`).toBe(is)
})

it.each([
  ['https://forum.example/u/transport', 'https://forum.example', 'transport'],
  ['https://example.org/forum/u/transport/summary', 'https://example.org/forum', 'transport'],
  ['@transport', null, 'transport'],
])('reads the place in %s', (address, service, name) => {
  expect(placeOf({ platform: 'discourse', address, platformId: null })).toEqual({ service, name })
})

it.each([
  [{ topic_id: 12, post_number: 3 }, '12/3'],
  [{ topic_id: 12 }, undefined],
  [{ topic_id: '../x', post_number: 1 }, undefined],
  [null, undefined],
])('names the post in %j %s', (json, id) => {
  expect(idIn(json)).toBe(id)
})

it.each([
  [
    '<p>Late <img src="/images/emoji/tram.png" class="emoji" alt=":tram:"> today</p>',
    'Late :tram: today',
    [],
  ],
  ['<p><a class="mention" href="/u/a">@a</a> <a href="/tag/t" class="hashtag">#t</a></p>', '@a #t', []],
  [
    '<aside class="onebox allowlistedgeneric" data-onebox-src="https://act.gov.au/a"><header>ACT</header><article>Words of others</article></aside>',
    'https://act.gov.au/a',
    ['https://act.gov.au/a'],
  ],
  [
    '<p>See <a href="https://act.gov.au/a" class="inline-onebox">Words of others</a>.</p>',
    'See https://act.gov.au/a.',
    ['https://act.gov.au/a'],
  ],
  [
    '<p>Late</p><p><div class="lightbox-wrapper"><a class="lightbox" href="/a.jpg"><img src="/a.jpg" alt="A tram"><div class="meta"><span>a 12×8 2 KB</span></div></a></div><br>\n<em>Photo: us</em></p>',
    'Late\n\nPhoto: us',
    [],
  ],
])('reads %j as %j', (cooked, text, links) => {
  const words = wordsIn(cooked)
  expect([words.text, words.links.map(({ to }) => to)]).toEqual([text, links])
})
