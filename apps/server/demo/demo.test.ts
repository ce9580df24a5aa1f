import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contactKinds, type RegisterName, registerNames } from '@secondlook/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RootKeys } from '../src/keys/roots.ts'
import { Vault } from '../src/keys/vault.ts'
import { filterFor, findHolders, loadAsker, roleNames } from '../src/people/index.ts'
import type { Logged } from '../src/people/privacy/logged.ts'
import { partsOfNobody } from '../src/people/privacy/names-nobody.ts'
import { whatIsLogged } from '../src/people/privacy/what-is-logged.ts'
import { findStanding, policyFor } from '../src/policy/index.ts'
import { isOpenPost } from '../src/posts/confined/store.ts'
import { commit, type Recorder } from '../src/records/index.ts'
import { issuePermit } from '../src/records/permit.ts'
import { findAuthorities } from '../src/registers/asking/authorities.ts'
import { entryColumns } from '../src/registers/entry/about.ts'
import type { EntrySpan } from '../src/registers/entry/entry.ts'
import { nearest, standingOf } from '../src/registers/entry/spans.ts'
import { findAllSpans, findEntries } from '../src/registers/entry/store.ts'
import { findAttention } from '../src/registers/find-attention.ts'
import { rulesOf } from '../src/registers/rules-of.ts'
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
  const loaded = await loadDemo(makeDemoActs(recorder, recorder.vault))
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
const askerNow = async (key: string) => await askerAt(key, 'w0 Thu 10:00')
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
    // Whatever day of the week it is loaded on.
    expect((at.at(-1) ?? '') < instantOf('w0 Mon 00:00', anchor)).toBe(true)
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
      else if (act.do === 'addEntry' && act.register === 'channels')
        expect(act.values['address']).toMatch(
          /^@?pretend|[@./]example\.org|^http:\/\/127\.0\.0\.1:4180\/@pretend/i,
        )
      else if (act.do === 'addEntry' && act.register === 'contacts')
        expect(act.values['phone'] ?? '02 5550 0100').toMatch(/^02 5550 \d{4}$/)
  })
})

const stand = (spans: readonly EntrySpan[]): EntrySpan => {
  const span = nearest(spans, now)
  if (!span) throw new Error('there is no such entry')
  return span
}
const standingAt = ({ from, until, value: { standing } }: EntrySpan) =>
  standingOf({ from, until, standing }, now)
const entriesOf = async (register: RegisterName): Promise<readonly EntrySpan[]> => {
  const spans = await findAllSpans(recorder.database.db, [register])
  return [...new Set(spans.map(({ entry }) => entry))].map((id) =>
    stand(spans.filter(({ entry }) => entry === id)),
  )
}
const entryOf = async (register: RegisterName, key: string): Promise<EntrySpan> =>
  stand((await entriesOf(register)).filter(({ value }) => value.key === key))
const endsSoon = ({ until }: EntrySpan): boolean =>
  until !== null && until > now && Date.parse(until) < Date.parse(now) + 30 * 86_400_000

