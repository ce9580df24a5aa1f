import type { RegisterName } from '@secondlook/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../people/index.ts'
import { isOpenTo } from './initiatives/is-open-to.ts'
import { openTestRegisters, type TestRegisters } from './testing.ts'

let test: TestRegisters
let head: Person
let other: Person
let author: Person
let approver: Person
let owner: Person
let keeper: Person
let granter: Person
let staff: Person
let records: Person

beforeAll(async () => {
  test = await openTestRegisters()
  const { house } = test
  const named = async (name: string, ...roles: Parameters<typeof house.grant>[1][]) => {
    const person = await house.person(name)
    for (const role of roles) await house.grant(person, role)
    return person
  }
  head = await named('Hana Head', 'communications-head', 'policy-owner')
  other = await named('Ora Other', 'communications-head')
  author = await named('Ana Author', 'communications-author')
  approver = await named('Apo Approver', 'approver')
  owner = await named('Oki Owner', 'channel-owner')
  keeper = await named('Kim Keeper', 'initiative-keeper')
  granter = await named('Gus Granter')
  staff = await named('Stan Staff')
  records = await named('Rae Records', 'records-officer')
})
afterAll(async () => {
  expect(test.faults).toEqual([])
  await test.close()
})

const page = (as: Person, register: RegisterName, entry: string) => test.read(as, register, entry)
const deeds = async (as: Person, register: RegisterName, entry: string) =>
  (await page(as, register, entry)).deeds
    .filter(({ may }: { may: boolean }) => may)
    .map(({ name }: { name: string }) => name)
const account = (title: string, address: string, platform = 'x') => ({
  ...{ title, platform, address, purpose: 'News', owner: owner.id, backUp: head.id },
})

describe('the life of a channel', () => {
  it('is proposed by one, approved by another, and goes no way that is not the next', async () => {
    const { body } = await test.send(head, 'POST', '/registers/channels', {
      values: { ...account('Parks', 'https://twitter.com/ACTParks'), life: 'active' },
    })
    const id: string = body.id
    expect((await page(head, 'channels', id)).values.life).toBe('proposed')
    expect(await deeds(head, 'channels', id)).toEqual([])
    expect((await test.deed(head, 'channels', id, 'approve')).status).toBe(403)
    expect((await test.deed(owner, 'channels', id, 'approve')).status).toBe(403)
    expect((await test.deed(owner, 'channels', id, 'open')).body.code).toBe('not-in-this-state')
    expect((await test.deed(other, 'channels', id, 'approve')).status).toBe(204)
    expect(await deeds(owner, 'channels', id)).toEqual(['open', 'close', 'recertify'])
    expect((await test.deed(owner, 'channels', id, 'open')).status).toBe(204)
    expect((await test.deed(owner, 'channels', id, 'pause')).body.fields[0].path).toBe('reason')
    expect((await test.deed(owner, 'channels', id, 'pause', {}, 'A storm')).status).toBe(204)
    expect((await test.deed(owner, 'channels', id, 'close', {}, 'Merged')).status).toBe(204)
    expect(await deeds(owner, 'channels', id)).toEqual(['archive'])
    expect((await page(owner, 'channels', id)).values).toMatchObject({
      life: 'closed',
      closedOn: '2026-07-01',
    })
    expect((await page(owner, 'channels', id)).history.map(({ says }: { says: string }) => says)).toEqual([
      ...['Entered', 'Approve the account', 'Say that it is live', 'Pause it', 'Close it'],
    ])
  })

  it('is one account however it is written, and none that could be taken for it', async () => {
    await test.add(head, 'channels', account('Libraries', '@actlibraries'))
    const tried = async (address: string) =>
      (await test.send(head, 'POST', '/registers/channels', { values: account('Again', address) })).body
    expect(await tried('https://x.com/ActLibraries?s=20')).toMatchObject({ code: 'entry-taken' })
    expect(await tried('@act_libraries')).toMatchObject({
      fields: [{ path: 'values.address', says: expect.stringContaining('Libraries') }],
    })
    expect(await tried('@actmuseums')).toHaveProperty('id')
  })

  it('waits for another approval when it becomes another account', async () => {
    const id = await test.add(head, 'channels', account('Zoo', '@actzoo'))
    await test.deed(other, 'channels', id, 'approve')
    await test.deed(owner, 'channels', id, 'open')
    const { state, values, until } = await page(owner, 'channels', id)
    const to = { ...values, address: '@canberrazoo' }
    expect(
      (await test.send(owner, 'PUT', `/registers/channels/${id}`, { state, until, values: to })).status,
    ).toBe(204)
    const { values: now } = await page(owner, 'channels', id)
    expect(now).toMatchObject({ life: 'proposed', proposedBy: owner.id, approvedBy: null })
  })

  it('lapses by itself after a year, unless somebody confirms it', async () => {
    const id = await test.add(head, 'channels', account('Pools', '@actpools'))
    await test.deed(other, 'channels', id, 'approve')
    await test.deed(owner, 'channels', id, 'open')
    test.house.wait(340 * 86_400_000)
    expect((await page(owner, 'channels', id)).attention).toContain(
      'Confirm that it is still needed, or it lapses by itself.',
    )
    expect((await test.deed(owner, 'channels', id, 'recertify')).status).toBe(204)
    test.house.wait(360 * 86_400_000)
    expect(await page(owner, 'channels', id)).toMatchObject({ standing: 'holds' })
    test.house.wait(10 * 86_400_000)
    expect(await page(owner, 'channels', id)).toMatchObject({ standing: 'ended' })
  })

  it('stays listed as closed, however long ago that was', async () => {
    const id = await test.add(head, 'channels', account('Fairs', '@actfairs'))
    await test.deed(other, 'channels', id, 'approve')
    await test.deed(owner, 'channels', id, 'close', {}, 'Never opened')
    test.house.wait(800 * 86_400_000)
    const { standing, values, attention } = await page(owner, 'channels', id)
    expect({ standing, life: values.life, attention }).toEqual({
      ...{ standing: 'holds', life: 'closed', attention: [] },
    })
  })
})

