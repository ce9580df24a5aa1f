import { openOfficialList, parseVerifierKey } from '@secondlook/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person, Unit } from '../../people/index.ts'
import { openTestRegisters, type TestRegisters } from '../testing.ts'

let test: TestRegisters
let parks: Unit
let head: Person
let other: Person
let owner: Person
const dayMs = 86_400_000

beforeAll(async () => {
  test = await openTestRegisters()
  const { house } = test
  parks = await house.unit('Parks')
  const named = async (name: string, role: Parameters<typeof house.grant>[1]) => {
    const person = await house.person(name)
    await house.grant(person, role)
    return person
  }
  head = await named('Hana Head', 'communications-head')
  other = await named('Ora Other', 'communications-head')
  owner = await named('Oki Owner', 'channel-owner')
})
afterAll(async () => {
  expect(test.faults).toEqual([])
  await test.close()
})

const propose = (title: string, platform: string, address: string) =>
  test.add(
    head,
    'channels',
    { ...{ title, platform, address, purpose: 'Secret plans', owner: owner.id, backUp: head.id } },
    { unit: parks.id },
  )
const open = async (title: string, platform: string, address: string) => {
  const id = await propose(title, platform, address)
  expect((await test.deed(other, 'channels', id, 'approve')).status).toBe(204)
  expect((await test.deed(owner, 'channels', id, 'open')).status).toBe(204)
  return id
}
const list = async () => {
  test.house.wait(2000)
  const { body } = await test.send(undefined, 'GET', '/official')
  return body
}
type Shown = { name: string; address: string; state: string; since: string }
const states = async () =>
  (await list()).accounts.map(({ address, state, since }: Shown) => `${address} ${state} ${since}`)
const ask = async (account: string) =>
  (await test.send(undefined, 'GET', `/official/answer?account=${encodeURIComponent(account)}`)).body

