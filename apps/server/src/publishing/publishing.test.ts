import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type MastodonDouble,
  startMastodonDouble,
} from '../../../../platforms/doubles/mastodon/mastodon-double.ts'
import { makeProgramme } from '../../../../platforms/doubles/misbehave.ts'
import { noticeKinds } from '../notice-kinds.ts'
import type { Person } from '../people/index.ts'
import { planPost } from './plan/plan-post.ts'
import { tellLate, tellOf } from './tell-held-up.ts'
import { openPublishingHouse, type PublishingHouse } from './testing.ts'
import { watchAll } from './watch/jobs.ts'

/** On the double of Mastodon, which stands for a platform here and is none. */
const programme = makeProgramme()
let double: MastodonDouble
let house: PublishingHouse
let channel = ''
let owner: Person
let head: Person
const hour = 3_600_000

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
  owner = await house.test.house.person('Ona Owner', { unit: house.unit })
  await house.test.house.grant(owner, 'channel-owner', { kind: 'unit', id: house.unit })
  head = await house.test.house.person('Hed Head')
  await house.test.house.grant(head, 'communications-head')
})
afterAll(async () => {
  await house.close()
  await double.stop()
})
beforeEach(() => programme.clear())

const texts = (): readonly string[] =>
  [...double.server.statuses.values()].map(({ versions }) => versions.at(-1)?.text ?? '')
const times = (text: string): number => texts().filter((one) => one === text).length
const later = (ms: number) => house.test.house.wait(ms)
const at = (ms: number): string => new Date(house.test.house.clock.now + ms).toISOString()
const tell = async (as: Person, post: string, does: string, body: object = { reason: 'Because.' }) =>
  await house.test.send(as, 'POST', `/posts/${post}/publications/${channel}/${does}`, body)
const shown = async (as: Person, post: string) =>
  (await house.test.send(as, 'GET', `/posts/${post}/publications`)).body.publications[0]
const settle = async () => {
  await house.work()
  later(3000)
  await house.work()
}
const telling = () => {
  const needs = { recorder: house.test.house.recorder, kinds: noticeKinds }
  return { ...needs, permit: house.needs.permitOf('test', 'notice.tell') }
}
/** For whom a post waits, by what has to be done about it. */
const waitingFor = async (post: string, kind: string, find = () => tellOf(telling(), post)) => {
  await find()
  const rows = await house.test.house.test.database.db
    .selectFrom('notice')
    .innerJoin('person_state', 'person_state.person', 'notice.person')
    .select('name')
    .where('about', '=', post)
    .where('kind', '=', `publishing.${kind}`)
    .where('done_at', 'is', null)
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}