describe('a request for permission', () => {
  it('is not put to nobody, and not to a manager', async () => {
    const asked = await test.send(staff, 'POST', '/registers/permission-requests', {
      values: { kind: 'release', what: 'The number of trees' },
    })
    expect(asked.body.fields).toEqual([
      { path: 'values.kind', says: expect.stringContaining('Nobody is entered') },
    ])
  })

  it('is answered by its authority and by nobody for themselves, and becomes an entry', async () => {
    const contact = { kind: 'logo', title: 'Brand team', people: [granter.id, head.id] }
    const own = await test.send(head, 'POST', '/registers/contacts', { values: contact })
    expect(own.body.fields[0].says).toBe('Somebody else has to enter you as an authority.')
    await test.add(other, 'contacts', contact)
    const logo = await test.add(author, 'assets', {
      title: 'Parks logo',
      kind: 'logo',
      owner: 'The Territory',
      ai: 'none',
    })
    const what = 'The logo on the poster of our walk'
    const id = await test.add(staff, 'permission-requests', { kind: 'logo', what, asset: logo })

    expect(await page(author, 'permission-requests', id)).toBeUndefined()
    expect(await deeds(staff, 'permission-requests', id)).toEqual(['withdraw'])
    expect(await deeds(granter, 'permission-requests', id)).toEqual(['grant', 'refuse'])
    expect((await test.deed(staff, 'permission-requests', id, 'grant', { until: '2028-12-31' })).status).toBe(
      403,
    )
    const late = await test.deed(granter, 'permission-requests', id, 'grant', { until: '2020-01-01' })
    expect(late.body.fields[0].path).toBe('until')
    const granted = await test.deed(granter, 'permission-requests', id, 'grant', {
      ...{ until: '2030-12-31', conditions: 'In black only' },
    })
    expect(granted.status).toBe(204)
    const { values } = await page(staff, 'permission-requests', id)
    expect(values).toMatchObject({ state: 'granted', answeredBy: granter.id, conditions: 'In black only' })
    expect((await page(staff, 'asset-approvals', values.entry)).values).toMatchObject({
      ...{ asset: logo, authority: granter.id, conditions: 'In black only', request: id },
    })
    const answered = await page(staff, 'permission-requests', id)
    expect(answered).toMatchObject({ mayChange: false, whyNot: expect.stringContaining('Ask again') })
    for (const [method, path] of [
      ['PUT', ''],
      ['POST', '/revoke'],
      ['POST', '/end'],
    ] as const) {
      const body = {
        state: answered.state,
        values: { ...answered.values, what: 'On everything' },
        reason: 'r',
      }
      const said = await test.send(staff, method, `/registers/permission-requests/${id}${path}`, body)
      expect(said.body.code).toBe('not-in-this-state')
    }
    expect((await test.deed(granter, 'permission-requests', id, 'refuse', {}, 'No')).body.code).toBe(
      'not-in-this-state',
    )
  })

  it('goes to the authority of what is asked for, whichever unit somebody names', async () => {
    const { house } = test
    const health = await house.unit('Health')
    const lenient = await house.person('Len Lenient')
    await test.add(
      other,
      'contacts',
      { kind: 'logo', title: 'Brand of health', people: [lenient.id] },
      { unit: health.id },
    )
    const logo = await test.add(author, 'assets', {
      title: 'Crest',
      kind: 'crest',
      owner: 'The Territory',
      ai: 'none',
    })
    const asked = { kind: 'logo', what: 'On a flag', asset: logo }
    const id = await test.add(staff, 'permission-requests', asked, { unit: health.id })
    const { values, unit } = await page(staff, 'permission-requests', id)
    expect(values.askedOf).toEqual([granter.id, head.id])
    expect(unit).toBeNull()
    expect(await page(lenient, 'permission-requests', id)).toBeUndefined()
    const direct = { asset: logo, use: 'posts', authority: lenient.id }
    const said = await test.send(lenient, 'POST', '/registers/asset-approvals', {
      values: direct,
      unit: health.id,
    })
    expect(said.status).toBe(403)
  })

  it('is a permission that its authority can narrow and take back', async () => {
    const logo = await test.add(author, 'assets', {
      title: 'Emblem',
      kind: 'logo',
      owner: 'The Territory',
      ai: 'none',
    })
    const permitted = { asset: logo, use: 'posts on social media', authority: granter.id }
    const id = await test.add(granter, 'asset-approvals', permitted)
    const before = await page(granter, 'asset-approvals', id)
    expect(before.mayChange).toBe(true)
    const body = { state: before.state, values: { ...before.values, conditions: 'In black only' } }
    expect((await test.send(staff, 'PUT', `/registers/asset-approvals/${id}`, body)).status).toBe(403)
    expect((await test.send(granter, 'PUT', `/registers/asset-approvals/${id}`, body)).status).toBe(204)
    const { state } = await page(granter, 'asset-approvals', id)
    const until = new Date(test.house.clock.now + 10 * 86_400_000).toISOString()
    await test.add(granter, 'asset-approvals', permitted, { until })
    const told = (await test.send(granter, 'GET', '/registers/attention?register=asset-approvals')).body.items
    expect(told.map(({ says }: { says: string }) => says)).toContain('The permission ends soon.')
    const revoked = { state, reason: 'The emblem changes' }
    expect(
      (await test.send(granter, 'POST', `/registers/asset-approvals/${id}/revoke`, revoked)).status,
    ).toBe(204)
  })

  it('is refused with a reason that whoever asked can read, or taken back', async () => {
    const values = { kind: 'logo', what: 'On a mug', asset: (await logos())[0] }
    const id = await test.add(staff, 'permission-requests', values)
    expect((await test.deed(granter, 'permission-requests', id, 'refuse')).body.fields[0].path).toBe('reason')
    expect((await test.deed(granter, 'permission-requests', id, 'refuse', {}, 'Not on mugs')).status).toBe(
      204,
    )
    expect((await page(staff, 'permission-requests', id)).values).toMatchObject({
      ...{ state: 'refused', conditions: 'Not on mugs' },
    })
    const again = await test.add(staff, 'permission-requests', values)
    expect((await test.deed(granter, 'permission-requests', again, 'withdraw')).status).toBe(403)
    expect((await test.deed(staff, 'permission-requests', again, 'withdraw')).status).toBe(204)
  })

  it('becomes an authority to speak, a release or a consent, by what was asked', async () => {
    for (const kind of ['speak', 'release', 'consent'])
      await test.add(other, 'contacts', { kind, title: `For ${kind}`, people: [granter.id] })
    const granted = async (kind: string, more = {}) => {
      const id = await test.add(staff, 'permission-requests', { kind, what: 'Trees in parks', ...more })
      await test.deed(granter, 'permission-requests', id, 'grant', { until: '2030-12-31' })
      return (await page(staff, 'permission-requests', id)).values.entry as string
    }
    expect((await page(staff, 'spokespeople', await granted('speak'))).values).toMatchObject({
      ...{ person: staff.id, topics: ['Trees in parks'] },
    })
    expect((await page(granter, 'releases', await granted('release'))).values).toMatchObject({
      ...{ what: 'Trees in parks', authority: granter.id },
    })
    expect(
      (await page(author, 'consents', await granted('consent', { who: 'Bea Bloom' }))).values,
    ).toMatchObject({
      ...{ subject: 'Bea Bloom', state: 'given' },
    })
  })
})

