import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Draft, Registers } from '@secondlook/contract'
import { compilePack } from '@secondlook/engine'
import { shippedPack } from '@secondlook/packs'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TestBrowser } from '../people/sign-in/testing.ts'
import { emailOf, openTestServer, type TestServer } from '../testing.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const seed = 20161201
const most = 40
const at = '2026-11-26T09:00:00+11:00'
const worded = 'just got briefed on the new school in Gungahlin'
const hidden = [
  { id: 'initiative-quandong', title: 'Kurrajong Tuldane', aliases: ['Morvex'], knownTo: ['them'] },
  { id: 'initiative-warrigal', title: 'Pilquon Zastrel', directorate: 'Xylophones', knownTo: ['them'] },
  { id: 'decoy-boobook', title: 'Bruvian Dorlek', knownTo: ['them'] },
]
const secrets = [
  ...['Kurrajong', 'Tuldane', 'Morvex', 'Pilquon', 'Zastrel', 'Xylophones', 'Bruvian', 'Dorlek'],
  ...['quandong', 'warrigal', 'boobook'],
]

let s: TestServer
let registers: Registers | undefined
let made = 0
const printed: string[] = []

const policy = compilePack(shippedPack('act-2015'))

beforeAll(async () => {
  s = await openTestServer({
    policyFor: async () => ({ policy }),
    listChannels: async () => [{ id: 'parks', name: 'Parks', platform: 'facebook', handle: 'ACTParks' }],
    registers: {
      load: async () => {
        if (!registers) throw new Error('Kurrajong Tuldane has no owner')
        return { snapshot: registers, mark: '' }
      },
      changesSince: async () => 'too-old',
    },
  })
}, 60_000)
afterAll(() => s.close())
beforeEach(() => {
  registers = { initiatives: hidden }
  printed.length = 0
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((said) => printed.push(String(said)) > 0)
})
afterEach(() => {
  vi.restoreAllMocks()
})

async function somebody(): Promise<{ id: string; browser: TestBrowser }> {
  made += 1
  const person = await s.house.person(`Person ${made}`, { email: `person${made}@act.example` })
  return { id: person.id, browser: await s.byProvider(emailOf(person)) }
}
const post = (browser: TestBrowser, body: object) =>
  browser.ask(s.app, { method: 'POST', url: '/api/v1/checks', payload: body })

