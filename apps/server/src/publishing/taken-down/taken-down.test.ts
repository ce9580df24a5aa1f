import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type MastodonDouble,
  startMastodonDouble,
} from '../../../../../platforms/doubles/mastodon/mastodon-double.ts'
import { makeProgramme } from '../../../../../platforms/doubles/misbehave.ts'
import type { Person } from '../../people/index.ts'
import { planPost } from '../plan/plan-post.ts'
import { openPublishingHouse, type PublishingHouse } from '../testing.ts'
import { watchAll } from '../watch/jobs.ts'

/** On the double of Mastodon, which stands for a platform here and is none. */
const programme = makeProgramme()
let double: MastodonDouble
let house: PublishingHouse
let channel = ''
let records: Person
let elsewhere: Person

beforeAll(async () => {
  const clock: { house?: PublishingHouse } = {}
  double = await startMastodonDouble({
    ...{ programme, now: () => clock.house?.test.house.clock.now ?? Date.now() },
    ...{ requestsIn5Minutes: 100_000, fewIn30Minutes: 100_000 },
  })
  house = await openPublishingHouse([double.address])
  clock.house = house
  const { id, token } = double.makeAccount('parks')
  channel = await house.connect({
    ...{ platform: 'mastodon', address: `${double.address}/@parks`, platformId: id },
    ...{ service: double.address, secret: token },
  })
  records = await house.test.house.person('Rae Records')
  await house.test.house.grant(records, 'records-officer')
  elsewhere = house.eve
})
afterAll(async () => {
  await house.close()
  await double.stop()
})
beforeEach(() => programme.clear())

const send = async (as: Person, method: 'GET' | 'POST', path: string, body?: object) =>
  await house.test.send(as, method, path, body)
const settle = async () => {
  await house.work()
  house.test.house.wait(3000)
  await house.work()
}
const look = async () => {
  house.test.house.wait(60_000)
  await watchAll(house.needs)
}
const withdraw = async (as: Person, post: string, reason: string) => {
  const said = await send(as, 'POST', `/posts/${post}/publications/${channel}/withdraw`, { reason })
  expect(said.status).toBe(204)
  await settle()
}
const report = async (as: Person, query = '') => (await send(as, 'GET', `/taken-down?${query}`)).body
const statusOf = (text: string) =>
  [...double.server.statuses.values()].find(({ versions }) => versions.at(-1)?.text === text)

describe('what was taken down', () => {
  it('is shown by name inside with when and why, and with nobody where the platform’s own log-in was used', async () => {
    await look()
    const one = await house.approved({ text: 'The wrong opening hours' }, [channel])
    const other = await house.approved({ text: 'Somebody removed this there' }, [channel])
    await settle()
    await look()
    await withdraw(house.approver, one, 'The hours were wrong; Ana Author told me.')
    double.behindOurBack.remove(statusOf('Somebody removed this there')?.id ?? '')
    await look()
    const { rows, channels, mayPublish } = await report(house.approver)
    expect(rows).toMatchObject([
      {
        ...{ post: { id: other }, how: 'elsewhere', by: null, why: null },
        text: 'Somebody removed this there',
      },
      {
        ...{ post: { id: one, name: 'The wrong opening hours' }, how: 'here', channel: { id: channel } },
        ...{ by: { name: 'Priya Approver' }, why: 'The hours were wrong; Ana Author told me.' },
        ...{ text: 'The wrong opening hours', platform: 'Mastodon', correctedBy: [] },
        remains: expect.stringContaining('Copies may remain'),
        addresses: [expect.stringContaining(double.address)],
      },
    ])
    expect(rows[1].wentOutAt < rows[1].cameDownAt).toBe(true)
    expect(channels.map(({ id }: { id: string }) => id)).toEqual([channel])
    expect(mayPublish).toBe(false)
    expect((await report(elsewhere)).rows).toEqual([])
    expect((await report(house.approver, 'channel=another')).rows).toEqual([])
    expect((await report(house.approver, 'from=2020-01-01&to=2020-02-01')).rows).toEqual([])
  })

  it('is for the public by role, without a word of the post and without a name', async () => {
    expect((await send(house.approver, 'GET', '/taken-down/public.json')).status).toBe(403)
    const { status, text, body } = await send(records, 'GET', '/taken-down/public.json')
    expect(status).toBe(200)
    expect(body.rows).toMatchObject([
      { by: 'Not known: with the platform’s own log-in', why: 'Not known' },
      { by: 'A communications officer', why: 'The hours were wrong; [a name] told me.' },
    ])
    for (const secret of ['Priya', 'Ana Author', 'The wrong opening hours', 'Somebody removed'])
      expect(text).not.toContain(secret)
    const file = (await send(records, 'GET', '/taken-down/public.csv')).text
    expect(file).toContain('A communications officer')
    expect(file).not.toContain('Priya')
    expect((await send(records, 'GET', '/taken-down.csv')).text).toContain('Priya Approver')
  })

  it('is not there for whoever may not know of it, not even as a number, until it is announced', async () => {
    const { kim, test, ana, approver } = house
    const before = [await report(records), (await send(records, 'GET', '/taken-down/public.json')).body.rows]
    const tram = await test.add(kim, 'initiatives', {
      ...{ title: 'Northern tram line', owner: kim.id, knownTo: [ana.id, approver.id] },
    })
    const post = await house.approved({ text: 'About the secret' }, [channel])
    await settle()
    await withdraw(approver, post, 'It went out too early.')
    const draft = await house.draftOf(ana, post)
    expect((await house.save(ana, post, draft, { initiatives: [tram] })).status).toBe(200)
    expect((await report(approver)).rows).toHaveLength(3)
    expect(await report(records)).toEqual(before[0])
    expect((await send(records, 'GET', '/taken-down/public.json')).body.rows).toEqual(before[1])
    await test.deed(kim, 'initiatives', tram, 'announce', { link: 'https://www.act.gov.au/tram' })
    expect((await report(records)).rows).toHaveLength(3)
    expect((await send(records, 'GET', '/taken-down/public.json')).body.rows).toHaveLength(3)
  })
})

