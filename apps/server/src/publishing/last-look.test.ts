import { emptyBody, type PostBody } from '@secondlook/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Practice, startPractice } from '../../../../platforms/practice/practice.ts'
import { askingPorts } from '../asking-ports.ts'
import { showIncidents } from '../cases/incidents/show-incidents.ts'
import { KeptIndex } from '../checks/index.ts'
import { insertFile } from '../media/store.ts'
import { noticeKinds } from '../notice-kinds.ts'
import { mergePeople } from '../people/directory/merges.ts'
import type { Person } from '../people/index.ts'
import { mustBeDone, zone } from '../people/testing.ts'
import { acknowledge, findStanding } from '../policy/acknowledgement/acknowledge.ts'
import { putInForce } from '../policy/in-force/put-in-force.ts'
import { smallPack } from '../policy/testing.ts'
import { askAgainListener } from '../posts/index.ts'
import { newId } from '../store/ids.ts'
import { planPost } from './plan/plan-post.ts'
import type { LeftToAsk } from './sending/may-leave.ts'
import { tellOf } from './tell-held-up.ts'
import { openPublishingHouse, type PublishingHouse } from './testing.ts'

// What was approved is due in an hour, and one second before something comes up against it.

let practice: Practice
let house: PublishingHouse
let channel = ''
let other = ''
let head: Person
let owner: Person
const left: { now: LeftToAsk } = { now: 'none' }
const hour = 3_600_000
const clock = () => house.test.house.clock

beforeAll(async () => {
  const started: { house?: PublishingHouse } = {}
  practice = await startPractice({
    ...{ folder: null, port: 0, now: () => started.house?.test.house.clock.now ?? Date.now() },
  })
  house = await openPublishingHouse([practice.address], { leftToAsk: async () => left.now })
  started.house = house
  const connect = async (handle: string) => {
    const { id, token } = practice.makeAccount(handle)
    return await house.connect({
      ...{ platform: 'practice', address: `${practice.address}/@${handle}`, platformId: id },
      ...{ service: practice.address, secret: token },
    })
  }
  channel = await connect('pretend_parks')
  other = await connect('pretend_roads')
  const { person, grant } = house.test.house
  head = await person('Hed Head')
  await grant(head, 'communications-head')
  owner = await person('Ona Owner', { unit: house.unit })
  await grant(owner, 'channel-owner', { kind: 'unit', id: house.unit })
}, 60_000)
afterAll(async () => {
  await house.close()
  await practice.stop()
})
beforeEach(() => {
  left.now = 'none'
})

const variant = (id: string) => ({ channel: id, text: null, title: null, warning: null, about: null })
const texts = () => practice.network.kept.posts.map(({ versions }) => versions.at(-1)?.text)
const times = (text: string): number => texts().filter((one) => one === text).length

/** Somebody of the unit who may approve these tiers. */
const newApprover = async (name: string, tiers: readonly string[] = ['T1']): Promise<Person> => {
  const { person, grant } = house.test.house
  const made = await person(name, { unit: house.unit })
  await grant(made, 'approver', { kind: 'unit', id: house.unit })
  const values = { person: made.id, tiers, channels: [], instrument: 'Instrument 3' }
  await house.test.add(head, 'approval-delegations', values, { unit: house.unit })
  return made
}
const newAuthor = async (name: string): Promise<Person> => {
  const { person, grant } = house.test.house
  const made = await person(name, { unit: house.unit })
  await grant(made, 'communications-author', { kind: 'unit', id: house.unit })
  return made
}