const logos = async (): Promise<string[]> =>
  (await test.send(staff, 'GET', '/registers/assets')).body.entries.map(({ id }: { id: string }) => id)

describe('an initiative', () => {
  let id = ''
  it('is seen by those on its list and by nobody else, whatever their role', async () => {
    const values = {
      title: 'Lantern Walk',
      aliases: ['Project Firefly'],
      owner: keeper.id,
      knownTo: [author.id],
    }
    id = await test.add(keeper, 'initiatives', values)
    for (const as of [keeper, author]) expect((await page(as, 'initiatives', id)).name).toBe('Lantern Walk')
    for (const as of [head, other, approver, owner, granter, staff, records]) {
      expect(await page(as, 'initiatives', id)).toBeUndefined()
      for (const path of ['', '?show=all', '?search=lantern', '?show=all&known=2030-01-01T00:00:00.000Z'])
        expect((await test.send(as, 'GET', `/registers/initiatives${path}`)).text).not.toMatch(
          /Lantern|Firefly/,
        )
      for (const path of ['/registers', '/registers/attention', `/registers/initiatives/${id}?show=all`])
        expect((await test.send(as, 'GET', path)).text).not.toMatch(/Lantern|Firefly/)
      const asker = await test.house.asker(as)
      expect(await isOpenTo(test.house.test.database.db, asker, id)).toBe(false)
    }
    expect(await isOpenTo(test.house.test.database.db, await test.house.asker(author), id)).toBe(true)
  })

  it('is in the registers file of those on its list and in nobody else’s', async () => {
    const file = async (as: Person) => (await test.send(as, 'GET', '/registers/file.json')).text
    expect(await file(author)).toContain('Lantern Walk')
    for (const as of [head, other, records, staff]) expect(await file(as)).not.toMatch(/Lantern|Firefly/)
    // Consents are for those who keep them.
    expect(JSON.parse(await file(staff)).consents).toEqual([])
  })

  it('answers for what is there as for what is not', async () => {
    const missing = '01930000-0000-7000-8000-000000000000'
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['PUT', '', { state: 'x', values: {} }],
      ['POST', '/revoke', { state: 'x', reason: 'r' }],
      ['POST', '/deeds/announce', { state: 'x', values: {} }],
    ] as const) {
      const there = await test.send(head, method, `/registers/initiatives/${id}${path}`, body)
      const gone = await test.send(head, method, `/registers/initiatives/${missing}${path}`, body)
      expect(there.text).toBe(gone.text)
      expect(there.status).toBe(404)
    }
  })

  it('is kept by its owner alone, and opened by a recorded announcement alone', async () => {
    expect(
      (await test.deed(author, 'initiatives', id, 'announce', { link: 'https://act.example/news' })).status,
    ).toBe(403)
    const bad = await test.deed(keeper, 'initiatives', id, 'announce', { link: 'soon' })
    expect(bad.body.fields[0].path).toBe('values.link')
    expect(
      (await test.deed(keeper, 'initiatives', id, 'announce', { link: 'https://act.example/news' })).status,
    ).toBe(204)
    const { values } = await page(author, 'initiatives', id)
    expect(values.announcedIn).toBe('https://act.example/news')
    expect(values.announcedAt).toMatch(/^20\d\d-/)
    expect(await deeds(keeper, 'initiatives', id)).toEqual([])
  })

  it('lends its number to no other, and its name to nobody who is told so', async () => {
    const again = await test.house.person('Kit Keeper')
    await test.house.grant(again, 'initiative-keeper')
    await test.add(keeper, 'initiatives', { title: 'Quiet Quandong', owner: keeper.id }, { key: 'I-9' })
    const said = await test.send(again, 'POST', '/registers/initiatives', {
      ...{ values: { title: 'Something else', owner: again.id }, key: 'I-9' },
    })
    expect(said.body.code).toBe('entry-taken')
    expect(said.text).not.toMatch(/Quandong/)
  })

  it('does not say in its safe words what it is', async () => {
    const values = { title: 'Harbour Lights', owner: keeper.id, safeText: 'More on harbour lights soon' }
    const said = await test.send(keeper, 'POST', '/registers/initiatives', { values })
    expect(said.body.fields).toEqual([
      { path: 'values.safeText', says: expect.stringContaining('names the thing') },
    ])
  })
})

