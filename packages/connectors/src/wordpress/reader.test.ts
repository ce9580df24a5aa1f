import { expect, it } from 'vitest'
import { answer, noAnswer, told } from '../conformance-answers.ts'
import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import type { Reply } from '../talk/talk.ts'
import { wordpressReader as reader } from './reader.ts'

const account: Account = { platform: 'wordpress', address: 'https://news.example/', platformId: '7' }
const published = { parts: [{ id: '5', address: '', revision: null }] }
const post = (change: object = {}): Json => ({
  id: 5,
  link: 'https://news.example/late/',
  date_gmt: '2026-11-26T09:00:00',
  modified_gmt: '2026-11-26T09:00:00',
  title: { rendered: 'Late &#8211; &#8220;again&#8221;' },
  content: {
    rendered:
      '<p>Trams run <a href="https://act.gov.au/?a=1&#038;b=2">late</a>. <img src="/x.gif" alt=":mrgreen:" class="wp-smiley"></p>\n<figure class="wp-block-image"><img src="https://news.example/a.png" alt="A &quot;tram&quot;"/><figcaption class="wp-element-caption">By <em>us</em></figcaption></figure>\n<figure><img src="https://news.example/b.png" alt=""/></figure>\n',
  },
  ...change,
})
const read = (...replies: readonly Reply[]) => told(reader.read(account, published), replies).end

it('reads words as people see them, and what stands under pictures apart from them', () => {
  expect(read(answer(200, post()))).toEqual({
    is: 'there',
    parts: [
      {
        id: '5',
        address: 'https://news.example/late/',
        revision: '2026-11-26T09:00:00',
        title: 'Late – “again”',
        text: 'Trams run late. :mrgreen:',
        links: [{ text: 'late', to: 'https://act.gov.au/?a=1&b=2' }],
        pictures: [
          { address: 'https://news.example/a.png', alt: 'A "tram"', digest: null, caption: 'By us' },
          { address: 'https://news.example/b.png', alt: '', digest: null, caption: '' },
        ],
        postedAt: '2026-11-26T09:00:00.000Z',
        editedAt: null,
      },
    ],
  })
  const changed = read(answer(200, post({ modified_gmt: '2026-11-26T10:00:00' })))
  expect(changed).toMatchObject({ parts: [{ editedAt: '2026-11-26T10:00:00.000Z' }] })
})

it.each<[Reply, string]>([
  [answer(401, { code: 'rest_forbidden' }), 'gone'],
  [answer(404, { code: 'rest_post_invalid_id' }), 'gone'],
  // A site that shows its interface to nobody says nothing of the post.
  [answer(401, { code: 'rest_not_logged_in' }), 'unreadable'],
  [answer(200, {}), 'unreadable'],
  [answer(503, {}), 'unreadable'],
  [noAnswer, 'unreadable'],
])('reads %j as %s', (reply, is) => {
  expect(read(reply, reply).is).toBe(is)
})

it('asks again at plain addresses where a page answers', () => {
  const page = { ...answer(404, {}), text: '<html>', json: undefined } as Reply
  const { end, asked } = told(reader.read(account, published), [page, answer(200, post())])
  expect([end.is, asked[1]?.path]).toEqual(['there', '/?rest_route=/wp/v2/posts/5'])
})

it('lists posts and pages by when they were written or changed, and says if there are more', () => {
  const since = '2026-11-26T08:00:00.000Z'
  const old = post({ id: 6, date_gmt: '2020-01-01T00:00:00', modified_gmt: '2026-11-26T09:30:00' })
  const list = (pages: string) =>
    told(reader.list(account, since), [
      answer(200, [post(), old], { 'x-wp-totalpages': pages }),
      ...(pages === '9'
        ? Array.from({ length: 4 }, () => answer(200, [], { 'x-wp-totalpages': pages }))
        : []),
      answer(200, []),
    ])
  const { end, asked } = list('1')
  expect(end).toMatchObject({
    isWhole: true,
    items: [
      { id: '6', at: '2026-11-26T09:30:00.000Z' },
      { id: '5', at: '2026-11-26T09:00:00.000Z', text: 'Late – “again”\n\nTrams run late. :mrgreen:' },
    ],
  })
  expect(asked.map(({ path }) => path.split('?')[0])).toEqual([
    '/wp-json/wp/v2/posts',
    '/wp-json/wp/v2/pages',
  ])
  expect(list('9').end).toMatchObject({ is: 'list', isWhole: false })
})

it('says who the site is where it hides who writes', () => {
  const site = answer(200, { name: 'ACT &amp; news', description: 'Trams' })
  const profile = (user: Reply) => told(reader.profile(account), [site, user, user]).end
  expect(profile(answer(200, { id: 7, slug: 'river' }))).toEqual({
    is: 'profile',
    profile: { id: '7', handle: 'river', name: 'ACT & news', about: 'Trams' },
  })
  expect(profile(answer(401, { code: 'rest_user_cannot_view' }))).toMatchObject({
    profile: { id: '7', handle: '' },
  })
})
