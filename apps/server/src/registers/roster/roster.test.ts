import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endLeave, recordLeave } from '../../people/directory/leave.ts'
import { mergePeople } from '../../people/directory/merges.ts'
import type { Person, Unit } from '../../people/index.ts'
import { forUnit, mustBeDone } from '../../people/testing.ts'
import { openTestRegisters, type TestRegisters } from '../testing.ts'
import { findOnDuty, isOnDuty } from './turns.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

let test: TestRegisters
let parks: Unit
let health: Unit
let head: Person
let author: Person
let owner: Person
let ann: Person
let ben: Person
let otherHead: Person
let paths: string
let trees: string
let clinics: string

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
  owner = await named('Oki Owner', parks)
  ann = await named('Ann Awake', parks)
  ben = await named('Ben Bell', parks)
  otherHead = await named('Olu Other', health, 'communications-head')
  const channel = async (by: Person, unit: Unit, title: string, address: string) =>
    await test.add(
      by,
      'channels',
      { title, platform: 'x', address, purpose: 'News', owner: owner.id, backUp: ann.id },
      { unit: unit.id },
    )
  paths = await channel(head, parks, 'Paths', '@parkpaths')
  trees = await channel(head, parks, 'Trees', '@citytrees')
  clinics = await channel(otherHead, health, 'Clinics', '@clinicsnow')
  await house.grant(owner, 'channel-owner', { kind: 'channel', id: paths })
})
afterAll(async () => {
  expect(test.faults).toEqual([])
  await test.close()
})

const soon = (ms: number): string => new Date(test.house.clock.now + ms).toISOString()
const before = (at: string, ms: number): string => new Date(Date.parse(at) - ms).toISOString()
type More = { readonly from?: string; readonly until?: string; readonly unit?: string | null }
const send = async (values: object, more: More = {}, by = head) =>
  await test.send(by, 'POST', '/registers/duty-roster', { values, unit: parks.id, ...more })
const turn = async (values: object, more: More = {}, by = head): Promise<string> => {
  const { status, body } = await send(values, more, by)
  expect([status, body.fields]).toEqual([201, undefined])
  return body.id
}
const on = async (person: Person, at = test.house.at(), channels?: readonly string[]) =>
  await isOnDuty(test.house.test.database.db, person.id, at, channels)
const duties = async (as: Person, ...channels: string[]) =>
  (await test.send(as, 'GET', `/on-duty?channels=${channels.join()}`)).body
const attention = async (as: Person): Promise<readonly string[]> =>
  (await test.send(as, 'GET', '/registers/attention?register=duty-roster')).body.items.map(
    ({ says }: { says: string }) => says,
  )
const revoke = async (entry: string): Promise<void> => {
  const { state } = await test.read(head, 'duty-roster', entry)
  const path = `/registers/duty-roster/${entry}/revoke`
  expect((await test.send(head, 'POST', path, { state, reason: 'Swapped' })).status).toBe(204)
}

