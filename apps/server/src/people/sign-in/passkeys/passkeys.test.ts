import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeFirstLink, makeLink } from '../enrolment/link.ts'
import { openSignInTest, type SignInTest, TestBrowser, type TestPerson } from '../testing.ts'
import { type Authenticator, Device, type Handed, pageScript, usual } from './testing.ts'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const hasBrowser = existsSync(executablePath) || process.env['REQUIRE_ALL'] === '1'
const flags = ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic']
if (!hasBrowser) process.stdout.write('not run: passkeys in a browser (apt-get install chromium)\n')

let t: SignInTest
let browser: Browser
let address = ''
const port = 40_000 + (process.pid % 20_000)

describe.skipIf(!hasBrowser)('a passkey', () => {
  beforeAll(async () => {
    address = `http://localhost:${port}`
    t = await openSignInTest({ publicUrl: address, isDemonstration: true })
    const html = `<!doctype html><title>Test</title><script>${pageScript}</script>`
    const page = await t.pageApp(html)
    await page.listen({ host: '127.0.0.1', port })
    const beside = await t.pageApp(html)
    await beside.listen({ host: '127.0.0.1', port: port + 1 })
    browser = await chromium.launch({ executablePath, args: flags })
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await t?.close()
  })

  /** A fresh browser with an authenticator of its own. */
  async function device(authenticator: Authenticator = usual) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${address}/test-page`)
    const cdp = await context.newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options: authenticator })
    return new Device(page, cdp, authenticatorId)
  }

  const operator = () => t.needs.people.permit({ kind: 'operator' }, 'enrolment.make')
  const linkFor = async (person: TestPerson) => (await makeLink(t.needs, operator(), person.id)).url
  async function enrolled(authenticator?: Authenticator) {
    const person = t.addPerson(`Person ${t.people.length}`)
    const one = await device(authenticator)
    const reply = await one.enrol(await linkFor(person))
    expect(reply).toMatchObject({ status: 200, body: { person: { id: person.id, name: person.name } } })
    return { person, one }
  }

  it('of the first administrator is made by the link that the server prints, once', async () => {
    const first = await makeFirstLink(t.needs, operator())
    const second = await makeFirstLink(t.needs, operator())
    const one = await device()
    const secret = first?.url.split('#')[1]
    expect((await one.send('POST', '/api/v1/sign-in/link', { secret })).body).toMatchObject({
      kind: 'first-administrator',
    })
    expect((await one.enrol(first?.url ?? '')).body.code).toBe('bad-request')
    const self = { name: 'Robin Ng', email: 'robin@act.example' }
    expect((await one.enrol(first?.url ?? '', self)).body).toMatchObject({ person: { name: 'Robin Ng' } })
    expect(t.people.filter(({ isAdministrator }) => isAdministrator)).toHaveLength(1)
    expect(await one.who()).toBe(200)
    expect((await one.enrol(first?.url ?? '', self)).body.code).toBe('link-ended')
    expect((await one.enrol(second?.url ?? '', self)).body.code).toBe('link-ended')
    expect(await makeFirstLink(t.needs, operator())).toBe(undefined)
    await one.signOut()
    expect((await one.signIn()).status).toBe(200)
  })

  it('is made with a link by whom it is for, signs them in, and again without any link', async () => {
    const { person, one } = await enrolled()
    expect(await one.who()).toBe(200)
    expect((await one.danger()).status).toBe(200)
    await one.signOut()
    expect(await one.who()).toBe(401)
    expect(await one.signIn()).toMatchObject({ status: 200, body: { person: { id: person.id } } })
    expect(await t.eventsOf(person.id)).toEqual([
      ...['enrolment.made', 'enrolment.used', 'passkey.added'],
      ...['session.ended', 'session.started', 'session.started'],
    ])
  })

  it('is not made with a link that was used, that is too old, or after which another was made', async () => {
    const person = t.addPerson('Pat')
    const one = await device()
    const [first, second] = [await linkFor(person), await linkFor(person)]
    expect((await one.enrol(first)).body.code).toBe('link-ended')
    t.clock.ms += 24 * 60 * 60_000
    expect((await one.enrol(second)).body.code).toBe('link-ended')
    const third = await linkFor(person)
    person.endsAt = new Date(t.clock.ms).toISOString()
    expect((await one.enrol(third)).body.code).toBe('link-ended')
  })

  it('needs its owner to be verified, not only to be there', async () => {
    const { one } = await enrolled()
    await one.signOut()
    await one.cdp.send('WebAuthn.setUserVerified', { authenticatorId: one.id, isUserVerified: false })
    const asked = await one.send('POST', '/api/v1/sign-in/passkey/options')
    expect(await one.show(asked.body).catch((error: Error) => error.message)).toContain('NotAllowedError')
    // An authenticator that is asked for less than we ask for, as by a page that was tampered with.
    const { options } = asked.body as { options: object }
    const response = await one.show({ options: { ...options, userVerification: 'discouraged' } })
    const reply = await one.send('POST', '/api/v1/sign-in/passkey', { response })
    expect(reply.body.code).toBe('sign-in-refused')
  })

  it('answers one question once', async () => {
    const { one } = await enrolled()
    await one.signOut()
    const response = await one.assertion()
    const cookies = await one.page.context().cookies()
    expect((await one.send('POST', '/api/v1/sign-in/passkey', { response })).status).toBe(200)
    await one.signOut()
    expect((await one.send('POST', '/api/v1/sign-in/passkey', { response })).body.code).toBe('sign-in-lost')
    await one.page.context().addCookies(cookies)
    expect((await one.send('POST', '/api/v1/sign-in/passkey', { response })).body.code).toBe('sign-in-lost')
  })

  it('answers the question of its own browser, within ten minutes, for what was asked', async () => {
    const { one } = await enrolled()
    const other = await device()
    await other.send('POST', '/api/v1/sign-in/passkey/options')
    const response = await one.assertion()
    expect((await other.send('POST', '/api/v1/sign-in/passkey', { response })).body.code).toBe(
      'sign-in-refused',
    )
    // A question for signing in confirms nothing.
    const reply = await one.send('POST', '/api/v1/session/step-up/passkey', {
      response: await one.assertion(),
    })
    expect(reply.body.code).toBe('sign-in-lost')
    const late = await one.assertion()
    t.clock.ms += 10 * 60_000
    expect((await one.send('POST', '/api/v1/sign-in/passkey', { response: late })).body.code).toBe(
      'sign-in-lost',
    )
  })

  it('that was shown to another site of this name is refused', async () => {
    const { one } = await enrolled()
    await one.signOut()
    const asked = await one.send('POST', '/api/v1/sign-in/passkey/options')
    await one.page.goto(`http://localhost:${port + 1}/test-page`)
    const response = await one.show(asked.body)
    await one.page.goto(`${address}/test-page`)
    const reply = await one.send('POST', '/api/v1/sign-in/passkey', { response })
    expect(reply.body.code).toBe('sign-in-refused')
    expect((await one.signIn()).status).toBe(200)
  })

  it('that nobody has, of somebody who left, and with a wrong signature are told apart by nobody', async () => {
    const { person, one } = await enrolled()
    await one.signOut()
    const bodies: string[] = []
    const tryIt = async (change: (response: Handed) => Handed) => {
      const response = change(await one.assertion())
      const reply = await one.send('POST', '/api/v1/sign-in/passkey', { response })
      bodies.push(JSON.stringify(reply))
    }
    await tryIt((given) => ({ ...given, id: 'bm9ib2R5', rawId: 'bm9ib2R5' }))
    await tryIt((given) => ({ ...given, response: { ...given.response, signature: 'MEUCIQ' } }))
    await tryIt((given) => ({ ...given, response: { ...given.response, userHandle: 'c29tZWJvZHk' } }))
    person.endsAt = new Date(t.clock.ms).toISOString()
    await tryIt((given) => given)
    expect(new Set(bodies).size).toBe(1)
    expect(bodies[0]).toContain('sign-in-refused')
  })

  it('whose counter went back is refused, as a copy of a key would be', async () => {
    const { one } = await enrolled()
    await one.signOut()
    const [key] = await one.keys()
    expect((await one.signIn()).status).toBe(200)
    await one.signOut()
    expect(key?.signCount).toBeGreaterThan(0)
    await one.cdp.send('WebAuthn.clearCredentials', { authenticatorId: one.id })
    await one.cdp.send('WebAuthn.addCredential', {
      authenticatorId: one.id,
      credential: { ...key, signCount: 0 } as Handed,
    })
    expect((await one.signIn()).body.code).toBe('sign-in-refused')
  })

  it('that is synced says so, and whether it is backed up now', async () => {
    const { one } = await enrolled({ ...usual, defaultBackupEligibility: true, defaultBackupState: false })
    const seen = async () => (await one.send('GET', '/api/v1/passkeys')).body['passkeys']
    expect(await seen()).toMatchObject([{ name: 'This laptop', isSynced: true, isBackedUp: false }])
    const [key] = await one.keys()
    await one.cdp.send('WebAuthn.setCredentialProperties', {
      ...{ authenticatorId: one.id, credentialId: key?.credentialId ?? '', backupState: true },
    })
    await one.signIn()
    expect(await seen()).toMatchObject([{ isSynced: true, isBackedUp: true }])
  })

  it('can be one of several, named, and removed, save the last', async () => {
    const { person, one } = await enrolled()
    const options = await one.send('POST', '/api/v1/passkeys/options')
    // The same authenticator holds one of them already.
    expect(await one.make(options.body).catch((error: Error) => error.message)).toContain('InvalidStateError')
    await one.cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: one.id })
    const { authenticatorId } = await one.cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: { ...usual, transport: 'usb' },
    })
    const key = new Device(one.page, one.cdp, authenticatorId)
    const response = await key.make((await key.send('POST', '/api/v1/passkeys/options')).body)
    const added = await key.send('POST', '/api/v1/passkeys', { name: 'A security key', response })
    const [laptop, usb] = added.body['passkeys'] as { id: string; name: string }[]
    expect([laptop?.name, usb?.name]).toEqual(['This laptop', 'A security key'])
    await key.signOut()
    expect((await key.signIn()).status).toBe(200)
    const renamed = await key.send('PATCH', `/api/v1/passkeys/${usb?.id}`, { name: 'The blue key' })
    expect(renamed.body['name']).toBe('The blue key')
    expect((await key.send('DELETE', `/api/v1/passkeys/${laptop?.id}`)).status).toBe(200)
    expect((await key.send('DELETE', `/api/v1/passkeys/${usb?.id}`)).body.code).toBe('not-allowed')
    const { one: other } = await enrolled()
    expect((await other.send('DELETE', `/api/v1/passkeys/${usb?.id}`)).status).not.toBe(200)
    expect(await t.eventsOf(person.id)).toContain('passkey.removed')
  })

  it('that was removed signs nobody in', async () => {
    const { person, one } = await enrolled()
    const second = await device()
    await second.enrol(await linkFor(person))
    const { passkeys } = (await second.send('GET', '/api/v1/passkeys')).body as { passkeys: { id: string }[] }
    expect((await second.send('DELETE', `/api/v1/passkeys/${passkeys[0]?.id}`)).status).toBe(200)
    await one.signOut()
    expect((await one.signIn()).body.code).toBe('sign-in-refused')
  })

  it('is added only after its owner confirmed', async () => {
    const { one } = await enrolled()
    t.clock.ms += 11 * 60_000
    expect((await one.send('POST', '/api/v1/passkeys/options')).body.code).toBe('step-up-needed')
    expect((await one.stepUp()).status).toBe(200)
    expect((await one.send('POST', '/api/v1/passkeys/options')).status).toBe(200)
  })

  it('confirms its owner, and nobody else', async () => {
    const { person, one } = await enrolled()
    t.clock.ms += 11 * 60_000
    expect((await one.danger()).body.code).toBe('step-up-needed')
    expect((await one.stepUp()).body).toMatchObject({ person: { id: person.id } })
    expect((await one.danger()).status).toBe(200)
    t.clock.ms += 11 * 60_000
    const { one: other } = await enrolled()
    const [theirs] = await other.keys()
    await one.cdp.send('WebAuthn.clearCredentials', { authenticatorId: one.id })
    await one.cdp.send('WebAuthn.addCredential', { authenticatorId: one.id, credential: theirs as Handed })
    expect((await one.stepUp()).body.code).toBe('sign-in-refused')
    expect((await one.danger()).body.code).toBe('step-up-needed')
    expect(await t.eventsOf(person.id)).toContain('session.confirmation-failed')
  })

  it('confirms the session that asked, and not the one after it', async () => {
    const { person, one } = await enrolled()
    const asked = await one.send('POST', '/api/v1/session/step-up/passkey/options')
    const response = await one.show(asked.body)
    await one.send('POST', '/api/v1/sign-in/demonstration', { person: person.id })
    const reply = await one.send('POST', '/api/v1/session/step-up/passkey', { response })
    expect(reply.body.code).toBe('sign-in-lost')
  })

  it('goes on working after somebody at the same address has failed a hundred times with it', async () => {
    const { one } = await enrolled()
    await one.signOut()
    const response = await one.assertion()
    const bad = { ...response, response: { ...response.response, signature: 'MEUCIQ' } }
    const codes: string[] = []
    for (let n = 0; n < 100; n += 1) {
      const attacker = new TestBrowser()
      const headers = { host: `localhost:${port}`, origin: address }
      const url = '/api/v1/sign-in/passkey'
      await attacker.ask(t.app, { method: 'POST', url: `${url}/options`, headers })
      const reply = await attacker.ask(t.app, { method: 'POST', url, headers, payload: { response: bad } })
      codes.push(reply.json().code)
    }
    expect(codes.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'sign-in-refused'))
    expect(new Set(codes.slice(5))).toEqual(new Set(['too-many']))
    expect((await one.signIn()).status).toBe(200)
  })

  it('is asked for in the same words whoever asks, and writes nothing to the database', async () => {
    const count = async () =>
      (await t.test.database.scratch.selectFrom('spent').select('id').execute()).length
    const before = await count()
    const asked = await new TestBrowser().ask(t.app, {
      method: 'POST',
      url: '/api/v1/sign-in/passkey/options',
    })
    const { options } = asked.json()
    expect({ ...options, challenge: undefined }).toEqual({
      ...{ challenge: undefined, rpId: 'localhost', userVerification: 'required', timeout: 300_000 },
    })
    expect(await count()).toBe(before)
  })

  it('is made by a link that one administrator made and another confirmed, for people who are here', async () => {
    const boss = t.people.find(({ isAdministrator }) => isAdministrator)
    const person = t.addPerson('New')
    const admin = await device()
    await admin.send('POST', '/api/v1/sign-in/demonstration', { person: boss?.id })
    const made = await admin.send('POST', `/api/v1/people/${person.id}/enrolments`, {})
    const one = await device()
    const url = String(made.body['url'])
    expect((await one.enrol(url)).body.code).toBe('link-not-confirmed')
    const confirm = `/api/v1/enrolments/${made.body['id']}/confirm`
    expect((await admin.send('POST', confirm, {})).body.code).toBe('second-person-needed')
    const second = await device()
    const other = t.addPerson('Second Boss', true)
    await second.send('POST', '/api/v1/sign-in/demonstration', { person: other.id })
    const { code } = (await second.send('POST', confirm, {})).body
    expect((await one.enrol(url, { code: 'AAAA-AAAA-AAAA' })).body.code).toBe('bad-request')
    expect((await one.enrol(url, { code })).status).toBe(200)
    expect((await one.send('POST', `/api/v1/people/${person.id}/enrolments`, {})).body.code).toBe(
      'not-allowed',
    )
    person.endsAt = new Date(t.clock.ms).toISOString()
    expect((await admin.send('POST', `/api/v1/people/${person.id}/enrolments`, {})).body.code).toBe(
      'not-found',
    )
  })
})
