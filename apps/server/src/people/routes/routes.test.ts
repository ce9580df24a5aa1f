import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApi } from '../../http/api.ts'
import { guardRoutes, type KnownRoute } from '../../http/guard.ts'
import { accessGate, rememberAskers } from '../access/gate.ts'
import { loadAsker } from '../access/store.ts'
import { isAct } from '../access/table.ts'
import type { Person, Unit } from '../directory/model.ts'
import { reportsAsOpenWork } from '../directory/open-work.ts'
import { forUnit, openTestDirectory, type TestDirectory } from '../testing.ts'
import { peopleRoutes } from './register.ts'

let house: TestDirectory
let app: FastifyInstance
let routes: readonly KnownRoute[]
const faults: string[] = []

let transport: Unit
let health: Unit
let admin: Person
let officer: Person
let ofTransport: Person
let ofHealth: Person
let clerk: Person
let nurse: Person
let ward: Person

beforeAll(async () => {
  house = await openTestDirectory()
  transport = await house.unit('Transport', undefined, 'TR')
  health = await house.unit('Health', undefined, 'HE')
  admin = await house.person('Ada Admin')
  await house.grant(admin, 'administrator')
  await house.grant(await house.person('Second Admin'), 'administrator')
  officer = await house.person('Olga Officer')
  await house.grant(officer, 'people-officer')
  ofTransport = await house.person('Tom Transport', { unit: transport.id })
  await house.grant(ofTransport, 'people-officer', forUnit(transport))
  ofHealth = await house.person('Hana Health', { unit: health.id })
  await house.grant(ofHealth, 'people-officer', forUnit(health))
  ward = await house.person('Ward Head', { unit: health.id })
  nurse = await house.person('Nora Nurse', { unit: health.id, manager: ward.id })
  clerk = await house.person('Cleo Clerk', { unit: transport.id, manager: ofTransport.id })

  app = await makeApi({ onFault: (error) => faults.push(String(error.stack)), version: '0' })
  const askerOf = rememberAskers(async ({ headers }) => {
    const id = headers['x-as']
    if (typeof id !== 'string') return undefined
    const hasSteppedUp = headers['x-stepped-up'] === 'yes'
    return await loadAsker(house.test.database.db, {
      by: { kind: 'person', id },
      at: house.at(),
      hasSteppedUp,
    })
  })
  routes = guardRoutes(app, accessGate(askerOf))
  peopleRoutes(app, {
    ...{ db: house.test.database.db, recorder: house.recorder, zone: 'Australia/Sydney', askerOf },
    openWork: [reportsAsOpenWork],
    onFault: (error) => faults.push(error.message),
  })
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await house.close()
  expect(faults).toEqual([])
})

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
const send = async (
  as: Person | undefined,
  method: Method,
  path: string,
  body?: unknown,
  steppedUp = false,
) => {
  house.wait(1000)
  const isText = typeof body === 'string'
  const reply = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      ...(as && { 'x-as': as.id }),
      ...(steppedUp && { 'x-stepped-up': 'yes' }),
      ...(isText && { 'content-type': 'text/csv; charset=utf-8' }),
    },
    ...(body !== undefined && { payload: body as object }),
  })
  return { status: reply.statusCode, body: reply.body === '' ? undefined : reply.json() }
}
const entryOf = async (id: string) => (await send(officer, 'GET', `/people/${id}`)).body
const inAMonth = (): string => new Date(house.clock.now + 30 * 86_400_000).toISOString()
const eventCount = async () =>
  (await house.test.database.db.selectFrom('event').select('id').execute()).length

const entry = {
  ...{ key: null, name: 'New Person', otherNames: [], email: null, unit: null, basis: 'not-sure' },
  ...{ bound: null, manager: null, levelBand: null, starts: null, ends: null },
}

describe('every route', () => {
  it('needs an act that the table has', () => {
    expect(routes.length).toBeGreaterThan(25)
    expect(routes.filter(({ access }) => !('act' in access) || !isAct(access.act))).toEqual([])
  })

  it('is closed to whoever is not signed in, and to whoever has left', async () => {
    const gone = await house.person('Gone Person')
    await house.grant(gone, 'people-officer')
    await house.change(gone, { isActive: false })
    for (const { method, url } of routes.filter((one) => one.method !== 'HEAD')) {
      const path = url.replace('/api/v1', '').replace(':id', nurse.id)
      const found = [await send(undefined, method as Method, path), await send(gone, method as Method, path)]
      expect([method, url, ...found.map(({ status }) => status)]).toEqual([method, url, 401, 403])
    }
  })
})

