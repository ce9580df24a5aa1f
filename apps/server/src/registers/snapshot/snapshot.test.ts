import type { AnyValues, RegisterName, Registers } from '@secondlook/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDirectory, type TestDirectory } from '../../people/testing.ts'
import type { Tx } from '../../store/database.ts'
import { changeEntry, endEntry, restoreEntry, revokeEntry } from '../entry/change-entry.ts'
import { findAllSpans } from '../entry/store.ts'
import { addEntry, type Outcome, type WriteNeeds } from '../entry/write-entry.ts'
import { askedRegisters, RegisterMirror, type SectionChange } from './mirror.ts'
import { RegisterSnapshots } from './source.ts'

const seed = 20_261_126
const hourMs = 3_600_000
let house: TestDirectory
let person = ''
let channel = ''
let asset = ''
beforeAll(async () => {
  house = await openTestDirectory()
  person = (await house.person('Dana Wu')).id
  channel = await put('channels', {
    title: 'Parks',
    platform: 'x',
    address: '@actparks',
    purpose: 'News',
    owner: person,
    backUp: null,
  })
  asset = await put('assets', {
    title: 'Logo',
    kind: 'logo',
    owner: 'The Territory',
    ai: 'none',
    uses: [],
    supersededBy: null,
  })
})
afterAll(() => house.close())

const write = async <T>(work: (tx: Tx, needs: WriteNeeds) => Promise<Outcome<T>>): Promise<T | undefined> => {
  const asker = { person, selves: new Set([person]) }
  const done = await house.commit((tx, needs) => work(tx, { ...needs, asker }))
  return done.ok ? done.result : undefined
}
const put = async (register: RegisterName, values: object, hours: number | null = null): Promise<string> => {
  const from = house.at()
  const until = hours === null ? null : new Date(house.clock.now + hours * hourMs).toISOString()
  const id = await write((tx, needs) =>
    addEntry(tx, needs, register, {
      unit: null,
      key: null,
      values: values as AnyValues,
      period: { from, until },
    }),
  )
  return id ?? ''
}

type Sections = Map<string, object>
const asMap = (registers: Registers): Sections =>
  new Map(
    Object.entries(registers).flatMap(([section, items]) =>
      ((items ?? []) as { id: string }[]).map((item) => [`${section} ${item.id}`, item] as const),
    ),
  )
function bring(sections: Sections, changes: readonly SectionChange[]): void {
  for (const change of changes)
    if ('put' in change) sections.set(`${change.section} ${change.put.id}`, change.put)
    else sections.delete(`${change.section} ${change.remove}`)
}

const name = fc.constantFrom('Ana Ro', 'Bo Li', 'Cy Dov')
const values: Partial<Record<RegisterName, fc.Arbitrary<object>>> = {
  initiatives: fc.record({
    ...{
      title: fc.constantFrom('Lantern Walk', 'Harbour Lights'),
      aliases: fc.constant([]),
      safeText: fc.constant(null),
    },
    ...{
      owner: fc.constant(null),
      knownTo: fc.constant([]),
      announcedAt: fc.constant(null),
      isDecoy: fc.boolean(),
    },
  }),
  consents: fc.record({
    ...{ subject: name, reference: fc.constantFrom(null, '12'), otherNames: fc.constant([]) },
    ...{ things: fc.constant(['picture']), isMinor: fc.constant(false), guardian: fc.constant(null) },
    ...{ state: fc.constantFrom('given', 'refused'), saidOn: fc.constant('2026-06-01') },
    ...{ purposes: fc.constant([]), channels: fc.constant([]), evidence: fc.constant('Form') },
  }),
}
const act = fc.record({
  register: fc.constantFrom<RegisterName>(
    'initiatives',
    'consents',
    'asset-approvals',
    'terms-reviews',
    'spokespeople',
  ),
  how: fc.constantFrom('add', 'add', 'change', 'end', 'revoke', 'restore', 'wait'),
  which: fc.nat(20),
  hours: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
  seedOf: fc.nat(),
})

it(`what changed, taken in, is what reading everything would give (seed ${seed})`, async () => {
  const { db } = house.test.database
  const source = new RegisterSnapshots(db, () => house.clock.now)
  const first = await source.load()
  const sections = asMap(first.snapshot)
  let { mark } = first
  for (const one of fc.sample(act, { seed, numRuns: 90 })) {
    await perform(one)
    const changed = await source.changesSince(mark)
    if (changed === 'too-old') throw new Error('a mark that was handed out last is not too old')
    bring(sections, changed.changes)
    mark = changed.mark
    const staff = [{ id: person, name: 'Dana Wu', aliases: [], directorate: null }]
    const whole = new RegisterMirror(await findAllSpans(db, askedRegisters), staff, house.at())
    expect(new Map([...sections].sort())).toEqual(new Map([...asMap(whole.registers)].sort()))
  }
  expect(sections.size).toBeGreaterThan(12)
})

it('says that a mark is too old where it was not the last, or the directory is another', async () => {
  const source = new RegisterSnapshots(house.test.database.db, () => house.clock.now)
  const { mark } = await source.load()
  expect(await source.changesSince('1:1:')).toBe('too-old')
  await house.person('Nora New')
  expect(await source.changesSince(mark)).toBe('too-old')
})

const made: { readonly register: RegisterName; readonly entry: string }[] = []
async function perform({
  register,
  how,
  which,
  hours,
  seedOf,
}: typeof act extends fc.Arbitrary<infer T> ? T : never) {
  const found = made[which % Math.max(made.length, 1)]
  const from = new Date(house.clock.now + 2000).toISOString()
  if (how === 'wait') return void house.wait(((hours ?? 3) % 11) * hourMs)
  if (how === 'add' || !found) {
    const entry = await put(register, sample(register, seedOf), hours)
    if (entry !== '') made.push({ register, entry })
    return
  }
  if (how === 'end') await write((tx, needs) => endEntry(tx, needs, found, { from, reason: null }))
  if (how === 'revoke') await write((tx, needs) => revokeEntry(tx, needs, found, { from, reason: 'r' }))
  if (how === 'restore')
    await write((tx, needs) => restoreEntry(tx, needs, found, { until: null, reason: 'r' }))
  if (how === 'change')
    await write((tx, needs) =>
      changeEntry(tx, needs, found, {
        ...{ unit: null, key: null, values: sample(found.register, seedOf) as AnyValues, reason: null },
        period: { from: needs.at, until: null },
      }),
    )
}

function sample(register: RegisterName, at: number): object {
  const drawn = values[register]
  if (drawn) return fc.sample(drawn, { seed: at, numRuns: 1 })[0] ?? {}
  if (register === 'asset-approvals')
    return {
      asset,
      use: 'web',
      channels: at % 2 ? [channel] : [],
      authority: person,
      conditions: null,
      request: null,
    }
  if (register === 'terms-reviews')
    return {
      ...{
        channel,
        version: 'May',
        reviewer: person,
        reviewedOn: '2026-05-01',
        issues: null,
        limits: null,
        copy: null,
      },
      ...{ decision: at % 3 ? 'usable' : 'not-usable', due: '2027-05-01' },
    }
  return { person, topics: [], channels: [], limits: null, instrument: 'Letter' }
}