type Due = {
  readonly by?: Person
  readonly approvers?: readonly Person[]
  readonly at?: string
  readonly body?: Partial<PostBody>
  readonly on?: string
}
/** Written, approved and planned; due at an instant. */
const due = async (
  text: string,
  { by = house.ana, approvers = [house.approver], at = inAnHour(), body = {}, on = channel }: Due = {},
): Promise<string> => {
  const post = await house.begin(by)
  const schedule = { kind: 'at' as const, at, latest: null }
  const whole = { text, tier: 'T1' as const, ai: 'none' as const, schedule, variants: [variant(on)], ...body }
  const saved = await house.version(by, post, whole)
  expect([saved.status, saved.text]).toEqual([200, saved.text])
  const { number: version, digest } = saved.body
  const round = { version, note: null, emergency: null }
  expect((await house.test.send(by, 'POST', `/posts/${post}/rounds`, round)).status).toBe(201)
  for (const approver of approvers) {
    const say = async (answers: readonly object[]) =>
      await house.test.send(approver, 'POST', `/posts/${post}/decisions`, {
        ...{ version, digest, does: 'approve', reason: null, answers },
      })
    const asked: readonly { path: string }[] = (await say([])).body?.fields ?? []
    const answers = asked.map(({ path }) => ({ finding: path.replace('answers.', ''), reason: 'I asked.' }))
    if (answers.length > 0) expect(await say(answers)).toMatchObject({ status: 204 })
  }
  await planPost(house.test.house.recorder, post)
  return post
}
const inAnHour = (): string => new Date(clock().now + hour).toISOString()
/** What comes up takes a second, at the end of which the post is due. */
const oneSecondBefore = (at: string): void => {
  clock().now = Date.parse(at) - 1000
}
const settle = async () => {
  await house.work()
  house.test.house.wait(3000)
  await house.work()
}
const publication = async (as: Person, post: string) => {
  const { status, body } = await house.test.send(as, 'GET', `/posts/${post}/publications`)
  return status === 200 ? body.publications[0] : { status }
}
/** Who has something that waits for them because a post did not go out. */
const told = async (post: string): Promise<readonly string[]> => {
  const { recorder, test } = house.test.house
  const permit = house.needs.permitOf('test', 'notice.tell')
  await tellOf({ recorder, kinds: noticeKinds, permit }, post)
  const rows = await test.database.db
    .selectFrom('notice')
    .select('person')
    .where('about', '=', post)
    .where('kind', '=', 'publishing.held-up')
    .where('done_at', 'is', null)
    .execute()
  return rows.map(({ person }) => person).sort()
}
const ids = (...people: readonly Person[]) => people.map(({ id }) => id).sort()
/** Nothing of it is out, and what is said to whoever may know. */
const stopped = async (text: string, post: string, as: Person = house.approver): Promise<string> => {
  await settle()
  expect(times(text)).toBe(0)
  const shown = await publication(as, post)
  expect(shown).toMatchObject({ state: 'stopped' })
  return shown.says
}
const end = async (register: string, entry: string) => {
  const { state } = (await house.test.send(head, 'GET', `/registers/${register}/${entry}`)).body
  const path = `/registers/${register}/${entry}/end`
  expect((await house.test.send(head, 'POST', path, { state, reason: 'Over' })).status).toBe(204)
}

