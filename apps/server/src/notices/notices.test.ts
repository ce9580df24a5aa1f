import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApi } from '../http/api.ts'
import { guardRoutes } from '../http/guard.ts'
import { type AskerOf, accessGate, type Person } from '../people/index.ts'
import { openTestDirectory, type TestDirectory } from '../people/testing.ts'
import { issuePermit } from '../records/permit.ts'
import { collectKinds } from './kinds.ts'
import { noticesHold } from './notices-hold.ts'
import { noticesRoutes } from './routes.ts'
import { listWaiting } from './store.ts'
import { done, tell, tellAll } from './tell.ts'

const kinds = collectKinds([
  {
    ...{ kind: 'post.to-approve', title: 'A post waits for your approval.', name: 'Posts to approve' },
    ...{ isMailed: true, isUrgent: false, isMustKnow: false, endsBy: 'deed' },
  },
  {
    ...{ kind: 'role.granted', title: 'You were given a role.', name: 'Your roles' },
    ...{ isMailed: true, isUrgent: false, isMustKnow: true, endsBy: 'word' },
  },
])

let directory: TestDirectory
let app: FastifyInstance
let ana: Person
let bo: Person
beforeAll(async () => {
  directory = await openTestDirectory()
  ana = await directory.person('Ana', { email: 'ana@example.org' })
  bo = await directory.person('Bo', { email: 'bo@example.org' })
  app = await makeApi({ onFault: (error) => expect.unreachable(error.message), version: '0.0.0' })
  const askerOf: AskerOf = async ({ headers }) =>
    headers['x-test'] === undefined
      ? undefined
      : await directory.asker(headers['x-test'] === ana.id ? ana : bo)
  guardRoutes(app, accessGate(askerOf))
  noticesRoutes(app, { recorder: directory.recorder, kinds, askerOf })
})
afterAll(async () => {
  await app.close()
  await directory.close()
})

const listener = () => issuePermit({ kind: 'system', job: 'test' }, 'notices.tell')
const telling = (event: string, person: Person, more: object = {}) => ({
  ...{ event, person: person.id, kind: 'post.to-approve', about: `post-${event}`, link: `/posts/${event}` },
  ...more,
})
const tellOf = (...tellings: ReturnType<typeof telling>[]) => {
  directory.wait(1000)
  return tellAll(directory.recorder, listener(), kinds, tellings)
}
const ask = (person: Person, url: string, method: 'GET' | 'POST' | 'PUT' = 'GET', payload?: object) =>
  app.inject({ method, url, headers: { 'x-test': person.id }, ...(payload && { payload }) })
const waiting = async (person: Person) =>
  (await listWaiting(directory.test.database.db, { people: [person.id], limit: 100 })).map(
    ({ about }) => about,
  )

describe('telling', () => {
  it('lets something wait, with its event, once however often a listener runs', async () => {
    expect(await tellOf(telling('e1', ana), telling('e1', bo))).toHaveLength(2)
    expect(await tellOf(telling('e1', ana))).toEqual([])
    expect(await tellOf(telling('e1', ana), telling('e2', ana))).toHaveLength(1)
    expect(await waiting(ana)).toEqual(['post-e1', 'post-e2'])
    const events = await directory.test.database.db
      .selectFrom('event')
      .select('type')
      .where('type', 'like', 'notice.%')
      .execute()
    expect(events).toHaveLength(3)
  })

  it('is once also where two listeners run at the same time', async () => {
    const told = await Promise.all(Array.from({ length: 6 }, () => tellOf(telling('e3', ana))))
    expect(told.flat()).toHaveLength(1)
  })

  it('goes with whatever else a commit does, and is undone with it', async () => {
    const broken = directory.commit(async (tx, { at, source }) => {
      const told = await tell(tx, { at, source, kinds }, telling('e4', ana))
      if (!told) throw new Error('told already')
      throw new Error('on purpose')
    })
    await expect(broken).rejects.toThrow('on purpose')
    expect(await waiting(ana)).not.toContain('post-e4')
  })

  it('refuses a kind that no context declares, and a link that leads elsewhere', async () => {
    await expect(tellOf(telling('e5', ana, { kind: 'post.unheard-of' }))).rejects.toThrow(
      'no context declares',
    )
    await expect(tellOf(telling('e5', ana, { link: 'https://elsewhere.example' }))).rejects.toMatchObject({
      code: '23514',
    })
  })

  it('ends for everybody with the deed', async () => {
    await directory.commit(async (tx, { at }) => {
      const [first, ...more] = await done(tx, at, { about: 'post-e1' })
      return first ? { result: more.length, events: [first, ...more] } : { declined: 'nothing' }
    })
    expect(await waiting(ana)).not.toContain('post-e1')
    expect(await waiting(bo)).not.toContain('post-e1')
  })
})

