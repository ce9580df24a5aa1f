import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RootKeys } from '../keys/roots.ts'
import { Vault } from '../keys/vault.ts'
import { type Actor, commit, type Declined, type Done, type Recorder } from '../records/index.ts'
import { issuePermit } from '../records/permit.ts'
import type { Tx } from '../store/database.ts'
import { openTestDatabase, type TestDatabase } from '../store/testing.ts'
import type { Asker } from './access/asker.ts'
import { grantRole, type NewGrant } from './access/grants.ts'
import type { GrantScope } from './access/model.ts'
import type { Role } from './access/roles.ts'
import { loadAsker } from './access/store.ts'
import type { RoleGrantTable } from './access/tables.ts'
import type { WriteNeeds } from './directory/entry.ts'
import type { Person, PersonFields, Unit } from './directory/model.ts'
import { addPerson, changePerson } from './directory/people.ts'
import { addUnit } from './directory/units.ts'

export const zone = 'Australia/Sydney'

/** A directory of its own for a test file, in real PostgreSQL, with a clock that the test sets. */
export type TestDirectory = {
  readonly test: TestDatabase
  readonly recorder: Recorder
  readonly clock: { now: number }
  /** Now by the test's clock. */
  at(): string
  /** Moves the clock; every call to `commit` moves it by a second too. */
  wait(milliseconds: number): void
  commit<T, R>(
    work: (tx: Tx, needs: WriteNeeds) => Promise<Done<T> | Declined<R>>,
    by?: Actor,
  ): Promise<Outcome<T, R>>
  unit(name: string, parent?: Unit, key?: string): Promise<Unit>
  person(name: string, fields?: Partial<PersonFields>): Promise<Person>
  change(person: Person, to: Partial<PersonFields>): Promise<Person>
  grant(person: Person, role: Role, scope?: GrantScope, more?: Partial<NewGrant>): Promise<RoleGrantTable>
  asker(
    person: Person,
    more?: {
      readonly at?: string
      readonly hasSteppedUp?: boolean
      /** As if they had been told long ago of everything that is logged, instead of what the store says. */
      readonly isTold?: boolean
    },
  ): Promise<Asker>
  close(): Promise<void>
}

/** Told long ago of everything that is logged as surveillance. */
export const toldOfEverything: Asker['told'] = [
  { items: ['acts', 'sealed-readings'], startsAt: '2000-01-01T00:00:00.000Z', endedAt: null },
]

type Outcome<T, R> = { readonly ok: true; readonly result: T } | { readonly ok: false; readonly declined: R }

export const forEverything: GrantScope = { kind: 'everything', id: null }
export const forUnit = ({ id }: { readonly id: string }): GrantScope => ({ kind: 'unit', id })
export const forChannel = (id: string): GrantScope => ({ kind: 'channel', id })

export function mustBeDone<T, R>(outcome: Outcome<T, R>): T {
  if (!outcome.ok) throw new Error(`declined: ${JSON.stringify(outcome.declined)}`)
  return outcome.result
}

export async function openTestDirectory(): Promise<TestDirectory> {
  const test = await openTestDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'people-'))
  const roots = await RootKeys.open(folder, randomBytes)
  const clock = { now: Date.parse('2026-07-01T00:00:00.000Z') }
  const recorder: Recorder = {
    database: test.database,
    vault: new Vault(folder, roots, 'records', randomBytes),
    source: { now: () => clock.now, randomBytes },
    enqueue: async () => undefined,
  }
  const run: TestDirectory['commit'] = async (work, by = { kind: 'operator' }) => {
    clock.now += 1000
    return await commit(recorder, issuePermit(by, 'test'), (tx, at) =>
      work(tx, { at, source: recorder.source, zone }),
    )
  }
  const at = (): string => new Date(clock.now).toISOString()
  return {
    ...{ test, recorder, clock, at, commit: run },
    wait: (milliseconds) => {
      clock.now += milliseconds
    },
    unit: async (name, parent, key) =>
      mustBeDone(
        await run((tx, needs) => addUnit(tx, needs, { key: key ?? null, name, parent: parent?.id ?? null })),
      ),
    person: async (name, fields) =>
      mustBeDone(
        await run((tx, needs) => addPerson(tx, needs, { basis: 'psm-act-employee', ...fields, name })),
      ),
    change: async ({ id }, to) =>
      mustBeDone(await run((tx, needs) => changePerson(tx, needs, { person: id, to }))),
    grant: async ({ id }, role, scope = forEverything, more = {}) =>
      mustBeDone(
        await run((tx, { at: now, source }) =>
          grantRole(tx, { at: now, by: { kind: 'operator' }, source }, { person: id, role, scope, ...more }),
        ),
      ),
    asker: async ({ id }, { isTold = false, ...more } = {}) => {
      const asker = await loadAsker(test.database.db, { by: { kind: 'person', id }, at: at(), ...more })
      return isTold ? { ...asker, told: toldOfEverything } : asker
    },
    close: async () => {
      await test.close()
      rmSync(folder, { recursive: true })
    },
  }
}