describe('a freeze', () => {
  const freeze = async (more: object = {}) =>
    await house.test.add(head, 'freezes', {
      ...{ title: 'Caretaker', kind: 'caretaker', event: 'The writs were issued', channels: [channel] },
      ...{ exceptTemplates: [], exceptTiers: [], ...more },
    })
  const lift = async (entry: string) =>
    expect((await house.test.deed(head, 'freezes', entry, 'lift', {}, 'It is over')).text).toBe('')

  it('that is entered a second before lets out what it lists and nothing else, and nothing of it when it ends', async () => {
    const [third, fourth] = [await newApprover('Tao Three', ['T3']), await newApprover('Fay Four', ['T3'])]
    const first = await due('The lake is calm', { at: new Date(clock().now + 60_000).toISOString() })
    house.test.house.wait(60_000)
    await settle()
    const about = (await publication(house.ana, first)).addresses[0]
    const template = async (text: string) => {
      const values = { title: text, text, use: 'reply', channels: [channel] }
      const entry = await house.test.add(house.ana, 'templates', values, { unit: house.unit })
      expect((await house.test.deed(house.approver, 'templates', entry, 'approve')).status).toBe(204)
      return entry
    }
    const [listed, unlisted] = [await template('Thank you for asking.'), await template('Good question.')]

    const at = new Date(clock().now + 2 * hour).toISOString()
    const body = (tier: 'T0' | 'T3') => ({ body: { tier } })
    const routine = await due('A routine post', { at })
    const plain = await due('A plain reply of T0', { at, ...body('T0') })
    await due('About the event itself', { at, ...body('T3'), approvers: [third, fourth] })
    await due('On a channel that it does not name', { at, on: other })
    oneSecondBefore(at)
    const entry = await freeze({ exceptTemplates: [listed], exceptTiers: ['T3'] })
    for (const one of [listed, unlisted]) {
      const filled = { template: one, channel, replies: [{ about, slots: {} }] }
      const { body: said } = await house.test.send(house.ana, 'POST', '/posts/fill', filled)
      expect(said.posts).toMatchObject([{ isApproved: true }])
      await planPost(house.test.house.recorder, said.posts[0].id)
    }
    await settle()
    const out = ['About the event itself', 'On a channel that it does not name', 'Thank you for asking.']
    const stays = ['A routine post', 'A plain reply of T0', 'Good question.']
    expect(out.map(times)).toEqual([1, 1, 1])
    expect(stays.map(times)).toEqual([0, 0, 0])
    expect((await publication(house.ana, routine)).says).toBe(
      'It was to go out during the freeze “Caretaker”, which lets nothing of this kind out.',
    )
    // Whoever owns the channel is told as well.
    expect(await told(plain)).toEqual(expect.arrayContaining(ids(house.ana, house.approver)))
    await lift(entry)
    for (let turn = 0; turn < 3; turn++) {
      await settle()
      house.test.house.wait(60_000)
    }
    expect(stays.map(times)).toEqual([0, 0, 0])
  })

  it('lets out T0 where it lists it', async () => {
    const at = inAnHour()
    await due('A reply while it is frozen', { at, body: { tier: 'T0' } })
    oneSecondBefore(at)
    const entry = await freeze({ exceptTiers: ['T0'] })
    await settle()
    expect(times('A reply while it is frozen')).toBe(1)
    await lift(entry)
  })

  it('that was over before anybody got to it keeps what was due in it, and not what was due afterwards', async () => {
    const at = inAnHour()
    const within = await due('Due while it was frozen', { at })
    await due('Due when it was over', { at: new Date(Date.parse(at) + 60_000).toISOString() })
    oneSecondBefore(at)
    const entry = await freeze()
    house.test.house.wait(20_000)
    await lift(entry)
    house.test.house.wait(120_000)
    expect(await stopped('Due while it was frozen', within)).toContain('Caretaker')
    expect(times('Due when it was over')).toBe(1)
    const path = `/posts/${within}/publications/${channel}/let-go`
    expect((await house.test.send(house.approver, 'POST', path, { reason: 'Still right' })).status).toBe(204)
    await settle()
    expect(times('Due while it was frozen')).toBe(1)
  })

  it('keeps nothing more than a pause does that was over before anybody got to it', async () => {
    const at = inAnHour()
    const post = await due('Due while it was paused', { at })
    oneSecondBefore(at)
    const pause = { scope: 'channel', what: channel, reason: 'A fire' }
    expect((await house.test.send(owner, 'POST', '/publishing/pauses', pause)).status).toBe(204)
    house.test.house.wait(20_000)
    const [on] = (await house.test.send(owner, 'GET', '/publishing')).body.pauses
    expect((await house.test.send(owner, 'POST', `/publishing/pauses/${on.id}/end`)).status).toBe(204)
    expect(await stopped('Due while it was paused', post)).toContain('paused (A fire)')
  })
})

