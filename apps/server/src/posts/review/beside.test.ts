import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../../people/index.ts'
import { forUnit } from '../../people/testing.ts'
import { openTestReview, saveTestVersion } from './testing.ts'

let r: Awaited<ReturnType<typeof openTestReview>>
beforeAll(async () => {
  r = await openTestReview()
}, 60_000)
afterAll(async () => {
  expect(r.test.faults).toEqual([])
  await r.test.close()
})
const post = async (as: Person, path: string, body?: object) => await r.test.send(as, 'POST', path, body)

describe('what is said beside a post', () => {
  it('is said about a place, answered, and told to those who write and to whoever said it', async () => {
    const { author, first, writer, owner } = r.people
    const open = await r.asked()
    const said = { text: 'Which lake?', anchor: null, replyTo: null, suggestion: null }
    const { status, body } = await post(first, `/posts/${open.post}/comments`, said)
    expect(status).toBe(201)
    expect(await r.waits(author, open.post)).toContain('posts.commented')
    const reply = await post(author, `/posts/${open.post}/comments`, {
      ...said,
      text: 'Burley',
      replyTo: body.id,
    })
    expect(reply.status).toBe(201)
    expect(await r.waits(first, open.post)).toContain('posts.commented')
    expect((await post(first, `/posts/${open.post}/comments`, { ...said, replyTo: 'none' })).status).toBe(404)
    expect((await post(owner, `/posts/${open.post}/comments/${body.id}/settle`)).status).toBe(403)
    expect((await post(writer, `/posts/${open.post}/comments/${body.id}/settle`)).status).toBe(403)
    expect((await post(author, `/posts/${open.post}/comments/${body.id}/settle`)).status).toBe(204)
    expect((await post(author, `/posts/${open.post}/comments/${body.id}/settle`)).status).toBe(409)
    // A comment is no change of what is published.
    expect(await r.page(first, open.post)).toMatchObject({
      state: 'in-review',
      comments: [
        { text: 'Which lake?', state: 'settled', by: { name: 'Priya First' } },
        { text: 'Burley', replyTo: body.id, state: 'open' },
      ],
    })
  })

  it('makes whoever suggests words that are taken an author of them', async () => {
    const { author, first, second } = r.people
    const open = await r.asked()
    const anchor = { version: 1, field: 'text', from: 4, to: 8, quote: 'lake' }
    const { body } = await post(first, `/posts/${open.post}/comments`, {
      ...{ text: 'Say which', anchor, replyTo: null, suggestion: 'Lake Burley Griffin' },
    })
    expect((await post(author, `/posts/${open.post}/comments/${body.id}/take`)).status).toBe(204)
    const draft = await r.test.send(author, 'GET', `/posts/${open.post}/draft`)
    expect(draft.body.body.text).toBe('The Lake Burley Griffin is open')
    expect((await r.page(author, open.post)).hasMore).toBe(true)
    const saved = await post(author, `/posts/${open.post}/versions`, { revision: draft.body.revision })
    expect(saved.status).toBe(200)
    const next = { post: open.post, shown: { version: saved.body.number, digest: saved.body.digest } }
    const { version } = await r.page(author, open.post)
    expect(version.authors.map(({ name }: { name: string }) => name).sort()).toEqual([
      'Ana Author',
      'Priya First',
    ])
    const { blocks } = await r.test.house.test.database.db
      .selectFrom('post_version')
      .select('blocks')
      .where('post', '=', open.post)
      .where('number', '=', 2)
      .executeTakeFirstOrThrow()
    if (blocks.length === 0) {
      expect((await r.ask(author, next)).status).toBe(201)
      expect(await r.decide(first, next)).toMatchObject({ status: 403, body: { code: 'own-words' } })
      expect((await r.decide(second, next)).body?.code).not.toBe('own-words')
    }
  })

  it('tells the policy owner of a false alarm, and not of one in a post that they may not know of', async () => {
    const { author, policy } = r.people
    const { house } = r.test
    const keeper = await house.person('Kim Keeper')
    await house.grant(keeper, 'initiative-keeper')
    const initiative = await r.test.add(keeper, 'initiatives', {
      ...{ title: 'Northern tram line', owner: keeper.id, knownTo: [author.id] },
    })
    const finding = {
      ...{
        rule: 'tone',
        clause: '7.1b',
        advice: 'ask',
        basis: 'judgement',
        message: 'Harsh',
        remedy: 'Say it mildly',
      },
      ...{
        detector: 'tone',
        spans: [{ in: 'text', from: 4, to: 8 }],
        key: 'k',
        channel: null,
        mayBeAnswered: true,
      },
    } as never
    const open = await r.begun({ findings: [finding] })
    const confined = await r.begun({ findings: [finding], initiatives: [initiative] })
    const told = { version: 1, rule: 'tone', reason: 'It is the name of a lake.' }
    const { status, body } = await post(author, `/posts/${open.post}/false-alarms`, told)
    expect(status).toBe(201)
    expect((await post(author, `/posts/${open.post}/false-alarms`, told)).status).toBe(409)
    expect((await post(author, `/posts/${confined.post}/false-alarms`, told)).status).toBe(201)
    const { alarms } = (await r.test.send(policy, 'GET', '/false-alarms')).body
    expect(alarms).toMatchObject([
      { id: body.id, rule: 'tone', clause: '7.1b', words: 'lake', reason: told.reason, state: 'open' },
    ])
    expect((await r.test.send(author, 'GET', '/false-alarms')).status).toBe(403)
    expect((await post(policy, `/false-alarms/${body.id}/noted`)).status).toBe(204)
    expect((await r.test.send(policy, 'GET', '/false-alarms')).body.alarms[0].state).toBe('noted')
  })
})

