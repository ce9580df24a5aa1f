import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeActing } from './people/access/acting.ts'
import { delegate } from './people/access/delegations.ts'
import { endGrant } from './people/access/grants.ts'
import { mergePeople, splitPerson } from './people/directory/merges.ts'
import type { Person } from './people/index.ts'
import { TestBrowser } from './people/sign-in/testing.ts'
import { forUnit, mustBeDone } from './people/testing.ts'
import { emailOf, openTestServer, type Said, softPasskey, type TestServer } from './testing.ts'

let s: TestServer
let ada: Person
let olga: Person
let asAda: TestBrowser
let asOlga: TestBrowser
let cora: Person
let next = 0

const person = async (name: string, more: object = {}) => {
  next += 1
  const email = `${name.toLowerCase().replaceAll(' ', '.')}${next}@act.example`
  return await s.house.person(name, { email, ...more })
}
const browserOf = (one: Person) => s.byProvider(emailOf(one))

beforeAll(async () => {
  s = await openTestServer()
  ada = await person('Ada Admin')
  await s.house.grant(ada, 'administrator')
  olga = await person('Olga Officer')
  await s.house.grant(olga, 'people-officer')
  asAda = await browserOf(ada)
  asOlga = await browserOf(olga)
}, 60_000)
afterAll(() => s.close())
beforeEach(async () => {
  cora = await person('Cora Conduct')
  await s.house.grant(cora, 'conduct-officer')
})

type Made = { readonly id: string; readonly url: string; readonly whoConfirms: readonly string[] }
async function makeLink(by = asAda, of = cora): Promise<Made> {
  const { status, body } = await s.send(by, 'POST', `/people/${of.id}/enrolments`)
  expect(status).toBe(200)
  return body
}
const confirm = (by: TestBrowser, { id }: Made) => s.send(by, 'POST', `/enrolments/${id}/confirm`)
const linksOf = async (by: TestBrowser, of = cora) =>
  (await s.send(by, 'GET', `/people/${of.id}/enrolments`)).body
const titles = async (by: TestBrowser) =>
  (await s.send(by, 'GET', '/notices')).body.notices.map(({ title }: { title: string }) => title)
const secretOf = ({ url }: Made) => url.split('#')[1]

async function use(link: Made, code?: string): Promise<{ browser: TestBrowser; said: Said }> {
  const browser = new TestBrowser()
  const shown = { secret: secretOf(link), ...(code !== undefined && { code }) }
  const asked = await s.send(browser, 'POST', '/sign-in/link/options', shown)
  if (asked.status !== 200) return { browser, said: asked }
  const passkey = { passkeyName: 'Mine', response: softPasskey(asked.body.options) }
  return { browser, said: await s.send(browser, 'POST', '/sign-in/link/passkey', { ...shown, ...passkey }) }
}
const eventsOf = async (subject: string) =>
  (await s.house.test.database.db.selectFrom('event').select('type').where('subject', '=', subject).execute())
    .map(({ type }) => type)
    .filter((type) => type.startsWith('enrolment.'))
    .sort()

const askedToConfirm = 'Somebody needs a new way to sign in, and a second person has to confirm it.'
const toldMade = 'Somebody is making a new way to sign in as you. If you did not ask for it, stop it.'
const toldUsed = 'A new way to sign in as you was set up. If it was not you, tell your administrator.'