describe('the list of official accounts', () => {
  it('is empty and unsigned while there is no log, and open to everybody', async () => {
    expect(await list()).toEqual({ accounts: [], note: '' })
  })

  it('holds what is live, paused or closed with its day, and never what was only proposed or approved', async () => {
    await propose('Proposed', 'x', '@actproposed')
    const approved = await propose('Approved', 'x', '@actapproved')
    await test.deed(other, 'channels', approved, 'approve')
    expect(await states()).toEqual([])
    const paused = await open('Pools', 'Facebook', 'https://facebook.com/act.pools')
    const closed = await open('Zoo', 'x', '@actzoo')
    await open('Parks', 'X (Twitter)', 'https://twitter.com/ACTParks')
    expect(await states()).toEqual([
      'https://facebook.com/act.pools live 2026-07-01',
      'https://twitter.com/ACTParks live 2026-07-01',
      '@actzoo live 2026-07-01',
    ])
    test.house.wait(3 * dayMs)
    await test.deed(owner, 'channels', paused, 'pause', {}, 'A storm')
    await test.deed(owner, 'channels', closed, 'close', {}, 'Merged')
    test.house.wait(dayMs)
    // Closed before it was ever opened: it was never official.
    await test.deed(owner, 'channels', approved, 'close', {}, 'Not needed')
    expect(await states()).toEqual([
      'https://facebook.com/act.pools paused 2026-07-04',
      'https://twitter.com/ACTParks live 2026-07-01',
      '@actzoo closed 2026-07-04',
    ])
    await test.deed(owner, 'channels', closed, 'archive', {}, 'Kept elsewhere')
    await test.deed(owner, 'channels', paused, 'open')
    expect(await states()).toEqual([
      'https://facebook.com/act.pools live 2026-07-01',
      'https://twitter.com/ACTParks live 2026-07-01',
      '@actzoo closed 2026-07-04',
    ])
  })

  it('says of an account that became another that it was closed, and nothing of the other before its approval', async () => {
    const id = await open('Museum', 'instagram', '@actmuseum')
    const { state, values, until } = await test.read(owner, 'channels', id)
    const change = (seen: string, address: string) =>
      test.send(owner, 'PUT', `/registers/channels/${id}`, {
        ...{ state: seen, until, unit: parks.id, values: { ...values, address } },
      })
    // Another spelling is the same account, and needs no other approval.
    expect((await change(state, 'https://www.instagram.com/ActMuseum/')).status).toBe(204)
    expect(await states()).toContain('https://www.instagram.com/ActMuseum/ live 2026-07-05')
    const seen = (await test.read(owner, 'channels', id)).state
    expect((await change(seen, '@canberramuseum')).status).toBe(204)
    expect(await states()).toContain('https://www.instagram.com/ActMuseum/ closed 2026-07-05')
    expect((await list()).note).not.toContain('canberramuseum')
    await test.deed(other, 'channels', id, 'approve')
    await test.deed(owner, 'channels', id, 'open')
    expect(await states()).toContain('@canberramuseum live 2026-07-05')
  })

  it('leads to the house rules of what is ours now, and of nothing else', async () => {
    const { accounts } = await list()
    const rulesOf = (address: string) =>
      accounts.find((one: Shown) => one.address === address)?.houseRules ?? null
    const { body } = await test.send(owner, 'GET', '/registers/channels')
    const { id } = body.entries.find(({ name }: Shown) => name === 'Pools')
    expect(rulesOf('https://facebook.com/act.pools')).toBe(`/rules-of/${id}`)
    expect(rulesOf('@actzoo')).toBeNull()
    // The signed list says which accounts are ours, and no more than it did.
    await test.number()
    const { note } = await list()
    expect([note.includes('act.pools'), note.includes('rules')]).toEqual([true, false])
  })

  it('says nothing of a person, a purpose or what waits', async () => {
    const { text } = await test.send(undefined, 'GET', '/official')
    for (const word of [owner.id, head.id, 'Oki', 'Hana', 'Secret plans', 'actproposed', 'actapproved'])
      expect(text, word).not.toContain(word)
    const { accounts } = JSON.parse(text)
    const said = ['address', 'body', 'houseRules', 'name', 'platform', 'since', 'state']
    expect(Object.keys(accounts[0]).sort()).toEqual(said)
    expect(accounts[0].body).toBe('Parks')
  })

  it('is signed with the key of the log, as of the day or its last change, and in the same bytes for whoever asks', async () => {
    await test.number()
    const { note, accounts } = await list()
    const { verifier } = await test.house.test.database.db
      .selectFrom('log_key')
      .select('verifier')
      .executeTakeFirstOrThrow()
    const key = parseVerifierKey(verifier)
    if (!key.ok) throw new Error('no key')
    const opened = openOfficialList(note, [key.value])
    if (!opened.ok) throw new Error(opened.reason)
    expect(opened.value.origin).toBe('secondlook/test/official')
    expect(opened.value.accounts.map(({ address, state }) => `${address} ${state}`)).toEqual(
      accounts.map(({ address, state }: Shown) => `${address} ${state}`),
    )
    for (const changed of [note.replace('closed', 'paused'), note.replace('"Parks"', '"Perks"')])
      expect(openOfficialList(changed, [key.value])).toMatchObject({ ok: false, reason: 'bad-signature' })
    // A second process, and this one later on the same day, sign the very same.
    expect((await list()).note).toBe(note)
    const reply = await test.app.inject({ url: '/api/v1/official/note' })
    expect(reply.body).toBe(note)
    expect(reply.headers).toMatchObject({ 'cache-control': 'public, max-age=60' })
    expect(reply.headers).not.toHaveProperty('set-cookie')
    const issued = ({ note: text }: { note: string }) => /^issued (.+)$/m.exec(text)?.[1]
    test.house.wait(dayMs)
    // 6 July in Canberra begins at 14:00 UTC on the day before.
    expect(issued(await list())).toBe('2026-07-05T14:00:00.000Z')
    await open('Trees', 'x', '@acttrees')
    expect(issued(await list())).toMatch(/^2026-07-06T00:/)
  })
})

