import { expect, it } from 'vitest'
import { picture, post } from '../conformance.ts'
import type { Account, Content } from '../content.ts'
import { prepare, shown } from '../prepare.ts'
import { tidiedTitle, typeset } from './rules.ts'

const account: Account = {
  platform: 'discourse',
  address: 'https://forum.example/u/transport',
  platformId: null,
}
const text = 'Trams run until two in the morning.'
const requests = (content: Partial<Content>) => {
  const prepared = prepare({ ...post, text, ...content }, account, 'post_1:channel_1')
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems))
  return prepared.requests
}
const codes = (content: Partial<Content>) => {
  const prepared = prepare({ ...post, text, ...content }, account, 'post_1:channel_1')
  return (prepared.ok ? prepared.warnings : prepared.problems).map(({ code }) => code)
}

it('opens a topic that is found again by an id of ours', () => {
  expect(requests({ tags: ['trams', 'category:7'] })).toEqual([
    {
      method: 'POST',
      path: '/posts.json',
      headers: { 'content-type': 'application/json' },
      body: {
        title: 'Light rail runs late on Saturday',
        raw: text,
        external_id: expect.stringMatching(/^[\w-]{1,50}$/),
        category: 7,
        tags: ['trams'],
      },
    },
  ])
})

it('replies to a post, edits it and pins its topic by the address', () => {
  const about = 'https://forum.example/t/light-rail-2b/123/4'
  expect(requests({ kind: 'reply', about })[0]?.body).toMatchObject({
    topic_id: 123,
    reply_to_post_number: 4,
    raw: text,
  })
  expect(requests({ kind: 'edit', about }).map(({ path }) => path)).toEqual([
    '/posts/by_number/123/4.json',
    '/posts/{$resultOf:0:id}.json',
  ])
  expect(requests({ kind: 'pinned', about })[0]).toMatchObject({ method: 'PUT', path: '/t/123/status.json' })
  expect(requests({ kind: 'reply', about: 'https://forum.example/t/123' })[0]?.body).toMatchObject({
    topic_id: 123,
  })
  expect(codes({ kind: 'reply', about: 'https://forum.example/u/a' })).toContain('about-not-a-post')
})

it('puts pictures after the text with their descriptions', () => {
  const [upload, topic] = requests({ pictures: [{ ...picture, alt: 'A tram [red]' }] })
  expect(upload?.path).toBe('/uploads.json')
  expect(topic?.body).toMatchObject({
    raw: { $join: [text, '\n\n![A tram \\[red\\]|1200x800](', { $resultOf: 0, take: 'short_url' }, ')'] },
  })
  expect(codes({ pictures: [{ ...picture, alt: 'Tram | bus' }] })).toEqual(['alt-changed'])
})

it.each([
  [{ text: 'Too short.' }, 'too-short'],
  [{ text: `${' '.repeat(30)}Too short.` }, 'too-short'],
  [{ text: 'aaaaaaaaaabbbbbbbbbbcc' }, 'unclear'],
  [{ title: 'Trams are late' }, 'title-too-short'],
  [{ title: 'aaaaaaaaaaaaaaaaaaa' }, 'title-unclear'],
  [{ title: 'A long title '.repeat(20) }, 'title-too-long'],
  [{ title: 'light rail runs late.' }, 'title-tidied'],
  [{ text: `${text} "So"` }, 'typeset'],
  [{ text: `${text} *so*` }, 'markup'],
  [{ text: `${text} :tram:` }, 'emoji-drawn'],
  [{ text: `${text} @nobody` }, 'mention-unknown'],
  [{ text: `${text}\n` }, 'ends-trimmed'],
])('says of %j: %s', (content, code) => {
  expect(codes(content)).toContain(code)
})

it('says nothing of a plain post at its least', () => {
  expect(codes({ text: 'Trams run at 2 am now' })).toEqual([])
  expect(codes({})).toEqual([])
})

it.each([
  ['light rail runs late', 'Light rail runs late'],
  ['LIGHT RAIL RUNS LATE', 'Light rail runs late'],
  ['CAFÉ AT THE STOP', 'Café at the stop'],
  ['Late!!! Why???', 'Late! Why?'],
  ['Light rail runs late...', 'Light rail runs late'],
  ['Is it  late ?', 'Is it late?'],
  ['iLetter stays', 'iLetter stays'],
])('keeps the title %j as %j', (title, kept) => {
  expect(tidiedTitle(title)).toBe(kept)
})

it('shows words as the forum sets them, and links as they are', () => {
  expect(typeset('"So" -- (c)...')).toBe('“So” – ©…')
  const [part] = shown({ ...post, text: '"So" https://a.example/a--b' }, 'discourse').parts
  expect(part?.runs.map((run) => run.text)).toEqual(['“So” ', 'https://a.example/a--b'])
})
