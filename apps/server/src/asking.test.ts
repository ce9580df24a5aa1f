import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Draft } from '@secondlook/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askingPorts } from './asking-ports.ts'
import { assessFor, DailyBound, KeptIndex } from './checks/index.ts'
import { RootKeys } from './keys/roots.ts'
import { Vault } from './keys/vault.ts'
import type { Person } from './people/index.ts'
import { zone } from './people/testing.ts'
import { putInForce } from './policy/in-force/put-in-force.ts'
import { openShelf } from './policy/index.ts'
import { openTestRegisters, type TestRegisters } from './registers/testing.ts'

let test: TestRegisters
let folder = ''
let head: Person
let other: Person
let author: Person
let granter: Person
let keeper: Person
let staff: Person
let ask: (as: Person, draft: Draft) => Promise<Answer>
type Answer = { readonly advice: string; readonly rules: readonly string[]; readonly text: string }

beforeAll(async () => {
  test = await openTestRegisters()
  folder = mkdtempSync(join(tmpdir(), 'asking-'))
  const { house } = test
  const named = async (name: string, ...roles: Parameters<typeof house.grant>[1][]) => {
    const person = await house.person(name)
    for (const role of roles) await house.grant(person, role)
    return person
  }
  head = await named('Hana Head', 'communications-head')
  other = await named('Ora Other', 'communications-head')
  author = await named('Ana Author', 'communications-author')
  granter = await named('Gus Granter')
  keeper = await named('Kim Keeper', 'initiative-keeper')
  staff = await named('Stan Staff')
  const loaded = (await openShelf().list()).find(({ pack }) => pack.head.id === 'act-2015')
  if (!loaded) throw new Error('the base is shipped')
  const reason = 'First policy'
  const put = await house.commit((tx, needs) =>
    putInForce(tx, needs, { loaded, unit: null, from: null, reason }),
  )
  expect(put.ok).toBe(true)

  const { recorder } = house
  const roots = await RootKeys.open(folder, randomBytes)
  const vault = new Vault(folder, roots, 'counters', randomBytes)
  const ports = askingPorts(recorder)
  const kept = new KeptIndex(ports.registers)
  const bound = new DailyBound({ database: recorder.database, vault, source: recorder.source, most: 40 })
  ask = async ({ id }, draft) => {
    house.wait(1000)
    const asking = { person: id, selves: new Set([id]), unit: null }
    const needs = { kept, bound, policyFor: ports.policyFor, now: () => house.clock.now, zone }
    const answer = await assessFor(
      {
        ...needs,
        onFault: (error) => {
          throw error
        },
      },
      asking,
      draft,
    )
    if (!('answer' in answer) || answer.answer !== 'assessed') throw new Error(JSON.stringify(answer))
    const { at, ...assessment } = answer.assessment
    return {
      advice: assessment.advice,
      rules: assessment.findings.map(({ rule }) => rule),
      text: JSON.stringify(assessment),
    }
  }
})
afterAll(async () => {
  expect(test.faults).toEqual([])
  await test.close()
  rmSync(folder, { recursive: true })
})

describe('a request, from the finding to a clear check', () => {
  it('is asked for a logo, granted by its authority, and known to the next check', async () => {
    await test.add(other, 'contacts', { kind: 'logo', title: 'Brand team', people: [granter.id] })
    const logo = await test.add(author, 'assets', {
      title: 'Parks crest',
      kind: 'crest',
      owner: 'The Territory',
      ai: 'none',
    })
    const draft: Draft = {
      ...{
        text: 'Come to the tree planting in the park on Sunday.',
        capacity: 'official',
        audience: 'public',
      },
      media: [{ kind: 'image', alt: 'The crest on a banner', asset: logo }],
    }
    const before = await ask(staff, draft)
    expect(before.rules).toContain('crest-register')

    const id = await test.add(staff, 'permission-requests', {
      kind: 'logo',
      what: 'On the banner',
      asset: logo,
    })
    expect(
      (await test.deed(granter, 'permission-requests', id, 'grant', { until: '2030-12-31' })).status,
    ).toBe(204)
    const after = await ask(staff, draft)
    expect(after.rules.join(' ')).not.toMatch(/crest/)
  })

  it('is refused for somebody who said no, and the check says so until they say yes', async () => {
    const draft: Draft = {
      ...{ text: 'A great day at the pool.', capacity: 'official', audience: 'public' },
      media: [
        { kind: 'image', alt: 'A swimmer at the start', people: [{ name: 'Bea Bloom', consent: true }] },
      ],
    }
    const no = {
      subject: 'Bea Bloom',
      things: ['picture'],
      state: 'refused',
      saidOn: '2026-06-01',
      evidence: 'Form 1',
    }
    await test.add(author, 'consents', no)
    expect((await ask(author, draft)).advice).toBe('stop')
    const named = { ...no, things: ['name'], state: 'given', saidOn: '2026-06-19', evidence: 'By email' }
    await test.add(author, 'consents', named)
    expect((await ask(author, draft)).advice).toBe('stop')
    await test.add(author, 'consents', { ...no, state: 'given', saidOn: '2026-06-20', evidence: 'Form 2' })
    expect((await ask(author, draft)).rules.join(' ')).not.toMatch(/consent/)
  })
})

describe('what is not announced', () => {
  it('is named to those on its list, one neutral sentence to everybody else, and nothing once it is announced', async () => {
    const values = { title: 'Quandong Lantern Walk', owner: keeper.id, knownTo: [author.id] }
    const id = await test.add(keeper, 'initiatives', values)
    const draft: Draft = {
      text: 'See you at the Quandong Lantern Walk!',
      capacity: 'personal',
      aboutMyWork: 'no',
    }
    const knows = await ask(author, draft)
    expect(knows.advice).toBe('stop')
    const neutral = await ask(staff, draft)
    expect(neutral.advice).toBe('ask')
    expect(neutral.text).not.toMatch(/Quandong|initiative-|Lantern/)
    const worded = await ask(head, { ...draft, text: 'just got briefed on the new school in Gungahlin' })
    expect(worded.text).toBe(neutral.text)

    const link = 'https://news.act.example/lantern-walk'
    expect((await test.deed(keeper, 'initiatives', id, 'announce', { link })).status).toBe(204)
    for (const as of [author, staff]) expect((await ask(as, draft)).advice).toBe('clear')
  })
})