describe('whether an account is official', () => {
  const official = ['@actparks', 'x.com/ActParks', 'https://mobile.twitter.com/actparks?s=2', 'X: actparks']
  it.each(official)('%s is, however it is written', async (account) =>
    expect(await ask(account)).toMatchObject({
      ...{ asked: account, answer: 'official', account: { name: 'Parks', since: '2026-07-01' } },
      says: expect.stringContaining('since 1 July 2026'),
    }),
  )

  it('says of a handle alone on which platform it is ours', async () => {
    expect((await ask('actparks')).says).toBe(
      'An account of this name is ours: Parks of Parks, https://twitter.com/ACTParks on X (Twitter), since 1 July 2026. On any other platform this name is not in our register.',
    )
  })

  it('says of one that was closed until when it was', async () => {
    expect(await ask('@actzoo on X')).toMatchObject({
      ...{ answer: 'closed', account: { state: 'closed', since: '2026-07-04' } },
      says: expect.stringContaining('until 4 July 2026'),
    })
  })

  it.each(['https://x.com/act_parks', '@actpark5', 'https://x.com/аctparks'])(
    '%s is not ours and looks like ours, and nobody is accused',
    async (account) =>
      expect(await ask(account)).toMatchObject({
        answer: 'looks-alike',
        says: 'This is not one of ours. Ours is https://twitter.com/ACTParks on X (Twitter).',
      }),
  )

  it('sees through a platform that is spelt like one', async () => {
    expect((await ask('https://faceb00k.com/act.pools')).answer).toBe('looks-alike')
  })

  const none =
    'This account is not in our register. That does not say that it is false; we can only speak for ours.'
  it.each([
    ['@somebodyelse', none],
    ['https://x.com/actproposed', none],
    ['@actapproved', none],
    [
      'https://tiktok.com/@actparks',
      `${none} Of this name, ours is https://twitter.com/ACTParks on X (Twitter).`,
    ],
    ['https://x.com/', `${none} This leads to the platform, not to an account on it.`],
    ['ACT Parks', `${none} A handle has no spaces; give the address instead.`],
  ])('%s is not in the register', async (account, says) =>
    expect(await ask(account)).toEqual({ asked: account, answer: 'not-official', account: null, says }),
  )

  it('refuses nothing and a whole page', async () => {
    for (const account of ['', ' ', 'a'.repeat(501)])
      expect((await ask(account)).code, account).toBe('bad-request')
  })
})

describe('a year that nobody confirmed', () => {
  it('lapses by itself, is said so with its day, and is live again when it is entered anew', async () => {
    const account = '@acttrees'
    test.house.wait(400 * dayMs)
    expect(await states()).toContain('@acttrees lapsed 2027-07-07')
    // What was closed stays closed, also when nobody confirms any more that it is.
    expect(await states()).toContain('@actzoo closed 2026-07-04')
    expect(await ask(account)).toMatchObject({
      answer: 'closed',
      says: expect.stringContaining('Until it is confirmed again, we do not speak for what is on it.'),
    })
    await open('Trees', 'x', account)
    expect(await states()).toContain('@acttrees live 2027-08-10')
    expect((await states()).filter((said: string) => said.startsWith(account))).toHaveLength(1)
  })

  it('is told from an end that somebody set', async () => {
    const id = await open('Pond', 'x', '@actpond')
    const { state } = await test.read(owner, 'channels', id)
    expect(
      (await test.send(owner, 'POST', `/registers/channels/${id}/end`, { state, from: '2027-09-01' })).status,
    ).toBe(204)
    const lake = await open('Lake', 'x', '@actlake')
    const reason = 'It was taken over'
    const seen = (await test.read(owner, 'channels', lake)).state
    expect(
      (await test.send(owner, 'POST', `/registers/channels/${lake}/revoke`, { state: seen, reason })).status,
    ).toBe(204)
    expect(await states()).toContain('@actlake closed 2027-08-10')
    test.house.wait(40 * dayMs)
    expect(await states()).toContain('@actpond closed 2027-09-02')
  })
})