describe('asking with the registers', () => {
  it('is for whoever is signed in', async () => {
    expect(
      (await s.app.inject({ method: 'POST', url: '/api/v1/checks', payload: { text: 'a' } })).statusCode,
    ).toBe(401)
    const { browser } = await somebody()
    expect((await browser.get(s.app, '/api/v1/checks/channels')).json()).toEqual({
      channels: [{ id: 'parks', name: 'Parks', platform: 'facebook', handle: 'ACTParks' }],
    })
  })

  it('answers one entry, another, a decoy and wording alone with the same bytes, headers and all', async () => {
    const { browser } = await somebody()
    const replies = []
    for (const text of ['Kurrajong Tuldane', 'about morvex', 'Pilquon Zastrel', 'Bruvian Dorlek', worded])
      replies.push(await post(browser, { text, at }))
    const [first, ...rest] = replies.map(({ statusCode, headers, payload }) => {
      const { date: _date, ...same } = headers
      return { statusCode, headers: same, payload }
    })
    expect(first?.statusCode).toBe(200)
    expect(first?.headers['cache-control']).toBe('no-store')
    for (const reply of rest) expect(reply).toEqual(first)
    const asked = JSON.parse(first?.payload ?? '')
    expect(
      asked.assessment.findings.map(({ rule, spans }: { rule: string; spans: [] }) => [rule, spans]),
    ).toEqual([['not-yet-announced', []]])
    expect(asked.whom[0].contacts[0].id).toBe('media-team')
  })

  it('names to Mei what she may know of, under whichever entry of hers she is on the list', async () => {
    const { id, browser } = await somebody()
    registers = { initiatives: [{ ...hidden[0], knownTo: [id] } as (typeof hidden)[0]] }
    const reply = (await post(browser, { text: 'Kurrajong Tuldane', at })).json()
    expect(reply.assessment).toMatchObject({ advice: 'stop', findings: [{ rule: 'initiative-named' }] })
  })

  it('leaves nothing of a text or an entry in replies, logs, tables, metrics or errors', async () => {
    const { browser } = await somebody()
    const said = [
      await post(browser, { text: 'Kurrajong Tuldane, whisperword', at }),
      await post(browser, { text: ['Kurrajong'], at: 'Morvex whisperword' }),
      await post(browser, { text: `${'whisperword '.repeat(2000)}`, at }),
      await browser.ask(s.app, {
        ...{ method: 'POST', url: '/api/v1/checks', payload: '{"text":"whisperword' },
        headers: { 'content-type': 'application/json' },
      }),
    ]
    registers = undefined
    said.push(await post(browser, { text: 'Pilquon Zastrel whisperword', at }))
    expect(said.map(({ statusCode }) => statusCode)).toEqual([200, 400, 413, 400, 503])
    said.push(await browser.get(s.app, '/metrics'), await browser.get(s.app, '/api/v1/notices'))

    const client = await s.house.test.connect('superuser')
    const { rows: tables } = await client.query<{ name: string }>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const stored: string[] = []
    for (const { name } of tables)
      stored.push(
        ...(await client.query<{ line: string }>(`select t::text as line from ${name} t`)).rows.map(
          ({ line }) => line,
        ),
      )
    expect(stored.length).toBeGreaterThan(20)
    const everything = [
      ...said.map(({ payload, headers }) => payload + JSON.stringify(headers)),
      ...stored,
      ...printed,
    ].join('\n')
    for (const word of [...secrets, 'whisperword']) expect(everything).not.toContain(word)
    expect(printed.join('')).toContain('the registers could not be read (Error)')
  })

  it('gives no answer at all while the registers cannot be read', async () => {
    const { browser } = await somebody()
    registers = undefined
    const reply = await post(browser, { text: 'Lunch was lovely', at, capacity: 'official' })
    expect([reply.statusCode, reply.json().code]).toEqual([503, 'not-now'])
  })

  it('drops whose account it is for, and keeps nothing of the page in the answer', async () => {
    const { browser } = await somebody()
    const plain = await post(browser, { text: 'Lunch', at, author: { profile: 'Nurse' } })
    const handled = await post(browser, {
      ...{ text: 'Lunch', at, id: 'mine' },
      author: { profile: 'Nurse', handle: '@nightowl' },
    })
    expect(handled.payload).toBe(plain.payload)
  })
})

describe('the daily bound', () => {
  it('gives everybody a person to ask after forty texts, whatever they ask about, and says nothing of it', async () => {
    const { browser } = await somebody()
    for (let turn = 0; turn < most; turn++) {
      const { answer } = (await post(browser, { text: `Kurrajong Tuldane ${turn}`, at })).json()
      expect(answer).toBe('assessed')
    }
    const beyond = []
    for (const text of ['Kurrajong Tuldane', 'Kurrajong Tuldane 7', 'Lunch', worded, 'OFFICIAL: Sensitive'])
      beyond.push((await post(browser, { text, at })).payload)
    expect(new Set(beyond).size).toBe(1)
    expect(JSON.parse(beyond[0] ?? '')).toMatchObject({
      answer: 'ask-a-person',
      contacts: [{ id: 'media-team' }],
    })
    // Nobody else is kept from asking.
    expect((await post((await somebody()).browser, { text: 'Kurrajong Tuldane', at })).json().answer).toBe(
      'assessed',
    )
  }, 20_000)

  it('does not count what was answered otherwise, or the same text again', async () => {
    const { browser } = await somebody()
    for (let turn = 0; turn < most + 5; turn++) {
      expect((await post(browser, { text: `Lunch ${turn}`, at })).json().answer).toBe('assessed')
      expect((await post(browser, { text: 'Kurrajong Tuldane', at })).json().answer).toBe('assessed')
    }
  }, 20_000)
})