describe('a correction', () => {
  const plan = async (as: Person, post: string) => (await send(as, 'GET', `/posts/${post}/correction`)).body
  const begin = async (as: Person, post: string) => await send(as, 'POST', `/posts/${post}/corrections`)
  /** What the list and the page say of it. */
  const stands = async (as: Person, post: string) => {
    const rows = (await send(as, 'GET', '/posts?show=all')).body.posts
    const row = rows.find(({ id }: { id: string }) => id === post)
    return [row.out.state, (await send(as, 'GET', `/posts/${post}`)).body.out.state]
  }

  it('changes a post in its place once it is approved, is not mistaken for a stranger, and comes down with it', async () => {
    const { ana, ben, approver } = house
    const draft = await house.begin(ana)
    expect(await plan(ana, draft)).toMatchObject({ parts: [], may: false })
    expect((await begin(ana, draft)).status).toBe(409)
    const post = await house.approved({ text: 'The pool opens at 6' }, [channel])
    await settle()
    await look()
    const address = statusOf('The pool opens at 6')?.id ?? '?'
    expect(await stands(ana, post)).toEqual(['posted', 'posted'])
    expect((await send(ana, 'GET', `/posts/${post}`)).body.goesOut).toBeNull()
    expect(await plan(ben, post)).toMatchObject({ may: true, parts: [{ kind: 'edit' }], correctedBy: [] })
    expect((await begin(house.eve, post)).status).toBe(404)
    const begun = await begin(ben, post)
    expect(begun.status).toBe(201)
    const [{ id, kind }] = begun.body.posts
    expect(kind).toBe('edit')
    const opened = await house.draftOf(ben, id)
    expect(opened.body).toMatchObject({
      ...{ kind: 'edit', text: 'The pool opens at 6', tier: null, ai: null },
      variants: [{ channel, about: expect.stringContaining(address) }],
    })
    const saved = await house.version(ben, id, { text: 'The pool opens at 7', tier: 'T1', ai: 'none' })
    expect(saved.status).toBe(200)
    // Whoever wrote what is corrected has written these words too, and may not say yes to them.
    const version = (await send(ben, 'GET', `/posts/${id}`)).body.version
    expect(version.authors.map(({ name }: { name: string }) => name).sort()).toEqual([
      'Ana Author',
      'Ben Author',
    ])
    await house.approve(id, saved.body)
    await planPost(house.needs.recorder, id)
    await settle()
    await look()
    await look()
    expect(statusOf('The pool opens at 7')?.id).toBe(address)
    expect((await house.lifeOf(post, channel)).state).toBe('published')
    expect((await house.lifeOf(id, channel)).isSame).toBe(true)
    expect(await plan(ana, post)).toMatchObject({ correctedBy: [{ post: id, isOut: true }] })
    expect(await plan(ana, id)).toMatchObject({ corrects: { id: post } })
    await withdraw(approver, id, 'It closes for good.')
    expect((await house.lifeOf(post, channel)).state).toBe('withdrawn')
    expect(await stands(ana, post)).toEqual(['taken-down', 'taken-down'])
    await look()
    const own = (await report(approver)).rows.filter((row: { post: { id: string } }) =>
      [post, id].includes(row.post.id),
    )
    expect(own).toHaveLength(2)
    for (const row of own)
      expect(row).toMatchObject({ by: { name: 'Priya Approver' }, why: 'It closes for good.' })
    expect((await plan(ana, id)).parts).toMatchObject([{ kind: 'post' }])
  })

  it('is confined to whom what it corrects is confined to', async () => {
    const { kim, test, ana, ben, approver } = house
    const secret = await test.add(kim, 'initiatives', {
      ...{ title: 'A new stadium', owner: kim.id, knownTo: [ana.id, approver.id] },
    })
    const post = await house.approved({ text: 'The stadium' }, [channel])
    await settle()
    await withdraw(approver, post, 'It is not announced yet.')
    const draft = await house.draftOf(ana, post)
    expect((await house.save(ana, post, draft, { initiatives: [secret] })).status).toBe(200)
    const [{ id }] = (await begin(ana, post)).body.posts
    expect((await send(ben, 'GET', `/posts/${id}`)).status).toBe(404)
    expect((await begin(ben, post)).status).toBe(404)
  })
})
