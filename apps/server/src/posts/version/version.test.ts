import type { PostBody } from '@secondlook/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../../people/index.ts'
import type { Tx } from '../../store/database.ts'
import { type DraftHouse, openDraftHouse } from '../draft/testing.ts'
import { findLastVersion } from './store.ts'

let house: DraftHouse
let ana: Person
let ben: Person
let kim: Person
let channel = ''

beforeAll(async () => {
  house = await openDraftHouse()
  ;({ ana, ben, kim, channel } = house)
})
afterAll(() => house.close())

const form = (text: string | null = null) => ({ channel, text, title: null, warning: null, about: null })
const whole = (text: string): Partial<PostBody> => ({ text, variants: [form()], tier: 'T1', ai: 'none' })
const rowOf = async (post: string) => {
  const row = await findLastVersion(house.test.house.test.database.db, post)
  if (!row) throw new Error('no version')
  return row
}
const get = async (as: Person, path: string) => (await house.test.send(as, 'GET', path)).body

describe('a version', () => {
  it('keeps who wrote it, what would be sent and what was found, and stays as it is', async () => {
    const post = await house.begin(ana, '')
    await house.save(ben, post, await house.draftOf(ben, post), { text: 'The pool' })
    const saved = await house.version(ana, post, whole('The pool opens on Friday.'), { title: 'Pool' })
    expect(saved.body).toMatchObject({ number: 1, isNew: true })
    const version = await get(ben, `/posts/${post}/versions/1`)
    expect(version).toMatchObject({
      ...{ number: 1, digest: saved.body.digest, savedBy: { name: 'Ana Author' } },
      body: { text: 'The pool opens on Friday.' },
      variants: [
        { channel: { name: 'Parks' }, connector: 'bluesky', measure: expect.stringContaining('left') },
      ],
      check: { advice: 'clear' },
    })
    expect(version.authors.map(({ name }: { name: string }) => name).sort()).toEqual([
      'Ana Author',
      'Ben Author',
    ])
    expect(JSON.stringify(version.variants[0].requests)).toContain('The pool opens on Friday.')
    expect(await rowOf(post)).toMatchObject({
      judgements: [],
      blocks: [],
      is_neutral: false,
      initiatives: [],
    })
    await expect(
      sql`update secondlook.post_version set digest = 'x'`.execute(house.test.house.test.database.db as Tx),
    ).rejects.toThrow()
    // Whoever types next begins to be a writer of the next version, and nobody stops being an author of the post.
    await house.version(ben, post, { text: 'The pool opens on Sunday.' })
    expect(await rowOf(post)).toMatchObject({ number: 2, writers: [ben.id] })
    expect((await rowOf(post)).authors).toHaveLength(2)
  })

  it('is the one before where nothing that is approved changed, however often it is saved', async () => {
    const post = await house.begin(ana, '')
    const first = (await house.version(ana, post, whole('The pool opens.'))).body
    const again = (await house.version(ana, post, {}, { title: 'Another title', tags: ['pools'] })).body
    expect(again).toEqual({ ...first, isNew: false })
    const list = await get(ana, `/posts?show=mine`)
    expect(list.posts.find(({ id }: { id: string }) => id === post)).toMatchObject({ title: 'Another title' })
    const { revision } = await house.draftOf(ana, post)
    const both = await Promise.all(
      [1, 2].map(() => house.test.send(ana, 'POST', `/posts/${post}/versions`, { revision })),
    )
    expect(both.map(({ body }) => body)).toEqual([again, again])
  })

  it('is not saved over what somebody typed meanwhile', async () => {
    const post = await house.begin(ana, 'one two')
    const { revision } = await house.draftOf(ana, post)
    await house.save(ben, post, await house.draftOf(ben, post), { text: 'one two three' })
    const late = await house.test.send(ana, 'POST', `/posts/${post}/versions`, { revision })
    expect([late.status, late.body.code]).toEqual([409, 'changed-meanwhile'])
  })

  it('is not saved where somebody types at the very moment', async () => {
    const post = await house.begin(ana, 'one two')
    const { revision } = await house.draftOf(ana, post)
    const typist = await house.test.house.test.connect('superuser')
    await typist.query('begin')
    await typist.query('update secondlook.post_draft set revision = revision + 1 where post = $1', [post])
    const saving = house.test.send(ana, 'POST', `/posts/${post}/versions`, { revision })
    const waits = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    while ((await typist.query(waits)).rowCount === 0) await new Promise((done) => setTimeout(done, 20))
    await typist.query('commit')
    expect((await saving).body.code).toBe('changed-meanwhile')
    expect((await house.test.send(ana, 'GET', `/posts/${post}/versions/1`)).status).toBe(404)
  })

  it('has judgements that an approver answers, and sentences that only a change clears', async () => {
    const post = await house.begin(ana, '')
    await house.version(ana, post, { text: 'You are all idiots.\nOFFICIAL: Sensitive', variants: [form()] })
    const { judgements, blocks, check_found } = await rowOf(post)
    const insult = check_found.findings.find(({ basis }) => basis === 'judgement')
    expect(judgements).toContainEqual({ finding: insult?.key, advice: insult?.advice })
    const marked = check_found.findings.find(({ rule }) => rule === 'marked-document')
    expect(blocks).toContain(marked?.message)
    expect(blocks.filter((one) => one.startsWith('Say '))).toHaveLength(2)
    expect(judgements.map(({ finding }) => finding)).not.toContain(marked?.key)
  })

  it('shows what changed since another, to whoever may read the post', async () => {
    const post = await house.begin(ana, '')
    await house.version(ana, post, whole('The pool opens on Friday.'))
    await house.version(ben, post, { text: 'The pool opens on Sunday.' })
    expect(await get(ana, `/posts/${post}/changes?from=1&to=2`)).toMatchObject({
      ...{ from: 1, to: 2, says: '1 word' },
      fields: [{ label: 'The text', pictures: null }],
    })
    expect((await house.test.send(ana, 'GET', `/posts/${post}/changes?from=1&to=9`)).status).toBe(404)
    expect((await house.test.send(house.eve, 'GET', `/posts/${post}/changes?from=1&to=2`)).status).toBe(404)
    expect((await house.test.send(house.eve, 'GET', `/posts/${post}/versions/1`)).status).toBe(404)
  })
})