/** Everything that can be done to something of Health, by its id. */
async function attempts(): Promise<readonly (readonly [Method, string, unknown?])[]> {
  const grant = await house.grant(ward, 'approver', forUnit(health))
  const person = await entryOf(nurse.id)
  const leave = await send(nurse, 'POST', `/people/${nurse.id}/leave`, {
    from: null,
    to: inAMonth(),
    standsIn: null,
  })
  const delegation = await send(ward, 'POST', '/roles/delegations', {
    ...{ grant: grant.id, person: ofHealth.id, from: null, to: inAMonth() },
  })
  const acting = await send(officer, 'POST', '/roles/actings', {
    ...{ person: nurse.id, actsFor: ward.id, roles: ['approver'], from: null, to: inAMonth() },
  })
  const other = await house.person('Nora N.', { unit: health.id })
  const merge = await send(officer, 'POST', '/people/merges', {
    kept: nurse.id,
    merged: other.id,
    reason: 'same',
  })
  const made = [leave, delegation, acting, merge].map(({ status, body }) => [status, typeof body?.id])
  expect(made).toEqual(Array.from({ length: 4 }, () => [201, 'string']))
  const reason = 'because'
  return [
    ['GET', `/people/${nurse.id}`],
    ['GET', `/people/${nurse.id}/open-work`],
    ['GET', `/people/${nurse.id}/leave`],
    ['GET', `/people/${nurse.id}/roles`],
    ['GET', '/roles/held'],
    ['GET', `/access/why?person=${nurse.id}&act=unit.read`],
    ['PUT', `/people/${nurse.id}`, { state: person.state, entry: { ...entry, unit: transport.id } }],
    [
      'PUT',
      `/people/${clerk.id}`,
      { state: (await entryOf(clerk.id)).state, entry: { ...entry, unit: health.id } },
    ],
    ['POST', `/people/${nurse.id}/settle`, { bound: 'bound', reason }],
    ['POST', '/people', { entry: { ...entry, unit: health.id } }],
    ['POST', '/people', { entry }],
    ['POST', `/people/${nurse.id}/leave`, { from: null, to: inAMonth(), standsIn: null }],
    ['DELETE', `/leave/${leave.body.id}`],
    ['POST', '/people/merges/preview', { kept: clerk.id, merged: nurse.id }],
    ['POST', '/people/merges', { kept: clerk.id, merged: nurse.id, reason }],
    ['POST', `/people/merges/${merge.body.id}/split`, { reason }],
    ['POST', '/units', { key: null, name: 'Below Health', parent: health.id }],
    ['POST', '/units', { key: null, name: 'At the top', parent: null }],
    ['PUT', `/units/${health.id}`, { key: null, name: 'Renamed', parent: null }],
    ['PUT', `/units/${transport.id}`, { key: null, name: 'Transport', parent: health.id }],
    ['DELETE', `/units/${health.id}`],
    [
      'POST',
      '/roles/grants',
      {
        ...{ person: clerk.id, role: 'approver', scope: { kind: 'unit', id: health.id } },
        ...{ from: null, to: null, reason },
      },
    ],
    [
      'POST',
      '/roles/grants',
      {
        ...{ person: clerk.id, role: 'approver', scope: { kind: 'everything', id: null } },
        ...{ from: null, to: null, reason },
      },
    ],
    ['POST', `/roles/grants/${grant.id}/end`, { reason }],
    ['POST', '/roles/delegations', { grant: grant.id, person: clerk.id, from: null, to: inAMonth() }],
    ['POST', `/roles/delegations/${delegation.body.id}/end`, { reason }],
    ['POST', '/roles/actings', { person: clerk.id, actsFor: ward.id, roles: [], from: null, to: inAMonth() }],
    ['POST', `/roles/actings/${acting.body.id}/end`, { reason }],
    ['POST', '/people/imports', 'key,name\n1,A\n'],
    ['GET', `/people/imports/${nurse.id}`],
    ['POST', `/people/imports/${nurse.id}/confirm`],
  ]
}

