import { sync as readElsewhere, type VEvent } from 'node-ical'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../../people/index.ts'
import type { TestRegisters } from '../../registers/testing.ts'
import { openTestPosts } from '../testing.ts'
import { type NewPlanned, plan } from './testing.ts'

let test: TestRegisters
let ana: Person
let ora: Person
let kim: Person
let eve: Person
let lee: Person
let unit = ''
let roads = ''
const channels = { parks: '', libraries: '', roads: '' }
/** Wed 1 July 2026, 10 am in Canberra, is when the test begins. */
const at = (day: string, time: string) => `${day}T${time}:00.000Z`
const on = (instant: string, latest: string | null = null) => ({ kind: 'at' as const, at: instant, latest })

beforeAll(async () => {
  test = await openTestPosts()
  const { house } = test
  unit = (await house.unit('Parks')).id
  roads = (await house.unit('Roads')).id
  ana = await house.person('Ana Author')
  ora = await house.person('Ora Other')
  kim = await house.person('Kim Keeper')
  eve = await house.person('Eve Elsewhere')
  lee = await house.person('Lee Leaving')
  for (const one of [ana, ora, lee])
    await house.grant(one, 'communications-author', { kind: 'unit', id: unit })
  await house.grant(eve, 'communications-author', { kind: 'unit', id: roads })
  for (const role of ['initiative-keeper', 'communications-head'] as const) await house.grant(kim, role)
  for (const [name, of] of [
    ['parks', unit],
    ['libraries', unit],
    ['roads', roads],
  ] as const)
    channels[name] = await test.add(
      kim,
      'channels',
      {
        ...{ title: `ACT ${name}`, platform: 'facebook', address: `https://www.facebook.com/act-${name}` },
        ...{ purpose: 'News', owner: kim.id, backUp: ana.id, hours: 'Monday to Friday, 9 am to 5 pm' },
      },
      { unit: of },
    )
}, 60_000)
afterAll(async () => {
  expect(test.faults).toEqual([])
  await test.close()
})

const add = (more: Partial<NewPlanned>) =>
  plan(test, {
    ...{ by: ana, unit, channels: [channels.parks], schedule: on(at('2026-07-15', '00:00')), ...more },
  })
const read = async (as: Person, query = 'from=2026-07-13&to=2026-07-19') =>
  (await test.send(as, 'GET', `/posts/calendar?${query}`)).body
type Item = { post: string; title: string; clashes: string[]; mayMove: boolean; waitsFor: string | null }
const itemOf = async (as: Person, post: string, query?: string): Promise<Item | undefined> =>
  (await read(as, query)).items.find((one: Item) => one.post === post)

