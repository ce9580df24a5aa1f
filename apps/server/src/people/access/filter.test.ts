import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Tx } from '../../store/database.ts'
import { openTestDatabase, type TestDatabase } from '../../store/testing.ts'
import type { Asker, Holding, Scope } from './asker.ts'
import { decide, filterFor, placeFor } from './decide.ts'
import type { ActObject } from './relation.ts'
import { roleNames } from './roles.ts'
import { acts } from './table.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

const seed = 20150701
const units = ['u1', 'u2', 'u3', 'u4']
const channels = ['c1', 'c2', 'c3']
const people = ['p1', 'p2', 'p3', 'p4', 'p5']
const some = (all: readonly string[]) => fc.subarray([...all]).map((list) => new Set(list))

const scope: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant<Scope>({ kind: 'everything' }),
  fc.record({ kind: fc.constant('unit' as const), unit: fc.constantFrom(...units), units: some(units) }),
  fc.record({ kind: fc.constant('channel' as const), channel: fc.constantFrom(...channels) }),
)
const holding: fc.Arbitrary<Holding> = fc.record({
  role: fc.constantFrom(...roleNames),
  scope,
  through: fc.constant({
    ...{ kind: 'grant' as const, id: 'g', from: 'p9', since: '2026-01-01T00:00:00.000Z', until: null },
  }),
})
const asker: fc.Arbitrary<Asker> = fc.record({
  by: fc.constant({ kind: 'person' as const, id: 'p1' }),
  at: fc.constant('2026-07-01T00:00:00.000Z'),
  person: fc.constant('p1'),
  isPresent: fc.boolean(),
  selves: some(people.slice(1)).map((more) => new Set(['p1', ...more])),
  holds: fc.array(holding, { maxLength: 4 }),
  reports: some(people),
  hasSteppedUp: fc.boolean(),
  told: fc.array(
    fc.record({
      items: fc.subarray(['acts', 'sealed-readings']),
      startsAt: fc.constantFrom('2026-06-01T00:00:00.000Z', '2026-08-01T00:00:00.000Z'),
      endedAt: fc.constantFrom(null, '2026-06-15T00:00:00.000Z'),
    }),
    { maxLength: 2 },
  ),
})
const or = (all: readonly string[]) => fc.option(fc.constantFrom(...all), { nil: null })
const object: fc.Arbitrary<ActObject> = fc.record({
  ...{ unit: or(units), channel: or(channels), person: or(people), issuedBy: or(people) },
  list: fc.option(fc.subarray(people), { nil: undefined }),
})

it(`the filter of a list lets through what the predicate allows (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(asker, fc.array(object, { minLength: 1, maxLength: 30 }), async (who, objects) => {
      const filters = acts.map((act) => ({
        act,
        filter: filterFor(who, act, {
          ...{ unit: 'one.unit', channel: 'one.channel', person: 'one.person', issuedBy: 'one.issued_by' },
          list: 'one.list',
        }),
      }))
      const { rows } = await sql<Record<string, boolean>>`
        select ${sql.join(filters.map(({ act, filter }) => sql`${filter} as ${sql.id(act)}`))}
        from jsonb_to_recordset(${JSON.stringify(
          objects.map(({ issuedBy, ...rest }, number) => ({ number, ...rest, issued_by: issuedBy })),
        )}::jsonb) as one (number integer, unit text, channel text, person text, issued_by text, list text[])
        order by number`.execute(test.database.db as Tx)
      for (const act of acts)
        expect(rows.map((row) => row[act] === true)).toEqual(objects.map((one) => decide(who, act, one).may))
    }),
    { seed, numRuns: 300 },
  )
})

it(`a list without the columns that a row asks about shows nothing by that row (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(asker, async (who) => {
      const filters = acts.map((act) => ({ act, filter: filterFor(who, act, {}) }))
      const { rows } = await sql<Record<string, boolean>>`
        select ${sql.join(filters.map(({ act, filter }) => sql`${filter} as ${sql.id(act)}`))}`.execute(
        test.database.db as Tx,
      )
      for (const act of acts) expect(rows[0]?.[act]).toBe(decide(who, act, {}).may)
    }),
    { seed, numRuns: 100 },
  )
})

it('begins where the role that allows it is for, whatever else somebody holds', () => {
  const through = {
    kind: 'grant',
    id: 'g',
    from: 'p9',
    since: '2026-01-01T00:00:00.000Z',
    until: null,
  } as const
  const inUnit = { kind: 'unit', unit: 'u1', units: new Set(['u1', 'u2']) } as const
  const everything = { kind: 'everything' } as const
  const who = (...holds: Holding[]): Asker => ({
    ...{ by: { kind: 'person', id: 'p1' }, at: '2026-07-01T00:00:00.000Z', person: 'p1', isPresent: true },
    ...{ selves: new Set(['p1']), holds, reports: new Set(), hasSteppedUp: false, told: [] },
  })
  const author: Holding = { role: 'communications-author', scope: inUnit, through }
  const keeper: Holding = { role: 'initiative-keeper', scope: everything, through }
  expect(placeFor(who(author, keeper), 'asset.edit')).toBe('u1')
  expect(placeFor(who(author, keeper), 'initiative.add')).toBe(null)
  expect(placeFor(who(author), 'permission.ask')).toBe('u1')
  expect(placeFor(who(keeper), 'asset.edit')).toBe(null)
  expect(placeFor(who(), 'permission.ask')).toBe(null)
})
