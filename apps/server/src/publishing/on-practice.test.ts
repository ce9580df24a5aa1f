import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Practice } from '../../../../platforms/practice/practice.ts'
import type { Person } from '../people/index.ts'
import { announce } from './announcement.ts'
import { openPracticeHouse, type PublishingHouse } from './testing.ts'
import { watchAll } from './watch/jobs.ts'

let practice: Practice
let house: PublishingHouse
let channel = ''
let owner: Person
let close: () => Promise<void>
beforeAll(async () => {
  ;({ practice, house, channel, owner, close } = await openPracticeHouse())
})
afterAll(() => close())

const settle = async () => {
  await house.work()
  house.test.house.wait(3000)
  await house.work()
}
const idOf = (text: string) =>
  practice.network.kept.posts.find(({ versions }) => versions[0]?.text === text)?.id ?? ''
const change = (text: string, to: string) => {
  const post = practice.network.postById(idOf(text))
  if (!post) throw new Error(`${text} is not there`)
  practice.network.edit(post, null, { title: null, pictures: [], text: to })
}
const noticed = async () =>
  await house.test.house.test.database.db.selectFrom('channel_sighting').selectAll().orderBy('at').execute()
const look = async () => {
  house.test.house.wait(60_000)
  await watchAll(house.needs)
}

it('notices what was changed before anybody looked at the channel, and after', async () => {
  const first = await house.approved({ text: 'Out before the first look' }, [channel])
  await settle()
  house.test.house.wait(20_000)
  change('Out before the first look', 'Changed before the first look')
  await look()
  expect(await noticed()).toMatchObject([{ kind: 'changed', post: first }])
  const second = await house.approved({ text: 'Out between two looks' }, [channel])
  await settle()
  change('Out between two looks', 'Changed between two looks')
  await look()
  await look()
  expect(await noticed()).toMatchObject([
    { kind: 'changed', post: first },
    { kind: 'changed', post: second },
  ])
})

it('notices that it was dated back there, with the same words', async () => {
  const text = 'Out on a day in July'
  const post = await house.approved({ text }, [channel])
  await settle()
  await look()
  const before = await noticed()
  const there = practice.network.postById(idOf(text))
  change(text, text)
  Object.assign(there?.versions[0] ?? {}, { at: '2026-03-03T01:00:00.000Z' })
  await look()
  const after = await noticed()
  expect(after.slice(before.length)).toMatchObject([
    { kind: 'changed', post, what: { differences: [{ field: 'day', found: '2026-03-03T01:00:00.000Z' }] } },
  ])
})

it('lets whoever may pause have their channels looked at, and not at once again', async () => {
  const dueAt = async () => {
    const { next_at } = await house.test.house.test.database.scratch
      .selectFrom('channel_watch')
      .select('next_at')
      .where('channel', '=', channel)
      .executeTakeFirstOrThrow()
    return Date.parse(next_at)
  }
  const dueIn = async () => (await dueAt()) - house.test.house.clock.now
  const ask = async (as: Person) => (await house.test.send(as, 'POST', '/publishing/look')).status
  house.test.house.wait(60_000)
  const looked = house.test.house.clock.now
  await watchAll(house.needs)
  expect(await dueIn()).toBeGreaterThan(50_000)
  expect(await ask(owner)).toBe(204)
  const rested = await dueAt()
  expect(rested - looked).toBe(5000)
  house.test.house.wait(1000)
  expect(await ask(owner)).toBe(204)
  expect(await dueAt()).toBe(rested)
  house.test.house.wait(4000)
  await look()
  house.test.house.wait(6000)
  expect(await ask(house.ana)).toBe(403)
  expect(await dueIn()).toBeGreaterThan(40_000)
  expect(await ask(owner)).toBe(204)
  expect(await dueIn()).toBe(0)
})

it('lists as out what is out, and as approved what is still to come', async () => {
  const post = await house.approved({ text: 'Out, and not to come any more' }, [channel])
  const in_ = async (show: string): Promise<boolean> =>
    (await house.test.send(house.ana, 'GET', `/posts?show=${show}`)).body.posts.some(
      (one: { id: string }) => one.id === post,
    )
  const lists = async () => [await in_('approved'), await in_('out'), await in_('all')]
  expect(await lists()).toEqual([true, false, true])
  await settle()
  expect(await lists()).toEqual([false, true, true])
  const path = `/posts/${post}/publications/${channel}/withdraw`
  expect((await house.test.send(house.approver, 'POST', path, { reason: 'Wrong day' })).status).toBe(204)
  await settle()
  expect(await lists()).toEqual([false, false, true])
})

it('records the announcement when the post that announces goes out, once', async () => {
  const { test, kim, ana } = house
  const { recorder } = test.house
  const needs = { recorder, permitOf: house.needs.permitOf, zone: 'Australia/Sydney' }
  const titles = ['Tram to the Lake', 'Second Tram']
  const [tram, other] = await Promise.all(
    titles.map((title) => test.add(kim, 'initiatives', { title, owner: kim.id, knownTo: [ana.id] })),
  )
  const post = await house.approved({ text: 'We have something to tell', initiatives: [] }, [channel])
  expect((await test.deed(kim, 'initiatives', tram ?? '', 'designate', { post })).status).toBe(204)
  const valuesOf = async (id = '') => (await test.read(kim, 'initiatives', id)).values
  await announce(needs, post)
  expect(await valuesOf(tram)).toMatchObject({ announcedAt: null })
  await settle()
  await announce(needs, post)
  const address = `${practice.address}/@pretend_parks/${idOf('We have something to tell')}`
  const told = await valuesOf(tram)
  expect(told).toMatchObject({ announcedIn: address, announcedAt: expect.stringMatching(/^20/) })
  expect(await valuesOf(other)).toMatchObject({ announcedAt: null, announcedIn: null })
  house.test.house.wait(60_000)
  await announce(needs, post)
  expect(await valuesOf(tram)).toEqual(told)
  const moved = await recorder.database.db
    .selectFrom('event')
    .select('type')
    .where('subject', '=', tram ?? '')
    .where('type', '=', 'register-entry.moved')
    .execute()
  // It was named, and it was announced.
  expect(moved).toHaveLength(2)
})
