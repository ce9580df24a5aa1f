import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { endLeave, recordLeave } from '../directory/leave.ts'
import { mergePeople, splitPerson } from '../directory/merges.ts'
import type { Person, Unit } from '../directory/model.ts'
import { changePerson } from '../directory/people.ts'
import {
  forEverything,
  forUnit,
  openTestDirectory,
  type TestDirectory,
  toldOfEverything,
} from '../testing.ts'
import { endActing, makeActing } from './acting.ts'
import { findAllHoldings } from './all-holdings.ts'
import { decide } from './decide.ts'
import { delegate, endDelegation } from './delegations.ts'
import { endGrant, grantRole } from './grants.ts'
import { keptApart, type Role } from './roles.ts'
import { loadAsker } from './store.ts'
import type { ActingTable, DelegationTable, RoleGrantTable } from './tables.ts'

const seed = 7300
const runs = 30
const day = 86_400_000

let house: TestDirectory
let units: readonly Unit[]
beforeAll(async () => {
  house = await openTestDirectory()
  const top = await house.unit('Top')
  units = [top, await house.unit('Below', top), await house.unit('Beside')]
})
afterAll(() => house.close())

const rolesTried = [
  'approver',
  'people-officer',
  'conduct-officer',
  'disclosure-officer',
  'administrator',
  'auditor',
] as const
const kinds = [
  ...[
    'grant',
    'grant',
    'grant',
    'endGrant',
    'delegate',
    'delegate',
    'endDelegation',
    'act',
    'act',
    'endActing',
  ],
  ...['merge', 'split', 'leave', 'endLeave', 'deactivate', 'activate', 'lastDay', 'wait', 'wait'],
] as const
const step = fc.record({
  kind: fc.constantFrom(...kinds),
  a: fc.nat(3),
  b: fc.nat(3),
  by: fc.nat(3),
  pick: fc.nat(20),
  role: fc.constantFrom(...rolesTried),
  place: fc.nat(3),
  from: fc.nat(3),
  days: fc.integer({ min: 1, max: 12 }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** What was done, kept apart from the database: what stood from when until when, in the plainest form. */
type Told = {
  readonly grants: (RoleGrantTable & { ended?: string })[]
  readonly delegations: (DelegationTable & { ended?: string })[]
  readonly actings: (ActingTable & { ended?: string })[]
  readonly merges: { kept: string; merged: string; from: string; ended?: string }[]
  readonly states: { person: string; from: string; isActive: boolean; goneAt: string | null }[]
  readonly leaves: string[]
}
type Span = { readonly from_at: string; readonly to_at: string | null; ended?: string }

const stands = ({ from_at, to_at, ended }: Span, at: string): boolean =>
  from_at <= at && (to_at === null || at < to_at) && (ended === undefined || at < ended)

function isThere(told: Told, person: string, at: string): boolean {
  const state = told.states.filter((one) => one.person === person && one.from <= at).at(-1)
  const isFolded = told.merges.some(
    ({ merged, from, ended }) => merged === person && from <= at && (ended === undefined || at < ended),
  )
  return state?.isActive === true && (state.goneAt === null || at < state.goneAt) && !isFolded
}

function selvesOf(told: Told, person: string, at: string): ReadonlySet<string> {
  const selves = new Set([person])
  for (let grew = true; grew; ) {
    const size = selves.size
    for (const { kept, merged, from, ended } of told.merges)
      if (from <= at && (ended === undefined || at < ended) && (selves.has(kept) || selves.has(merged)))
        selves.add(kept).add(merged)
    grew = selves.size > size
  }
  return selves
}

/** The grants whose role somebody has at an instant, by whatever path. */
function grantsOf(told: Told, person: string, at: string): readonly RoleGrantTable[] {
  if (!isThere(told, person, at)) return []
  const own = told.grants.filter((grant) => grant.person === person && stands(grant, at))
  const delegated = told.delegations
    .filter((one) => one.person === person && stands(one, at))
    .flatMap((one) => told.grants.filter((grant) => grant.id === one.role_grant))
    .filter((grant) => stands(grant, at) && isThere(told, grant.person, at))
  const acted = told.actings
    .filter((one) => one.person === person && stands(one, at) && isThere(told, one.acts_for, at))
    .flatMap((one) =>
      told.grants.filter(
        (grant) => grant.person === one.acts_for && one.roles.includes(grant.role) && stands(grant, at),
      ),
    )
  const all = [...own, ...delegated, ...acted]
  return all.filter(
    ({ role }) =>
      !keptApart.some(({ stays, falls }) => falls === role && all.some((one) => one.role === stays)),
  )
}

async function take(told: Told, people: readonly Person[], outsider: Person, one: Step): Promise<void> {
  const id = (at: number): string => people[at % people.length]?.id ?? ''
  const pick = <T>(all: readonly T[]): T | undefined => all[one.pick % Math.max(1, all.length)]
  const later = (days: number): string => new Date(house.clock.now + days * day).toISOString()
  const place = units[one.place]
  const isWide = one.role === 'administrator' || one.role === 'auditor'
  const scope = place && !isWide ? forUnit(place) : forEverything
  const until = later(one.from + one.days)
  const begins = one.from === 0 ? {} : { from: later(one.from) }
  const end = async <T extends { ended?: string }>(
    row: T | undefined,
    work: (row: T) => Parameters<TestDirectory['commit']>[0],
  ): Promise<void> => {
    if (!row) return
    const done = await house.commit(work(row))
    if (done.ok) row.ended = house.at()
  }
  /** Whoever comes back begins anew. */
  const state = async (to: Partial<Person>): Promise<void> => {
    const person = id(one.a)
    const before = told.states.filter((known) => known.person === person).at(-1)
    const done = await house.commit((tx, needs) => changePerson(tx, needs, { person, to }))
    if (!done.ok) return
    const at = house.at()
    const hadLeft = !before?.isActive || (before.goneAt !== null && before.goneAt <= at)
    told.states.push({ person, from: at, isActive: done.result.isActive, goneAt: done.result.endsAt })
    if (hadLeft && done.result.isActive && (done.result.endsAt === null || done.result.endsAt > at))
      for (const row of [...told.grants, ...told.delegations, ...told.actings])
        if (row.person === person) row.ended ??= at
  }

  switch (one.kind) {
    case 'grant': {
      const by = one.by === 0 ? id(one.b) : outsider.id
      const done = await house.commit((tx, { at, source }) =>
        grantRole(
          tx,
          { at, source, by: { kind: 'person', id: by } },
          { person: id(one.a), role: one.role, scope, ...begins, ...(one.days > 6 ? {} : { to: until }) },
        ),
      )
      if (!done.ok) return
      expect(selvesOf(told, by, house.at()).has(id(one.a))).toBe(false)
      told.grants.push({ ...done.result })
      return
    }
    case 'delegate': {
      const grant = pick(told.grants)
      if (!grant) return
      const done = await house.commit((tx, { at, source }) =>
        delegate(tx, { at, source }, { grant: grant.id, to: id(one.b), until, ...begins }),
      )
      if (!done.ok) return
      expect(selvesOf(told, grant.person, house.at()).has(id(one.b))).toBe(false)
      told.delegations.push({ ...done.result })
      return
    }
    case 'act': {
      const done = await house.commit((tx, { at, source }) =>
        makeActing(
          tx,
          { at, source, by: one.by === 0 ? id(one.b) : outsider.id },
          { person: id(one.b), actsFor: id(one.a), roles: [one.role], until, ...begins },
        ),
      )
      if (done.ok) told.actings.push({ ...done.result })
      return
    }
    case 'endGrant':
      return await end(
        pick(told.grants),
        (row) =>
          (tx, { at }) =>
            endGrant(tx, at, row.id),
      )
    case 'endDelegation':
      return await end(
        pick(told.delegations),
        (row) =>
          (tx, { at }) =>
            endDelegation(tx, at, row.id),
      )
    case 'endActing':
      return await end(
        pick(told.actings),
        (row) =>
          (tx, { at }) =>
            endActing(tx, at, row.id),
      )
    case 'merge': {
      const pair = { kept: id(one.a), merged: id(one.b) }
      const done = await house.commit((tx, needs) => mergePeople(tx, needs, { ...pair, reason: 'r' }))
      if (done.ok) told.merges.push({ ...pair, from: house.at() })
      return
    }
    case 'split':
      return await end(
        pick(told.merges.filter(({ ended }) => ended === undefined)),
        ({ merged }) =>
          (tx, { at }) =>
            splitPerson(tx, at, { merged, reason: 'r' }),
      )
    case 'leave': {
      const done = await house.commit((tx, needs) =>
        recordLeave(tx, needs, {
          person: id(one.a),
          standsIn: id(one.b),
          from: needs.at,
          to: later(one.days),
        }),
      )
      if (done.ok) told.leaves.push(done.result.id)
      return
    }
    case 'endLeave': {
      const leave = pick(told.leaves)
      if (leave) await house.commit((tx, { at }) => endLeave(tx, at, leave))
      return
    }
    case 'deactivate':
      return await state({ isActive: false })
    case 'activate':
      return await state({ isActive: true, ends: null })
    case 'lastDay':
      return await state({ ends: later(one.from).slice(0, 10) })
    case 'wait':
      house.wait(one.days * day)
  }
}

const acts = {
  approver: 'post.approve',
  'people-officer': 'role.grant',
  'conduct-officer': 'case.step',
  'disclosure-officer': 'disclosure.read',
  administrator: 'role.grant-administrator',
  // People officers read it too, for their units.
  auditor: 'role.read-history',
} as const satisfies Partial<Record<Role, string>>

it(`nobody gets a permit at any instant without a row that gives it then, and whoever has one gets it (seed ${seed})`, async () => {
  let permits = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 12, maxLength: 30 }),
      fc.array(fc.nat(1000), { minLength: 3, maxLength: 6 }),
      async (steps, when) => {
        house.wait(day)
        const start = house.clock.now
        const people: Person[] = []
        for (const name of ['A', 'B', 'C', 'D']) people.push(await house.person(name))
        const other = await house.person('Other')
        const told: Told = {
          ...{ grants: [], delegations: [], actings: [], merges: [], leaves: [] },
          states: people.map(({ id, since }) => ({ person: id, from: since, isActive: true, goneAt: null })),
        }
        for (const one of steps) await take(told, people, other, one)

        // Ends of spans are where faults are: each with the millisecond before it, beside instants at random.
        const edges = [...told.grants, ...told.delegations, ...told.actings].flatMap(
          ({ from_at, to_at, ended }) =>
            [from_at, to_at, ended].flatMap((one) => (one ? [Date.parse(one), Date.parse(one) - 1] : [])),
        )
        const instants = [
          ...when.map((one) => start + ((house.clock.now - start) * one) / 1000),
          ...when.flatMap((one) => edges[one % Math.max(1, edges.length)] ?? []),
          house.clock.now,
        ]
        for (const instant of instants) {
          const at = new Date(instant).toISOString()
          const everybody = await findAllHoldings(house.test.database.db, 'approver', at)
          for (const { id } of people) {
            const loaded = await loadAsker(house.test.database.db, {
              by: { kind: 'person', id },
              at,
              hasSteppedUp: true,
            })
            const asker = { ...loaded, told: toldOfEverything }
            expect(everybody.holdingsOf(id)).toEqual(loaded.holds.filter(({ role }) => role === 'approver'))
            expect(new Set(everybody.selvesOf(id))).toEqual(loaded.selves)
            const given = grantsOf(told, id, at)
            for (const role of rolesTried)
              for (const unit of units) {
                const object = { person: other.id, unit: unit.id }
                const isGiven = given.some(
                  (grant) =>
                    (grant.role === role || (role === 'auditor' && grant.role === 'people-officer')) &&
                    (grant.scope === null ||
                      grant.scope === unit.id ||
                      (grant.scope === units[0]?.id && unit.id === units[1]?.id)),
                )
                const { may } = decide(asker, acts[role], object)
                permits += may ? 1 : 0
                expect([at, role, unit.name, may]).toEqual([at, role, unit.name, isGiven])
              }
            for (const self of selvesOf(told, id, at))
              expect(decide(asker, 'post.approve', { person: self, unit: units[0]?.id }).may).toBe(false)
          }
        }
      },
    ),
    { seed, numRuns: runs, endOnFailure: true },
  )
  // A test in which nobody ever may would hold too.
  expect(permits).toBeGreaterThan(300)
}, 300_000)