describe('a consent that is taken back', () => {
  it('opens a thing to take down at every place, for every earlier yes of the same person', async () => {
    const channel = await test.add(head, 'channels', account('Galleries', '@actgalleries'))
    const yes = {
      subject: 'Cleo Clay',
      things: ['picture'],
      state: 'given',
      saidOn: '2026-06-01',
      evidence: 'Form 3',
    }
    await test.add(author, 'consents', { ...yes, channels: [channel] })
    const id = await test.add(author, 'consents', { ...yes, channels: [channel], evidence: 'Form 4' })
    const minor = await test.send(author, 'POST', '/registers/consents', {
      values: { ...yes, isMinor: true },
    })
    expect(minor.body.fields[0].path).toBe('values.guardian')
    expect((await test.deed(author, 'consents', id, 'withdraw', { evidence: 'By phone' })).status).toBe(204)
    const { entries } = (await test.send(owner, 'GET', '/registers/take-downs')).body
    expect(entries).toHaveLength(1)
    const task: string = entries[0].id
    expect((await page(owner, 'take-downs', task)).values).toMatchObject({
      where: 'Galleries',
      state: 'open',
    })
    const done = { outcome: 'done', says: 'Taken off the page.' }
    expect((await test.deed(owner, 'take-downs', task, 'settle', done)).status).toBe(204)
    expect((await page(owner, 'take-downs', task)).values).toMatchObject({ state: 'done', doneBy: owner.id })
  })
})