describe('a post about something that is not announced', () => {
  it('is there for those on its list: nobody else is asked, told, or named as who can', async () => {
    const { author, first, second, writer } = r.people
    const { house } = r.test
    const keeper = await house.person('Kim Second')
    await house.grant(keeper, 'initiative-keeper')
    const initiative = await r.test.add(keeper, 'initiatives', {
      ...{ title: 'New pool', owner: keeper.id, knownTo: [author.id, second.id] },
    })
    // Whoever typed in it once and is on no list is told nothing of it either.
    const open = await r.asked({ initiatives: [initiative], writers: [writer] })
    expect(await r.waits(first, open.post)).toEqual([])
    expect(await r.waits(second, open.post)).toEqual(['posts.to-approve'])
    const { steps } = await r.page(author, open.post)
    expect(steps[0].can).toEqual([{ id: second.id, name: 'Sol Second' }])
    for (const path of ['', '/draft'])
      expect((await r.test.send(first, 'GET', `/posts/${open.post}${path}`)).status).toBe(404)
    expect((await r.decide(first, open)).status).toBe(404)
    expect((await post(first, `/posts/${open.post}/nudge`)).status).toBe(404)
    expect((await r.decide(second, open)).status).toBe(204)
    expect(await r.waits(author, open.post)).toEqual(['posts.approved'])
    expect(await r.waits(writer, open.post)).toEqual([])
  })
})

