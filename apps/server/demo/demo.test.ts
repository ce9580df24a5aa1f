import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RootKeys } from '../src/keys/roots.ts'
import { Vault } from '../src/keys/vault.ts'
import { findHolders, loadAsker, roleNames } from '../src/people/index.ts'
import type { Logged } from '../src/people/privacy/logged.ts'
import { partsOfNobody, whatIsLogged } from '../src/people/privacy/what-is-logged.ts'
import { findStanding, policyFor } from '../src/policy/index.ts'
import { commit, type Recorder } from '../src/records/index.ts'
import { issuePermit } from '../src/records/permit.ts'
import { openTestDatabase, type TestDatabase } from '../src/store/testing.ts'
import { makeDemoActs } from './acts.ts'
import { readDemo } from './data.ts'
import { type DemoActs, loadDemo } from './load.ts'
import { anchorOf, instantOf } from './moment.ts'
import { planDemo } from './plan.ts'

const now = '2026-11-25T23:00:00.000Z'
const open: { test: TestDatabase; folder: string }[] = []
async function openStore(): Promise<Recorder> {
  const test = await openTestDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'demo-'))
  open.push({ test, folder })
  const roots = await RootKeys.open(folder, randomBytes)
  return {
    ...{ database: test.database, enqueue: async () => undefined },
    vault: new Vault(folder, roots, 'records', randomBytes),
    source: { now: () => Date.parse(now), randomBytes },
  }
}
afterAll(async () => {
  for (const { test, folder } of open) {
    await test.close()
    rmSync(folder, { recursive: true })
  }
})

let recorder: Recorder
beforeAll(async () => {
  recorder = await openStore()
  const loaded = await loadDemo(makeDemoActs(recorder))
  expect(loaded).toMatchObject({ ok: true, doneBefore: 0 })
}, 120_000)

const personOf = async (key: string): Promise<string> => {
  const row = await recorder.database.db
    .selectFrom('person_state')
    .select('person')
    .where('key', '=', key)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.person
}
const anchor = anchorOf(now)
const askerAt = async (key: string, moment: string) =>
  await loadAsker(recorder.database.db, {
    ...{ by: { kind: 'person', id: await personOf(key) }, at: instantOf(moment, anchor) },
  })
const rolesAt = async (key: string, moment: string) =>
  (await askerAt(key, moment)).holds.map(({ role }) => role).sort()