describe('what waits for me', () => {
  it('has the oldest promise first: when it is due, or else when it was said', async () => {
    const cleo = await directory.person('Cleo')
    const dueOf = (hours: number): string => new Date(directory.clock.now + hours * 3_600_000).toISOString()
    await tellOf(telling('f1', cleo, { due: dueOf(48) }))
    await tellOf(telling('f2', cleo))
    await tellOf(telling('f3', cleo, { due: dueOf(24) }))
    await tellOf(telling('f4', cleo, { due: dueOf(-24) }))
    expect(await waiting(cleo)).toEqual(['post-f4', 'post-f2', 'post-f3', 'post-f1'])
  })

  it('is shown page by page to whoever it waits for, and to nobody else', async () => {
    const first = (await ask(ana, '/api/v1/notices?limit=1')).json()
    expect(first.notices).toMatchObject([{ title: 'A post waits for your approval.', link: '/posts/e2' }])
    const rest = (await ask(ana, `/api/v1/notices?limit=5&after=${first.next}`)).json()
    expect(rest.notices.map(({ link }: { link: string }) => link)).toEqual(['/posts/e3'])
    expect(rest.next).toBeNull()
    expect((await ask(bo, '/api/v1/notices')).json().notices).toEqual([])
    expect((await app.inject('/api/v1/notices')).statusCode).toBe(401)
  })

  it('answers for somebody else’s as for none', async () => {
    const [{ id }] = (await ask(ana, '/api/v1/notices')).json().notices
    const theirs = await ask(bo, `/api/v1/notices/${id}`)
    const none = await ask(bo, '/api/v1/notices/01a00000-0000-7000-8000-000000000000')
    expect(theirs.statusCode).toBe(404)
    expect(theirs.body).toBe(none.body)
    expect((await ask(bo, `/api/v1/notices/${id}/done`, 'POST')).statusCode).toBe(404)
  })

  it('is ended by one’s word only where no deed is asked for', async () => {
    const [asked] = (await ask(ana, '/api/v1/notices')).json().notices
    expect((await ask(ana, `/api/v1/notices/${asked.id}/done`, 'POST')).statusCode).toBe(403)
    const [told] = await tellOf(telling('g1', ana, { kind: 'role.granted' }))
    const ended = await ask(ana, `/api/v1/notices/${told?.id}/done`, 'POST')
    expect(ended.json().doneAt).not.toBeNull()
    expect((await ask(ana, `/api/v1/notices/${told?.id}/done`, 'POST')).statusCode).toBe(200)
    expect(await waiting(ana)).not.toContain('post-g1')
  })

  it('is the same for both entries of somebody who has two', async () => {
    const { db } = directory.test.database
    const both = await listWaiting(db, { people: [ana.id, bo.id], limit: 100 })
    expect(both.length).toBeGreaterThan(0)
  })
})

describe('what is held about me here', () => {
  it('is counted and says nothing of what it was', async () => {
    const held = await noticesHold(directory.test.database.db, [ana.id], directory.at())
    expect(held.map(({ item }) => item)).toEqual(['notices'])
    expect(held[0]?.says).toMatch(/^Things that wait or waited for you: \d+\.$/)
    expect(await noticesHold(directory.test.database.db, ['nobody'], directory.at())).toEqual([])
  })
})

describe('how I want to be told', () => {
  const choice = { mail: 'daily', digestMinute: 480, hours: null, kindsOff: ['post.to-approve'] }

  it('is at once in the usual hours until I say otherwise', async () => {
    expect((await ask(ana, '/api/v1/notices/settings')).json()).toEqual({
      settings: { mail: 'at-once', digestMinute: 480, hours: null, kindsOff: [] },
      kinds: [
        { kind: 'post.to-approve', name: 'Posts to approve', mayBeOff: true },
        { kind: 'role.granted', name: 'Your roles', mayBeOff: false },
      ],
    })
    const wish = { ...choice, hours: { weekdays: [1, 2], from: 540, until: 900 } }
    expect((await ask(ana, '/api/v1/notices/settings', 'PUT', wish)).statusCode).toBe(200)
    expect((await ask(ana, '/api/v1/notices/settings')).json().settings).toEqual(wish)
    expect((await ask(bo, '/api/v1/notices/settings')).json().settings.mail).toBe('at-once')
  })

  it('cannot leave out what one must know, nor hours that never come', async () => {
    for (const [wish, path] of [
      [{ ...choice, kindsOff: ['role.granted'] }, 'kindsOff'],
      [{ ...choice, kindsOff: ['unheard.of'] }, 'kindsOff'],
      [{ ...choice, hours: { weekdays: [1], from: 540, until: 541 } }, 'hours.until'],
      [{ ...choice, hours: { weekdays: [], from: 540, until: 900 } }, 'hours.weekdays'],
    ] as const) {
      const reply = await ask(ana, '/api/v1/notices/settings', 'PUT', wish)
      expect([reply.statusCode, reply.json().fields[0].path]).toEqual([400, path])
    }
  })
})