describe('a link for somebody', () => {
  it('opens nothing before a second person said so, and then with the code that they tell', async () => {
    const asCora = await browserOf(cora)
    const link = await makeLink()
    expect(link.whoConfirms).toEqual(['Olga Officer'])
    expect((await use(link)).said.body.code).toBe('link-not-confirmed')
    expect(await titles(asOlga)).toEqual([askedToConfirm])
    expect(await titles(asCora)).toEqual([toldMade])

    const { status, body } = await confirm(asOlga, link)
    expect([status, body.code]).toEqual([200, expect.stringMatching(/^([0-9A-HJKMNP-TV-Z]{4}-?){3}$/)])
    expect(await titles(asOlga)).toEqual([])
    for (const wrong of [undefined, 'AAAA-AAAA-AAAA'])
      expect((await use(link, wrong)).said.body).toMatchObject({
        code: 'bad-request',
        fields: [{ path: 'code' }],
      })
    const { browser } = await use(link, ` ${body.code.toLowerCase().replaceAll('-', ' ')}`)
    expect(await s.whoIs(browser)).toBe(cora.id)
    expect((await use(link, body.code)).said.body.code).toBe('link-ended')
    expect(await titles(asCora)).toEqual([toldMade, toldUsed])
    expect(await eventsOf(cora.id)).toEqual(['enrolment.confirmed', 'enrolment.made', 'enrolment.used'])
  })

  it('shows whom it is for who made it and who confirmed it, and to nobody else', async () => {
    const asCora = await browserOf(cora)
    const link = await makeLink()
    await confirm(asOlga, link)
    const page = await linksOf(asCora)
    expect(page.links).toMatchObject([
      { state: 'open', madeBy: { name: 'Ada Admin' }, confirmedBy: { name: 'Olga Officer' }, mayEnd: true },
    ])
    expect(JSON.stringify(page)).not.toContain(secretOf(link))
    const stranger = await browserOf(await person('Sam Stranger'))
    expect((await s.send(stranger, 'GET', `/people/${cora.id}/enrolments`)).status).toBe(403)
    expect((await s.send(stranger, 'DELETE', `/enrolments/${link.id}`)).status).toBe(403)
  })

  it('is stopped by whom it is for, before and after it was confirmed', async () => {
    const asCora = await browserOf(cora)
    const first = await makeLink()
    expect((await s.send(asCora, 'DELETE', `/enrolments/${first.id}`)).status).toBe(204)
    expect((await confirm(asOlga, first)).body.code).toBe('link-ended')
    const second = await makeLink()
    const { body } = await confirm(asOlga, second)
    await s.send(asCora, 'DELETE', `/enrolments/${second.id}`)
    expect((await use(second, body.code)).said.body.code).toBe('link-ended')
    expect(await titles(asOlga)).toEqual([])
  })

  it('ends the one before, and whoever waited for that waits for the new one', async () => {
    const first = await makeLink()
    await makeLink()
    expect((await confirm(asOlga, first)).body.code).toBe('link-ended')
    expect(await titles(asOlga)).toEqual([askedToConfirm])
    await s.send(asOlga, 'DELETE', `/enrolments/${(await linksOf(asOlga)).links[0].id}`)
  })

  it('says which account at the provider is theirs, where their address no longer does', async () => {
    const asOfficer = async (path: string, body?: object) =>
      (await s.send(asOlga, body ? 'PUT' : 'GET', path, body)).body
    const { state, entry } = await asOfficer(`/people/${cora.id}`)
    const email = `cora.changed${next}@act.example`
    await asOfficer(`/people/${cora.id}`, { state, entry: { ...entry, email } })
    expect(await s.whoIs(await s.byProvider(email))).toBe(undefined)

    const link = await makeLink()
    const shown = { secret: secretOf(link), code: (await confirm(asOlga, link)).body.code }
    const opened = await s.send(new TestBrowser(), 'POST', '/sign-in/link', { secret: shown.secret })
    expect(opened.body).toEqual({ kind: 'passkey', name: 'Cora Conduct', oidc: true, needsCode: true })
    const without = await s.send(new TestBrowser(), 'POST', '/sign-in/link/oidc', { secret: shown.secret })
    expect(without.body.code).toBe('bad-request')
    const browser = await s.byProvider(email, async (begins) => {
      const { body } = await s.send(begins, 'POST', '/sign-in/link/oidc', shown)
      return body.go
    })
    expect(await s.whoIs(browser)).toBe(cora.id)
    expect(await s.whoIs(await s.byProvider(email))).toBe(cora.id)
  })
})