describe('whoever approved or wrote it', () => {
  it.each([
    [
      'is not named for it any more',
      async (approver: Person) => {
        const { body } = await house.test.send(head, 'GET', '/registers/approval-delegations?q=Priya')
        for (const { id } of body.entries) {
          const { values } = await house.test.read(head, 'approval-delegations', id)
          if (values.person === approver.id) await end('approval-delegations', id)
        }
      },
      'Nothing in the register lets somebody who approved it approve this any more, so their yes does not count.',
    ],
    [
      'has left',
      async (approver: Person) => void (await house.test.house.change(approver, { isActive: false })),
      'Somebody who approved it is not in the directory any more, so their yes does not count.',
    ],
    [
      'is found to be who wrote it',
      async (approver: Person, author: Person) =>
        void mustBeDone(
          await house.test.house.commit((tx, needs) =>
            mergePeople(tx, needs, { kept: approver.id, merged: author.id, reason: 'One person' }),
          ),
        ),
      'Somebody who approved it wrote in it too, as the directory knows by now, so their yes does not count.',
    ],
  ] as const)('%s: it stays here, and says so', async (what, comesUp, says) => {
    const approver = await newApprover(`Priya ${what}`)
    const author = await newAuthor(`Ari ${what}`)
    const text = `Its approver ${what}`
    const at = inAnHour()
    const post = await due(text, { at, by: author, approvers: [approver] })
    oneSecondBefore(at)
    await comesUp(approver, author)
    // A change of the post's plan meanwhile does not lose it.
    await planPost(house.test.house.recorder, post)
    expect(await stopped(text, post)).toBe(says)
    const people = await told(post)
    // Whoever is not there is told nothing; then whoever answers for the channel is.
    expect(people.includes(approver.id)).toBe(what !== 'has left')
    expect(people.includes(head.id)).toBe(what !== 'is not named for it any more')
  })

  it('has not acknowledged what came in force, where that is asked: of whom is not said to others', async () => {
    const approver = await newApprover('Ace Acknowledges', ['T2'])
    const { house: directory } = house.test
    const asks = { title: 'Sensitive', tiers: ['T2'], channels: [channel], first: 'Yes', mustBeCurrent: true }
    await house.test.add(head, 'approval-routes', asks, { unit: house.unit })
    const { db } = directory.test.database
    const { applies } = await findStanding(db, approver.id, directory.at())
    const seen = applies.map(({ digest }) => digest)
    const said = { person: approver.id, seen }
    mustBeDone(await directory.commit((tx, needs) => acknowledge(tx, needs, said)))
    const at = inAnHour()
    const post = await due('A sensitive post', { at, body: { tier: 'T2' }, approvers: [approver] })
    oneSecondBefore(at)
    const loaded = smallPack('parks', '1', { over: 'act-2015' })
    const act = { loaded, unit: house.unit, from: null, reason: 'A new overlay' }
    mustBeDone(await directory.commit((tx, needs) => putInForce(tx, needs, act)))
    expect(await stopped('A sensitive post', post)).toBe(
      'A yes that it had does not count at the moment. Whoever gave it sees why when they open the post.',
    )
    const { text } = await house.test.send(house.ana, 'GET', `/posts/${post}/publications`)
    expect(text).not.toMatch(/acknowledg|Ace/)
  })

  it('wrote it and has left: somebody looks at it, and it goes out when they let it go', async () => {
    const author = await newAuthor('Lou Leaver')
    const at = inAnHour()
    const post = await due('Its author has left', { at, by: author })
    oneSecondBefore(at)
    await house.test.house.change(author, { isActive: false })
    expect(await stopped('Its author has left', post)).toBe(
      'Nobody who wrote it is here any more. Look whether it is still right, and let it go.',
    )
    expect(await told(post)).toEqual(expect.arrayContaining(ids(house.approver, head)))
    expect(await told(post)).not.toContain(author.id)
    const path = `/posts/${post}/publications/${channel}/let-go`
    expect((await house.test.send(house.approver, 'POST', path, { reason: 'Still right' })).status).toBe(204)
    await settle()
    expect(times('Its author has left')).toBe(1)
  })
})