describe('the organisation of the demonstration', () => {
  it('has sixty entries in four directorates, on every basis of engagement that it shows', () => {
    const { units, people } = readDemo()
    expect(people).toHaveLength(60)
    expect(units.filter(({ parent }) => parent === 'GOV')).toHaveLength(4)
    const bases = new Set(people.map(({ basis }) => basis))
    for (const basis of ['psm-act-officer', 'contractor', 'volunteer', 'not-sure', 'secondee'] as const)
      expect(bases).toContain(basis)
  })

  it('has a holder of every role today', async () => {
    for (const role of roleNames) {
      const holders = await findHolders(recorder.database.db, role, now)
      expect(holders.length, role).toBeGreaterThan(0)
    }
  })

  it('has its past in the log, in the order of its dates, and none of it in the future', async () => {
    const events = await recorder.database.db
      .selectFrom('event')
      .select(['at', 'type'])
      .orderBy('id')
      .execute()
    expect(events.length).toBeGreaterThan(180)
    const at = events.map((event) => event.at)
    expect(at).toEqual([...at].sort())
    expect(new Set(at).size).toBe(planDemo(readDemo(), anchor).length)
    expect(at[0]).toBe('2025-11-23T21:00:00.000Z') // Mon 24 Nov 2025, 8 am, a year of weeks before
    expect((at.at(-1) ?? '') < now).toBe(true)
  })

  it('says of every part of every event in it what it says about people', async () => {
    const rows = await recorder.database.db
      .selectFrom('event')
      .innerJoin('event_part', 'event_part.event', 'event.id')
      .select(['type', 'name'])
      .distinct()
      .execute()
    const list: readonly Logged[] = whatIsLogged
    const said = (type: string): readonly string[] => [
      ...list.flatMap(({ parts }) => [...(parts[type] ?? []), ...(parts['*'] ?? [])]),
      ...(partsOfNobody[type] ?? []),
    ]
    expect(rows.filter(({ type, name }) => !said(type).includes(name))).toEqual([])
  })

  it('knows who acted, who was away and who delegated, at the time', async () => {
    expect(await rolesAt('D-023', 'w-34 Wed 12:00')).toEqual([
      'approver',
      'channel-owner',
      'communications-author',
    ])
    expect(await rolesAt('D-023', 'w-31 Wed 12:00')).toEqual(['communications-author'])
    expect(await rolesAt('D-062', 'w0 Wed 12:00')).toEqual(['approver', 'communications-author'])
  })

  it('has two who left, who may do nothing since', async () => {
    for (const [key, before, after] of [
      ['D-043', 'w-33 Fri 12:00', 'w-33 Sat 00:00'],
      ['D-027', 'w-13 Fri 12:00', 'w-13 Sat 00:00'],
    ] as const) {
      expect((await askerAt(key, before)).isPresent).toBe(true)
      expect((await askerAt(key, after)).isPresent).toBe(false)
    }
  })

  it('has one human with two entries, of which the second holds nothing', async () => {
    const asker = await askerAt('D-042', 'w0 Wed 12:00')
    expect([...asker.selves].sort()).toEqual([await personOf('D-042'), await personOf('D-090')].sort())
    expect((await askerAt('D-090', 'w0 Wed 12:00')).isPresent).toBe(false)
  })

  it('has a policy in force since last year, a layer of Transport, and some who still have to read it', async () => {
    const { db } = recorder.database
    const unitOf = async (key: string) =>
      (await db.selectFrom('unit_state').select('unit').where('key', '=', key).executeTakeFirstOrThrow()).unit
    const packsOf = async (key: string, moment: string) => {
      const answer = await policyFor(db, { unit: await unitOf(key), at: instantOf(moment, anchor) })
      return 'gap' in answer ? answer.gap : [answer.base, ...answer.overlays].map(({ pack }) => pack)
    }
    expect(await packsOf('TCD-BUS', 'w-52 Mon 12:00')).toBe('no-base')
    expect(await packsOf('TCD-BUS', 'w-51 Tue 12:00')).toEqual(['act-2015'])
    expect(await packsOf('TCD-BUS', 'w0 Wed 12:00')).toEqual(['act-2015', 'act-transport'])
    expect(await packsOf('PPD-OPS', 'w0 Wed 12:00')).toEqual(['act-2015'])
    const stateOf = async (key: string) => (await findStanding(db, await personOf(key), now)).state
    for (const [key, state] of [
      ['D-041', 'current'],
      ['D-046', 'due'],
      ['D-085', 'due'],
      ['D-022', 'current'],
      ['D-024', 'not-bound'],
      ['D-084', 'not-settled'],
    ] as const)
      expect(await stateOf(key), key).toBe(state)
  })

  it('uses names and addresses that are nobody’s', () => {
    for (const act of planDemo(readDemo(), anchor).flatMap(({ acts }) => acts))
      if (act.do === 'addPerson') expect(act.person.email).toMatch(/^[a-z.-]+@[a-z]+\.example\.org$/)
  })
})

describe('loading', () => {
  it('does nothing where all is loaded, also after the demonstration was used', async () => {
    await commit(recorder, issuePermit({ kind: 'operator' }, 'test'), async () => ({
      result: undefined,
      events: [{ type: 'thing.used', subject: 'x', rows: [] }],
    }))
    const before = (await makeDemoActs(recorder).instants()).size
    const again = await loadDemo(makeDemoActs(recorder))
    expect(again).toMatchObject({ ok: true, done: 0 })
    expect((await makeDemoActs(recorder).instants()).size).toBe(before)
  })

  it('goes on where it was cut off, and refuses what was used in between', async () => {
    const half = await openStore()
    const acts = makeDemoActs(half)
    let left = 30
    const cutOff: DemoActs = {
      ...acts,
      perform: async (together, at) => {
        if (left-- === 0) throw new Error('cut off')
        await acts.perform(together, at)
      },
    }
    await expect(loadDemo(cutOff)).rejects.toThrow('cut off')
    left = 20
    await expect(loadDemo(cutOff)).rejects.toThrow('cut off')
    expect((await acts.instants()).size).toBe(50)
    await commit(half, issuePermit({ kind: 'operator' }, 'test'), async () => ({
      result: undefined,
      events: [{ type: 'thing.used', subject: 'x', rows: [] }],
    }))
    expect(await loadDemo(acts)).toMatchObject({ ok: false, says: expect.stringContaining('begin again') })
  })

  it('refuses a store that holds anything that it did not make, and leaves it alone', async () => {
    const theirs = await openStore()
    await commit(theirs, issuePermit({ kind: 'operator' }, 'test'), async () => ({
      result: undefined,
      events: [{ type: 'thing.made', subject: 'x', rows: [] }],
    }))
    const acts = makeDemoActs(theirs)
    expect(await loadDemo(acts)).toMatchObject({ ok: false, says: expect.stringContaining('did not make') })
    expect((await acts.instants()).size).toBe(1)
    expect(await theirs.database.db.selectFrom('store').selectAll().execute()).toEqual([])
  })
})
