import { expect, it } from 'vitest'
import { picture, post } from '../conformance.ts'
import type { Account, Content } from '../content.ts'
import { prepare, shown } from '../prepare.ts'
import { pageIn } from './publisher.ts'

const account: Account = { platform: 'mediawiki', address: 'https://wiki.example/w', platformId: null }
const requests = (content: Partial<Content>) => {
  const prepared = prepare({ ...post, ...content }, account, 'post_1:channel_1')
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems))
  return prepared.requests
}
const codes = (content: Partial<Content>) => {
  const prepared = prepare(
    { ...post, text: 'Trams run late.', title: 'Trams', ...content },
    account,
    'post_1:channel_1',
  )
  return (prepared.ok ? prepared.warnings : prepared.problems).map(({ code }) => code)
}

it('makes a page only where there is none, and names the record in the summary', () => {
  expect(requests({ text: 'Late.' })).toEqual([
    {
      method: 'POST',
      path: '/api.php',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: {
        action: 'edit',
        format: 'json',
        formatversion: '2',
        title: 'Light rail runs late on Saturday',
        text: 'Late.',
        summary: 'Second Look post_1:channel_1',
        createonly: true,
      },
    },
  ])
})

it('edits a page that is there, from the revision that it has', () => {
  const [find, edit] = requests({ kind: 'edit', about: 'https://wiki.example/wiki/Light_rail', title: '' })
  expect(find?.path).toContain('titles=Light%20rail')
  expect(edit?.body).toMatchObject({
    title: 'Light rail',
    nocreate: true,
    baserevid: { $resultOf: 0, take: 'query.pages.0.revisions.0.revid' },
  })
})

it('puts pictures after the text, their descriptions safe from the notation', () => {
  const [upload, edit] = requests({ text: 'Late.', pictures: [{ ...picture, alt: 'A tram|bus ]] {{x}}' }] })
  const name = Reflect.get(Object(upload?.body), 'filename')
  expect(name).toMatch(/^Second Look [0-9a-f]{16}\.jpg$/)
  expect(edit?.body).toMatchObject({
    text: `Late.\n\n[[File:${name}|thumb|alt=A tram&#124;bus &#93;&#93; &#123;&#123;x&#125;&#125;|]]`,
  })
})

it.each([
  ['Signed ~~~~', 'signature'],
  ['{{subst:Notice}}', 'template-substituted'],
  ['{{ safesubst: Notice}}', 'template-substituted'],
  ['{{Notice}}', 'template'],
  ['#REDIRECT [[Buses]]', 'redirect'],
  ['[[Help:Trams|]]', 'link-completed'],
  ["'''Late'''", 'markup'],
  ['* Trams', 'markup'],
  ['<ref>', 'markup'],
  [' Late', 'line-starts-with-space'],
  ['Late\nand later', 'lines-run-on'],
  ['Late\r\n\r\nLater', 'line-ends'],
  ['Late. ', 'ends-trimmed'],
  ['Late.\n', 'ends-trimmed'],
  ['cafe\u0301', 'letters-composed'],
  ['Two  spaces', 'spaces-joined'],
])('says before of %j: %s', (text, code) => {
  expect(codes({ text })).toContain(code)
})

it('says nothing of plain paragraphs', () => {
  expect(
    codes({ text: 'Trams run late ~ about 2 am.\n\nBuses [one of ten] do not; see https://act.gov.au.' }),
  ).toEqual([])
})

it.each([
  ['', 'title-missing'],
  ['Trams [late]', 'title-signs'],
  ['a'.repeat(256), 'title-too-long'],
  ['trams', 'title-capital'],
  ['Late_trams', 'title-spaces'],
  ['User:Trams', 'title-namespace'],
])('looks at the title %j: %s', (title, code) => {
  expect(codes({ title })).toContain(code)
})

it('shows lines of a paragraph as one, and the title as the wiki writes it', () => {
  expect(
    shown({ ...post, title: 'light_rail', text: 'Late\nand later.\n\n\nSorry.\n' }, 'mediawiki').parts,
  ).toEqual([
    { title: 'Light rail', runs: [{ kind: 'text', text: 'Late and later.\n\nSorry.' }], pictures: [] },
  ])
})

it.each([
  ['https://wiki.example/wiki/A_%C3%A9#part', 'A é'],
  ['https://wiki.example/w/index.php?title=A_b&action=edit', 'A b'],
  ['A b', 'A b'],
  ['https://wiki.example/', undefined],
  ['https://wiki.example/wiki/%zz', undefined],
  ['', undefined],
])('reads the page of %j', (about, page) => {
  expect(pageIn(about)).toBe(page)
})
