import { expect, it } from 'vitest'
import { picture, post } from '../conformance.ts'
import type { Account, Content } from '../content.ts'
import { measure, prepare, shown } from '../prepare.ts'
import { lengthOf } from './text.ts'

const account: Account = {
  platform: 'mastodon',
  address: 'https://social.example/@transport',
  platformId: null,
}
const { title: _, ...untitled } = post
const ask = (content: Partial<Content>) => prepare({ ...untitled, ...content }, account, 'post_1:channel_1')
const requests = (content: Partial<Content>) => {
  const prepared = ask(content)
  return prepared.ok ? prepared.requests : []
}
const codes = (content: Partial<Content>) => {
  const prepared = ask(content)
  return (prepared.ok ? prepared.warnings : prepared.problems).map(({ code }) => code)
}

it.each([
  ['Late.', '', 5],
  [`https://act.gov.au/${'a'.repeat(100)}`, '', 23],
  ['https://a.au and https://b.au', '', 51],
  ['act.gov.au', '', 10],
  ['https://localhost/x', '', 19],
  ['@somebody@social.example hello', '', 15],
  ['@somebody hello', '', 15],
  ['me@act.gov.au', '', 13],
  ['👩‍👩‍👧‍👦🇦🇺', '', 2],
  ['Late.', 'Delays', 11],
])('%j with the warning %j counts %#: %i', (text, warning, length) => {
  expect(lengthOf(text, warning)).toBe(length)
})

it('takes 500 and no more, its warning included', () => {
  expect(codes({ text: 'a'.repeat(500) })).toEqual([])
  expect(codes({ text: 'a'.repeat(501) })).toEqual(['too-long'])
  expect(codes({ text: 'a'.repeat(495), warning: 'Delays' })).toEqual(['too-long'])
  expect(measure({ ...untitled, text: 'a'.repeat(477) }, 'mastodon').says).toBe('23 characters left')
})

it('posts with a key of its own for each part of a thread', () => {
  const [first, second] = requests({ text: 'One\n---\nTwo' })
  expect(first).toEqual({
    method: 'POST',
    path: '/api/v1/statuses',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': expect.stringMatching(/^[0-9a-f]{32}$/),
    },
    body: {
      status: 'One',
      media_ids: [],
      spoiler_text: '',
      sensitive: false,
      language: 'en',
      visibility: 'public',
    },
  })
  expect(second?.body).toMatchObject({ status: 'Two', in_reply_to_id: { $resultOf: 0, take: 'id' } })
  expect(second?.headers['idempotency-key']).not.toBe(first?.headers['idempotency-key'])
})

it('uploads pictures with their descriptions', () => {
  const [upload, status] = requests({ pictures: [picture] })
  expect(upload).toMatchObject({
    path: '/api/v2/media',
    body: { file: { $file: picture.digest, as: 'image/jpeg' }, description: picture.alt },
  })
  expect(status?.body).toMatchObject({ media_ids: [{ $resultOf: 0, take: 'id' }] })
})

it('asks for what it replies to by its address, since it may live on another server', () => {
  const [search, status] = requests({ kind: 'reply', about: 'https://other.example/@a/12' })
  expect(search?.path).toBe(
    '/api/v2/search?q=https%3A%2F%2Fother.example%2F%40a%2F12&type=statuses&resolve=true',
  )
  expect(status?.body).toMatchObject({ in_reply_to_id: { $resultOf: 0, take: 'statuses.0.id' } })
})

it('edits and pins by the number in the address', () => {
  const about = 'https://social.example/@transport/112233'
  expect(requests({ kind: 'edit', about })[0]).toMatchObject({
    method: 'PUT',
    path: '/api/v1/statuses/112233',
  })
  expect(requests({ kind: 'pinned', about })[0]).toMatchObject({
    method: 'POST',
    path: '/api/v1/statuses/112233/pin',
  })
  expect(codes({ kind: 'edit', about: 'https://social.example/@transport' })).toEqual(['about-not-a-post'])
})

it('warns of what the server takes off or joins', () => {
  expect(codes({ text: ' Late.' })).toEqual(['ends-trimmed'])
  expect(codes({ text: 'Late.\n\n\nSorry.' })).toEqual(['lines-joined'])
  expect(codes({ pictures: [{ ...picture, width: 4000, height: 3000 }] })).toEqual(['picture-made-smaller'])
  expect(codes({ text: 'Ask @nobody@social.example' })).toEqual(['mention-unknown'])
})

it('shows the warning above, and mentions by who they are', () => {
  const [part] = shown(
    { ...untitled, text: 'Ask @a@b.example', warning: 'Delays', mentions: { '@a@b.example': '42' } },
    'mastodon',
  ).parts
  expect(part).toMatchObject({
    title: 'Delays',
    runs: [{ text: 'Ask ' }, { kind: 'mention', text: '@a@b.example', to: '42' }],
  })
})
