import { expect, it } from 'vitest'
import { picture, post } from '../conformance.ts'
import type { Account, Content } from '../content.ts'
import { prepare, shown } from '../prepare.ts'
import { littleText } from './little-text.ts'

const account: Account = {
  platform: 'linkedin',
  address: 'https://www.linkedin.com/company/transport',
  platformId: '4242',
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

it('escapes every sign that LinkedIn reads as its own', () => {
  expect(littleText('a\\b|c{d}e@f[g]h(i)j<k>l#1*m_n~o', {})).toBe(
    'a\\\\b\\|c\\{d\\}e\\@f\\[g\\]h\\(i\\)j\\<k\\>l\\#1\\*m\\_n\\~o',
  )
})

it('names hashtags and mentions as such', () => {
  expect(littleText('Ask @ACT Government #Canberra', { '@ACT Government': 'urn:li:organization:1' })).toBe(
    'Ask @[ACT Government](urn:li:organization:1) {hashtag|\\#|Canberra}',
  )
})

it('posts for the organisation, to everybody', () => {
  expect(requests({ text: 'Late (again).' })).toEqual([
    {
      method: 'POST',
      path: '/rest/posts',
      headers: {
        'content-type': 'application/json',
        'linkedin-version': '202605',
        'x-restli-protocol-version': '2.0.0',
      },
      body: {
        author: 'urn:li:organization:4242',
        commentary: 'Late \\(again\\).',
        visibility: 'PUBLIC',
        distribution: {
          feedDistribution: 'MAIN_FEED',
          targetEntities: [],
          thirdPartyDistributionChannels: [],
        },
        lifecycleState: 'PUBLISHED',
        isReshareDisabledByAuthor: false,
      },
    },
  ])
})

it('asks where each picture goes, puts it there, and shows them with their descriptions', () => {
  const all = requests({ pictures: [picture, { ...picture, alt: 'Second' }] })
  expect(all.map(({ path }) => path)).toEqual([
    '/rest/images?action=initializeUpload',
    '{$resultOf:0:value.uploadUrl}',
    '/rest/images?action=initializeUpload',
    '{$resultOf:2:value.uploadUrl}',
    '/rest/posts',
  ])
  expect(all.at(-1)?.body).toMatchObject({
    content: {
      multiImage: {
        images: [
          { id: { $resultOf: 0, take: 'value.image' }, altText: picture.alt },
          { id: { $resultOf: 2, take: 'value.image' }, altText: 'Second' },
        ],
      },
    },
  })
})

it('replies to and edits what an address names', () => {
  const about = 'https://www.linkedin.com/feed/update/urn:li:share:71/'
  expect(requests({ kind: 'reply', about, text: 'Sorry (all).' })[0]).toMatchObject({
    path: '/rest/socialActions/urn%3Ali%3Ashare%3A71/comments',
    body: { actor: 'urn:li:organization:4242', object: 'urn:li:share:71', message: { text: 'Sorry (all).' } },
  })
  expect(requests({ kind: 'edit', about })[0]).toMatchObject({
    path: '/rest/posts/urn%3Ali%3Ashare%3A71',
    headers: { 'x-restli-method': 'PARTIAL_UPDATE' },
  })
  expect(codes({ kind: 'edit', about: 'urn:li:activity:7' })).toEqual(['about-not-a-post'])
})

it('takes 3,000 characters, 1,250 in a reply, and warns near them', () => {
  const about = 'urn:li:share:71'
  expect(codes({ text: 'a'.repeat(3000) })).toEqual([])
  expect(codes({ text: 'a'.repeat(3001) })).toContain('too-long')
  expect(codes({ text: '('.repeat(2000) })).toEqual(['near-the-limit'])
  expect(codes({ kind: 'reply', about, text: 'a'.repeat(1251) })).toEqual(['too-long'])
})

it('needs the number of the organisation', () => {
  expect(codes({}, { ...account, platformId: null })).toEqual(['account-without-number'])
})

it('shows words as they are written, and the beginning first', () => {
  expect(shown({ ...untitled, text: 'Late (again).' }, 'linkedin').parts).toEqual([
    { runs: [{ kind: 'text', text: 'Late (again).' }], pictures: [] },
  ])
  expect(shown({ ...untitled, text: 'a '.repeat(200) }, 'linkedin').parts[0]?.isCut).toBe(true)
})
