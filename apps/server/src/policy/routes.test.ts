import { shippedPack } from '@secondlook/packs'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApi } from '../http/api.ts'
import { guardRoutes } from '../http/guard.ts'
import { accessGate, loadAsker, type Person, rememberAskers, type Unit } from '../people/index.ts'
import { forUnit, openTestDirectory, type TestDirectory } from '../people/testing.ts'
import { compiledPolicy, openShelf, policyFor, policyRoutes } from './index.ts'
import { smallPack } from './testing.ts'

const act = shippedPack('act-2015')
const transport = shippedPack('act-transport')
/** The same policy with one rule taken out, as a policy owner might think of. */
const milder = {
  ...act,
  head: { ...act.head, version: '9.0.0' },
  rules: act.rules.filter(({ id }) => id !== 'veiled-contempt'),
  wording: Object.fromEntries(
    Object.entries(act.wording).filter(([name]) => !name.startsWith('veiled-contempt')),
  ),
}
/** A layer that would raise a rule that the base does not have. */
const misfit = {
  ...transport,
  head: { ...transport.head, id: 'act-misfit' },
  tighten: [{ rule: 'no-such-rule', clause: '1', advice: [{ then: 'stop' as const }] }],
}

let house: TestDirectory
let app: FastifyInstance
let buses: Unit
let depot: Unit
let owner: Person
let ofBuses: Person
let driver: Person
beforeAll(async () => {
  house = await openTestDirectory()
  buses = await house.unit('Buses')
  depot = await house.unit('Depot', buses)
  owner = await house.person('Ola Owner')
  await house.grant(owner, 'policy-owner')
  ofBuses = await house.person('Bo Busowner', { unit: buses.id })
  await house.grant(ofBuses, 'policy-owner', forUnit(buses))
  driver = await house.person('Dora Driver', { unit: depot.id, manager: ofBuses.id })
  app = await makeApi({
    onFault: (error) => process.stderr.write(`${error.stack}\n`),
    version: '0',
  })
  const askerOf = rememberAskers(async ({ headers }) => {
    const id = headers['x-as']
    if (typeof id !== 'string') return undefined
    house.wait(1000)
    return await loadAsker(house.test.database.db, {
      ...{ by: { kind: 'person', id }, at: house.at(), hasSteppedUp: headers['x-stepped-up'] === 'yes' },
    })
  })
  guardRoutes(app, accessGate(askerOf))
  policyRoutes(app, {
    ...{ recorder: house.recorder, askerOf, dayOf: (instant) => instant.slice(0, 10) },
    shelf: openShelf(async () => [act, transport, milder, misfit]),
  })
}, 60_000)
afterAll(async () => {
  await app.close()
  await house.close()
})

// biome-ignore lint/suspicious/noExplicitAny: what a test reads of a reply, it expects to be there.
type Said = { readonly status: number; readonly body: any }
async function ask(
  as: Person,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
  stepUp = true,
): Promise<Said> {
  const reply = await app.inject({
    ...{ method, url: `/api/v1${path}` },
    headers: { 'x-as': as.id, ...(stepUp && { 'x-stepped-up': 'yes' }) },
    ...(body && { payload: body }),
  })
  const isJson = String(reply.headers['content-type']).includes('json')
  return { status: reply.statusCode, body: isJson ? reply.json() : reply.body }
}
const packs = async (): Promise<readonly { digest: string; pack: string; version: string }[]> =>
  (await ask(owner, 'GET', '/in-force/packs')).body.items
const digestOf = async (pack: string, version?: string): Promise<string> =>
  (await packs()).find((one) => one.pack === pack && (version === undefined || one.version === version))
    ?.digest ?? ''
const put = async (as: Person, pack: string, more: object = {}, stepUp = true) =>
  await ask(
    as,
    'POST',
    '/in-force',
    {
      digest: await digestOf(pack, pack === 'act-2015' ? act.head.version : undefined),
      unit: null,
      from: null,
      reason: 'It is ours.',
      ...more,
    },
    stepUp,
  )

