import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askingPorts } from '../../asking-ports.ts'
import { KeptIndex } from '../../checks/index.ts'
import { noticeKinds } from '../../notice-kinds.ts'
import type { Person } from '../../people/index.ts'
import { zone } from '../../people/testing.ts'
import { issuePermit } from '../../records/permit.ts'
import { openTestReview } from '../review/testing.ts'
import { askAgainListener } from './ask-again.ts'

// Ana writes posts that nothing is found in, Priya approves them, and only then Kay enters what they speak of.

let r: Awaited<ReturnType<typeof openTestReview>>
let kay: Person
beforeAll(async () => {
  r = await openTestReview()
  kay = await r.test.house.person('Kay Keeper')
  await r.test.house.grant(kay, 'initiative-keeper')
}, 60_000)
afterAll(async () => {
  expect(r.test.faults).toEqual([])
  await r.test.close()
})

/** What the queue does after an event about an entry. */
async function listen(entry: string): Promise<void> {
  const { recorder } = r.test.house
  const { policyFor, registers } = askingPorts(recorder)
  const onFault = (error: unknown) => {
    throw error
  }
  const needs = {
    ...{ recorder, zone, kinds: noticeKinds },
    permitOf: (job: string, act: string) => issuePermit({ kind: 'system' as const, job }, act),
  }
  const checks = { kept: new KeptIndex(registers), policyFor, now: () => recorder.source.now(), onFault }
  r.test.house.wait(1000)
  await askAgainListener(needs, checks).run({ subject: entry })
}
const enter = async (title: string, more: object = {}): Promise<string> => {
  r.test.house.wait(1000)
  const entry = await r.test.add(kay, 'initiatives', { title, owner: kay.id, knownTo: [], ...more })
  await listen(entry)
  return entry
}
const change = async (entry: string, to: object): Promise<void> => {
  r.test.house.wait(1000)
  const { state, until, unit, values } = await r.test.read(kay, 'initiatives', entry)
  const said = await r.test.send(kay, 'PUT', `/registers/initiatives/${entry}`, {
    ...{ state, until, unit: unit?.id ?? null, values: { ...values, ...to } },
  })
  if (said.status >= 300) throw new Error(said.text)
  await listen(entry)
}
/** A post with these words, saved, asked for and approved. */
const approved = async (text: string): Promise<string> => {
  const { author, first } = r.people
  const {
    status,
    body,
    text: said,
  } = await r.test.send(author, 'POST', '/posts', {
    ...{ unit: r.parks.id, text, channels: [r.channel] },
  })
  if (status !== 201) throw new Error(said)
  const draft = (await r.test.send(author, 'GET', `/posts/${body.id}/draft`)).body
  const before = { body: draft.body, margin: draft.margin }
  const saved = await r.test.send(author, 'PUT', `/posts/${body.id}/draft`, {
    ...{ base: 1, before, margin: draft.margin, change: 'change-1' },
    body: { ...draft.body, tier: 'T1', ai: 'none' },
  })
  const version = await r.test.send(author, 'POST', `/posts/${body.id}/versions`, {
    revision: saved.body.revision,
  })
  const { number, digest } = version.body
  const open = { post: body.id, shown: { version: number, digest } }
  expect((await r.ask(author, open)).status).toBe(201)
  expect((await r.decide(first, open)).status).toBeLessThan(300)
  expect(await stateOf(body.id)).toEqual(['approved', 'none'])
  return body.id
}
const stateOf = async (post: string) => {
  const { state, neutral } = await r.page(r.people.author, post)
  return [state, neutral?.state]
}
const settle = async (post: string) =>
  (
    await r.test.send(r.people.media, 'POST', `/posts/${post}/neutral`, {
      version: 1,
      answer: { is: 'not-this' },
    })
  ).status