describe('the calendar', () => {
  it('shows what goes out on the channels of those who may see it, day by day in Canberra', async () => {
    // 13 July begins at 14:00 of the day before in UTC.
    const first = await add({ title: 'First', schedule: on(at('2026-07-12', '14:00')) })
    const last = await add({ title: 'Last', schedule: on(at('2026-07-19', '13:59')) })
    const before = await add({ schedule: on(at('2026-07-12', '13:59')) })
    const after = await add({ schedule: on(at('2026-07-19', '14:00')) })
    const dropped = await add({ state: 'dropped' })
    const shown = (await read(ora)).items.map(({ post }: Item) => post)
    expect(shown).toEqual(expect.arrayContaining([first, last]))
    for (const one of [before, after, dropped]) expect(shown).not.toContain(one)
    expect((await read(eve)).items).toEqual([])
    expect((await read(ora, `from=2026-07-13&to=2026-07-19&channel=${channels.libraries}`)).items).toEqual([])
  })

  it('shows a post to whoever is named for one of its channels, and lets those move it who may write for all', async () => {
    const post = await add({ channels: [channels.roads, channels.parks] })
    const cas = await test.house.person('Cas Channel')
    await test.house.grant(cas, 'communications-author', { kind: 'channel', id: channels.roads })
    expect(await itemOf(cas, post)).toMatchObject({ mayMove: false })
    expect(await itemOf(ora, post)).toMatchObject({ mayMove: true })
    const reply = await test.send(cas, 'POST', `/posts/${post}/move`, {
      from: on(at('2026-07-15', '00:00')),
      to: on(at('2026-07-15', '01:00')),
    })
    expect(reply.status).toBe(403)
  })

  it('shows a post about something not announced to those on its list, in clashes too', async () => {
    const hidden = await test.add(kim, 'initiatives', { title: 'Tram', owner: kim.id, knownTo: [ana.id] })
    const schedule = on(at('2026-07-14', '00:20'))
    const secret = await add({ title: 'Tram opens', schedule, more: { initiatives: [hidden] } })
    const waits = await add({
      title: 'Tram is here',
      schedule: { kind: 'event', event: 'announced', entry: hidden, minutesAfter: 30, latest: null },
    })
    const plain = await add({ title: 'Mowing', schedule: on(at('2026-07-14', '00:00')) })
    expect((await itemOf(ana, plain))?.clashes).toEqual([
      '“Tram opens” goes out on ACT parks 20 minutes later.',
    ])
    expect((await itemOf(ana, waits))?.waitsFor).toBe('the announcement, then 30 minutes')
    expect((await itemOf(ora, plain))?.clashes).toEqual([])
    const seen = JSON.stringify(await read(ora))
    for (const one of [secret, waits, 'Tram', hidden]) expect(seen).not.toContain(one)
  })

  it('has freezes as bands, and says which posts fall into one', async () => {
    const from = at('2026-07-15', '14:00')
    const freeze = await test.add(
      kim,
      'freezes',
      { kind: 'mourning', title: 'Mourning', event: 'Declared by the Head of Service', exceptTiers: ['T3'] },
      { unit, from, until: at('2026-07-16', '14:00') },
    )
    const inside = await add({ schedule: on(at('2026-07-16', '01:00')) })
    const excepted = await add({
      ...{ channels: [channels.libraries], schedule: on(at('2026-07-16', '01:00')) },
      more: { tier: 'T3' },
    })
    const elsewhere = await add({
      ...{ channels: [channels.roads], schedule: on(at('2026-07-16', '01:00')) },
    })
    const { freezes } = await read(ora)
    expect(freezes).toMatchObject([{ id: freeze, title: 'Mourning', until: at('2026-07-16', '14:00') }])
    expect(freezes[0].channels.map(({ id }: { id: string }) => id).sort()).toEqual(
      [channels.parks, channels.libraries].sort(),
    )
    expect((await itemOf(ora, inside))?.clashes).toEqual(['Posts on ACT parks wait then: “Mourning”.'])
    expect((await itemOf(ora, excepted))?.clashes).toEqual([])
    expect((await itemOf(ora, elsewhere))?.clashes).toEqual([])
  })

  it('says holidays, changes of the clock, and hours of a channel as it states them', async () => {
    expect((await read(ora, 'from=2026-10-03&to=2026-10-06')).days).toEqual([
      { day: '2026-10-04', says: 'The clocks go forward an hour at 2 am' },
      { day: '2026-10-05', says: 'Labour Day' },
    ])
    expect((await read(ora, 'from=2027-04-04&to=2027-04-04')).days).toContainEqual({
      ...{ day: '2027-04-04', says: 'The clocks go back an hour at 3 am' },
    })
    const late = await add({ schedule: on(at('2026-07-17', '09:00')) })
    expect((await itemOf(ora, late))?.clashes).toEqual([
      'Nobody watches ACT parks then: Monday to Friday, 9 am to 5 pm.',
    ])
  })

  it('keeps what is overdue in sight of today, and nothing that is done', async () => {
    const overdue = await add({ state: 'in-review', schedule: on(at('2026-06-20', '00:00')) })
    const done = await add({ state: 'approved', schedule: on(at('2026-06-20', '00:00')) })
    const today = 'from=2026-06-29&to=2026-07-05'
    expect(await itemOf(ora, overdue, today)).toBeDefined()
    expect(await itemOf(ora, done, today)).toBeUndefined()
    expect(await itemOf(ora, overdue)).toBeUndefined()
  })

  it.each([
    ['from=2026-07-20&to=2026-07-19', 'to'],
    ['from=2026-02-30&to=2026-07-19', 'from'],
    ['from=2026-07-01&to=2026-09-01', 'to'],
  ])('refuses the days of %s', async (query, path) => {
    const { status, body } = await test.send(ora, 'GET', `/posts/calendar?${query}`)
    expect([status, body.fields[0].path]).toEqual([400, path])
  })
})