describe('putting in force', () => {
  it('is a gap before anything is, for everybody', async () => {
    const { body } = await ask(driver, 'GET', '/in-force')
    expect(body).toMatchObject({ mine: { gap: 'no-base', packs: [] }, rows: [], mayPut: false })
  })

  it('is for the policy owner who shows once more that it is they, and of a unit for that unit alone', async () => {
    expect((await put(driver, 'act-2015')).body.code).toBe('not-allowed')
    expect((await put(owner, 'act-2015', {}, false)).body.code).toBe('step-up-needed')
    expect((await put(ofBuses, 'act-2015')).body.code).toBe('not-allowed')
    expect((await put(owner, 'act-2015', { reason: ' ' })).body.fields[0].path).toBe('reason')
    expect((await put(owner, 'act-2015', { from: '2020-01-01T00:00:00Z' })).body.fields[0].path).toBe('from')
    expect((await put(owner, 'act-2015')).status).toBe(201)
  })

  it('refuses a layer that does not go with the policy, and says why', async () => {
    const { status, body } = await put(ofBuses, 'act-misfit', { unit: buses.id })
    expect([status, body.code]).toEqual([409, 'pack-does-not-fit'])
    expect(body.fields[0]).toMatchObject({ path: 'digest', says: expect.stringContaining('no-such-rule') })
    expect((await put(ofBuses, 'act-transport', { unit: null })).body.code).toBe('not-allowed')
  })

  it('shows beforehand which of the packs’ own posts would change, and writes nothing', async () => {
    const asked = { digest: await digestOf('act-transport'), unit: buses.id, from: null }
    const { status, body } = await ask(ofBuses, 'POST', '/in-force/preview', asked, false)
    expect(status).toBe(200)
    expect(body.cases).toBeGreaterThan(900)
    expect(body.changed).toBeGreaterThan(10)
    expect(body.changed).toBeLessThan(body.cases / 4)
    expect(body.examples[0].by).not.toEqual([])
    expect((await ask(driver, 'GET', '/in-force')).body.mine.packs).toHaveLength(1)
  })

  it('reaches a unit with what is below it, and keeps the packs with the store', async () => {
    expect((await put(ofBuses, 'act-transport', { unit: buses.id })).status).toBe(201)
    const { body } = await ask(driver, 'GET', '/in-force')
    expect(body.mine.packs.map(({ pack }: { pack: string }) => pack)).toEqual(['act-2015', 'act-transport'])
    const answer = await policyFor(house.test.database.db, { unit: depot.id, at: house.at() })
    if ('gap' in answer) throw new Error('a gap')
    const policy = await compiledPolicy(house.test.database.db, answer)
    expect(policy.assess({ text: 'A bus hit a tree.' }).packs.map(({ digest }) => digest)).toEqual([
      await digestOf('act-2015', act.head.version),
      await digestOf('act-transport'),
    ])
    expect(await compiledPolicy(house.test.database.db, answer)).toBe(policy)
  })

  it('says that a version without a rule changes what that rule found', async () => {
    const digest = await digestOf('act-2015', '9.0.0')
    const { body } = await ask(owner, 'POST', '/in-force/preview', { digest, unit: null, from: null })
    expect(body.replaces).toMatchObject([{ pack: 'act-2015', version: act.head.version }])
    expect(body.changed).toBeGreaterThan(0)
    expect(body.examples.every(({ by }: { by: string[] }) => by.includes('7.1e'))).toBe(true)
  })

  it('ends one, and says what was in force at an instant as it was known then', async () => {
    const before = house.at()
    const { body } = await ask(ofBuses, 'GET', '/in-force')
    const layer = body.rows.find(({ pack }: { pack: string }) => pack === 'act-transport')
    expect(layer).toMatchObject({ state: 'in-force', mayEnd: true, unit: { name: 'Buses' } })
    const end = await ask(ofBuses, 'POST', `/in-force/${layer.id}/end`, {
      until: null,
      reason: 'Done with it.',
    })
    expect(end.status).toBe(204)
    house.wait(60_000)
    const at = (query: string) => ask(driver, 'GET', `/in-force/at?unit=${depot.id}&${query}`)
    expect((await at('')).body.packs).toHaveLength(1)
    expect((await at(`at=${before}`)).body.packs).toHaveLength(2)
    expect((await at(`at=${house.at()}&knownAt=${before}`)).body.packs).toHaveLength(2)
    expect(
      (await ask(ofBuses, 'POST', `/in-force/${layer.id}/end`, { until: null, reason: 'Again.' })).body.code,
    ).toBe('already-ended')
  })
})