describe('a post that is approved when what it speaks of is entered', () => {
  it('is approved no more, is put to the media team, and its people are told by the neutral words', async () => {
    const { author, first, media, second } = r.people
    const post = await approved('Zeldrin Arcade opens in March.')
    const other = await approved('The lake is open.')
    await enter('Zeldrin Arcade')
    expect(await stateOf(post)).toEqual(['in-review', 'asked'])
    expect(await stateOf(other)).toEqual(['approved', 'none'])
    expect(await r.waits(media, post)).toEqual(['posts.neutral-asked'])
    for (const one of [author, first]) expect(await r.waits(one, post)).toContain('posts.found-again')
    expect(await r.waits(second, post)).not.toContain('posts.found-again')
    const page = await r.page(author, post)
    expect(page.neutral.says).toBe(
      'It looks like government work that may not be public yet. The media team is asked, and says one of two things: it was announced, with the link, or it is not this.',
    )
    expect(page.story.at(-1).says).toBe(
      'It looks like government work that may not be public yet; the media team is asked.',
    )
    expect(JSON.stringify([page, await r.test.send(author, 'GET', '/posts')])).not.toContain(
      'initiatives":["',
    )
    // It is one question, however often the job runs, and what the media team says lets it go on.
    const [entry] = (await r.test.send(kay, 'GET', '/registers/initiatives')).body.entries
    await listen(entry.id)
    expect((await r.page(author, post)).story).toHaveLength(page.story.length)
    expect(await settle(post)).toBe(204)
    expect(await stateOf(post)).toEqual(['approved', 'not-this'])
    expect(await settle(post)).toBe(409)
  })

  it('is found by a title or an alias that came later, and asked about again only for what is new', async () => {
    const post = await approved('The Quorvane ferry and the Blistow gardens.')
    const entry = await enter('Something else entirely')
    expect(await stateOf(post)).toEqual(['approved', 'none'])
    await change(entry, { aliases: ['Quorvane ferry'] })
    expect(await stateOf(post)).toEqual(['in-review', 'asked'])
    expect(await settle(post)).toBe(204)
    // The same again, and another word of the entry: it was asked about already.
    await listen(entry)
    await change(entry, { safeText: 'We cannot say anything about this yet.' })
    expect(await stateOf(post)).toEqual(['approved', 'not-this'])
    // Another entry that it speaks of was not.
    await enter('Blistow gardens')
    expect(await stateOf(post)).toEqual(['in-review', 'asked'])
    expect(await r.waits(r.people.media, post)).toEqual(['posts.neutral-asked'])
    expect(await settle(post)).toBe(204)
    expect(await stateOf(post)).toEqual(['approved', 'not-this'])
  })

  it('leaves the same page, notices, rows and events for an entry, another and a decoy', async () => {
    const titles = ['Mordane Quarter', 'Selwick Parade', 'Tarnhow Circuit'] as const
    const posts: (readonly [string, string])[] = []
    for (const title of titles) posts.push([await approved(`${title} opens.`), `${title} opens.`])
    const [entry, other, decoy] = titles
    for (const [title, more] of [
      [entry, {}],
      [other, { aliases: ['Another name'] }],
      [decoy, { isDecoy: true }],
    ] as const)
      await enter(title, more)
    const said: string[] = []
    for (const [post, text] of posts) said.push(await everythingOf(post, text))
    expect(new Set(said).size).toBe(1)
    expect(said[0]).toContain('found-again')
  })

  it('is confined to the list where its author is on it, stands in the way, and is told to nobody else', async () => {
    const { author, first, media } = r.people
    const post = await approved('Velmarsh Station opens.')
    await enter('Velmarsh Station', { knownTo: [author.id] })
    expect(await stateOf(post)).toEqual(['in-review', 'none'])
    expect(await r.waits(author, post)).toContain('posts.found-again')
    for (const one of [first, media]) {
      expect((await r.test.send(one, 'GET', `/posts/${post}`)).status).toBe(404)
      expect(await r.waits(one, post)).not.toContain('posts.found-again')
    }
    const { text } = await r.test.send(first, 'GET', '/posts')
    expect(text).not.toContain('Velmarsh')
  })

  it('is left as it is by what is announced, and by what is no initiative', async () => {
    const entry = await enter('Harrowgate Pier')
    const link = 'https://www.act.gov.au/pier'
    expect((await r.test.deed(kay, 'initiatives', entry, 'announce', { link })).status).toBe(204)
    const post = await approved('Harrowgate Pier opens.')
    for (const one of [entry, r.channel, 'nowhere']) await listen(one)
    expect(await stateOf(post)).toEqual(['approved', 'none'])
  })
})

/** All that could be seen of a post, with what is its own taken out. */
async function everythingOf(post: string, text: string): Promise<string> {
  const { db } = r.test.house.test.database
  const rows = async (table: 'notice' | 'post_standing' | 'post_found', by: 'about' | 'post') =>
    await db
      .selectFrom(table)
      .selectAll()
      .where(by as never, '=', post as never)
      .execute()
  const client = await r.test.house.test.connect('superuser')
  const { rows: events } = await client.query(
    'select type from secondlook.event where subject = $1 order by at, type',
    [post],
  )
  const people = Object.values(r.people).map(({ id }) => id)
  const plain = (said: string): string =>
    said
      .replaceAll(post, 'POST')
      .replaceAll(text, 'TEXT')
      .replaceAll(text.toLowerCase(), 'text')
      .replace(/sha256:[0-9a-f]{64}/g, 'DIGEST')
      .replace(/"used":\d+|\d+ characters left/g, 'LENGTH')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'AT')
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, (one) => (people.includes(one) ? one : 'ID'))
  // Ordered once what is everybody's own is out of them: an id that is drawn has no order to compare.
  const inOrder = (all: readonly object[]): string[] => all.map((one) => plain(JSON.stringify(one))).sort()
  const seen = [
    await r.page(r.people.author, post),
    inOrder(await rows('notice', 'about')),
    inOrder(await rows('post_standing', 'post')),
    await rows('post_found', 'post'),
    events,
  ]
  return plain(JSON.stringify(seen))
}