describe('something of one unit', () => {
  it('is closed to the people officer of another and to a clerk, on every route and by every id', async () => {
    const tries = await attempts()
    const isTried = ({ method, url }: KnownRoute): boolean => {
      const pattern = new RegExp(`^${url.replace('/api/v1', '').replace(':id', '[^/]+')}(\\?|$)`)
      return tries.some(([one, path]) => one === method && pattern.test(path))
    }
    // What is left asks about no object: lists, which the filter narrows, and what is the asker's own.
    expect(
      routes
        .filter((one) => one.method !== 'HEAD' && !isTried(one))
        .map(({ method, url }) => `${method} ${url}`),
    ).toEqual([
      'GET /api/v1/people',
      'GET /api/v1/people/:id/card',
      'GET /api/v1/units',
      'GET /api/v1/roles',
      'GET /api/v1/roles/delegations',
      'GET /api/v1/me/access',
      'GET /api/v1/access/acts',
    ])
    const before = await eventCount()
    for (const as of [ofTransport, clerk])
      for (const [method, path, body] of tries) {
        const { status, body: said } = await send(as, method, path, body, true)
        expect([as.name, method, path, status]).toEqual([as.name, method, path, status === 404 ? 404 : 403])
        expect(said.detail).toMatch(/\.$/)
      }
    expect(await eventCount()).toBe(before)
  })

  it('shows in a list only what everybody may know', async () => {
    const rows = async (as: Person, query = '') => (await send(as, 'GET', `/people${query}`)).body.people
    const own = await rows(ofTransport)
    const bound = (id: string) => own.find((one: { id: string }) => one.id === id)?.bound
    expect([bound(clerk.id), bound(nurse.id)]).toEqual(['bound', null])
    const { body: all } = await send(clerk, 'GET', '/people')
    expect(all.total).toBe(all.people.length)
    const narrowed = await rows(ofTransport, '?bound=bound')
    expect(narrowed.map((one: { name: string }) => one.name)).toEqual(['Cleo Clerk', 'Tom Transport'])
    expect(await rows(clerk, '?bound=bound')).toHaveLength(1)
  })

  it('shows of a colleague elsewhere how to reach them and what they hold now, and nothing else', async () => {
    const { body } = await send(clerk, 'GET', `/people/${ofHealth.id}/card`)
    expect(body).toMatchObject({
      name: 'Hana Health',
      unit: { name: 'Health' },
      mayRead: false,
      mayReadLinks: false,
    })
    expect(body.roles[0]).toMatchObject({ role: 'people-officer', mayEnd: false, mayHandOn: false })
    expect(Object.keys(body).sort()).toEqual([
      ...['email', 'id', 'isPresent', 'mayRead', 'mayReadLinks', 'name', 'roles', 'unit'],
    ])
    expect((await send(ofHealth, 'GET', `/people/${nurse.id}/card`)).body.mayRead).toBe(true)
  })

  it('pages through everybody once, by name', async () => {
    for (let at = 0; at < 60; at += 1) await house.person(`Many ${String(at % 7)}`)
    const names: string[] = []
    for (let after = ''; ; ) {
      const { body } = await send(clerk, 'GET', `/people${after === '' ? '' : `?after=${after}`}`)
      names.push(...body.people.map((one: { id: string }) => one.id))
      if (body.next === null) break
      after = body.next
    }
    expect(names.length).toBeGreaterThan(60)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('roles', () => {
  const give = (as: Person, person: Person, role: string, steppedUp = false) =>
    send(
      as,
      'POST',
      '/roles/grants',
      {
        person: person.id,
        role,
        scope: { kind: 'everything', id: null },
        from: null,
        to: null,
        reason: 'needed',
      },
      steppedUp,
    )

  it('are granted by whoever may, never to oneself, and guarded ones after step-up', async () => {
    expect((await give(officer, clerk, 'approver')).status).toBe(201)
    expect((await give(officer, officer, 'approver')).body.code).toBe('not-allowed')
    expect((await give(officer, clerk, 'auditor', true)).body.code).toBe('not-allowed')
    expect((await give(admin, ward, 'auditor')).body.code).toBe('step-up-needed')
    expect((await give(admin, ward, 'auditor', true)).status).toBe(201)
    expect((await give(admin, admin, 'auditor', true)).body.code).toBe('not-allowed')
    expect((await give(admin, clerk, 'approver', true)).body.code).toBe('not-allowed')
    expect((await give(admin, clerk, 'administrator', true)).body.code).toBe('roles-kept-apart')
  })

  it('are refused beside the field that whoever could give them has to choose again', async () => {
    const own = await give(officer, officer, 'approver')
    expect(own.body.fields).toEqual([
      { path: 'person', says: 'Nobody gives a role to themselves; somebody else has to.' },
    ])
    const wide = await give(ofTransport, clerk, 'approver')
    expect([wide.status, wide.body.fields]).toEqual([
      403,
      [{ path: 'scope', says: 'Choose a unit that you are named for.' }],
    ])
    expect((await give(clerk, nurse, 'approver')).body.fields).toBe(undefined)
  })

  it('are shown with who holds them, and laid down by whoever holds them', async () => {
    const list = (await send(clerk, 'GET', '/roles')).body.items
    const approvers = list.find((one: { role: string }) => one.role === 'approver').holders
    const own = approvers.find((one: { person: { id: string } }) => one.person.id === clerk.id)
    expect(own).toMatchObject({ mayEnd: true, through: { kind: 'grant', by: { name: 'Olga Officer' } } })
    expect((await send(clerk, 'POST', `/roles/grants/${own.id}/end`, { reason: 'enough' })).status).toBe(204)
    expect((await send(clerk, 'POST', `/roles/grants/${own.id}/end`, { reason: 'enough' })).body.code).toBe(
      'already-ended',
    )
  })

  it('are explained to whoever holds them, now and as it was', async () => {
    const before = house.at()
    await give(officer, nurse, 'communications-author')
    const { body } = await send(nurse, 'GET', '/me/access')
    expect(body.may.find((one: { act: string }) => one.act === 'post.write')).toEqual({
      act: 'post.write',
      says: 'write a post for an official channel, within what you are named for',
      because: 'Authors write for their channels.',
      through: 'communications author for everything, granted by Olga Officer',
      needsStepUp: false,
    })
    const past = await send(nurse, 'GET', `/me/access?at=${before}`)
    expect(past.body.may.some((one: { act: string }) => one.act === 'post.write')).toBe(false)
    expect(past.body.asOf).toBe(before)
  })

  it('are answered to an auditor for any instant, of everybody', async () => {
    const auditor = await house.person('Audrey Auditor')
    await house.grant(auditor, 'auditor')
    const brief = await house.person('Brief Approver')
    const before = house.at()
    await house.grant(brief, 'approver')
    const during = house.at()
    await house.change(brief, { isActive: false })
    const held = async (at: string) => {
      const { body } = await send(auditor, 'GET', `/roles/held?at=${at}`)
      return body.items.some((one: { person: { id: string } }) => one.person.id === brief.id)
    }
    expect([await held(before), await held(during), await held(house.at())]).toEqual([false, true, false])
  })

  it('are answered about somebody else to a people officer: whether, why, and who can', async () => {
    const { body } = await send(
      officer,
      'GET',
      `/access/why?person=${admin.id}&act=case.read&object=${clerk.id}`,
    )
    expect(body).toMatchObject({ may: false, whoCan: expect.stringContaining('a conduct officer') })
    const named = async () =>
      (await send(officer, 'GET', `/access/why?person=${admin.id}&act=person.edit&object=${clerk.id}`)).body
        .whoCan
    expect(await named()).toBe('Olga Officer or Tom Transport')
    await send(ofTransport, 'POST', `/people/${ofTransport.id}/leave`, {
      from: null,
      to: inAMonth(),
      standsIn: ward.id,
    })
    expect(await named()).toBe('Olga Officer or Tom Transport (away; Ward Head stands in)')
  })
})

describe('an entry', () => {
  it('is added, changed as it was seen, and refused where somebody was quicker', async () => {
    const added = await send(officer, 'POST', '/people', {
      entry: { ...entry, name: 'Zoe', email: 'zoe@parks.example' },
    })
    const page = await entryOf(added.body.id)
    expect(page).toMatchObject({ bound: 'not-settled', mayEdit: true, entry: { name: 'Zoe' } })
    const change = (name: string) =>
      send(officer, 'PUT', `/people/${page.id}`, { state: page.state, entry: { ...page.entry, name } })
    expect([(await change('Zoe B.')).status, (await change('Zoe C.')).body.code]).toEqual([
      204,
      'changed-meanwhile',
    ])
    const taken = await send(officer, 'POST', '/people', { entry: { ...entry, email: 'ZOE@parks.example' } })
    expect(taken.body).toMatchObject({ code: 'entry-taken', fields: [{ path: 'email' }] })
    expect(
      (await send(officer, 'POST', `/people/${page.id}/settle`, { bound: 'bound', reason: 'seconded in' }))
        .status,
    ).toBe(204)
    expect((await entryOf(page.id)).bound).toBe('bound')
  })

  it('is one, where two are added at once with one address', async () => {
    const add = () => send(officer, 'POST', '/people', { entry: { ...entry, email: 'twin@parks.example' } })
    const both = await Promise.all([add(), add()])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  it('is found by its number by whoever may read it, and by nobody else', async () => {
    await house.change(nurse, { key: 'N-4711' })
    const found = async (as: Person) => (await send(as, 'GET', '/people?search=N-4711')).body
    expect([(await found(ofHealth)).total, (await found(ofTransport)).total]).toEqual([1, 0])
  })

  it('has no place for an account on social media', async () => {
    const sent = await send(officer, 'POST', '/people', { entry: { ...entry, twitter: '@zoe' } })
    expect(sent.body.code).toBe('bad-request')
  })

  it('of whoever leaves lists what is open', async () => {
    const { body } = await send(officer, 'GET', `/people/${ward.id}/open-work`)
    expect(body.items.map((one: { name: string }) => one.name)).toContain('Nora Nurse')
  })
})

describe('a file of people over HTTP', () => {
  const bring = (text: string, query = '') => send(officer, 'POST', `/people/imports${query}`, text)
  const settled = async (id: string) => {
    for (let tried = 0; tried < 200; tried += 1) {
      const { body } = await send(officer, 'GET', `/people/imports/${id}`)
      if (body.state !== 'running') return body
      await sleep(20)
    }
    throw new Error('it never ended')
  }

  it('is read, shown, confirmed once, and then done', async () => {
    const read = await bring('key,name,unit\nK1,Kay One,TR\nK2,Kay Two,HE\n', '?file=staff.csv')
    expect(read.body).toMatchObject({ state: 'ready', file: 'staff.csv', rows: 2, added: 2, problems: [] })
    expect(read.body.diff).toEqual([
      { row: 2, name: 'Kay One', what: 'added', fields: [] },
      { row: 3, name: 'Kay Two', what: 'added', fields: [] },
    ])
    const confirm = () => send(officer, 'POST', `/people/imports/${read.body.id}/confirm`)
    expect((await confirm()).status).toBe(202)
    expect(await settled(read.body.id)).toMatchObject({ state: 'done', done: 2 })
    expect((await confirm()).body.state).toBe('done')
    expect((await send(officer, 'GET', '/people?search=Kay')).body.people).toHaveLength(2)
  })

  it('with mistakes is refused whole, with the rows', async () => {
    const read = await bring('key,name,unit\nK3,Kay Three,TR\nK4,,NO\n')
    expect(read.body).toMatchObject({
      state: 'refused',
      problems: [
        { row: 3, column: 'name' },
        { row: 3, column: 'unit' },
      ],
    })
    expect((await send(officer, 'POST', `/people/imports/${read.body.id}/confirm`)).body.code).toBe(
      'file-refused',
    )
  })

  it('does nothing where the directory changed meanwhile, and is nobody else’s to see', async () => {
    const read = await bring('key,name\nK1,Kay Changed\n')
    await bring('key,name\nK1,Kay Quick\n').then(async ({ body }) => {
      await send(officer, 'POST', `/people/imports/${body.id}/confirm`)
      await settled(body.id)
    })
    await send(officer, 'POST', `/people/imports/${read.body.id}/confirm`)
    expect(await settled(read.body.id)).toMatchObject({
      state: 'refused',
      problems: [{ says: expect.stringContaining('meanwhile') }],
    })
    const other = await house.person('Other Officer')
    await house.grant(other, 'people-officer')
    expect((await send(other, 'GET', `/people/imports/${read.body.id}`)).status).toBe(404)
  })

  it('of units is taken in alike', async () => {
    const read = await bring('key,name,parent\nTR,Transport,\nBU,Buses,TR\n', '?kind=units')
    expect(read.body).toMatchObject({ state: 'ready', added: 1, same: 1 })
    await send(officer, 'POST', `/people/imports/${read.body.id}/confirm`)
    await settled(read.body.id)
    expect(
      (await send(clerk, 'GET', '/units')).body.items.map((one: { name: string }) => one.name),
    ).toContain('Buses')
  })
})