describe('the neutral answer', () => {
  const texts = {
    ...{ entry: 'Quillon Ferry Terminal', other: 'Bruvian Dorlek Depot', decoy: 'Zastrel Morvex Walk' },
    words: 'We just got briefed on the new school in Gungahlin.',
  }

  /** Saved as its author would, with the registers asked. */
  const written = async (by: Person, text: string): Promise<string> => {
    const begun = await post(by, '/posts', { unit: r.parks.id, channels: [r.channel], text })
    const id: string = begun.body.id
    const { body } = await r.test.send(by, 'GET', `/posts/${id}/draft`)
    const { margin, revision: base } = body
    const typed = await r.test.send(by, 'PUT', `/posts/${id}/draft`, {
      ...{ base, margin, before: { body: body.body, margin }, change: 'change-1' },
      body: { ...body.body, tier: 'T1', ai: 'none' },
    })
    const { revision } = typed.body
    expect((await post(by, `/posts/${id}/versions`, { revision })).body).toMatchObject({ isNew: true })
    return id
  }

  /** Everything that somebody could see of a post, and what waits for whom, with what is its own taken out. */
  const seen = async (as: Person, id: string, text: string): Promise<string> => {
    const { db } = r.test.house.test.database
    const notices = await db
      .selectFrom('notice')
      .selectAll()
      .where('about', '=', id)
      .orderBy('kind')
      .orderBy('person')
      .execute()
    const standing = await db
      .selectFrom('post_standing')
      .selectAll()
      .where('post', '=', id)
      .orderBy('from_at')
      .execute()
    const people = [...Object.values(r.people)].map((one) => one.id)
    const all = JSON.stringify([await r.page(as, id), notices, standing])
      .replaceAll(id, 'POST')
      .replaceAll(text, 'TEXT')
      .replaceAll(text.toLowerCase(), 'text')
      .replace(/sha256:[0-9a-f]{64}/g, 'DIGEST')
      .replace(/"used":\d+|\d+ characters left/g, 'LENGTH')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'AT')
    return all.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, (one) => (people.includes(one) ? one : 'ID'))
  }

  it('is the same page, notices and rows for two entries, a decoy and wording alone, at every stage', async () => {
    const { author, media, first } = r.people
    const keeper = await r.test.house.person('Kay Keeper')
    await r.test.house.grant(keeper, 'initiative-keeper')
    const { entry, other, decoy } = texts
    for (const [title, more] of [
      [entry, {}],
      [other, {}],
      [decoy, { isDecoy: true }],
    ] as const)
      await r.test.add(keeper, 'initiatives', { title, owner: keeper.id, knownTo: [], ...more })
    const all: (readonly [string, string])[] = []
    for (const text of Object.values(texts)) all.push([await written(author, text), text])
    const pageOf = async () => await r.page(author, all[0]?.[0] ?? '')
    const mustBeSame = async () => {
      const said: string[] = []
      for (const [id, text] of all) said.push(await seen(author, id, text))
      expect(new Set(said).size).toBe(1)
    }
    const ofEach = async (
      as: Person,
      path: string,
      body: (version: { number: number; digest: string }) => object,
    ) => {
      for (const [id] of all) {
        const { version } = await r.page(author, id)
        expect((await post(as, `/posts/${id}/${path}`, body(version))).status).toBeLessThan(300)
      }
    }
    await mustBeSame()
    expect(await pageOf()).toMatchObject({ state: 'draft', neutral: { state: 'asked', link: null } })
    await ofEach(author, 'rounds', ({ number }) => ({ version: number, note: null, emergency: null }))
    await mustBeSame()
    await ofEach(first, 'decisions', ({ number, digest }) => ({
      ...{ version: number, digest, does: 'approve', reason: null, answers: [] },
    }))
    await mustBeSame()
    expect((await pageOf()).state).toBe('in-review')
    await ofEach(media, 'neutral', ({ number }) => ({ version: number, answer: { is: 'not-this' } }))
    await mustBeSame()
    expect(await pageOf()).toMatchObject({ state: 'approved', neutral: { state: 'not-this' } })
  })

  it('is settled by the media team alone, with one of two answers, once, and not for their own words', async () => {
    const { author, first, media } = r.people
    const open = await r.begun({ isNeutral: true })
    expect(await r.waits(media, open.post)).toEqual(['posts.neutral-asked'])
    const settle = async (as: Person, answer: object) =>
      await post(as, `/posts/${open.post}/neutral`, { version: 1, answer })
    expect((await settle(first, { is: 'not-this' })).status).toBe(403)
    expect((await settle(media, { is: 'maybe' })).status).toBe(400)
    expect((await settle(media, { is: 'announced', link: 'somewhere' })).status).toBe(400)
    const link = 'https://www.act.gov.au/news'
    expect((await settle(media, { is: 'announced', link })).status).toBe(204)
    expect((await settle(media, { is: 'not-this' })).status).toBe(409)
    expect(await r.waits(media, open.post)).toEqual([])
    expect(await r.waits(author, open.post)).toEqual(['posts.neutral-settled'])
    expect((await r.page(author, open.post)).neutral).toMatchObject({ state: 'announced', link })
    // The next version is asked about anew.
    await saveTestVersion(r.test, open.post, { by: author, body: r.bodyOf('T1'), isNeutral: true })
    expect((await r.page(author, open.post)).neutral.state).toBe('asked')
    await r.test.house.grant(author, 'media-officer', forUnit(r.parks))
    expect(
      (await post(author, `/posts/${open.post}/neutral`, { version: 2, answer: { is: 'not-this' } })).status,
    ).toBe(403)
  })
})

