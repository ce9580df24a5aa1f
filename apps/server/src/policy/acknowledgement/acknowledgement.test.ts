import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectKinds, listWaiting } from '../../notices/index.ts'
import { mergePeople } from '../../people/directory/merges.ts'
import type { Person, Unit } from '../../people/index.ts'
import { forUnit, mustBeDone, openTestDirectory, type TestDirectory } from '../../people/testing.ts'
import { issuePermit } from '../../records/permit.ts'
import type { LoadedPack } from '../in-force/kept-pack.ts'
import { endInForce, putInForce } from '../in-force/put-in-force.ts'
import { smallPack } from '../testing.ts'
import { acknowledge, findStanding, isCurrent, policyKinds } from './acknowledge.ts'
import { policyJobs } from './ask.ts'
import { findMine } from './mine.ts'
import { findToRead } from './to-read.ts'

const kinds = collectKinds(policyKinds)
const first = smallPack('base', '1.0.0')
const second = smallPack('base', '2.0.0')
const layer = smallPack('local', '1.0.0', { over: 'base' })

let house: TestDirectory
let buses: Unit
let parks: Unit
let boss: Person
let driver: Person
let gardener: Person
let contractor: Person
let unsettled: Person
beforeAll(async () => {
  house = await openTestDirectory()
  buses = await house.unit('Buses')
  parks = await house.unit('Parks')
  boss = await house.person('Bea Boss', { unit: parks.id })
  driver = await house.person('Dora Driver', { unit: buses.id })
  gardener = await house.person('Gil Gardener', { unit: parks.id, manager: boss.id })
  contractor = await house.person('Con Tractor', { unit: buses.id, basis: 'contractor' })
  unsettled = await house.person('Una Settled', { unit: buses.id, basis: 'not-sure' })
})
afterAll(() => house.close())

/** Every job, twice, as the clock and the queue may run them. */
async function askAll(): Promise<void> {
  house.wait(1000)
  const permit = issuePermit({ kind: 'system', job: 'test' }, 'acknowledgement.ask')
  const jobs = policyJobs({ recorder: house.recorder, kinds, permit })
  for (const { name, run } of [...jobs, ...jobs]) {
    house.wait(1)
    await run({ subject: name === 'policy.ask-somebody' ? driver.id : 'clock' })
  }
}
const put = (loaded: LoadedPack, unit: string | null = null, from: string | null = null) =>
  house.commit((tx, needs) => putInForce(tx, needs, { loaded, unit, from, reason: 'a test' }))
const say = (person: Person, seen: readonly LoadedPack[]) =>
  house.commit((tx, needs) =>
    acknowledge(tx, needs, { person: person.id, seen: seen.map(({ digest }) => digest) }),
  )
const stateOf = async ({ id }: Person) => (await findStanding(house.test.database.db, id, house.at())).state
const waiting = async (...people: Person[]) => {
  const all = await listWaiting(house.test.database.db, { people: people.map(({ id }) => id), limit: 100 })
  return all.map(({ kind, link, dueAt }) => ({ kind, link, dueAt }))
}

