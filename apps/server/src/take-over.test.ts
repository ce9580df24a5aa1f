import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from './people/index.ts'
import { TestBrowser } from './people/sign-in/testing.ts'
import { emailOf, openTestServer, softPasskey, type TestServer } from './testing.ts'

let s: TestServer
let ada: Person
let olga: Person
let asAda: TestBrowser
let asOlga: TestBrowser
let next = 0

beforeAll(async () => {
  s = await openTestServer()
  ada = await s.house.person('Ada Admin', { email: 'ada@act.example' })
  await s.house.grant(ada, 'administrator')
  olga = await s.house.person('Olga Officer', { email: 'olga@act.example' })
  await s.house.grant(olga, 'people-officer')
  asAda = await s.byProvider(emailOf(ada))
  asOlga = await s.byProvider(emailOf(olga))
}, 60_000)
afterAll(() => s.close())

let cora: Person
beforeEach(async () => {
  next += 1
  cora = await s.house.person(`Cora ${next}`, { key: `C${next}`, email: `cora${next}@act.example` })
})
const givesRole = () => s.house.grant(cora, 'conduct-officer')
const evil = () => `evil${next}@elsewhere.example`
const entryNow = async () => (await s.send(asOlga, 'GET', `/people/${cora.id}`)).body
/** Whether whoever has this address at the provider comes in as Cora. */
const comesInAsCora = async (email: string) => (await s.whoIs(await s.byProvider(email))) === cora.id

async function changeByForm(email: string | null): Promise<number> {
  const { state, entry } = await entryNow()
  return (await s.send(asOlga, 'PUT', `/people/${cora.id}`, { state, entry: { ...entry, email } })).status
}
async function changeByFile(email: string): Promise<void> {
  const file = `key,name,email\nC${next},Cora ${next},${email}\n`
  const { body } = await s.send(asOlga, 'POST', '/people/imports', file)
  await s.send(asOlga, 'POST', `/people/imports/${body.id}/confirm`)
  for (let tried = 0; tried < 100 && (await entryNow()).entry.email !== email; tried++)
    await new Promise((resolve) => setTimeout(resolve, 50))
}
async function changeByDirectoryService(email: string): Promise<number> {
  const made = await s.send(asOlga, 'POST', '/tokens', { name: 't', scopes: ['people.provision'], days: 1 })
  const reply = await s.app.inject({
    ...{ method: 'PATCH', url: `/scim/v2/Users/${cora.id}` },
    headers: { authorization: `Bearer ${made.body.token}`, 'content-type': 'application/scim+json' },
    payload: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', path: 'emails[type eq "work"].value', value: email }],
    },
  })
  return reply.statusCode
}

/** Opens a link as whoever has it, with what a person would have to know besides. */
async function opensLink(url: string, more: object = {}): Promise<TestBrowser> {
  const browser = new TestBrowser()
  const secret = url.split('#')[1]
  const asked = await s.send(browser, 'POST', '/sign-in/link/options', { secret, ...more })
  if (asked.status === 200)
    await s.send(browser, 'POST', '/sign-in/link/passkey', {
      ...{ secret, ...more, passkeyName: 'Mine', response: softPasskey(asked.body.options) },
    })
  return browser
}

describe('somebody who would be somebody else', () => {
  it('does not become them by a link that they made alone', async () => {
    await givesRole()
    const made = await s.send(asAda, 'POST', `/people/${cora.id}/enrolments`)
    expect(made.status).toBe(200)
    expect(await s.whoIs(await opensLink(made.body.url))).toBe(undefined)
  })

  it('does not get in before a role is given, either', async () => {
    const made = await s.send(asAda, 'POST', `/people/${cora.id}/enrolments`)
    expect(await s.whoIs(await opensLink(made.body.url))).toBe(undefined)
  })

  it('makes no link for themselves', async () => {
    expect((await s.send(asAda, 'POST', `/people/${ada.id}/enrolments`)).status).toBe(403)
    expect((await s.send(asAda, 'DELETE', `/people/${ada.id}/ways-in`)).status).toBe(403)
  })

  it('does not become them by changing their address in the form', async () => {
    await givesRole()
    expect(await changeByForm(evil())).toBe(204)
    expect(await comesInAsCora(evil())).toBe(false)
  })

  it('does not by taking the address off first and putting another there', async () => {
    await givesRole()
    expect(await changeByForm(null)).toBe(204)
    expect(await changeByForm(evil())).toBe(204)
    expect(await comesInAsCora(evil())).toBe(false)
  })

  it('does not by a file', async () => {
    await givesRole()
    await changeByFile(evil())
    expect((await entryNow()).entry.email).toBe(evil())
    expect(await comesInAsCora(evil())).toBe(false)
  })

  it('does not by a token of their own that speaks as a directory service would', async () => {
    await givesRole()
    expect(await changeByDirectoryService(evil())).toBe(200)
    expect(await comesInAsCora(evil())).toBe(false)
  })

  it('does not by changing the address first and waiting for the role', async () => {
    await changeByForm(evil())
    await givesRole()
    expect(await comesInAsCora(evil())).toBe(false)
  })

  it('does not by letting the account go that somebody without any role signed in with', async () => {
    expect(await comesInAsCora(emailOf(cora))).toBe(true)
    await s.send(asAda, 'DELETE', `/people/${cora.id}/ways-in`)
    await changeByForm(evil())
    expect(await comesInAsCora(evil())).toBe(false)
  })
})

describe('whoever they are', () => {
  it('comes in by the address that their entry began with, role or none', async () => {
    await givesRole()
    expect(await comesInAsCora(emailOf(cora))).toBe(true)
  })

  it('still comes in after their address was changed, by the account that is theirs', async () => {
    await givesRole()
    expect(await comesInAsCora(emailOf(cora))).toBe(true)
    await changeByForm(`married${next}@act.example`)
    expect(await comesInAsCora(emailOf(cora))).toBe(true)
  })

  it('comes in by a corrected address while there is nothing yet that anybody could take over', async () => {
    await changeByForm(`right${next}@act.example`)
    expect(await comesInAsCora(`right${next}@act.example`)).toBe(true)
  })
})
