import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSignInTest, type SignInTest, TestBrowser, type TestPerson } from '../testing.ts'
import { isToken, newToken } from './format.ts'

const day = 86_400_000

describe('the form of a token', () => {
  it('is what it was on the first day', () => {
    expect(newToken((length) => new Uint8Array(length))).toBe(`sl_${'0'.repeat(43)}${zeros}`)
    expect(newToken((length) => new Uint8Array(length).fill(255))).toMatch(/^sl_[0-9A-Za-z]{49}$/)
  })
  // CRC-32 of "sl_" and 43 zeros is 0x3149db8c in base 62, worked out apart with Python's zlib.
  const zeros = '0txggW'

  it('shows a slip of the hand without a look into the database', () => {
    const token = newToken((length) => new Uint8Array(length).fill(7))
    expect(isToken(token)).toBe(true)
    for (let n = 3; n < token.length; n += 1)
      expect(isToken(token.slice(0, n) + (token[n] === 'a' ? 'b' : 'a') + token.slice(n + 1))).toBe(false)
    for (const text of ['', 'sl_', token.slice(1), `${token}a`, token.toUpperCase()])
      expect(isToken(text)).toBe(false)
  })
})

describe('a token', () => {
  let t: SignInTest
  let kim: TestPerson
  let browser: TestBrowser
  beforeAll(async () => {
    t = await openSignInTest({ isDemonstration: true })
    kim = t.addPerson('Kim')
    browser = new TestBrowser()
    await browser.signInAs(t.app, kim.id)
  }, 60_000)
  afterAll(() => t.close())

  const make = async (body: object = {}, by = browser) =>
    await by.post(t.app, '/api/v1/tokens', { name: 'A script', scopes: ['person.see'], days: 30, ...body })
  const use = (token: string, url = '/api/v1/things', app = t.app, remoteAddress = '127.0.0.1') =>
    app.inject({ url, remoteAddress, headers: { host: 'localhost:4747', authorization: `Bearer ${token}` } })
  const post = (token: string, url: string, payload: object = {}) =>
    t.app.inject({
      ...{ method: 'POST', url, payload },
      headers: { host: 'localhost:4747', authorization: `Bearer ${token}` },
    })

  it('is shown once, and kept as a digest', async () => {
    const { token, id } = (await make()).json()
    expect(isToken(token)).toBe(true)
    const list = (await browser.get(t.app, '/api/v1/tokens')).body
    expect(list).toContain(id)
    expect(list).not.toContain(token)
    const rows = await t.test.database.db.selectFrom('api_token').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token.slice(3, 20))
  })

  it('is for its scopes and nothing else', async () => {
    const { token } = (await make()).json()
    const reply = await use(token)
    expect(reply.json().asker).toMatchObject({ via: 'token', scopes: ['person.see'], person: { id: kim.id } })
    expect((await use(token, '/api/v1/edit')).json().code).toBe('not-allowed')
    const { token: wider } = (await make({ scopes: ['person.edit'] })).json()
    expect((await use(wider, '/api/v1/edit')).statusCode).toBe(200)
    expect((await use(wider)).json().code).toBe('not-allowed')
  })

  it('is for the acts that a named scope stands for, and keeps the name', async () => {
    const { token, id } = (await make({ scopes: ['person:look'] })).json()
    expect((await use(token)).json().asker).toMatchObject({ via: 'token', scopes: ['person.see'] })
    const { tokens } = (await browser.get(t.app, '/api/v1/tokens')).json()
    expect(tokens.find((one: { id: string }) => one.id === id).scopes).toEqual(['person:look'])
    expect((await make({ scopes: ['person:unknown'] })).statusCode).toBe(400)
  })

  it('confirms nothing, so a dangerous act is not for it even within its scopes', async () => {
    const { token } = (await make({ scopes: ['person.edit'] })).json()
    expect((await post(token, '/api/v1/danger')).json().code).toBe('not-allowed')
  })

  for (const [says, body, path] of [
    ['an act that there is not', { scopes: ['person.see', 'all'] }, 'scopes.1'],
    ['making tokens', { scopes: ['token.make'] }, 'scopes.0'],
    ['seeing sessions', { scopes: ['session.see'] }, 'scopes.0'],
    ['more than a year', { days: 366 }, 'days'],
  ] as const) {
    it(`is not made for ${says}`, async () => {
      const reply = await make(body)
      expect(reply.json()).toMatchObject({ code: 'bad-request', fields: [{ path }] })
    })
  }

  it('makes no token, sees no session and confirms nothing, whatever its scopes say', async () => {
    const { token } = (await make()).json()
    const id = (await browser.get(t.app, '/api/v1/tokens')).json().tokens[0].id
    // Written past the routes, as nobody can.
    const owner = await t.test.connect('superuser')
    await owner.query('set session_replication_role = replica')
    await owner.query(
      `update secondlook.api_token set scopes = '{token.make,session.see,passkey.change}' where id = $1`,
      [id],
    )
    for (const url of [
      '/api/v1/tokens',
      '/api/v1/session/step-up/passkey/options',
      '/api/v1/passkeys/options',
    ]) {
      const reply = await post(token, url, { name: 'x', scopes: ['person.see'], days: 1 })
      expect(reply.json().code).toBe('not-allowed')
    }
    expect((await use(token, '/api/v1/sessions')).json().code).toBe('not-allowed')
  })

  it('is made only after its owner confirmed', async () => {
    t.clock.ms += 11 * 60_000
    expect((await make()).json().code).toBe('step-up-needed')
    await browser.post(t.app, '/api/v1/session/step-up/demonstration')
    expect((await make()).statusCode).toBe(200)
  })

  it('says the day of its last use and no more', async () => {
    const { token, id } = (await make({ name: 'Used' })).json()
    const usedOn = async () =>
      (await browser.get(t.app, '/api/v1/tokens')).json().tokens.find((one: { id: string }) => one.id === id)
        .usedOn
    expect(await usedOn()).toBe(null)
    await use(token)
    expect(await usedOn()).toBe('2026-11-25')
  })

  it('is over when it is revoked, in every process at once', async () => {
    const other = await t.another()
    const { token, id } = (await make()).json()
    expect((await use(token, undefined, other)).statusCode).toBe(200)
    expect((await browser.delete(t.app, `/api/v1/tokens/${id}`)).json()).toEqual({ ended: 1 })
    expect((await use(token, undefined, other)).statusCode).toBe(401)
    expect((await browser.delete(t.app, `/api/v1/tokens/${id}`)).statusCode).toBe(404)
    expect(await t.eventsOf(kim.id)).toContain('token.revoked')
  })

  it('of somebody else can be neither seen nor revoked, save by administrators', async () => {
    const { id } = (await make()).json()
    const boss = t.addPerson('Boss')
    const theirs = new TestBrowser()
    await theirs.signInAs(t.app, boss.id)
    const list = `/api/v1/people/${kim.id}/tokens`
    expect((await theirs.delete(t.app, `/api/v1/tokens/${id}`)).statusCode).toBe(404)
    expect((await theirs.get(t.app, list)).statusCode).toBe(403)
    expect((await theirs.delete(t.app, `${list}/${id}`)).statusCode).toBe(403)
    boss.isAdministrator = true
    expect((await theirs.get(t.app, list)).body).toContain(id)
    expect((await theirs.delete(t.app, `${list}/${id}`)).json()).toEqual({ ended: 1 })
  })

  it('is not looked at in an address or a cookie', async () => {
    const { token } = (await make()).json()
    for (const query of [`?token=${token}`, `?access_token=${token}`, `?authorization=Bearer%20${token}`])
      expect((await t.app.inject({ url: `/api/v1/things${query}` })).statusCode).toBe(401)
    const headers = { cookie: `secondlook-session=${token}` }
    expect((await t.app.inject({ url: '/api/v1/things', headers })).statusCode).toBe(401)
  })

  it('that is wrong is not made good by the cookie that came with it', async () => {
    const reply = await browser.get(t.app, '/api/v1/things', { authorization: 'Bearer sl_wrong' })
    expect(reply.statusCode).toBe(401)
  })

  it('of a leaver is dead at the instant', async () => {
    const lee = t.addPerson('Lee')
    const theirs = new TestBrowser()
    await theirs.signInAs(t.app, lee.id)
    const { token } = (await make({}, theirs)).json()
    lee.endsAt = new Date(t.clock.ms + 1).toISOString()
    expect((await use(token)).statusCode).toBe(200)
    t.clock.ms += 1
    expect((await use(token)).statusCode).toBe(401)
  })

  it('that does not work is slowed down, and one that does goes on working from there', async () => {
    const { token } = (await make()).json()
    const wrong = newToken((length) => new Uint8Array(length).fill(9))
    const codes = []
    for (let n = 0; n < 7; n += 1) codes.push((await use(wrong, undefined, t.app, '198.51.100.9')).statusCode)
    expect(codes).toEqual([401, 401, 401, 401, 401, 429, 429])
    expect((await use(wrong, undefined, t.app, '198.51.100.9')).headers['retry-after']).toBe('1')
    expect((await use(token, undefined, t.app, '198.51.100.9')).statusCode).toBe(200)
  })

  it('ends at its time', async () => {
    await browser.post(t.app, '/api/v1/session/step-up/demonstration')
    await browser.signInAs(t.app, kim.id)
    const { token } = (await make({ days: 365 })).json()
    t.clock.ms += 365 * day - 1
    expect((await use(token)).statusCode).toBe(200)
    t.clock.ms += 1
    expect((await use(token)).statusCode).toBe(401)
  })
})
