import { expect, it } from 'vitest'
import { answer, inWords, noAnswer, notSent, told } from '../conformance-answers.ts'
import { conformToOddAnswers } from '../conformance-odd-answers.ts'
import { postWith } from '../conformance-sender.ts'
import type { Account, Content } from '../content.ts'
import { prepare } from '../prepare.ts'
import type { Json } from '../prepared.ts'
import { get } from '../request.ts'
import type { Reply } from '../talk/talk.ts'
import { base64Of } from './base64.ts'
import { wordpressModerator as moderator } from './moderator.ts'
import { wordpressSender as sender } from './sender.ts'

const account: Account = { platform: 'wordpress', address: 'https://news.example/', platformId: '7' }
const credential = { service: null, user: 'river', secret: 'abcd efgh' }
const picture = { kind: 'png' as const, width: 2, height: 1, bytes: 9, alt: 'A tram', digest: 'sha256:aa' }
const wanted = (change: Partial<Content> = {}, answers: readonly (Json | undefined)[] = []) => {
  const prepared = prepare(postWith('tram', change), account, 'post_1:channel_1')
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems))
  return { account, requests: prepared.requests, sentAt: '2026-11-26T09:00:00.000Z', answers }
}
const refusal = (status: number, code: string): Reply =>
  answer(status, { code, message: `It is ${code}`, data: { status } })
const post = (id: number, more: object = {}): Json => ({
  id,
  link: `https://news.example/?p=${id}`,
  modified_gmt: '2026-11-26T09:00:00',
  ...more,
})
const slug = String(Reflect.get(Object(wanted().requests[0]?.body), 'slug'))

it.each([
  ['', ''],
  ['a', 'YQ=='],
  ['ab', 'YWI='],
  ['river:abcd efgh', 'cml2ZXI6YWJjZCBlZmdo'],
  ['é🚊', 'w6nwn5qK'],
])('writes %j as %j', (text, base64) => {
  expect(base64Of(text)).toBe(base64)
})

it.each<[string, Reply, string]>([
  ['posts', answer(201, post(5)), 'done'],
  ['posts', answer(200, post(5)), 'done'],
  ['posts', answer(201, {}), 'unknown'],
  ['posts', { ...answer(201, {}), text: 'Warning: x {"id":5}', json: undefined } as Reply, 'unknown'],
  ['posts', refusal(401, 'rest_cannot_create'), 'refused credential'],
  ['posts', refusal(403, 'rest_cannot_publish'), 'refused credential'],
  ['posts', refusal(400, 'rest_invalid_param'), 'refused content'],
  ['posts/9', refusal(404, 'rest_post_invalid_id'), 'refused about'],
  ['posts', refusal(500, 'db_insert_error'), 'unknown'],
  ['posts', refusal(503, 'wp_die'), 'unknown'],
  ['posts', answer(429, {}, { 'retry-after': '9' }), 'deferred 9000'],
  ['posts', noAnswer, 'unknown'],
  ['posts', notSent, 'deferred null'],
  ['media', answer(201, { id: 3, source_url: 'https://news.example/a.png' }), 'done'],
  ['media', answer(201, { id: 3 }), 'unknown'],
  ['media', refusal(500, 'rest_upload_sideload_error'), 'refused content'],
  ['media', noAnswer, 'unknown'],
])('judges an answer to %s: %j is %s', (path, reply, is) => {
  const request = { method: 'POST', path: `/wp-json/wp/v2/${path}`, headers: {}, body: {} }
  expect(inWords(sender.judge(request, reply))).toBe(is)
})

it('signs in at readable addresses, or at plain ones where there are none', () => {
  const me = answer(200, { id: 7, slug: 'river', capabilities: { publish_posts: true } })
  const page: Reply = { ...answer(404, {}), text: '<html>', json: undefined } as Reply
  const readable = told(sender.open(account, credential), [me])
  expect(readable.end).toMatchObject({
    is: 'open',
    session: { service: 'https://news.example', who: { id: '7', handle: 'river' } },
  })
  const plain = told(sender.open(account, credential), [page, me])
  expect(plain.asked.map(({ path }) => path)).toEqual([
    '/wp-json/wp/v2/users/me?context=edit',
    '/?rest_route=/wp/v2/users/me&context=edit',
  ])
  if (plain.end.is !== 'open') throw new Error(plain.end.says)
  expect(plain.end.session.service).toBe('https://news.example/?rest_route=')
  expect(sender.sign(get('/wp-json/wp/v2/posts?slug=a&status=b'), plain.end.session)).toEqual({
    method: 'GET',
    path: '/wp/v2/posts&slug=a&status=b',
    headers: { authorization: 'Basic cml2ZXI6YWJjZCBlZmdo' },
    body: null,
  })
})