describe('the command line and the server', () => {
  const titles = [
    'Kurrajong Tuldane',
    'Pilquon Zastrel Depot Stage Two',
    'Pilquon Zastrel Depot Stage Three',
    'Fegrit',
  ]
  const bits = [
    ...titles,
    'the depot of Zastrel Pilquon, stage two',
    'Lunch was lovely.',
    'My supervisor Dana Wu is a complete idiot.',
    'OFFICIAL: Sensitive',
    worded,
    '30% of renters',
    'The embargo lifts at 6am, big news for public housing',
  ]
  const draft: fc.Arbitrary<Draft> = fc.record(
    {
      text: fc.array(fc.constantFrom(...bits), { minLength: 1, maxLength: 4 }).map((all) => all.join(' ')),
      at: fc.constantFrom('2026-11-26', at, '2026-10-01T00:00:00Z'),
      capacity: fc.constantFrom('personal', 'representative', 'official', 'unsure'),
      aboutMyWork: fc.constantFrom('own', 'other', 'no', 'unsure'),
      audience: fc.constantFrom('public', 'restricted'),
      channel: fc.constantFrom('parks', '@ACTParks', 'none'),
      author: fc.record({ name: fc.constantFrom('Mei Chen', 'Ravi'), authorisedToSpeak: fc.boolean() }),
      media: fc.constantFrom([
        { kind: 'image' as const, alt: 'Plan of Kurrajong Tuldane', people: [{ name: 'Dana Wu' }] },
      ]),
    },
    { requiredKeys: ['text', 'at'] },
  )
  const registersOf = (knownTo: readonly string[]): Registers => ({
    initiatives: titles.map((title, place) => ({
      ...{ id: `i${place}`, title, knownTo: [...knownTo] },
      ...(place === 1 ? { announcedAt: '2026-11-20T10:00:00+11:00' } : {}),
    })),
    people: [{ id: 'p1', name: 'Dana Wu' }],
    spokespeople: [{ id: 's1', name: 'Mei Chen', validTo: '2026-11-26' }],
    consents: [{ id: 'c1', person: 'p1', state: 'refused' }],
    channels: [{ id: 'parks', platform: 'facebook', handle: 'ACTParks', termsReviewedAt: '2026-06-01' }],
  })

  it(`agree byte for byte for whoever may know all, and but for the neutral answer for others (seed ${seed})`, async () => {
    const drafts = fc.sample(draft, { seed, numRuns: 60 })
    const mei = await somebody()
    registers = registersOf([mei.id])
    const folder = mkdtempSync(join(tmpdir(), 'agree-'))
    writeFileSync(join(folder, 'registers.json'), JSON.stringify(registers))
    const { stdout } = spawnSync(
      process.execPath,
      [
        '--import',
        'tsx',
        'apps/cli/src/main.ts',
        'check',
        '--jsonl',
        '--registers',
        join(folder, 'registers.json'),
        '-',
      ],
      { cwd: root, encoding: 'utf8', input: drafts.map((one) => JSON.stringify(one)).join('\n') },
    )
    rmSync(folder, { recursive: true })
    const lines = stdout.trim().split('\n')
    expect(lines).toHaveLength(drafts.length)
    let other = await somebody()
    let neutral = 0
    for (const [place, one] of drafts.entries()) {
      if (place % most === most - 1) other = await somebody()
      const told = JSON.parse(lines[place] ?? '')
      told.line = 1
      const { assessment } = (await post(mei.browser, one)).json()
      expect(JSON.stringify(assessment)).toBe(JSON.stringify(told))

      const hiddenFrom = (await post(other.browser, one)).json().assessment
      const isEmbargo = ({ detector }: { detector: string }): boolean =>
        ['initiative', 'unannounced-work'].includes(detector)
      neutral += hiddenFrom.findings.filter(isEmbargo).length
      expect(hiddenFrom.findings.filter(isEmbargo).length).toBeLessThanOrEqual(1)
      const rest = <T extends { detector: string }>(findings: readonly T[]) =>
        findings.filter((finding) => !isEmbargo(finding))
      expect(rest(hiddenFrom.findings)).toEqual(rest(told.findings))
      expect(hiddenFrom.requirements).toEqual(told.requirements)
    }
    expect(neutral).toBeGreaterThan(15)
  }, 60_000)
})