describe('a turn', () => {
  it('lasts two weeks at most, and ends by then where nobody said when', async () => {
    const { status, body } = await send({ person: ann.id }, { until: soon(14 * day + hour) })
    expect([status, body.fields]).toEqual([
      400,
      [{ path: 'until', says: 'It holds for 14 days at most and is then confirmed again.' }],
    ])
    const entry = await turn({ person: ann.id })
    const { from, until } = await test.read(head, 'duty-roster', entry)
    expect(Date.parse(until) - Date.parse(from)).toBe(14 * day)
    await revoke(entry)
  })

  it('names somebody who is here, and channels of the unit', async () => {
    const gone = await test.house.person('Gil Gone')
    await test.house.change(gone, { isActive: false })
    expect((await send({ person: gone.id })).body.fields).toEqual([
      { path: 'values.person', says: 'Choose somebody who is in the directory now.' },
    ])
    expect((await send({ person: ann.id, channels: [paths, clinics] })).body.fields).toEqual([
      { path: 'values.channels', says: 'Choose channels of the unit. Of another unit: Clinics.' },
    ])
  })

  it('is not entered twice for the same person, time and channels', async () => {
    const until = soon(2 * day)
    const first = await turn({ person: ann.id, channels: [paths, trees] }, { until })
    const again = await send({ person: ann.id, channels: [trees, paths] }, { until: soon(3 * day) })
    expect([again.status, again.body.code]).toEqual([409, 'entry-taken'])
    const others = [
      await turn({ person: ben.id, channels: [paths, trees] }, { until }),
      await turn({ person: ann.id, channels: [paths] }, { until }),
      await turn({ person: ann.id, channels: [paths, trees] }, { from: until, until: soon(4 * day) }),
    ]
    for (const entry of [first, ...others]) await revoke(entry)
  })

  it('is kept by whoever answers for its channels, and by nobody else', async () => {
    const until = soon(day)
    for (const by of [author, ann, otherHead])
      expect((await send({ person: ann.id }, { until }, by)).status).toBe(403)
    // The owner of one channel keeps the turns for it, and not those for all of the unit.
    expect((await send({ person: ann.id, channels: [trees] }, { until }, owner)).status).toBe(403)
    await revoke(await turn({ person: ann.id, channels: [paths] }, { until }, owner))
  })

  it('is read by communications staff of the unit and by whoever is on duty', async () => {
    const entry = await turn({ person: ann.id, note: 'A storm is watched' }, { until: soon(day) })
    const seen = async (as: Person) =>
      (await test.send(as, 'GET', '/registers/duty-roster')).body.entries.map(({ id }: { id: string }) => id)
    expect(await seen(head)).toEqual([entry])
    expect(await seen(author)).toEqual([entry])
    expect(await seen(ann)).toEqual([entry])
    expect(await seen(ben)).toEqual([])
    expect(await seen(otherHead)).toEqual([])
    expect((await test.send(ben, 'GET', `/registers/duty-roster/${entry}`)).status).toBe(404)
    await revoke(entry)
  })
})

it('that was revoked and is restored ends when it was to end', async () => {
  const until = soon(day)
  const entry = await turn({ person: ann.id }, { until })
  await revoke(entry)
  const { state } = await test.read(head, 'duty-roster', entry)
  const path = `/registers/duty-roster/${entry}/restore`
  expect((await test.send(head, 'POST', path, { state, reason: 'Back again' })).status).toBe(204)
  expect(await test.read(head, 'duty-roster', entry)).toMatchObject({ standing: 'holds', until })
  await revoke(entry)
})