describe('the second person', () => {
  const refusedTo = async (by: TestBrowser, link: Made) => (await confirm(by, link)).body.code

  it('is not whoever made it, by whichever entry of theirs', async () => {
    const link = await makeLink()
    expect(await refusedTo(asAda, link)).toBe('second-person-needed')
    const twin = await person('Ada Twin')
    await s.house.grant(twin, 'people-officer')
    const asTwin = await browserOf(twin)
    await s.house.commit((tx, needs) =>
      mergePeople(tx, needs, { kept: twin.id, merged: ada.id, reason: 'one human' }),
    )
    expect(await refusedTo(asTwin, link)).toBe('second-person-needed')
    expect((await linksOf(asTwin)).links[0]).toMatchObject({
      mayConfirm: false,
      whoConfirms: ['Olga Officer'],
    })
    await s.house.commit((tx, { at }) => splitPerson(tx, at, { merged: ada.id, reason: 'two after all' }))
  })

  it('is not whom it is for, whatever they may for others', async () => {
    const boss = await person('Bea Boss')
    await s.house.grant(boss, 'administrator')
    const link = await makeLink(asAda, boss)
    expect(await refusedTo(await browserOf(boss), link)).toBe('not-allowed')
    expect(await refusedTo(await browserOf(cora), link)).toBe('not-allowed')
    await s.send(asAda, 'DELETE', `/enrolments/${link.id}`)
  })

  it('may not on behalf of the maker, nor of whom it is for', async () => {
    const both = await person('Bo Both')
    await s.house.grant(both, 'administrator')
    const grant = await s.house.grant(both, 'people-officer')
    const asBoth = await browserOf(both)
    const [dee, abe] = [await person('Dee Deputy'), await person('Abe Acting')]
    const until = new Date(s.house.clock.now + 9e8).toISOString()
    mustBeDone(
      await s.house.commit((tx, needs) => delegate(tx, needs, { grant: grant.id, to: dee.id, until })),
    )
    const acting = { person: abe.id, actsFor: both.id, roles: ['people-officer' as const], until }
    mustBeDone(await s.house.commit((tx, needs) => makeActing(tx, { ...needs, by: olga.id }, acting)))
    const [asDee, asAbe] = [await browserOf(dee), await browserOf(abe)]
    for (const link of [await makeLink(asBoth), await makeLink(asAda, both)]) {
      expect(await refusedTo(asDee, link)).toBe('not-allowed')
      expect(await refusedTo(asAbe, link)).toBe('not-allowed')
    }
    const others = await makeLink(asAda)
    expect((await confirm(asDee, others)).status).toBe(200)
  })

  it('keeps to the place they are named for', async () => {
    const [here, there] = [await s.house.unit(`Here ${next}`), await s.house.unit(`There ${next}`)]
    const officers = [await person('Hana Here'), await person('Theo There')] as const
    await s.house.grant(officers[0], 'people-officer', forUnit(here))
    await s.house.grant(officers[1], 'people-officer', forUnit(there))
    const nora = await person('Nora Nurse', { unit: here.id })
    const link = await makeLink(asAda, nora)
    expect(link.whoConfirms).toEqual(expect.arrayContaining(['Bea Boss', 'Hana Here', 'Olga Officer']))
    expect(link.whoConfirms).not.toContain('Theo There')
    expect(link.whoConfirms).not.toContain('Ada Admin')
    expect(await refusedTo(await browserOf(officers[1]), link)).toBe('not-allowed')
    expect((await confirm(await browserOf(officers[0]), link)).status).toBe(200)
  })

  it('is one, where two confirm at the same instant', async () => {
    const other = await person('Otto Officer')
    await s.house.grant(other, 'people-officer')
    const asOther = await browserOf(other)
    const link = await makeLink()
    const said = await Promise.all([confirm(asOlga, link), confirm(asOther, link)])
    expect(said.map(({ status }) => status).sort()).toEqual([200, 410])
  })

  it('lets nothing open that somebody made who may make none any more', async () => {
    const boss = await person('Gil Gone')
    const grant = await s.house.grant(boss, 'administrator')
    const link = await makeLink(await browserOf(boss))
    await s.house.commit((tx, { at }) => endGrant(tx, at, grant.id))
    expect(await refusedTo(asOlga, link)).toBe('already-ended')
  })

  it('counts no more when it becomes known, before the link is used, that two of the three are one', async () => {
    const link = await makeLink()
    const { body } = await confirm(asOlga, link)
    await s.house.commit((tx, needs) =>
      mergePeople(tx, needs, { kept: olga.id, merged: ada.id, reason: 'one human' }),
    )
    expect((await use(link, body.code)).said.body.code).toBe('link-ended')
  })
})
