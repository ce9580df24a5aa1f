import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOf } from '../secret.ts'
import { openSignInTest, type SignInTest, TestBrowser, type TestPerson } from '../testing.ts'
import { confirmSession } from './store.ts'

let t: SignInTest
let kim: TestPerson
beforeAll(async () => {
  t = await openSignInTest({ isDemonstration: true })
}, 60_000)
afterAll(() => t.close())

const minute = 60_000
const start = async (browser = new TestBrowser(), person = kim) => {
  await browser.signInAs(t.app, person.id)
  return browser
}
const status = async (browser: TestBrowser, app = t.app) =>
  (await browser.get(app, '/api/v1/things')).statusCode
const sessionsOf = async (browser: TestBrowser) =>
  (await browser.get(t.app, '/api/v1/sessions')).json().sessions

describe('a session', () => {
  beforeAll(() => {
    kim = t.addPerson('Kim')
  })

  it('says who asks and how', async () => {
    const browser = await start()
    const { asker } = (await browser.get(t.app, '/api/v1/things')).json()
    expect(asker.person).toEqual({ id: kim.id, name: 'Kim' })
    expect(asker.via).toBe('session')
  })

  it('is a cookie that scripts and other sites do not get, with 32 random bytes', async () => {
    const browser = new TestBrowser()
    const reply = await browser.post(t.app, '/api/v1/sign-in/demonstration', { person: kim.id })
    const cookie = reply.cookies.find(({ name }) => name === 'secondlook-session')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(Buffer.from(cookie?.value ?? '', 'base64url')).toHaveLength(32)
  })

  it('is kept as a digest and never as what opens it', async () => {
    const browser = await start()
    const secret = browser.cookies.get('secondlook-session') ?? ''
    const rows = await t.test.database.scratch.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  it('keeps no address', async () => {
    const browser = await start(new TestBrowser(undefined, '127.0.0.77'))
    const rows = await t.test.database.scratch.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('127.0.0')
    expect(await status(browser)).toBe(200)
  })

  it('is another one after each sign-in, and the one before is over', async () => {
    const browser = await start()
    const before = new Map(browser.cookies)
    await start(browser)
    expect(browser.cookies.get('secondlook-session')).not.toBe(before.get('secondlook-session'))
    const thief = new TestBrowser()
    for (const [name, value] of before) thief.cookies.set(name, value)
    expect(await status(thief)).toBe(401)
  })

  it('ends an hour after its last use, and not an hour after its first', async () => {
    const browser = await start()
    t.clock.ms += 50 * minute
    expect(await status(browser)).toBe(200)
    t.clock.ms += 59 * minute
    expect(await status(browser)).toBe(200)
    t.clock.ms += 60 * minute
    expect(await status(browser)).toBe(401)
  })

  it('ends twelve hours after it began, however much it is used', async () => {
    const browser = await start()
    for (let hours = 0; hours < 11.5; hours += 0.5) {
      t.clock.ms += 30 * minute
      expect(await status(browser)).toBe(200)
    }
    t.clock.ms += 30 * minute
    expect(await status(browser)).toBe(401)
  })

  it('is over at the instant its owner leaves, and does not come back', async () => {
    const lee = t.addPerson('Lee')
    const browser = await start(new TestBrowser(), lee)
    lee.endsAt = new Date(t.clock.ms + 1).toISOString()
    expect(await status(browser)).toBe(200)
    t.clock.ms += 1
    expect(await status(browser)).toBe(401)
    lee.endsAt = undefined
    expect(await status(browser)).toBe(401)
  })

  it('is listed to its owner in words, to the hour, and to nobody else', async () => {
    const ann = t.addPerson('Ann')
    t.clock.ms = Date.parse('2026-11-26T09:41:30.000Z')
    const browser = await start(new TestBrowser(), ann)
    await start(new TestBrowser('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Safari/604.1'), ann)
    await start()
    const sessions = await sessionsOf(browser)
    expect(sessions.map(({ device }: { device: string }) => device).sort()).toEqual([
      'Firefox on Windows',
      'Safari on an iPhone',
    ])
    expect(sessions[0]).toMatchObject({
      firstSeen: '2026-11-26T09:00:00.000Z',
      lastSeen: '2026-11-26T09:00:00.000Z',
    })
  })

  it('can be ended one by one and all at once, in every process at once', async () => {
    const bo = t.addPerson('Bo')
    const other = await t.another()
    const [here, there, third] = [
      await start(new TestBrowser(), bo),
      await start(new TestBrowser(), bo),
      await start(new TestBrowser(), bo),
    ]
    const theirs = (await sessionsOf(there)).find(({ isThis }: { isThis: boolean }) => isThis)
    expect(await status(there, other)).toBe(200)
    expect((await here.delete(t.app, `/api/v1/sessions/${theirs.id}`)).json()).toEqual({ ended: 1 })
    expect(await status(there, other)).toBe(401)
    expect((await here.delete(t.app, '/api/v1/sessions?others=1')).json()).toEqual({ ended: 1 })
    expect(await status(third, other)).toBe(401)
    expect(await status(here, other)).toBe(200)
    await here.delete(t.app, '/api/v1/sessions')
    expect(await status(here, other)).toBe(401)
    expect(await t.eventsOf(bo.id)).toEqual([
      ...['session.ended', 'session.ended', 'session.ended'],
      ...['session.started', 'session.started', 'session.started'],
    ])
  })

  it('of somebody else cannot be ended', async () => {
    const [cy, di] = [t.addPerson('Cy'), t.addPerson('Di')]
    const [mine, theirs] = [await start(new TestBrowser(), cy), await start(new TestBrowser(), di)]
    const { session } = (await theirs.get(t.app, '/api/v1/session')).json()
    expect((await mine.delete(t.app, `/api/v1/sessions/${session}`)).statusCode).toBe(404)
    expect((await mine.delete(t.app, `/api/v1/people/${di.id}/sessions`)).statusCode).toBe(403)
    expect(await status(theirs)).toBe(200)
    cy.isAdministrator = true
    expect((await mine.delete(t.app, `/api/v1/people/${di.id}/sessions`)).json()).toEqual({ ended: 1 })
    expect(await status(theirs)).toBe(401)
  })

  it('is over when its owner signs out, and the browser forgets it', async () => {
    const browser = await start()
    const thief = new TestBrowser()
    for (const [name, value] of browser.cookies) thief.cookies.set(name, value)
    expect((await browser.post(t.app, '/api/v1/sign-out')).json()).toEqual({ go: null })
    expect(browser.cookies.has('secondlook-session')).toBe(false)
    expect(await status(thief)).toBe(401)
  })

  it('does nothing for a page of another site', async () => {
    const browser = await start()
    const headers = { origin: 'https://them.example' }
    const reply = await browser.ask(t.app, { method: 'POST', url: '/api/v1/sign-out', headers })
    expect(reply.json().code).toBe('wrong-origin')
    expect(await status(browser)).toBe(200)
  })

  it('is not opened by two cookies of one name', async () => {
    const browser = await start()
    const secret = browser.cookies.get('secondlook-session')
    const cookie = `secondlook-session=x; secondlook-session=${secret}`
    const reply = await new TestBrowser().get(t.app, '/api/v1/things', { cookie })
    expect(reply.statusCode).toBe(401)
  })
})

describe('a dangerous act', () => {
  const danger = (browser: TestBrowser) => browser.post(t.app, '/api/v1/danger')

  it('is done for ten minutes after its owner confirmed, and refused from then on', async () => {
    const browser = await start()
    t.clock.ms += 10 * minute - 1
    expect((await danger(browser)).statusCode).toBe(200)
    t.clock.ms += 1
    const reply = await danger(browser)
    expect(reply.json()).toMatchObject({ code: 'step-up-needed', status: 403 })
    expect(reply.json().detail).toContain('/sign-in/confirm')
  })

  it('is done again after another confirmation, which changes the secret of the session', async () => {
    const browser = await start()
    t.clock.ms += 11 * minute
    const before = new Map(browser.cookies)
    await browser.post(t.app, '/api/v1/session/step-up/demonstration')
    expect((await danger(browser)).statusCode).toBe(200)
    const thief = new TestBrowser()
    for (const [name, value] of before) thief.cookies.set(name, value)
    expect(await status(thief)).toBe(401)
  })

  it('is not done in another session of the same person that was not confirmed', async () => {
    const [one, two] = [await start(), await start()]
    t.clock.ms += 11 * minute
    await one.post(t.app, '/api/v1/session/step-up/demonstration')
    expect((await danger(one)).statusCode).toBe(200)
    expect((await danger(two)).json().code).toBe('step-up-needed')
  })

  it('is confirmed by whoever holds its secret now, so that of two at once one is first', async () => {
    const browser = await start()
    const { scratch } = t.test.database
    const { session } = (await browser.get(t.app, '/api/v1/session')).json()
    const oldHash = hashOf('session', browser.cookies.get('secondlook-session') ?? '')
    const at = new Date(t.clock.ms).toISOString()
    const all = ['a', 'b', 'c'].map((newHash) =>
      confirmSession(scratch, { id: session, oldHash, newHash, at }),
    )
    expect((await Promise.all(all)).filter((isFirst) => isFirst)).toHaveLength(1)
  })
})
