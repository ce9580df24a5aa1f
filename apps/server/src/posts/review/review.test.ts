import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mergePeople } from '../../people/directory/merges.ts'
import { delegate } from '../../people/access/delegations.ts'
import { type Person, type Unit } from '../../people/index.ts'
import { forUnit, mustBeDone } from '../../people/testing.ts'
import type { Said, TestRegisters } from '../../registers/testing.ts'
import { openTestPosts } from '../testing.ts'
import { beginTestPost, saveTestVersion, type TestVersion, waitingOf } from './testing.ts'

let test: TestRegisters
let parks: Unit
let head: Person
let owner: Person
let author: Person
let writer: Person
let first: Person
let second: Person
let high: Person
let administrator: Person
let channel = ''
let other = ''

beforeAll(async () => {
  test = await openTestPosts()
  const { house } = test
  parks = await house.unit('Parks')
  const named = async (name: string, ...roles: Parameters<typeof house.grant>[1][]) => {
    const person = await house.person(name, { unit: parks.id })
    for (const role of roles) await house.grant(person, role, forUnit(parks))
    return person
  }
  head = await named('Hana Head', 'communications-head')
  owner = await named('Oki Owner', 'channel-owner', 'communications-head')
  author = await named('Ana Author', 'communications-author', 'approver')
  writer = await named('Wim Writer', 'communications-author', 'approver')
  first = await named('Priya First', 'approver')
  second = await named('Sol Second', 'approver')
  high = await named('Hue High', 'approver')
  administrator = await house.person('Ada Administrator')
  await house.grant(administrator, 'administrator')
  const open = async (title: string, address: string) => {
    const id = await test.add(
      head,
      'channels',
      { title, platform: 'x', address, purpose: 'News', owner: owner.id, backUp: head.id },
      { unit: parks.id },
    )
    await test.deed(owner, 'channels', id, 'approve')
    await test.deed(owner, 'channels', id, 'open')
    return id
  }
  channel = await open('Parks news', '@parksnews')
  other = await open('Rangers on duty', '@rangersonduty')
  for (const [person, tiers] of [
    [author, ['T0', 'T1', 'T2', 'T3']],
    [writer, ['T0', 'T1', 'T2', 'T3']],
    [first, ['T0', 'T1']],
    [second, ['T0', 'T1', 'T2']],
    [high, ['T2', 'T3']],
    [administrator, ['T0', 'T1', 'T2', 'T3']],
  ] as const)
    await test.add(
      head,
      'approval-delegations',
      { person: person.id, tiers: [...tiers], instrument: 'Instrument 1' },
      { unit: parks.id },
    )
}, 60_000)
afterAll(async () => {
  expect(test.faults).toEqual([])
  await test.close()
})

const variant = (id: string) => ({ channel: id, text: null, title: null, warning: null, about: null })
const bodyOf = (tier: 'T0' | 'T1' | 'T2' | 'T3', more: object = {}) => ({
  ...{ text: 'The lake is open', tier, variants: [variant(channel)], ...more },
})

type Open = { readonly post: string; readonly shown: { readonly version: number; readonly digest: string } }

/** A post with one version, and a round for it unless it is to wait. */
async function asked(more: Partial<TestVersion> & { readonly isEmergency?: boolean } = {}): Promise<Open> {
  const post = await beginTestPost(test, parks.id, author)
  const shown = await saveTestVersion(test, post, { by: author, body: bodyOf('T1'), ...more })
  expect((await ask(author, { post, shown }, more.isEmergency)).status).toBe(201)
  return { post, shown }
}
const ask = async (as: Person, { post, shown }: Open, isEmergency = false) =>
  await test.send(as, 'POST', `/posts/${post}/rounds`, {
    ...{ version: shown.version, note: null, emergency: isEmergency ? { reason: 'Flood' } : null },
  })
const decide = async (
  as: Person,
  { post, shown }: Open,
  does: 'approve' | 'return' | 'hold' | 'release' = 'approve',
  more: object = {},
): Promise<Said> =>
  await test.send(as, 'POST', `/posts/${post}/decisions`, {
    ...{ ...shown, does, reason: null, answers: [], ...more },
  })
const page = async (as: Person, post: string) => (await test.send(as, 'GET', `/posts/${post}`)).body
const stateOf = async (post: string): Promise<string> => (await page(first, post)).state

describe('an approval', () => {
  it('is of exactly what was shown, by somebody else, and is kept with its evidence', async () => {
    const open = await asked()
    expect(await stateOf(open.post)).toBe('in-review')
    expect(await waitingOf(test, first)).toContain('posts.to-approve')
    expect(await decide(first, open)).toMatchObject({ status: 204 })
    const shown = await page(author, open.post)
    expect(shown).toMatchObject({
      ...{ state: 'approved', goesOut: 'It goes out as soon as it is approved.', changedSince: null },
      steps: [{ name: 'Approval', need: 1, done: [{ name: 'Priya First' }], state: 'done' }],
      decisions: [
        {
          ...{ does: 'approve', by: { name: 'Priya First' }, step: 'Approval', counts: true },
          delegation: { name: 'Priya First' },
        },
      ],
    })
    expect(await waitingOf(test, first)).not.toContain('posts.to-approve')
    expect(await waitingOf(test, author)).toContain('posts.approved')
  })

  it('is nobody’s own: not an author’s, a writer’s, a second entry’s, a handed-on say, an administrator’s', async () => {
    const { house } = test
    const open = await asked({ writers: [writer] })
    expect(await decide(author, open)).toMatchObject({ status: 403, body: { code: 'own-words' } })
    const said = await decide(writer, open)
    expect(said).toMatchObject({ status: 403, body: { code: 'own-words' } })
    expect(said.body.detail).toContain('Priya First or Sol Second can')
    expect(await decide(administrator, open)).toMatchObject({ status: 403 })

    // Another entry of the author, with a role and a delegation of its own.
    const alias = await house.person('A. Author', { unit: parks.id })
    await house.grant(alias, 'approver', forUnit(parks))
    const named = { person: alias.id, tiers: ['T1'], instrument: 'Instrument 2' }
    await test.add(head, 'approval-delegations', named, { unit: parks.id })
    const kept = mustBeDone(
      await house.commit((tx, { at, source }) =>
        mergePeople(tx, { at, source }, { kept: author.id, merged: alias.id, reason: 'One person' }),
      ),
    )
    expect(kept).toBeDefined()
    expect(await decide(alias, open)).toMatchObject({ status: 403, body: { code: 'own-words' } })
  })
})
