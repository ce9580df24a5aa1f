import { expect, it } from 'vitest'
import { get, send } from '../request.ts'
import { answerWith } from '../talk/reply.ts'
import type { Reply } from '../talk/talk.ts'
import { commentUrn } from './find.ts'
import { judgeLinkedin } from './judge.ts'
import { littleText } from './little-text.ts'
import { addressOf } from './place.ts'
import { saidIn } from './said.ts'
import { removal } from './sender.ts'

const post = send('POST', '/rest/posts', {})
const answer = (status: number, json: unknown = {}, headers: Record<string, string> = {}): Reply =>
  answerWith(status, Object.entries(headers), JSON.stringify(json), 'https://a.example/')

it.each([
  [post, answer(201), 'done'],
  [post, answer(400, { message: 'Version is required' }), 'refused content'],
  [post, answer(401), 'refused credential'],
  [post, answer(403), 'refused credential'],
  [post, answer(404), 'refused about'],
  [post, answer(422, { message: 'Content is a duplicate of urn:li:share:1' }), 'refused taken'],
  [post, answer(422, { message: 'The commentary is too long' }), 'refused content'],
  [post, answer(429), 'deferred null'],
  [post, answer(429, {}, { 'retry-after': '60' }), 'deferred 60000'],
  [post, answer(500), 'unknown'],
  [get('/rest/posts'), answer(500), 'deferred null'],
  [post, { is: 'no-answer', says: 'cut' } as Reply, 'unknown'],
  [post, { is: 'not-sent', says: 'nobody there' } as Reply, 'deferred null'],
])('judges %#: %j %j is %s', (request, reply, is) => {
  const judged = judgeLinkedin(request, reply)
  const more =
    judged.is === 'refused' ? ` ${judged.code}` : judged.is === 'deferred' ? ` ${judged.afterMs}` : ''
  expect(`${judged.is}${more}`).toBe(is)
})

it.each([
  ['Late (again) [x] {y} a_b *c* ~d~ <e> f|g \\h', {}],
  ['Ask @ACT Government, @nobody #Canberra', { '@ACT Government': 'urn:li:organization:1' }],
  ['#日本 and #tag, not # alone', {}],
  ['', {}],
])('reads %j as it was written', (text, mentions) => {
  const said = saidIn(littleText(text, mentions))
  expect(said.text).toBe(text)
  expect(said.mentions.map(({ text: name, to }) => [name, to])).toEqual(Object.entries(mentions))
})

it.each([
  ['https://www.linkedin.com/company/transport', 'https://www.linkedin.com/feed/update/urn:li:share:1/'],
  ['@transport', 'https://www.linkedin.com/feed/update/urn:li:share:1/'],
])('on %s the post is at %s', (address, at) => {
  expect(addressOf({ platform: 'linkedin', address, platformId: '1' }, 'urn:li:share:1')).toBe(at)
})

it('removes a comment under what it stands under, and anything else as a post', () => {
  const account = { platform: 'linkedin', address: '@transport', platformId: '42' }
  const urn = commentUrn({ id: '7' }, 'urn:li:share:1') ?? ''
  expect(removal(account, urn).path).toBe(
    '/rest/socialActions/urn%3Ali%3Ashare%3A1/comments/7?actor=urn%3Ali%3Aorganization%3A42',
  )
  expect(removal(account, 'urn:li:share:1').path).toBe('/rest/posts/urn%3Ali%3Ashare%3A1')
})
