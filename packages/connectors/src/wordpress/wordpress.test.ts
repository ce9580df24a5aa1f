import { expect, it } from 'vitest'
import { picture, post } from '../conformance.ts'
import type { Account, Content } from '../content.ts'
import { prepare, shown } from '../prepare.ts'
import { texturized } from './texturize.ts'

const account: Account = { platform: 'wordpress', address: 'https://news.example', platformId: null }
const requests = (content: Partial<Content>, key = 'post_1:channel_1') => {
  const prepared = prepare({ ...post, ...content }, account, key)
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems))
  return prepared.requests
}
const codes = (content: Partial<Content>) => {
  const prepared = prepare({ ...post, text: 'Trams run late.', ...content }, account, 'post_1:channel_1')
  return (prepared.ok ? prepared.warnings : prepared.problems).map(({ code, where }) => `${code} ${where}`)
}

it('makes paragraphs of a text, in which links lead and nothing else is a tag', () => {
  const text = 'Trams & <b>buses</b> run\nlate, says [gallery].\n\nSee https://act.gov.au/?a=1&b=2'
  expect(requests({ text }).at(-1)).toEqual({
    method: 'POST',
    path: '/wp-json/wp/v2/posts',
    headers: { 'content-type': 'application/json' },
    body: {
      title: 'Light rail runs late on Saturday',
      content:
        '<!-- wp:paragraph -->\n<p>Trams &amp; &lt;b&gt;buses&lt;/b&gt; run<br>late, says &#91;gallery&#93;.</p>\n<!-- /wp:paragraph -->\n\n' +
        '<!-- wp:paragraph -->\n<p>See <a href="https://act.gov.au/?a=1&amp;b=2">https://act.gov.au/?a=1&amp;b=2</a></p>\n<!-- /wp:paragraph -->',
      slug: expect.stringMatching(/^light-rail-runs-late-on-saturday-[0-9a-f]{12}$/),
      status: 'publish',
    },
  })
})

it('never says when, so that no date can be in the past or the future', () => {
  expect(JSON.stringify(requests({}))).not.toMatch(/"date|"future/)
})

it('names the publication in the slug, whatever the title', () => {
  const slug = (title: string, key: string) =>
    Reflect.get(Object(requests({ title }, key).at(-1)?.body), 'slug')
  expect(slug('日本', 'a')).toMatch(/^post-[0-9a-f]{12}$/)
  expect(slug('Same', 'a')).not.toBe(slug('Same', 'b'))
  expect(String(slug('Long '.repeat(100), 'a')).length).toBeLessThan(80)
})

it('uploads pictures, and shows each with its description and credit', () => {
  const alt = 'A "red" tram'
  const [upload, created] = requests({ pictures: [{ ...picture, alt, credit: 'Photo: A <b>' }] })
  expect(upload?.body).toMatchObject({
    file: { $file: picture.digest, as: 'image/jpeg' },
    alt_text: alt,
    caption: 'Photo: A &lt;b&gt;',
  })
  const pieces = Reflect.get(Object(Reflect.get(Object(created?.body), 'content')), '$join')
  expect(pieces).toContainEqual({ $resultOf: 0, take: 'source_url' })
  expect(pieces).toContainEqual('" alt="A &quot;red&quot; tram" class="wp-image-')
  expect(pieces.at(-1)).toContain('Photo: A &lt;b&gt;</figcaption>')
})

it('looks tags and categories up by name, and takes numbers as they are', () => {
  const all = requests({ tags: ['Light rail', 'category:News', '7', 'category: 12'] })
  expect(all.map(({ path }) => path)).toEqual([
    '/wp-json/wp/v2/tags?slug=light-rail',
    '/wp-json/wp/v2/categories?slug=news',
    '/wp-json/wp/v2/posts',
  ])
  expect(all.at(-1)?.body).toMatchObject({
    tags: [{ $resultOf: 0, take: '0.id' }, 7],
    categories: [{ $resultOf: 1, take: '0.id' }, 12],
  })
})

it('asks for the number of a tag that has no Latin letters', () => {
  expect(codes({ tags: ['日本'] })).toEqual(['tag-needs-number text'])
})

it('edits and pins what an address names', () => {
  const [find, change] = requests({ kind: 'edit', about: 'https://news.example/2026/11/late/' })
  expect(find?.path).toBe('/wp-json/wp/v2/posts?slug=late')
  expect(change?.path).toBe('/wp-json/wp/v2/posts/{$resultOf:0:0.id}')
  expect(requests({ kind: 'pinned', about: 'https://news.example/?p=77' })).toEqual([
    {
      method: 'POST',
      path: '/wp-json/wp/v2/posts/77',
      headers: { 'content-type': 'application/json' },
      body: { sticky: true },
    },
  ])
})

it.each([
  [`"It's late"`, '“It’s late”', 'quotes-curly'],
  ['Trams - late', 'Trams – late', 'dashes-joined'],
  ['Trams---late', 'Trams—late', 'dashes-joined'],
  ['Late...', 'Late…', 'dots-joined'],
  ['A 3x4 grid (tm)', 'A 3×4 grid ™', 'signs-changed'],
  ['Late :)', 'Late 🙂', 'smileys-drawn'],
  ['On Wordpress', 'On WordPress', 'name-respelt'],
])('says before that %j is shown as %j', (text, page, code) => {
  expect(texturized(text)).toBe(page)
  expect(codes({ text })).toContain(`${code} text`)
  expect(codes({ title: text })).toContain(`${code} title`)
  expect(shown({ ...post, text, title: text }, 'wordpress').parts[0]).toMatchObject({
    title: page,
    runs: [{ text: page }],
  })
})

it('says nothing of a text that stays as it is, and what of others is joined', () => {
  expect(codes({})).toEqual([])
  expect(codes({ text: ' Late. ' })).toEqual(['ends-trimmed text'])
  expect(codes({ text: 'Late.\n\n\n\nSorry,  all.' })).toEqual(['lines-joined text', 'spaces-joined text'])
  expect(codes({ title: '' })).toEqual(['title-missing title'])
})
