import { expect, it } from 'vitest'
import { picture, post } from '../conformance.ts'
import type { Account, Content } from '../content.ts'
import { prepare } from '../prepare.ts'

const account: Account = {
  platform: 'facebook',
  address: 'https://www.facebook.com/transport',
  platformId: '1234',
}
const { title: _, ...untitled } = post
const ask = (content: Partial<Content>, of = account) =>
  prepare({ ...untitled, ...content }, of, 'post_1:channel_1')
const requests = (content: Partial<Content>) => {
  const prepared = ask(content)
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems))
  return prepared.requests
}
const codes = (content: Partial<Content>, of = account) => {
  const prepared = ask(content, of)
  return (prepared.ok ? prepared.warnings : prepared.problems).map(({ code }) => code)
}

it('posts on the Page, mentioning other Pages by their numbers', () => {
  expect(requests({ text: 'Thanks @Canberra!', mentions: { '@Canberra': '99' } })).toEqual([
    {
      method: 'POST',
      path: '/v25.0/1234/feed',
      headers: { 'content-type': 'application/json' },
      body: { message: 'Thanks @[99]!', published: true },
    },
  ])
})

it('uploads pictures unpublished, and posts with them', () => {
  const [photo, feed] = requests({ pictures: [picture] })
  expect(photo).toMatchObject({
    path: '/v25.0/1234/photos',
    body: { published: false, alt_text_custom: picture.alt },
  })
  expect(feed?.body).toMatchObject({ attached_media: [{ media_fbid: { $resultOf: 0, take: 'id' } }] })
})

it.each([
  ['https://www.facebook.com/transport/posts/987', '1234_987'],
  ['https://www.facebook.com/transport/posts/trams-are-late/987', '1234_987'],
  ['https://www.facebook.com/permalink.php?story_fbid=987&id=1234', '1234_987'],
  ['55_66', '55_66'],
])('comments on and edits what %j names', (about, number) => {
  expect(requests({ kind: 'reply', about })[0]?.path).toBe(`/v25.0/${number}/comments`)
  expect(requests({ kind: 'edit', about })[0]?.path).toBe(`/v25.0/${number}`)
})

it('says what it cannot read or reach', () => {
  expect(codes({ kind: 'reply', about: 'https://www.facebook.com/transport/posts/pfbid0abc' })).toEqual([
    'about-not-a-post',
  ])
  expect(codes({}, { ...account, platformId: null })).toEqual(['account-without-number'])
  expect(codes({ text: 'a'.repeat(63_206) })).toEqual([])
  expect(codes({ text: 'a'.repeat(63_207) })).toEqual(['too-long'])
})