describe('what is not announced', () => {
  const titles = {
    hit: 'Quillon Ferry Terminal',
    other: 'Bruvian Dorlek Depot',
    decoy: 'Zastrel Morvex Walk',
  }
  const worded = 'We just got briefed on the new school in Gungahlin.'
  let ids: Readonly<Record<'hit' | 'other' | 'decoy', string>>

  beforeAll(async () => {
    const add = (title: string, more = {}) =>
      house.test.add(kim, 'initiatives', { title, owner: kim.id, knownTo: [ben.id], ...more })
    ids = {
      hit: await add(titles.hit),
      other: await add(titles.other),
      decoy: await add(titles.decoy, { isDecoy: true, knownTo: [] }),
    }
  })

  /** Everything that is kept of a post, with its own ids, times and words taken out. */
  async function keptOf(post: string, text: string): Promise<string> {
    const client = await house.test.house.test.connect('superuser')
    const said: string[] = []
    for (const [table, column] of [
      ...[
        ['post', 'id'],
        ['post_version', 'post'],
        ['post_standing', 'post'],
        ['post_draft', 'post'],
        ['post_margin', 'post'],
      ],
      ...[['event', 'subject']],
    ] as const) {
      const { rows } = await client.query(
        `select to_jsonb(t) as row from secondlook.${table} t where ${column} = $1 order by 1`,
        [post],
      )
      said.push(...rows.map(({ row }) => `${table} ${JSON.stringify(row)}`))
    }
    return said
      .join('\n')
      .replaceAll(text, 'TEXT')
      .replaceAll(text.toLowerCase(), 'text')
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, 'ID')
      .replace(/sha256:[0-9a-f]{64}/g, 'DIGEST')
      .replace(/\d{4}-\d\d-\d\dT[\d:.+]+/g, 'AT')
      .replace(/"(leaf|number|made_in|made|rkey)": ?("[^"]*"|\d+)/g, '$1')
      .replace(/\b[2-7a-z]{13}\b/g, 'KEY')
      .replace(/"used": ?\d+|\d+ characters left|"change\\?-\d+"|change-\d+/g, 'LENGTH')
  }

  it('leaves the same rows for an entry, another, a decoy and wording alone, to whoever may know of none', async () => {
    const kept: string[] = []
    for (const text of [...Object.values(titles), worded]) {
      const post = await house.begin(ana, '')
      const saved = await house.version(ana, post, whole(text))
      expect(saved.status).toBe(200)
      const row = await rowOf(post)
      expect(row).toMatchObject({ is_neutral: true, initiatives: [], blocks: [], judgements: [] })
      expect(row.check_found.findings).toMatchObject([
        { rule: 'not-yet-announced', spans: [], mayBeAnswered: false },
      ])
      expect((await house.test.send(ben, 'GET', `/posts/${post}/versions/1`)).status).toBe(200)
      kept.push(await keptOf(post, text))
    }
    expect(kept[0]).toContain('not-yet-announced')
    expect(new Set(kept).size).toBe(1)
  })

  it('is named to whoever may know of it, stands in the way, and confines the post to its list', async () => {
    const post = await house.begin(ben, '')
    await house.version(ben, post, whole(titles.hit))
    const row = await rowOf(post)
    expect(row).toMatchObject({ is_neutral: false, initiatives: [ids.hit], judgements: [] })
    const named = row.check_found.findings.find(({ rule }) => rule === 'initiative-named')
    expect(row.blocks).toEqual([named?.message])
    for (const path of ['draft', 'versions/1'])
      expect((await house.test.send(ana, 'GET', `/posts/${post}/${path}`)).status).toBe(404)
    expect((await house.version(ben, post, whole('Nothing of it any more.'))).body.number).toBe(2)
    // What it was about once, it is about.
    expect((await house.test.send(ana, 'GET', `/posts/${post}/draft`)).status).toBe(404)
  })

  it('does not stand in the way of a post that waits for the announcement, or is it', async () => {
    const post = await house.begin(ben, '')
    const schedule = {
      kind: 'event',
      event: 'announced',
      entry: ids.hit,
      minutesAfter: 5,
      latest: null,
    } as const
    await house.version(ben, post, { ...whole(`${titles.hit} is open.`), schedule })
    expect(await rowOf(post)).toMatchObject({ initiatives: [ids.hit], blocks: [] })
    const other = await house.begin(ben, '')
    await house.version(ben, other, whole(`${titles.other} is open.`))
    expect((await rowOf(other)).blocks).toHaveLength(1)
    await house.test.deed(kim, 'initiatives', ids.other, 'designate', { post: other })
    expect((await house.version(ben, other)).body).toMatchObject({ number: 2, isNew: true })
    expect((await rowOf(other)).blocks).toEqual([])
  })

  it('is answered the same for everything beyond the day’s bound, and settled for everything', async () => {
    const post = await house.begin(ana, '')
    await house.version(ana, post, whole(`${titles.hit} again`))
    const counted = await (await house.test.house.test.connect('superuser')).query(
      'update secondlook.asking_count set texts = 40',
    )
    expect(counted.rowCount).toBe(1)
    const beyond: unknown[] = []
    for (const text of [titles.hit, titles.decoy, 'Lunch was lovely.']) {
      await house.version(ana, post, whole(text))
      const { is_neutral, check_found, initiatives, blocks } = await rowOf(post)
      beyond.push({ is_neutral, check_found, initiatives, blocks })
    }
    expect(beyond[0]).toMatchObject({
      ...{ is_neutral: true, blocks: [], initiatives: [] },
      check_found: { findings: [], problems: [{ code: 'ask-a-person', isWarning: true }] },
    })
    expect(beyond[1]).toEqual(beyond[0])
    expect(beyond[2]).toEqual(beyond[0])
  })
})