describe('moving a post', () => {
  const move = (as: Person, post: string, from: object, to: object) =>
    test.send(as, 'POST', `/posts/${post}/move`, { from, to })
  const then = on(at('2026-07-15', '00:00'))

  it('is a new version, and says what it took back', async () => {
    const approved = await add({})
    const to = on(at('2026-07-15', '02:00'))
    const { status, body } = await move(ora, approved, then, to)
    expect([status, body.version]).toEqual([200, 2])
    expect(body.voided).toMatch(/^It was approved for the time before/)
    expect(await itemOf(ora, approved)).toMatchObject({ at: to.at, state: 'draft', schedule: to })
    const waiting = await add({ state: 'in-review' })
    expect((await move(ora, waiting, then, to)).body.voided).toMatch(/^It was waiting for approval/)
    const draft = await add({ state: 'draft' })
    expect((await move(ora, draft, then, to)).body.voided).toBe(null)
  })

  it('carries along nothing that is only typed', async () => {
    const post = await add({})
    const { revision, body, margin } = (await test.send(ora, 'GET', `/posts/${post}/draft`)).body
    const typed = { ...body, text: 'Other words' }
    const sent = { base: revision, before: { body, margin }, body: typed, margin, change: 'a-change-1' }
    expect((await test.send(ora, 'PUT', `/posts/${post}/draft`, sent)).status).toBe(200)
    const reply = await move(ora, post, then, on(at('2026-07-15', '02:00')))
    expect([reply.status, reply.body.code]).toEqual([409, 'changed-meanwhile'])
    expect(reply.body.detail).toContain('no version has yet')
  })

  it('is refused where somebody was faster', async () => {
    const post = await add({})
    const earlier = on(at('2026-07-14', '23:00'))
    const { status, body } = await move(ora, post, earlier, on(at('2026-07-15', '02:00')))
    expect([status, body.code]).toEqual([409, 'changed-meanwhile'])
  })

  it.each([
    ['the past', then, on(at('2026-06-30', '00:00')), 'That time has passed'],
    [
      'after its latest time',
      on(then.at, at('2026-07-15', '01:00')),
      on(at('2026-07-15', '02:00'), at('2026-07-15', '01:00')),
      'That is after the latest time',
    ],
  ])('into %s is refused in words', async (_where, from, to, says) => {
    const post = await add({ schedule: from })
    const { status, body } = await move(ora, post, from, to)
    expect([status, body.fields[0].says]).toEqual([400, expect.stringContaining(says)])
  })

  it('answers for a post that one may not know of as for none', async () => {
    const hidden = await test.add(kim, 'initiatives', { title: 'Pool', owner: kim.id, knownTo: [ana.id] })
    const post = await add({ more: { initiatives: [hidden] } })
    const to = on(at('2026-07-15', '02:00'))
    const [there, none] = [await move(ora, post, then, to), await move(ora, 'none', then, to)]
    expect([there.status, there.text]).toEqual([404, none.text])
    expect((await move(ana, post, then, to)).status).toBe(200)
  })
})