describe('the registers of the demonstration', () => {
  it.each(registerNames)('has %s', async (register) => {
    expect((await entriesOf(register)).length).toBeGreaterThan(1)
  })

  it('shows every state in which an entry may stand', async () => {
    for (const [register, key, standing, values] of [
      ['channels', 'CH-01', 'holds', { life: 'active' }],
      ['channels', 'CH-03', 'holds', { life: 'active' }],
      ['channels', 'CH-04', 'ended', { life: 'active' }],
      ['channels', 'CH-07', 'holds', { life: 'paused' }],
      ['channels', 'CH-13', 'holds', { life: 'archived', closedOn: '2026-05-01' }],
      ['channels', 'CH-14', 'holds', { life: 'closed', closedOn: '2026-08-07' }],
      ['channels', 'CH-15', 'holds', { life: 'approved' }],
      ['channels', 'CH-16', 'holds', { life: 'proposed', approvedBy: null }],
      ['terms-reviews', 'TR-02', 'holds', { decision: 'limits', due: '2026-11-02' }],
      ['security-checks', 'SC-02', 'holds', { factor: 'sms' }],
      ['security-checks', 'SC-03', 'holds', { withoutFactor: [await personOf('D-023')] }],
      ['spokespeople', 'SP-05', 'revoked', { person: await personOf('D-048') }],
      ['templates', 'T-01', 'holds', { state: 'approved' }],
      ['templates', 'T-05', 'holds', { state: 'draft' }],
      ['permission-requests', 'PR-03', 'holds', { state: 'granted', entry: expect.any(String) }],
      ['permission-requests', 'PR-04', 'holds', { state: 'refused', conditions: expect.any(String) }],
      ['permission-requests', 'PR-05', 'holds', { state: 'withdrawn' }],
      ['permission-requests', 'PR-07', 'holds', { state: 'asked', answeredBy: null }],
      ['initiatives', 'IN-04', 'holds', { announcedIn: 'https://transport.example.org/news/sundays' }],
      ['consents', 'CN-01', 'holds', { state: 'withdrawn' }],
      ['consents', 'CN-02', 'holds', { state: 'refused' }],
      ['consents', 'CN-04', 'holds', { state: 'given', isMinor: true, guardian: 'Hazel Buttonhole' }],
      ['assets', 'AS-01', 'holds', { supersededBy: (await entryOf('assets', 'AS-02')).entry }],
      ['assets', 'AS-04', 'holds', { licence: 'CC BY 4.0', credit: expect.stringContaining('Tilda') }],
      ['assets', 'AS-06', 'holds', { licence: null }],
      ['freezes', 'FZ-01', 'ended', {}],
      ['freezes', 'FZ-02', 'holds', { exceptTiers: ['T0'] }],
      ['duty-roster', 'DR-01', 'holds', { person: await personOf('D-044') }],
      ['duty-roster', 'DR-02', 'not-yet', { person: await personOf('D-042') }],
    ] as const) {
      const span = await entryOf(register, key)
      expect([key, standingAt(span)]).toEqual([key, standing])
      expect(span.value.values).toMatchObject(values)
    }
    for (const [register, key] of [
      ['channels', 'CH-03'],
      ['spokespeople', 'SP-01'],
      ['approval-delegations', 'AD-08'],
      ['templates', 'T-01'],
      ['consents', 'CN-03'],
      ['assets', 'AS-05'],
      ['asset-approvals', 'AA-02'],
    ] as const)
      expect([key, endsSoon(await entryOf(register, key))]).toEqual([key, true])
    const takeDowns = (await entriesOf('take-downs')).map(({ value }) => value.values['state'])
    expect(takeDowns.sort()).toEqual(['done', 'open', 'open'])
  })

  it('freezes nothing but libraries, so that everybody else can post', async () => {
    const running = (await entriesOf('freezes')).filter((span) => standingAt(span) === 'holds')
    const { unit } = (await entryOf('channels', 'CH-09')).value
    expect(running.map(({ value }) => value.unit)).toEqual([unit])
  })

  it('has somebody to ask for everything, and the nearest for whoever asks', async () => {
    const { db } = recorder.database
    const forAll = (await entriesOf('contacts')).filter(({ value }) => value.unit === null)
    expect(new Set(forAll.map(({ value }) => value.values['kind']))).toEqual(
      new Set(Object.keys(contactKinds)),
    )
    const { unit } = (await entryOf('permission-requests', 'PR-01')).value
    const asked = async (kind: 'logo' | 'speak') =>
      (await findAuthorities({ db, at: now, unit }, kind)).toSorted()
    const ids = async (...keys: string[]) => (await Promise.all(keys.map(personOf))).toSorted()
    expect(await asked('logo')).toEqual(await ids('D-021', 'D-023'))
    expect(await asked('speak')).toEqual(await ids('D-001', 'D-015'))
  })

  it('tells whoever keeps them what needs attention, of the two who left as well', async () => {
    const needs = { db: recorder.database.db, zone: 'Australia/Sydney' }
    const told = async (key: string) => {
      const items = await findAttention(needs, await askerNow(key), {})
      return items.map(({ entry, says }) => `${entry.name}: ${says}`)
    }
    const transport = await told('D-041')
    expect(transport).toContain('Buses today: It names Marcus Duskywing, who is not here any more.')
    expect(transport).toContain('On foot and by bike: It waits for somebody else to approve it.')
    const parks = await told('D-021')
    expect(parks).toContain(
      'Bogdan Flintlock-Fern: It names Bogdan Flintlock-Fern, who is not here any more.',
    )
    expect(parks).toContain(
      'Walter Thornbill: They are away, so they are not woken. Let somebody else take the turn.',
    )
    expect(parks.join()).not.toContain('Boardwalk')
    expect((await told('D-020')).join()).toContain('Saltbush Flat Boardwalk: It names Bogdan')
    expect(await told('D-011')).toEqual([])
  })

  it('shows what is not announced to those on its list and in no register to anybody else', async () => {
    const titles = [
      ...['Saltbush Flat Boardwalk', 'Night Loop', 'Reading Rooms by the River', 'Free Sunday Travel'],
      ...['Copper Lantern Fund', 'Second Ferry'],
    ]
    const hidden =
      /Saltbush|Dragonfly|Night Loop|Owlet|Heron|Reading Rooms|Free Sunday|Wagtail|Copper|Ferry|Cormorant/
    for (const [key, known] of [
      ['D-011', []],
      ['D-002', []],
      ['D-010', []],
      ['D-013', []],
      ['D-081', []],
      ['D-014', [3]],
      ['D-015', [0, 2, 4]],
      ['D-042', [1, 3]],
      ['D-061', [2]],
    ] as const) {
      const asker = await askerNow(key)
      const seen = async (register: RegisterName): Promise<readonly EntrySpan[]> => {
        const where = [filterFor(asker, rulesOf(register).read, entryColumns)]
        return await findEntries(recorder.database.db, { register, at: now, where, isAll: true, limit: 500 })
      }
      const names = (await seen('initiatives')).map(({ name }) => name)
      expect([key, names]).toEqual([key, known.map((at) => titles[at]).toSorted()])
      for (const register of registerNames.filter((name) => name !== 'initiatives'))
        expect(JSON.stringify(await seen(register))).not.toMatch(hidden)
    }
  })
})