it('stays here where somebody who is shown has taken back their consent, and is not let go either', async () => {
  const { house: directory } = house.test
  const media = newId(directory.recorder.source)
  const row = {
    ...{ id: media, digest: `sha256:${'0'.repeat(64)}`, medium: null, small: null, kind: 'png' as const },
    ...{ width: 10, height: 10, bytes: 100, name: 'A race', look: '0000000000000000', ai_hint: null },
    ...{ person: house.ana.id, unit: house.unit, channel: null, page: null, ended_at: null },
  }
  await directory.commit(async (tx, { at }) => {
    await insertFile(tx, { ...row, from_at: at })
    return {
      result: undefined,
      events: [{ type: 'media.kept', subject: media, rows: [{ table: 'media_file', key: media }] }],
    }
  })
  const consent = await house.test.add(
    house.ana,
    'consents',
    {
      ...{
        subject: 'Bea Bloom',
        things: ['picture'],
        state: 'given',
        saidOn: '2026-06-01',
        evidence: 'Form',
      },
    },
    { unit: house.unit },
  )
  const shown = [{ name: 'Bea Bloom', consent, minor: false }]
  const pictures = [{ media, alt: 'Bea at the start', credit: 'Parks', asset: null, people: shown }]
  const at = inAnHour()
  const post = await due('Bea won', { at, body: { pictures } })
  oneSecondBefore(at)
  const withdrawn = await house.test.deed(house.ana, 'consents', consent, 'withdraw', { evidence: 'A call' })
  expect(withdrawn.status).toBe(204)
  expect(await stopped('Bea won', post)).toBe('Bea Bloom has said no to being shown.')
  const path = `/posts/${post}/publications/${channel}/let-go`
  expect((await house.test.send(house.approver, 'POST', path, { reason: 'Really?' })).status).toBe(204)
  expect(await stopped('Bea won', post)).toBe('Bea Bloom has said no to being shown.')
})