describe('a calendar that is taken along', () => {
  const make = async (as: Person, channel: string | null = null): Promise<{ id: string; path: string }> =>
    (await test.send(as, 'POST', '/calendar-feeds', { name: 'My posts', channel })).body
  const fetchFeed = async (path: string) => {
    const reply = await test.app.inject({ method: 'GET', url: path })
    const events = Object.values(readElsewhere.parseICS(reply.body)).filter(
      (one): one is VEvent => one?.type === 'VEVENT',
    )
    return { status: reply.statusCode, headers: reply.headers, text: reply.body, events }
  }

  it('is opened by its address and by nothing else, and shows titles, channels, states and times', async () => {
    const post = await add({ title: 'Duck pond', schedule: on(at('2026-07-20', '00:00')) })
    const untitled = await add({ schedule: on(at('2026-07-21', '00:00')) })
    const { path, id } = await make(ora)
    const { status, headers, text, events } = await fetchFeed(path)
    expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
    expect(headers['cache-control']).toMatch(/^private/)
    expect(events.find(({ uid }) => uid.startsWith(post))).toMatchObject({
      ...{ summary: 'Duck pond (approved)', location: 'ACT parks' },
    })
    expect(events.find(({ uid }) => uid.startsWith(untitled))?.summary).toBe('A post (approved)')
    expect(text).not.toContain('words')
    const rows = await test.house.test.database.db.selectFrom('calendar_feed').selectAll().execute()
    const secret = path.slice('/api/v1/calendar/'.length, -'.ics'.length)
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect((await test.send(ora, 'GET', '/calendar-feeds')).text).not.toContain(secret)
    expect((await fetchFeed(`/api/v1/calendar/${id}.ics`)).status).toBe(404)
    const other = `${secret.slice(0, -2)}${secret.endsWith('A') ? 'B' : 'A'}A`
    expect((await fetchFeed(`/api/v1/calendar/${other}.ics`)).status).toBe(404)
  })

  it('never holds a post about what is not announced, whoever its owner is, and holds it from then on', async () => {
    const hidden = await test.add(kim, 'initiatives', { title: 'Bridge', owner: kim.id, knownTo: [ana.id] })
    const schedule = on(at('2026-07-22', '00:00'))
    const post = await add({ title: 'Bridge opens', schedule, more: { initiatives: [hidden] } })
    expect(await itemOf(ana, post, 'from=2026-07-20&to=2026-07-26')).toBeDefined()
    const { path } = await make(ana)
    const { text } = await fetchFeed(path)
    for (const one of ['Bridge', post, hidden]) expect(text).not.toContain(one)
    await test.deed(kim, 'initiatives', hidden, 'announce', { link: 'https://www.act.gov.au/bridge' })
    expect((await fetchFeed(path)).text).toContain('Bridge opens')
  })

  it('shows what its owner may see now, and nothing once they have left', async () => {
    const post = await add({ title: 'Lee’s post', schedule: on(at('2026-07-23', '00:00')) })
    const { path } = await make(lee)
    expect((await fetchFeed(path)).text).toContain(post)
    const grants = await test.house.test.database.db
      .selectFrom('role_grant')
      .selectAll()
      .where('person', '=', lee.id)
      .execute()
    await test.house.commit(async (tx, { at: now }) => {
      await tx.updateTable('role_grant').set({ ended_at: now }).where('person', '=', lee.id).execute()
      const rows = grants.map(({ id }) => ({ table: 'role_grant' as const, key: id }))
      return { result: true, events: [{ type: 'role.ended', subject: lee.id, rows }] }
    })
    test.house.wait(1000)
    const empty = await fetchFeed(path)
    expect([empty.status, empty.events]).toEqual([200, []])
    await test.house.change(lee, { ends: '2026-07-01' })
    test.house.wait(2 * 86_400_000)
    expect((await fetchFeed(path)).status).toBe(410)
  })

  it('is ended by its owner alone, and then by its address says so', async () => {
    const { id, path } = await make(ora, channels.libraries)
    expect((await fetchFeed(path)).status).toBe(200)
    const [feed] = (await test.send(ora, 'GET', '/calendar-feeds')).body.feeds
    expect(feed).toMatchObject({ id, name: 'My posts', channel: { id: channels.libraries } })
    expect(feed.lastReadAt).toMatch(/^2026-07/)
    expect((await test.send(ana, 'DELETE', `/calendar-feeds/${id}`)).status).toBe(404)
    expect((await test.send(ora, 'DELETE', `/calendar-feeds/${id}`)).status).toBe(204)
    expect((await test.send(ora, 'DELETE', `/calendar-feeds/${id}`)).status).toBe(404)
    expect((await fetchFeed(path)).status).toBe(410)
    const types = await test.house.test.database.db.selectFrom('event').select('type').execute()
    const made = types.map(({ type }) => type).filter((type) => type.startsWith('calendar-feed.'))
    expect(made).toContain('calendar-feed.made')
    expect(made.filter((type) => type === 'calendar-feed.ended')).toHaveLength(1)
  })

  it('is fetched 60 times an hour and no more', async () => {
    const { path } = await make(ora)
    for (let n = 0; n < 60; n++) expect((await fetchFeed(path)).status).toBe(200)
    const { status, headers } = await fetchFeed(path)
    expect([status, Number(headers['retry-after']) > 3000]).toEqual([429, true])
    test.house.wait(3_600_000)
    expect((await fetchFeed(path)).status).toBe(200)
  })

  it('is for those who see a calendar', async () => {
    const nobody = await test.house.person('Nan Nobody')
    const { status } = await test.send(nobody, 'POST', '/calendar-feeds', { name: 'Mine', channel: null })
    expect(status).toBe(403)
    const wrong = await test.send(ora, 'POST', '/calendar-feeds', { name: 'Mine', channel: 'none' })
    expect([wrong.status, wrong.body.fields[0].path]).toEqual([400, 'channel'])
  })
})