it.each<[Reply, string]>([
  [refusal(401, 'rest_not_logged_in'), 'refused'],
  [answer(200, { id: 7, slug: 'a', capabilities: { publish_posts: false } }), 'refused'],
  [answer(200, {}), 'deferred'],
  [answer(503, {}), 'deferred'],
  [noAnswer, 'deferred'],
])('with %j nobody is signed in: %s', (reply, is) => {
  expect(told(sender.open(account, credential), [reply, reply]).end.is).toBe(is)
})

it('looks by slug as an editor, also in the trash', () => {
  const { end, asked } = told(sender.find(wanted()), [answer(200, [post(9), post(5)])])
  expect(asked[0]?.path).toBe(
    `/wp-json/wp/v2/posts?slug=${slug}%2C${slug}__trashed&status=publish%2Cfuture%2Cdraft%2Cpending%2Cprivate%2Ctrash&context=edit`,
  )
  expect(end).toEqual({
    is: 'published',
    published: {
      parts: [{ id: '5', address: 'https://news.example/?p=5', revision: '2026-11-26T09:00:00' }],
    },
  })
})

it.each<[Reply, string]>([
  [answer(200, []), 'absent'],
  // A wrong password makes a stranger of us, who would be shown an empty list.
  [refusal(401, 'rest_forbidden_context'), 'unreadable'],
  [answer(200, {}), 'unreadable'],
  [answer(502, {}), 'unreadable'],
  [noAnswer, 'unreadable'],
])('of %j says: %s', (reply, is) => {
  expect(told(sender.find(wanted()), [reply]).end.is).toBe(is)
})

it('finds pictures that are there, so that none is sent twice', () => {
  const both = wanted({ pictures: [picture, { ...picture, alt: 'Two' }] })
  const first = String(Reflect.get(Object(both.requests[0]?.body), 'slug'))
  const media = { id: 3, slug: first, source_url: 'https://news.example/a.png' }
  const { end, asked } = told(sender.find(both), [answer(200, []), answer(200, [media]), answer(200, [])])
  expect(asked[1]?.path).toBe(`/wp-json/wp/v2/media?slug=${first}&context=edit`)
  expect(end).toEqual({ is: 'partly', answers: [media, undefined, undefined] })
})

it('takes an edit for out where the post is as the edit makes it', () => {
  const edit = wanted({ kind: 'edit', about: 'https://news.example/?p=5', title: 'Late & later' })
  const content = Reflect.get(Object(edit.requests[0]?.body), 'content')
  const find = (raw: string) =>
    told(sender.find(edit), [answer(200, post(5, { title: { raw: 'Late &amp; later' }, content: { raw } }))])
      .end.is
  expect([find(content), find('Otherwise')]).toEqual(['published', 'absent'])
})

it.each<[Reply, string]>([
  [answer(200, post(5, { status: 'trash' })), 'withdrawn'],
  [refusal(410, 'rest_already_trashed'), 'absent'],
  [refusal(404, 'rest_post_invalid_id'), 'absent'],
  [refusal(403, 'rest_cannot_delete'), 'refused'],
  [noAnswer, 'unknown'],
  [notSent, 'deferred'],
])('withdraws into the trash: %j is %s', (reply, is) => {
  const parts = [{ id: '5', address: '', revision: null }]
  const { end, asked } = told(sender.withdraw(account, { parts }), [reply])
  expect([end.is, asked[0]?.method, asked[0]?.path]).toEqual([is, 'DELETE', '/wp-json/wp/v2/posts/5'])
})

it('takes a pin off and leaves the post', () => {
  const pin = wanted({ kind: 'pinned', about: 'https://news.example/?p=5' }, [post(5)])
  const published = sender.published(pin)
  expect(published?.parts).toMatchObject([{ id: 'pin:5', address: 'https://news.example/?p=5' }])
  const { asked } = told(sender.withdraw(account, published ?? { parts: [] }), [answer(200, post(5))])
  expect(asked).toMatchObject([{ method: 'POST', path: '/wp-json/wp/v2/posts/5', body: { sticky: false } }])
})

it.each<[Reply, string]>([
  [answer(200, {}), 'done'],
  [refusal(404, 'rest_comment_invalid_id'), 'absent'],
  [refusal(410, 'rest_already_trashed'), 'absent'],
  [refusal(403, 'rest_cannot_edit'), 'refused credential'],
  [noAnswer, 'unknown'],
])('of a comment, %j is %s', (reply, is) => {
  const { remove } = moderator
  const end = remove ? told(remove(account, '3'), [reply]).end : undefined
  expect(end?.is === 'absent' ? 'absent' : end && inWords(end)).toBe(is)
})

conformToOddAnswers(account, [
  ...[
    'id',
    'link',
    'slug',
    'modified_gmt',
    'date_gmt',
    'title',
    'content',
    'rendered',
    'raw',
    'code',
    'message',
  ],
  ...[
    'source_url',
    'name',
    'description',
    'status',
    'author',
    'author_name',
    'capabilities',
    'publish_posts',
  ],
])
