import { expect, it } from 'vitest'
import { answer, noAnswer, told } from '../conformance-answers.ts'
import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import type { Reply } from '../talk/talk.ts'
import { mediawikiReader as reader } from './reader.ts'

const account: Account = { platform: 'mediawiki', address: 'https://wiki.example/w', platformId: '7' }
const published = { parts: [{ id: '3', address: '', revision: null }] }
const page = (text: string, wikitext: string): Reply =>
  answer(200, {
    parse: { title: 'Trams', revid: 4, displaytitle: '<span class="x">Trams</span>', text, wikitext },
  })
const made = answer(200, { query: { pages: [{ revisions: [{ timestamp: '2026-11-26T09:00:00Z' }] }] } })
const read = (first: Reply, ...more: readonly Reply[]) =>
  told(reader.read(account, published), [first, made, ...more]).end
const url = 'https://act.gov.au/'

it('reads a plain page as it is shown', () => {
  expect(
    read(page(`<p>Late, see <a class="external free" href="${url}">${url}</a>.</p>`, `Late, see ${url}.`)),
  ).toEqual({
    is: 'there',
    parts: [
      {
        ...{
          id: '3',
          address: 'https://wiki.example/w/index.php?title=Trams',
          revision: '4',
          title: 'Trams',
        },
        ...{
          text: `Late, see ${url}.`,
          links: [{ text: url, to: url }],
          pictures: [],
          postedAt: '2026-11-26T09:00:00.000Z',
          editedAt: null,
        },
      },
    ],
  })
})

it('reads a page with formatting as it is kept, so that a signature that was put in shows', () => {
  const signed = read(page('<p>Signed River (talk)</p>', 'Signed [[User:River|River]]'))
  expect(signed).toMatchObject({ parts: [{ text: 'Signed [[User:River|River]]' }] })
  const bold = read(page(`<p><b>Late</b></p>`, `'''Late''' ${url}`))
  expect(bold).toMatchObject({ parts: [{ text: `'''Late''' ${url}`, links: [{ text: url, to: url }] }] })
})

it('reads pictures with their descriptions, the digests of their bytes and what stands under them', () => {
  const image = (src: string) =>
    `<div class="thumb"><a href="/wiki/File:A_b.png" class="image"><img alt="A tram" src="${src}"></a><div class="thumbcaption"><div class="magnify"><a href="/wiki/File:A_b.png"></a></div>By us &amp; them</div></div>`
  const kept = 'Late.\n\n[[File:A b.png|thumb|alt=A tram|By us &#38; them]]'
  const info = answer(200, { query: { pages: [{ title: 'File:A b.png', imageinfo: [{ sha1: 'aa' }] }] } })
  for (const src of ['/images/a/ab/A_b.png', '/images/thumb/a/ab/A_b.png/200px-A_b.png'])
    expect(read(page(`<p>Late.</p>${image(src)}`, kept), info)).toMatchObject({
      parts: [
        {
          text: 'Late.',
          links: [],
          pictures: [
            {
              address: `https://wiki.example${src}`,
              alt: 'A tram',
              digest: 'sha1:aa',
              caption: 'By us & them',
            },
          ],
        },
      ],
    })
})

it('cannot be read where it does not say when it was made', () => {
  expect(told(reader.read(account, published), [page('<p>Late.</p>', 'Late.'), noAnswer]).end.is).toBe(
    'unreadable',
  )
})

it.each<[Reply, string]>([
  [page('', ' \n'), 'gone'],
  [answer(200, { error: { code: 'nosuchpageid' } }), 'gone'],
  [answer(200, { error: { code: 'readapidenied' } }), 'unreadable'],
  [answer(200, {}), 'unreadable'],
  [answer(503, {}), 'unreadable'],
  [noAnswer, 'unreadable'],
])('reads %j as %s', (reply, is) => {
  expect(read(reply).is).toBe(is)
})

it('lists pages that the account changed, each once and without pictures, and says if there are more', () => {
  const done = (pageid: number, timestamp: string, ns = 0): Json => ({ pageid, timestamp, ns })
  const usercontribs = [
    done(3, '2026-11-26T10:00:00Z'),
    done(4, '2026-11-26T09:30:00Z', 6),
    done(5, '2026-11-26T09:20:00Z'),
    done(3, '2026-11-26T09:00:00Z'),
  ]
  const revision = (revid: number, content: string): Json => [{ revid, slots: { main: { content } } }]
  const pages = [
    { pageid: 5, title: 'B', revisions: revision(8, 'Two') },
    { pageid: 3, title: 'A', revisions: revision(9, 'One') },
  ]
  const since = '2026-11-26T08:00:00.000Z'
  const list = (more: object, ...replies: readonly Reply[]) =>
    told(reader.list(account, since), [
      answer(200, { query: { usercontribs }, ...more }),
      ...replies,
      answer(200, { query: { pages } }),
    ])
  const { end, asked } = list({})
  expect(end).toMatchObject({
    isWhole: true,
    items: [
      { id: '3', at: '2026-11-26T10:00:00.000Z', text: 'One', revision: '9' },
      { id: '5', at: '2026-11-26T09:20:00.000Z', text: 'Two' },
    ],
  })
  expect(asked[1]?.path).toContain('pageids=3%7C5')
  const more = { continue: { uccontinue: 'next' } }
  const again = answer(200, { query: { usercontribs: [] }, ...more })
  expect(list(more, again, again, again, again).end).toMatchObject({ is: 'list', isWhole: false })
})

it('says who the account is, by its number or its page', () => {
  const user = answer(200, { query: { users: [{ userid: 7, name: 'River' }] } })
  const profile = (of: Account, reply: Reply) => told(reader.profile(of), [reply])
  expect(profile(account, user).end).toMatchObject({ profile: { id: '7', handle: 'River' } })
  const byPage = { ...account, address: 'https://wiki.example/wiki/User:River', platformId: null }
  expect(profile(byPage, user).asked[0]?.path).toContain('ususers=River')
  expect(profile(account, answer(200, { query: { users: [{ missing: true }] } })).end.is).toBe('gone')
  expect(told(reader.profile({ ...account, platformId: null }), []).end.is).toBe('unreadable')
})
