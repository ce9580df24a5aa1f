import { type RegisterName, registerNames, registerOf } from '@secondlook/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person, Unit } from '../people/index.ts'
import { forUnit } from '../people/testing.ts'
import { openTestRegisters, type TestRegisters } from './testing.ts'

let test: TestRegisters
let parks: Unit
let health: Unit
let head: Person
let author: Person
let second: Person
let owner: Person
let keeper: Person
let policy: Person
let authority: Person
let other: Person
let staff: Person

beforeAll(async () => {
  test = await openTestRegisters()
  const { house } = test
  parks = await house.unit('Parks')
  health = await house.unit('Health')
  const named = async (name: string, unit: Unit, ...roles: Parameters<typeof house.grant>[1][]) => {
    const person = await house.person(name, { unit: unit.id })
    for (const role of roles) await house.grant(person, role, forUnit(unit))
    return person
  }
  head = await named('Hana Head', parks, 'communications-head')
  author = await named('Ana Author', parks, 'communications-author')
  second = await named('Sol Second', parks, 'approver')
  owner = await named('Oki Owner', parks, 'channel-owner')
  keeper = await named('Kim Keeper', parks, 'initiative-keeper')
  policy = await named('Pia Policy', parks, 'policy-owner')
  other = await named('Olu Other', health, 'communications-author', 'communications-head')
  authority = await named('Gus Granter', parks)
  staff = await named('Stan Staff', parks)
})
afterAll(async () => {
  expect(test.faults).toEqual([])
  await test.close()
})

const inParks = () => ({ unit: parks.id })
const channelOf = (title: string, address: string) => ({
  ...{ title, platform: 'x', address, purpose: 'News of parks', owner: owner.id, backUp: head.id },
})

/** Who keeps a register, and an entry and a change that hold, written by hand. */
type Life = {
  readonly by: () => Person
  readonly values: () => Promise<object>
  readonly change: readonly [field: string, to: string]
  readonly isForGood?: boolean
}
let channel = ''
const lives: Partial<Record<RegisterName, Life>> = {
  channels: {
    by: () => head,
    values: async () => channelOf('Parks news', '@parksnews'),
    change: ['purpose', 'News of parks and paths'],
  },
  'terms-reviews': {
    by: () => head,
    values: async () => ({
      ...{ channel, version: 'May 2026', reviewer: head.id, reviewedOn: '2026-06-01' },
      ...{ decision: 'usable', due: '2027-06-01' },
    }),
    change: ['issues', 'It takes a licence to what is posted.'],
  },
  'security-checks': {
    by: () => head,
    values: async () => ({
      ...{ channel, verifiedOn: '2026-06-01', factor: 'key', keyHolders: [owner.id, head.id] },
      ...{ withoutFactor: [], recovery: head.id, due: '2026-12-01' },
    }),
    change: ['notes', 'Looked at together.'],
  },
  spokespeople: {
    by: () => head,
    values: async () => ({ person: staff.id, topics: ['trees'], instrument: 'Letter of 1 July' }),
    change: ['limits', 'No figures.'],
  },
  'approval-delegations': {
    by: () => head,
    values: async () => ({ person: second.id, tiers: ['T1'], instrument: 'Instrument 7' }),
    change: ['limits', 'Replies only.'],
  },
  'approval-routes': {
    by: () => head,
    values: async () => ({ title: 'Sensitive posts of parks', tiers: ['T2'], first: 'The owner' }),
    change: ['first', 'Whoever owns the channel'],
  },
  templates: {
    by: () => author,
    values: async () => ({ title: 'Closure', use: 'notice', text: '{street: up to 40 letters} is closed.' }),
    change: ['conditions', 'When a path is closed.'],
  },
  contacts: {
    by: () => policy,
    values: async () => ({ kind: 'logo', title: 'Brand team', people: [authority.id, second.id] }),
    change: ['says', 'Say where it is shown.'],
  },
  initiatives: {
    by: () => keeper,
    values: async () => ({ title: 'Lantern Walk', owner: keeper.id, knownTo: [] }),
    change: ['planned', 'in spring'],
  },
  consents: {
    by: () => author,
    values: async () => ({
      ...{ subject: 'Bea Bloom', things: ['picture'], state: 'given', saidOn: '2026-06-01' },
      evidence: 'Form 12',
    }),
    change: ['evidence', 'Form 12, page 2'],
  },
  assets: {
    by: () => author,
    values: async () => ({ title: 'Parks logo', kind: 'logo', owner: 'The Territory', ai: 'none' }),
    change: ['licence', 'Own work'],
  },
  freezes: {
    by: () => head,
    values: async () => ({ kind: 'mourning', title: 'Mourning', event: 'Declared by the Chief Minister' }),
    change: ['says', 'Only notices about safety.'],
  },
}