describe('what is not announced', () => {
  const enter = async (title: string, more: object = {}) =>
    await house.test.add(house.kim, 'initiatives', { title, owner: house.kim.id, knownTo: [], ...more })
  /** What the queue does after an entry. */
  const listen = async (entry: string) => {
    const { recorder } = house.test.house
    const { policyFor, registers } = askingPorts(recorder)
    const onFault = (error: unknown) => {
      throw error
    }
    const checks = { kept: new KeptIndex(registers), policyFor, now: () => recorder.source.now(), onFault }
    const { permitOf } = house.needs
    await askAgainListener({ recorder, zone, kinds: noticeKinds, permitOf }, checks).run({ subject: entry })
  }

  it('is announced by another post after all: the one that was to announce it stays here', async () => {
    const tram = await enter('Tram to the Lake', { knownTo: [house.ana.id, house.approver.id] })
    const post = await house.begin(house.ana)
    const designate = async (one: string) =>
      expect((await house.test.deed(house.kim, 'initiatives', tram, 'designate', { post: one })).status).toBe(
        204,
      )
    await designate(post)
    const at = inAnHour()
    const schedule = { kind: 'at' as const, at, latest: null }
    const whole = { ...emptyBody, tier: 'T1' as const, ai: 'none' as const, schedule, initiatives: [tram] }
    const words = { text: 'We have news', variants: [variant(channel)] }
    const saved = await house.version(house.ana, post, { ...whole, ...words })
    expect(saved.status).toBe(200)
    await house.approve(post, saved.body)
    await planPost(house.test.house.recorder, post)
    oneSecondBefore(at)
    // The release moves to a later post.
    await designate(await house.begin(house.ana))
    expect(await stopped('We have news', post)).toBe(
      'What it is about has not been announced, so it stays here until it is.',
    )
    for (const one of [owner, head, house.eve]) expect(await publication(one, post)).toEqual({ status: 404 })
    expect(await told(post)).toEqual(ids(house.ana, house.approver))
    const now = (await house.test.send(owner, 'GET', '/publishing')).text
    expect(now).not.toContain(post)
  })

  it('is waited for until it is asked about, and then says the same of an entry and of a decoy', async () => {
    const at = inAnHour()
    const titles = ['Mordane Quarter', 'Selwick Parade'] as const
    const posts = [await due(`${titles[0]} opens`, { at }), await due(`${titles[1]} opens`, { at })]
    oneSecondBefore(at)
    const entries = [await enter(titles[0]), await enter(titles[1], { isDecoy: true })]
    left.now = 'soon'
    await settle()
    expect([times('Mordane Quarter opens'), times('Selwick Parade opens')]).toEqual([0, 0])
    for (const post of posts) expect(await publication(house.ana, post)).toMatchObject({ state: 'planned' })
    for (const entry of entries) await listen(entry)
    left.now = 'none'
    // What the listener says of it changes its plan too.
    for (const post of posts) await planPost(house.test.house.recorder, post)
    house.test.house.wait(30_000)
    const said: string[] = []
    for (const [n, post] of posts.entries()) {
      expect(await stopped(`${titles[n]} opens`, post)).toBe(
        'It looks like government work that may not be public yet, and that is not settled.',
      )
      const seen = [await publication(house.ana, post), await publication(head, post), await told(post)]
      said.push(
        JSON.stringify(seen)
          .replaceAll(post, 'POST')
          .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'AT'),
      )
    }
    expect(said[0]).toBe(said[1])
    expect(said[0]).not.toMatch(/Mordane|initiative/)
    const asker = await house.test.house.asker(owner)
    expect(await showIncidents(house.test.house.test.database.db, asker)).toEqual({ incidents: [] })
  })

  it('is known to its author and not to its approver: it says why to one, and is not there for the other', async () => {
    const at = inAnHour()
    const post = await due('Velmarsh Station opens', { at })
    oneSecondBefore(at)
    await listen(await enter('Velmarsh Station', { knownTo: [house.ana.id] }))
    await planPost(house.test.house.recorder, post)
    expect(await stopped('Velmarsh Station opens', post, house.ana)).toMatch(/Velmarsh Station|not public/)
    for (const one of [house.approver, owner, head]) {
      expect(await publication(one, post)).toEqual({ status: 404 })
      for (const path of ['/publishing', '/posts', '/incidents'])
        expect((await house.test.send(one, 'GET', path)).text).not.toMatch(/Velmarsh/)
    }
    expect(await told(post)).toEqual([house.ana.id])
  })

  it('gives the receipt of what it stopped to who is on its list, and to nobody else, nor a word of why', async () => {
    const { person, grant } = house.test.house
    const [on, off] = [await person('Ria Records'), await person('Rob Records')]
    for (const one of [on, off]) await grant(one, 'records-officer')
    const at = inAnHour()
    const post = await due('Ashgrove Terminal opens', { at })
    const plain = await due('The pool is warm', { at })
    const of = async (as: Person, subject: string, path = '/receipt') =>
      await house.test.send(as, 'GET', `/records/${subject}${path}`)
    await house.test.number()
    // Until it is about something that is not announced, it is a post like any other.
    expect((await of(off, post)).text).toContain('post.approved')
    oneSecondBefore(at)
    await listen(await enter('Ashgrove Terminal', { knownTo: [house.ana.id, on.id] }))
    await planPost(house.test.house.recorder, post)
    await stopped('Ashgrove Terminal opens', post, house.ana)
    await house.test.number()
    const receipt = await of(on, post)
    expect([receipt.status, receipt.text]).toEqual([200, expect.stringContaining('publication.stopped')])
    const nothing = await of(off, 'no-such-post')
    for (const path of ['/receipt', ''])
      for (const as of [off, house.approver, owner, head]) {
        const said = await of(as, post, path)
        expect(said.status).toBe(as === off ? 404 : 403)
        expect(said.text).not.toMatch(/Ashgrove|stopped|announced|initiative/)
        // To whoever reads records it is as if there were no such post.
        if (as === off) expect(said.text).toBe(nothing.text)
      }
    expect((await of(off, plain)).status).toBe(200)
  })

  it('could not be asked about: a person is told, and nothing goes out', async () => {
    const at = inAnHour()
    const post = await due('Nobody could ask', { at })
    oneSecondBefore(at)
    left.now = 'failed'
    expect(await stopped('Nobody could ask', post)).toContain('could not be asked')
  })
})