describe('what is asked at the last moment', () => {
  const due = async (text: string) =>
    await house.approved({ text, schedule: { kind: 'at', at: at(hour), latest: null } }, [channel])

  it('stops what is due in a freeze, and lets its exceptions out', async () => {
    const stopped = await due('Stopped by the freeze')
    const freeze = await house.test.add(head, 'freezes', {
      ...{
        title: 'Caretaker',
        kind: 'caretaker',
        event: 'The writs were issued',
        channels: [],
        exceptTemplates: [],
        exceptTiers: ['T0'],
      },
    })
    later(hour)
    await settle()
    expect(times('Stopped by the freeze')).toBe(0)
    expect(await shown(house.approver, stopped)).toMatchObject({
      state: 'stopped',
      says: expect.stringContaining('Caretaker'),
    })
    const lifted = await house.test.deed(head, 'freezes', freeze, 'lift', {}, 'It is over')
    expect(lifted.text).toBe('')
    await settle()
    expect(times('Stopped by the freeze')).toBe(0)
    const waiting = async () => await waitingFor(stopped, 'held-up')
    expect(await waiting()).toEqual(['Ana Author', 'Oki Owner', 'Priya Approver'])
    expect(await waiting()).toHaveLength(3)
    expect((await tell(house.ana, stopped, 'let-go')).status).toBe(403)
    expect((await tell(house.approver, stopped, 'let-go')).status).toBe(204)
    await settle()
    expect(await shown(house.approver, stopped)).toMatchObject({ state: 'published' })
    expect(await waiting()).toEqual([])
    expect(times('Stopped by the freeze')).toBe(1)
  })

  it('stops what lost its approval, and says why', async () => {
    const post = await due('Its approver left')
    await endDelegation()
    later(hour)
    await settle()
    expect(times('Its approver left')).toBe(0)
    expect(await shown(head, post)).toMatchObject({
      state: 'stopped',
      says: expect.stringContaining('so their yes does not count'),
    })
    await giveDelegation()
  })

  it('sends nothing while publishing is paused, and nothing of it by itself afterwards', async () => {
    const posts = [await due('Paused one'), await due('Paused two')]
    const paused = await house.test.send(owner, 'POST', '/publishing/pauses', {
      scope: 'channel',
      what: channel,
      reason: 'A fire',
    })
    expect(paused.status).toBe(204)
    expect(
      (
        await house.test.send(owner, 'POST', '/publishing/pauses', {
          scope: 'all',
          what: '',
          reason: 'A fire',
        })
      ).status,
    ).toBe(403)
    later(hour)
    await settle()
    expect([times('Paused one'), times('Paused two')]).toEqual([0, 0])
    const { pauses, needs } = (await house.test.send(owner, 'GET', '/publishing')).body
    expect(pauses).toMatchObject([{ scope: 'channel', reason: 'A fire', mayEnd: true }])
    expect(needs.map(({ post }: { post: string }) => post)).toEqual(expect.arrayContaining(posts))
    expect((await house.test.send(owner, 'POST', `/publishing/pauses/${pauses[0].id}/end`)).status).toBe(204)
    later(hour)
    await settle()
    expect([times('Paused one'), times('Paused two')]).toEqual([0, 0])
    await tell(house.approver, posts[0] ?? '', 'let-go')
    await settle()
    expect([times('Paused one'), times('Paused two')]).toEqual([1, 0])
  })

  it('asks before what is more than an hour late', async () => {
    const post = await due('Late')
    later(3 * hour)
    await settle()
    expect(await shown(house.approver, post)).toMatchObject({
      state: 'stopped',
      says: expect.stringContaining('hour after its time'),
    })
  })

  it('does not send where the account in the register has become another one', async () => {
    const { id, token } = double.makeAccount('roads')
    const moved = await house.connect({
      ...{ platform: 'mastodon', address: `${double.address}/@roads`, platformId: id },
      ...{ service: double.address, secret: token },
    })
    const schedule = { kind: 'at' as const, at: at(hour), latest: null }
    const post = await house.approved({ text: 'To another account', schedule }, [moved])
    const { state, values } = await house.test.read(head, 'channels', moved)
    const changed = await house.test.send(head, 'PUT', `/registers/channels/${moved}`, {
      ...{
        state,
        values: { ...values, address: `${double.address}/@others` },
        reason: 'A mistake',
        from: null,
      },
    })
    later(hour)
    await settle()
    expect(times('To another account')).toBe(0)
    const { body } = await house.test.send(head, 'GET', `/posts/${post}/publications`)
    expect([changed.status, body.publications[0].state]).toEqual([204, 'stopped'])
  })
})

/** The one who may approve is not named for it any more. */
async function endDelegation(): Promise<void> {
  const { body } = await house.test.send(head, 'GET', '/registers/approval-delegations')
  for (const { id } of body.entries) {
    const { state } = await house.test.read(head, 'approval-delegations', id)
    const done = await house.test.send(head, 'POST', `/registers/approval-delegations/${id}/end`, {
      state,
      reason: 'Left',
    })
    if (done.status >= 300) throw new Error(done.text)
  }
}
const giveDelegation = async (): Promise<string> =>
  await house.test.add(
    head,
    'approval-delegations',
    { person: house.approver.id, tiers: ['T0', 'T1', 'T2'], channels: [], instrument: 'Instrument 2' },
    { unit: house.unit },
  )