describe('acknowledging', () => {
  it('asks nobody while nothing is in force, and says so', async () => {
    await askAll()
    expect(await waiting(boss, driver, gardener, contractor, unsettled)).toEqual([])
    expect(await stateOf(driver)).toBe('no-policy')
    expect(await isCurrent(house.test.database.db, driver.id, house.at())).toBe(false)
  })

  it('lets one thing wait for each whom it binds, with four weeks, however often it is looked at', async () => {
    mustBeDone(await put(first))
    await askAll()
    const [notice] = await waiting(driver)
    expect(notice).toMatchObject({ kind: 'policy.to-acknowledge', link: '/acknowledge' })
    const weeks = (Date.parse(notice?.dueAt ?? '') - house.clock.now) / 86_400_000
    expect(Math.round(weeks)).toBe(28)
    expect(await waiting(boss, driver, gardener)).toHaveLength(3)
    expect(await waiting(contractor, unsettled)).toEqual([])
    expect([await stateOf(contractor), await stateOf(unsettled)]).toEqual(['not-bound', 'not-settled'])
  })

  it('keeps exactly what was said of exactly what was shown, once, and takes the notice away', async () => {
    expect(await say(driver, [second])).toMatchObject({ declined: { code: 'changed-meanwhile' } })
    expect(await say(contractor, [first])).toMatchObject({ ok: false })
    const { id } = mustBeDone(await say(driver, [first]))
    const row = await house.test.database.db
      .selectFrom('acknowledgement')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ person: driver.id, base: first.digest, overlays: [], method: 'in-the-app' })
    expect(row.statement).toBe(
      'I have read “The pack base” (base, version 1.0.0). I know that it applies to me.',
    )
    expect(await waiting(driver)).toEqual([])
    expect(await isCurrent(house.test.database.db, driver.id, house.at())).toBe(true)
    expect(await say(driver, [first])).toMatchObject({ declined: { code: 'already-ended' } })
    await askAll()
    expect(await waiting(driver)).toEqual([])
  })

  it('asks of a layer only those in its unit, and takes it away when they leave it', async () => {
    mustBeDone(await put(layer, buses.id))
    await askAll()
    expect(await waiting(driver)).toHaveLength(1)
    const mine = await findMine(house.test.database.db, await house.asker(driver))
    expect(mine.applies.map(({ pack, isNew }) => [pack, isNew])).toEqual([
      ['base', false],
      ['local', true],
    ])
    expect(mine.changes).toEqual([])

    driver = await house.change(driver, { unit: parks.id })
    await askAll()
    expect(await waiting(driver)).toEqual([])
    expect(await stateOf(driver)).toBe('current')
    driver = await house.change(driver, { unit: buses.id })
    await askAll()
    expect(await waiting(driver)).toHaveLength(1)
    mustBeDone(await say(driver, [first, layer]))
    expect(await waiting(driver)).toEqual([])
  })

  it('asks anew when a new version begins, on the day that was said and not before', async () => {
    const from = new Date(house.clock.now + 5 * 86_400_000).toISOString()
    mustBeDone(await put(second, null, from))
    await askAll()
    expect(await waiting(driver)).toEqual([])
    house.wait(5 * 86_400_000)
    await askAll()
    expect(await waiting(driver)).toHaveLength(1)
    const mine = await findMine(house.test.database.db, await house.asker(driver))
    expect(mine.changes).toEqual([{ how: 'changed', number: '1', title: 'Be kind' }])
    expect(mine.statement).toBe(
      'I have read “The pack base” (base, version 2.0.0), with “The pack local” (local, version 1.0.0). I know that they apply to me.',
    )
    // Judged by the law of the day: the day before, they had read what applied.
    const before = new Date(house.clock.now - 86_400_000).toISOString()
    expect(await isCurrent(house.test.database.db, driver.id, before)).toBe(true)
    expect(await stateOf(driver)).toBe('due')
  })

  it('takes away what waits when the version ends, and asks again when it is back', async () => {
    const rows = await house.test.database.db
      .selectFrom('pack_in_force')
      .select('id')
      .where('kept', '=', second.digest)
      .execute()
    mustBeDone(
      await house.commit((tx, needs) =>
        endInForce(tx, needs, { id: rows[0]?.id ?? '', until: null, reason: 'a test' }),
      ),
    )
    await askAll()
    expect(await waiting(boss, driver, gardener)).toEqual([])
    mustBeDone(await put(second))
    await askAll()
    expect(await waiting(boss, driver, gardener)).toHaveLength(3)
  })

  it('counts for one human, whichever of their entries said it', async () => {
    const other = await house.person('D. Driver', { unit: buses.id })
    mustBeDone(await say(other, [second, layer]))
    mustBeDone(
      await house.commit((tx, needs) =>
        mergePeople(tx, needs, { kept: driver.id, merged: other.id, reason: 'the same' }),
      ),
    )
    await askAll()
    expect(await stateOf(driver)).toBe('current')
    expect(await waiting(driver)).toEqual([])
  })

  it('asks nobody who has left', async () => {
    const gone = await house.person('Greta Gone', { unit: parks.id })
    await askAll()
    expect(await waiting(gone)).toHaveLength(1)
    await house.change(gone, { isActive: false })
    await askAll()
    expect(await waiting(gone)).toEqual([])
  })
})

describe('who still has to read it', () => {
  it('is said to a manager of their people, and to the policy owner of their units, by name and no more', async () => {
    const db = house.test.database.db
    expect(await findToRead(db, await house.asker(boss))).toEqual({
      ...{ bound: 1, read: 0, notSettled: 0 },
      people: [{ id: gardener.id, name: 'Gil Gardener', unit: parks.id, bound: 'bound' }],
    })
    const owner = await house.person('Ola Owner', { unit: parks.id })
    await house.grant(owner, 'policy-owner', forUnit(buses))
    const toRead = await findToRead(db, await house.asker(owner))
    expect(toRead).toEqual({ bound: 1, read: 1, notSettled: 1, people: [] })
    expect(await findToRead(db, await house.asker(gardener))).toMatchObject({ bound: 0, people: [] })
  })
})