describe('the posts of the demonstration', () => {
  const standings = async () =>
    await recorder.database.db
      .selectFrom('post_standing')
      .select(['post', 'title', 'state', 'waits_for', 'goes_at'])
      .where('ended_at', 'is', null)
      .orderBy('title')
      .execute()

  it('are being written, wait, came back or are approved for the days that come', async () => {
    const [isaac, priya] = await Promise.all(['D-041', 'D-021'].map(personOf))
    const states = (await standings()).map(({ title, state, waits_for, goes_at }) => [
      title,
      state,
      waits_for,
      goes_at,
    ])
    expect(states).toEqual([
      ['', 'draft', [], null],
      ['', 'draft', [], null],
      ['Barbecues are open', 'approved', [], instantOf('w1 Tue 09:00', anchor)],
      ['Ducks on the oval', 'returned', [], null],
      ['Planting day by the lake', 'in-review', [priya], null],
      ['Stop moved at the market', 'in-review', [isaac], null],
      ['Sunday timetable', 'approved', [], instantOf('w0 Sun 08:00', anchor)],
      ['The first night of the Night Loop', 'draft', [], null],
    ])
  })

  it('show the one about something not announced to those on its list and to nobody else', async () => {
    const confined = (await standings()).find(({ title }) => title.endsWith('Night Loop'))?.post ?? ''
    const knows = async (key: string) => await isOpenPost(recorder.database.db, await askerNow(key), confined)
    for (const key of ['D-041', 'D-042', 'D-045']) expect([key, await knows(key)]).toEqual([key, true])
    for (const key of ['D-044', 'D-014', 'D-002', 'D-010'])
      expect([key, await knows(key)]).toEqual([key, false])
  })
})

describe('loading', () => {
  it('does nothing where all is loaded, also after the demonstration was used', async () => {
    await commit(recorder, issuePermit({ kind: 'operator' }, 'test'), async () => ({
      result: undefined,
      events: [{ type: 'thing.used', subject: 'x', rows: [] }],
    }))
    const before = (await makeDemoActs(recorder, recorder.vault).instants()).size
    const again = await loadDemo(makeDemoActs(recorder, recorder.vault))
    expect(again).toMatchObject({ ok: true, done: 0 })
    expect((await makeDemoActs(recorder, recorder.vault).instants()).size).toBe(before)
  })

  it('goes on where it was cut off, and refuses what was used in between', async () => {
    const half = await openStore()
    const acts = makeDemoActs(half, half.vault)
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
    const acts = makeDemoActs(theirs, theirs.vault)
    expect(await loadDemo(acts)).toMatchObject({ ok: false, says: expect.stringContaining('did not make') })
    expect((await acts.instants()).size).toBe(1)
    expect(await theirs.database.db.selectFrom('store').selectAll().execute()).toEqual([])
  })
})