describe('a template', () => {
  it('is approved by somebody else, exactly so, and waits again after a change of one letter', async () => {
    const values = { title: 'Closed', use: 'notice', text: '{path: up to 30 letters} is closed.' }
    const id = await test.add(author, 'templates', values)
    expect((await test.deed(author, 'templates', id, 'approve')).status).toBe(403)
    expect((await test.deed(approver, 'templates', id, 'approve')).status).toBe(204)
    const before = await page(author, 'templates', id)
    expect(before.values).toMatchObject({ state: 'approved', approvedBy: approver.id })
    const to = { ...before.values, text: '{path: up to 30 letters} is closed!' }
    const body = { state: before.state, until: before.until, values: to }
    expect((await test.send(author, 'PUT', `/registers/templates/${id}`, body)).status).toBe(204)
    expect((await page(author, 'templates', id)).values).toMatchObject({ state: 'draft', approvedBy: null })
    const wrong = await test.send(author, 'POST', '/registers/templates', {
      values: { ...values, text: '{x' },
    })
    expect(wrong.body.fields[0].path).toBe('values.text')
  })
})

describe('what needs attention', () => {
  it('is told to whoever can do something about it, and of people who left too', async () => {
    const gone = await test.house.person('Greta Gone')
    await test.add(head, 'spokespeople', { person: gone.id, instrument: 'Letter 9' })
    test.house.wait(1000)
    await test.house.change(gone, { isActive: false })
    const told = async (as: Person): Promise<string[]> =>
      (await test.send(as, 'GET', '/registers/attention')).body.items.map(
        ({ says }: { says: string }) => says,
      )
    expect(await told(head)).toContain('It names Greta Gone, who is not here any more.')
    expect(await told(staff)).not.toContain('It names Greta Gone, who is not here any more.')
  })

  it('takes no freeze that would stop nothing, and one that names a channel or is of a unit above', async () => {
    const team = await test.house.unit('A team without channels')
    const freeze = { kind: 'emergency', title: 'Flood', event: 'Declared by the agency' }
    const add = async (values: object, unit: string | null) =>
      await test.send(head, 'POST', '/registers/freezes', { values, unit })
    const refused = await add(freeze, team.id)
    expect([refused.status, refused.body.fields?.map(({ path }: { path: string }) => path)]).toEqual([
      400,
      ['values.channels'],
    ])
    const channel = await test.add(head, 'channels', {
      ...{ title: 'Floods', platform: 'x', address: '@floodnews', purpose: 'News' },
      ...{ owner: owner.id, backUp: head.id },
    })
    expect((await add({ ...freeze, channels: [channel] }, team.id)).status).toBe(201)
    expect((await add(freeze, null)).status).toBe(201)
  })

  it('ends with a freeze that is lifted', async () => {
    const id = await test.add(head, 'freezes', {
      kind: 'emergency',
      title: 'Flood',
      event: 'Declared by the agency',
    })
    expect((await test.deed(head, 'freezes', id, 'lift', {}, 'It is over')).status).toBe(204)
    expect(await page(head, 'freezes', id)).toMatchObject({ standing: 'ended' })
  })
})