describe('what people do about it', () => {
  it('is neither changed nor taken back once it is out', async () => {
    const post = await house.approved({ text: 'Out and done' }, [channel])
    await settle()
    const { status, body } = await house.version(house.ana, post, { text: 'Out, and changed' })
    expect([status, body.code]).toEqual([409, 'not-in-this-state'])
    const recalled = await house.test.send(house.ana, 'POST', `/posts/${post}/recall`, {
      reason: 'A mistake',
    })
    expect([recalled.status, recalled.body.detail]).toEqual([409, expect.stringContaining('It is out')])
  })

  it('is taken down by one person with a reason, and stays said', async () => {
    const post = await house.approved({ text: 'To be taken down' }, [channel])
    await settle()
    expect(times('To be taken down')).toBe(1)
    expect((await tell(house.ana, post, 'withdraw')).status).toBe(403)
    expect((await tell(owner, post, 'withdraw', { reason: 'A wrong date' })).status).toBe(204)
    expect((await tell(owner, post, 'withdraw', { reason: 'A wrong date' })).status).toBe(409)
    await settle()
    expect(times('To be taken down')).toBe(0)
    const { state, steps } = await shown(owner, post)
    expect(state).toBe('withdrawn')
    expect(steps.map(({ says }: { says: string }) => says).at(-1)).toContain('Copies may remain')
    expect(steps.find(({ reason }: { reason: string }) => reason === 'A wrong date').by.name).toBe(
      'Ona Owner',
    )
  })

  it('is given up before it leaves, and then stays here', async () => {
    const post = await house.approved(
      { text: 'Given up', schedule: { kind: 'at', at: at(hour), latest: null } },
      [channel],
    )
    await house.work()
    later(2 * hour)
    await settle()
    expect((await shown(owner, post)).state).toBe('stopped')
    expect((await tell(owner, post, 'give-up')).status).toBe(204)
    await settle()
    expect(times('Given up')).toBe(0)
  })

  it('is posted by hand where we do not talk to the platform, and said to be there', async () => {
    const instagram = await house.openChannel('Pictures', '@parks', 'instagram')
    const post = await house.approved({ text: 'By hand' }, [instagram])
    await settle()
    const now = async () =>
      (await house.test.send(house.ana, 'GET', `/posts/${post}/publications`)).body.publications[0]
    expect(await now()).toMatchObject({
      state: 'by-hand',
      may: { byHand: { may: true }, letGo: { may: false } },
    })
    expect(await waitingFor(post, 'to-post')).toEqual(['Ana Author', 'Oki Owner', 'Priya Approver'])
    // Whoever is on duty for the channel is told as well, though they have no part in the post.
    const night = await house.test.house.person('Nia Night')
    await house.test.add(head, 'duty-roster', { person: night.id, channels: [instagram] })
    expect(await waitingFor(post, 'to-post')).toContain('Nia Night')
    const path = `/posts/${post}/publications/${instagram}/by-hand`
    expect((await house.test.send(house.ana, 'POST', path, { address: 'nonsense' })).status).toBe(400)
    expect(
      (await house.test.send(house.ana, 'POST', path, { address: 'https://www.instagram.com/p/1/' })).status,
    ).toBe(204)
    expect(await now()).toMatchObject({ state: 'published', addresses: ['https://www.instagram.com/p/1/'] })
    expect(await waitingFor(post, 'to-post')).toEqual([])
    for (let turn = 0; turn < 7; turn++) {
      later(hour)
      await house.work()
    }
    const { state, steps } = await now()
    expect([state, steps.at(-1).reason]).toEqual([
      'published',
      expect.stringContaining('could not be reached'),
    ])
    const off = async (does: string) => {
      const url = `/posts/${post}/publications/${instagram}/${does}`
      return (await house.test.send(house.approver, 'POST', url, { reason: 'It was wrong.' })).status
    }
    expect(await off('taken-off')).toBe(409)
    expect(await off('withdraw')).toBe(204)
    await settle()
    expect(await now()).toMatchObject({ state: 'published', may: { takenOff: { may: false } } })
    expect(await off('taken-off')).toBe(204)
    expect(await now()).toMatchObject({ state: 'withdrawn' })
    expect(
      (await house.test.send(house.approver, 'GET', '/taken-down')).body.rows.find(
        (row: { channel: { id: string } }) => row.channel.id === instagram,
      ),
    ).toMatchObject({ how: 'here', by: { name: 'Priya Approver' }, why: 'It was wrong.' })
  })

  it('is unknown for a quarter of an hour: people are told, and it is looked for on', async () => {
    programme.add(
      { method: 'POST', path: /statuses/, does: 'drop-answer' },
      { method: 'GET', path: /statuses/, does: 'fail-before', times: 30 },
    )
    const post = await house.approved({ text: 'Unknown for long' }, [channel])
    const told = async () => await waitingFor(post, 'platform-down')
    await house.work()
    expect([await told(), await shown(owner, post)]).toMatchObject([[], { state: 'unknown' }])
    const { needs } = (await house.test.send(owner, 'GET', '/publishing')).body
    expect(needs).toContainEqual(expect.objectContaining({ post, state: 'unknown' }))
    for (let turn = 0; turn < 12; turn++) {
      later(300_000)
      await house.work()
    }
    expect(await told()).toEqual(['Ana Author', 'Oki Owner', 'Priya Approver'])
    programme.clear()
    later(hour)
    await settle()
    expect([await told(), times('Unknown for long')]).toEqual([[], 1])
    expect(await shown(owner, post)).toMatchObject({ state: 'published' })
  })

  it('waits for a person where nothing signs in', async () => {
    const other = await house.openChannel('No key', `${double.address}/@nokey`, 'mastodon')
    const post = await house.approved({ text: 'No key' }, [other])
    await settle()
    const { body } = await house.test.send(house.ana, 'GET', `/posts/${post}/publications`)
    expect(body.publications[0]).toMatchObject({ state: 'stopped', may: { byHand: { may: true } } })
    expect(await waitingFor(post, 'key-ended')).toEqual(['Ana Author', 'Oki Owner', 'Priya Approver'])
  })

  it('tells people of a platform that stays away, once, and takes it back when it is there again', async () => {
    const late = () => tellLate(telling())
    programme.add({ does: 'fail-before', times: 1000 })
    const post = await house.approved({ text: 'Late' }, [channel])
    await house.work()
    expect(await waitingFor(post, 'platform-down', late)).toEqual([])
    later(16 * 60_000)
    await house.work()
    expect(await waitingFor(post, 'platform-down', late)).toEqual([
      ...['Ana Author', 'Oki Owner', 'Priya Approver'],
    ])
    expect(await waitingFor(post, 'platform-down', late)).toHaveLength(3)
    programme.clear()
    later(16 * 60_000)
    await settle()
    expect(times('Late')).toBe(1)
    expect(await waitingFor(post, 'platform-down')).toEqual([])
  })
})