describe('being on duty', () => {
  it('begins and ends with the turn, to the millisecond', async () => {
    const [from, until] = [soon(hour), soon(9 * hour)]
    const entry = await turn({ person: ann.id }, { from, until })
    expect(await on(ann, before(from, 1))).toBe(false)
    expect(await on(ann, from)).toBe(true)
    expect(await on(ann, before(until, 1))).toBe(true)
    expect(await on(ann, until)).toBe(false)
    expect(await on(ben, from)).toBe(false)
    await revoke(entry)
    expect(await on(ann, soon(2 * hour))).toBe(false)
  })

  it('is for the channels of the turn, for all of its unit, or for any where nobody knows which', async () => {
    const one = await turn({ person: ann.id, channels: [paths] }, { until: soon(day) })
    expect(await on(ann, undefined, [paths])).toBe(true)
    expect(await on(ann, undefined, [trees])).toBe(false)
    expect(await on(ann, undefined, [trees, paths])).toBe(true)
    expect(await on(ann)).toBe(true)
    const all = await turn({ person: ben.id }, { until: soon(day) })
    expect(await on(ben, undefined, [trees])).toBe(true)
    expect(await on(ben, undefined, [clinics])).toBe(false)
    const { db } = test.house.test.database
    expect((await findOnDuty(db, [paths], test.house.at())).toSorted()).toEqual([ann.id, ben.id].toSorted())
    expect(await findOnDuty(db, [trees], test.house.at())).toEqual([ben.id])
    for (const entry of [one, all]) await revoke(entry)
  })

  it('is of a human, whichever of their entries the roster names', async () => {
    const { house } = test
    const old = await house.person('Ann A. Wake', { unit: parks.id })
    const kept = await house.person('Anna Wake', { unit: parks.id })
    const entry = await turn({ person: old.id }, { until: soon(day) })
    mustBeDone(
      await house.commit((tx, needs) =>
        mergePeople(tx, needs, { kept: kept.id, merged: old.id, reason: 'The same' }),
      ),
    )
    expect(await on(kept)).toBe(true)
    await revoke(entry)
  })

  it('stops while somebody is away, and whoever keeps the roster is told', async () => {
    const { house } = test
    const entry = await turn({ person: ann.id }, { until: soon(3 * day) })
    const ahead = await turn({ person: ann.id }, { from: soon(4 * day), until: soon(5 * day) })
    expect(await attention(head)).toEqual([])
    const away = { person: ann.id, standsIn: null, from: house.at(), to: soon(4 * day + 2 * hour) }
    const leave = mustBeDone(await house.commit((tx, needs) => recordLeave(tx, needs, away)))
    house.wait(minute)
    expect(await on(ann)).toBe(false)
    expect(await attention(head)).toEqual([
      'They are away, so they are not woken. Let somebody else take the turn.',
      'They will be away when it begins, and not woken then. Let somebody else take the turn.',
    ])
    expect(await attention(author)).toEqual([])
    expect((await duties(author, paths)).channels[0].people).toMatchObject([
      { person: { name: 'Ann Awake' }, awayUntil: leave.to_at },
    ])
    mustBeDone(await house.commit((tx, needs) => endLeave(tx, needs.at, leave.id)))
    house.wait(minute)
    expect(await on(ann)).toBe(true)
    for (const one of [entry, ahead]) await revoke(one)
  })
})

it('says a day before that nobody comes after, for as long as nobody does', async () => {
  const until = soon(30 * hour)
  const entry = await turn({ person: ann.id, channels: [paths, trees] }, { until })
  expect(await attention(head)).toEqual([])
  test.house.wait(7 * hour)
  const gap = ['It ends within a day, and nobody is on duty after it. Enter the next turn.']
  expect(await attention(head)).toEqual(gap)
  expect((await test.read(head, 'duty-roster', entry)).attention).toEqual(gap)
  // Of one of the two channels somebody takes over, and of the other nobody.
  const next = await turn({ person: ben.id, channels: [paths] }, { from: until, until: soon(40 * hour) })
  expect(await attention(head)).toEqual(gap)
  const rest = await turn({ person: ben.id, channels: [trees] }, { from: until, until: soon(40 * hour) })
  expect(await attention(head)).toEqual([])
  for (const one of [entry, next, rest]) await revoke(one)
})

it('shows who is on duty for a channel to its staff, and everybody their own turn', async () => {
  const until = soon(8 * hour)
  const entry = await turn({ person: ann.id, channels: [paths] }, { until })
  const people = [{ person: { id: ann.id, name: 'Ann Awake' }, turn: entry, until, awayUntil: null }]
  expect(await duties(author, paths, trees, clinics)).toEqual({
    channels: [
      { channel: { id: paths, name: 'Paths' }, people },
      { channel: { id: trees, name: 'Trees' }, people: [] },
    ],
    mine: [],
  })
  expect(await duties(ann, paths)).toEqual({
    channels: [],
    mine: [{ turn: entry, until, awayUntil: null, channels: [{ id: paths, name: 'Paths' }] }],
  })
  test.house.wait(9 * hour)
  expect((await duties(ann, paths)).mine).toEqual([])
})