describe('the library', () => {
  it('has section 9 in both versions, and says which applied on a day', async () => {
    const on = async (day: string) => {
      const { body } = await ask(driver, 'GET', `/library?on=${day}&search=section 9`)
      return body.items.map(({ id, applies }: { id: string; applies: string }) => `${id} ${applies}`)
    }
    expect(await on('2015-07-20')).toEqual(['psm-act-s9-first applied', 'psm-act-s9 not-yet'])
    expect(await on('2016-09-01')).toEqual(['psm-act-s9-first no-longer', 'psm-act-s9 applied'])
  })

  it('takes an entry of the body’s own in the place of one that we could not confirm, and gives it back', async () => {
    const says = {
      ...{ id: 'guidelines-2015', kind: 'guidelines', title: 'Our Guidelines of 2015', from: '2015-07-01' },
      ...{ says: 'How to use each kind of tool.', confirmed: true, checked: '2026-11-26' },
    }
    expect((await ask(ofBuses, 'POST', '/library', says)).body.code).toBe('not-allowed')
    expect((await ask(owner, 'POST', '/library', { ...says, to: '2014' })).body.fields[0].path).toBe('to')
    expect((await ask(owner, 'POST', '/library', says)).status).toBe(201)
    expect((await ask(owner, 'POST', '/library', { ...says, title: 'Ours' })).status).toBe(201)
    const find = async () =>
      (await ask(driver, 'GET', '/library')).body.items.find(({ id }: { id: string }) => id === says.id)
    const mine = await find()
    expect(mine).toMatchObject({ title: 'Ours', applies: 'applied', confirmedBy: { name: 'Ola Owner' } })
    expect(mine.cites).toMatchObject([{ clause: '4' }])
    expect((await ask(owner, 'POST', `/library/${mine.row}/end`)).status).toBe(204)
    expect(await find()).toMatchObject({ applies: 'not-known', row: null })
  })
})

describe('acknowledging', () => {
  it('sends back what was shown, and gives a receipt to nobody else', async () => {
    const mine = (await ask(driver, 'GET', '/acknowledgement')).body
    expect(mine).toMatchObject({ state: 'due', last: null, changes: null })
    expect(mine.applies[0].clauses.length).toBeGreaterThan(40)
    const other = smallPack('x', '1.0.0').digest
    expect((await ask(driver, 'POST', '/acknowledgement', { seen: [other] })).body.code).toBe(
      'changed-meanwhile',
    )
    const { status, body } = await ask(driver, 'POST', '/acknowledgement', { seen: mine.seen })
    expect(status).toBe(201)
    expect((await ask(driver, 'GET', '/acknowledgement')).body).toMatchObject({
      state: 'current',
      last: { id: body.id },
    })
    for (const other of [owner, ofBuses])
      expect((await ask(other, 'GET', `/acknowledgements/${body.id}/receipt`)).body.code).toBe('not-found')
    // The proof is made a moment later, by the sequencer.
    expect((await ask(driver, 'GET', `/acknowledgements/${body.id}/receipt`)).body.code).toBe('not-now')
    expect((await ask(ofBuses, 'GET', '/acknowledgements/to-do')).body).toMatchObject({
      bound: 1,
      read: 1,
      people: [],
    })
  })
})