describe('several at once', () => {
  it('sends once where many work on the same store', async () => {
    const many = await Promise.all(
      Array.from({ length: 6 }, (_, n) => house.approved({ text: `Many ${n}` }, [channel])),
    )
    await Promise.all(['a', 'b', 'c', 'd'].map((me) => house.work(me)))
    await settle()
    for (const n of many.keys()) expect(times(`Many ${n}`)).toBe(1)
  })

  it('keeps the order in which things were due, also past one that had to wait', async () => {
    const posts: string[] = []
    for (const n of [1, 2, 3])
      posts.push(
        await house.approved(
          { text: `Order ${n}`, schedule: { kind: 'at', at: at(hour - n * 1000 + n * 5000), latest: null } },
          [channel],
        ),
      )
    programme.add({ method: 'POST', path: /statuses/, does: 'wait', seconds: 20 })
    later(hour + 60_000)
    for (let turn = 0; turn < 8; turn++) {
      await house.work()
      later(15_000)
    }
    expect(texts().filter((one) => one.startsWith('Order'))).toEqual(['Order 1', 'Order 2', 'Order 3'])
  })

  it('leaves to another what somebody has who does not move any more, and says nothing when they wake', async () => {
    let wake: (() => void) | undefined
    const asleep = new Promise<void>((resolve) => {
      wake = resolve
    })
    programme.add({ method: 'POST', path: /statuses/, does: 'take-late', until: asleep })
    await house.approved({ text: 'Stale' }, [channel])
    await house.work('first')
    wake?.()
    await programme.settled()
    for (let turn = 0; turn < 6; turn++) {
      later(20_000)
      await house.work('second')
    }
    expect(times('Stale')).toBe(1)
  })
})

describe('watching', () => {
  const noticed = async (kind: string) =>
    await house.test.house.test.database.db
      .selectFrom('channel_sighting')
      .selectAll()
      .where('kind', '=', kind as 'gone')
      .execute()
  const look = async () => {
    later(60_000)
    await watchAll(house.needs)
  }

  it('notices what nobody approved, what was changed and what was taken off, each once', async () => {
    await look()
    const post = await house.approved({ text: 'Watched' }, [channel])
    const other = await house.approved({ text: 'Watched too' }, [channel])
    await settle()
    await look()
    expect(await noticed('unapproved')).toEqual([])
    const idOf = (text: string) =>
      [...double.server.statuses.values()].find(({ versions }) => versions.at(-1)?.text === text)?.id ?? ''
    double.behindOurBack.post('parks', 'Nobody approved this')
    double.behindOurBack.edit(idOf('Watched'), 'Watched, and changed')
    double.behindOurBack.remove(idOf('Watched too'))
    await look()
    await look()
    expect(await noticed('unapproved')).toMatchObject([
      { what: { addresses: [expect.stringContaining(double.address)], text: 'Nobody approved this' } },
    ])
    expect(await noticed('changed')).toMatchObject([{ post }])
    expect(await noticed('gone')).toMatchObject([{ post: other }])
    expect(await shown(owner, post)).toMatchObject({ state: 'differs' })
    expect(await shown(owner, other)).toMatchObject({ state: 'gone' })
  })

  it('notices that another account has the handle, and posts nothing there', async () => {
    double.behindOurBack.takeOver('parks', 'parks-old')
    await look()
    expect(await noticed('another-account')).toMatchObject([
      { what: { address: expect.stringContaining('@parks') } },
    ])
  })
})

it('plans again from the acts alone, as after a restored backup', async () => {
  const { scratch } = house.test.house.recorder.database
  const post = await house.approved(
    { text: 'Planned again', schedule: { kind: 'at', at: at(hour), latest: null } },
    [channel],
  )
  await scratch.deleteFrom('publication_due').execute()
  await planPost(house.test.house.recorder, post)
  expect(await scratch.selectFrom('publication_due').select('post').execute()).toEqual([{ post }])
})