describe('a template', () => {
  it('is approved without a round inside its slots, and an ordinary draft one character outside', async () => {
    const { author, writer, second } = r.people
    const values = {
      ...{ title: 'Closed', use: 'reply', channels: [r.channel] },
      text: 'Sorry, {park: up to 12 letters} is closed until {day: a day}.',
    }
    const template = await r.test.add(writer, 'templates', values, r.inParks)
    const fill = async (replies: readonly object[]) =>
      await post(author, '/posts/fill', { template, channel: r.channel, replies })
    const about = 'https://x.com/somebody/status/1'
    const offered = async () => (await r.test.send(author, 'GET', '/posts/templates')).body.templates
    expect((await fill([{ about, slots: {} }])).status).toBe(400)
    expect(await offered()).toEqual([])
    expect((await r.test.deed(second, 'templates', template, 'approve')).status).toBe(204)
    expect(await offered()).toEqual([
      { id: template, title: 'Closed', text: values.text, channels: [r.channel], conditions: null },
    ])
    const slots = { park: 'Weston Park', day: '3 December' }
    const { status, body } = await fill([
      { about, slots },
      { about: `${about}2`, slots: { ...slots, park: 'Weston Parks!' } },
      { about: ` ${about} `, slots },
      { about: '', slots: { park: 'Weston Park' } },
    ])
    expect(status).toBe(200)
    expect(body.posts).toMatchObject([
      { isApproved: true },
      { isApproved: false, says: expect.stringContaining('park: not within') },
      { id: null, already: body.posts[0].id, isApproved: false },
      {
        id: null,
        already: null,
        says: expect.stringContaining('missing: the address of what it answers, day.'),
      },
    ])
    const [inside, outside] = body.posts.map(({ id }: { id: string }) => id)
    // The same sent again, as where its answer was lost, answers nothing twice; nor does the same at the same moment.
    const again = await fill([{ about, slots }])
    expect(again.body.posts).toMatchObject([{ id: null, already: inside }])
    const atOnce = await Promise.all([1, 2, 3].map(() => fill([{ about: `${about}3`, slots }])))
    expect(atOnce.filter((one) => one.body.posts[0].id !== null)).toHaveLength(1)
    expect(await r.page(author, inside)).toMatchObject({ state: 'approved', steps: expect.anything() })
    expect((await r.page(author, outside)).state).toBe('draft')
    // What was approved is taken back with the template.
    const { state } = await r.test.read(r.people.head, 'templates', template)
    const revoked = await r.test.send(writer, 'POST', `/registers/templates/${template}/revoke`, {
      ...{ state, reason: 'The park is open' },
    })
    expect(revoked.status).toBe(204)
    expect((await r.page(author, inside)).state).toBe('draft')
  })
})