describe.each(Object.keys(lives) as RegisterName[])('the register of %s', (name) => {
  const life = (): Life => lives[name] as Life
  let entry = ''
  const path = () => `/registers/${name}/${entry}`
  const page = async () => await test.read(life().by(), name, entry)

  it('says at every field what is missing, and keeps nothing', async () => {
    const by = life().by()
    const said = await test.send(by, 'POST', `/registers/${name}`, { values: {}, ...inParks() })
    const missing = Object.entries(registerOf(name).fields).filter(([, field]) => field.missing)
    expect(said.status).toBe(400)
    expect(said.body.fields).toEqual(
      missing.map(([field, { missing: says }]) => ({ path: `values.${field}`, says })),
    )
  })

  it('is kept by whom the table says, and by nobody from elsewhere', async () => {
    if (name === 'terms-reviews' && channel === '')
      channel = await test.add(head, 'channels', channelOf('Parks', '@actparks'), inParks())
    const values = await life().values()
    for (const as of [staff, other]) {
      const said = await test.send(as, 'POST', `/registers/${name}`, { values, ...inParks() })
      expect(said.status).toBe(403)
    }
    expect((await test.send(undefined, 'POST', `/registers/${name}`, { values })).status).toBe(401)
    entry = await test.add(life().by(), name, values, inParks())
    expect(await page()).toMatchObject({ standing: 'holds', mayChange: true })
  })

  it('is found by a search and in a list', async () => {
    const { name: called } = await page()
    const [word = ''] = called.split(' ')
    const found = await test.send(life().by(), 'GET', `/registers/${name}?search=${encodeURIComponent(word)}`)
    expect(found.body.entries.map(({ id }: { id: string }) => id)).toContain(entry)
    const none = await test.send(life().by(), 'GET', `/registers/${name}?search=zzzz`)
    expect(none.body).toMatchObject({ entries: [], total: 0 })
  })

  it('is changed by whoever saw what stands, and by nobody else', async () => {
    const [field, to] = life().change
    const before = await page()
    const body = {
      state: before.state,
      values: { ...before.values, [field]: to },
      ...inParks(),
      until: before.until,
    }
    expect((await test.send(staff, 'PUT', path(), body)).status).toBeGreaterThanOrEqual(403)
    expect(await test.send(life().by(), 'PUT', path(), body)).toMatchObject({ status: 204 })
    expect((await page()).values[field]).toBe(to)
    expect(await test.send(life().by(), 'PUT', path(), body)).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile' },
    })
  })

  it('is as it was, asked as it was known before', async () => {
    const [field, to] = life().change
    const { history } = await page()
    const [added, changed] = history
    const known = new Date(Date.parse(changed.at) - 1).toISOString()
    const before = await test.send(life().by(), 'GET', `${path()}?known=${known}&at=${known}`)
    expect(before.body.values[field]).not.toBe(to)
    expect(added).toMatchObject({ says: 'Entered', by: { name: life().by().name } })
    expect(changed.fields).toContainEqual(
      expect.objectContaining({ label: registerOf(name).fields[field]?.label, to }),
    )
  })

  it('is revoked with a reason, restored, and ended', async () => {
    const by = life().by()
    const { state } = await page()
    const noReason = await test.send(by, 'POST', `${path()}/revoke`, { state })
    expect(noReason.body.fields).toEqual([{ path: 'reason', says: 'Say why in a few words.' }])
    expect((await test.send(by, 'POST', `${path()}/revoke`, { state, reason: 'A test' })).status).toBe(204)
    expect(await page()).toMatchObject({ standing: 'revoked', deeds: [] })
    const list = await test.send(by, 'GET', `/registers/${name}`)
    expect(list.body.entries.map(({ id }: { id: string }) => id)).not.toContain(entry)
    const again = { state: (await page()).state, reason: 'It was right' }
    expect((await test.send(by, 'POST', `${path()}/restore`, again)).status).toBe(204)
    expect(await page()).toMatchObject({ standing: 'holds' })
    const twice = await test.send(by, 'POST', `${path()}/restore`, { ...again, state: (await page()).state })
    expect(twice).toMatchObject({ status: 409, body: { code: 'not-in-this-state' } })
    const end = { state: (await page()).state, from: '2026-08-31' }
    expect((await test.send(by, 'POST', `${path()}/end`, end)).status).toBe(204)
    const { until, history } = await page()
    expect(until).toBe('2026-08-31T14:00:00.000Z')
    expect(history.map(({ says }: { says: string }) => says)).toEqual([
      ...['Entered', 'Changed', 'Revoked', 'Restored', 'An end was set'],
    ])
  })
})

it('knows no register by another name, and lists those that somebody may read', async () => {
  expect((await test.send(head, 'GET', '/registers/secrets')).status).toBe(404)
  const seen = async (as: Person): Promise<string[]> =>
    (await test.send(as, 'GET', '/registers')).body.registers.map(({ name }: { name: string }) => name)
  expect(await seen(staff)).toEqual(
    registerNames.filter((name) => !['security-checks', 'consents', 'take-downs'].includes(name)),
  )
})
