import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openSignInTest, type SignInTest, TestBrowser } from '../testing.ts'
import { Provider } from './provider.ts'
import { callbackPath } from './routes.ts'
import { openProvider, ProviderBrowser, type ProviderTest, type Tamper } from './testing.ts'

const publicUrl = 'http://localhost:4747'
let real: ProviderTest
let t: SignInTest
beforeAll(async () => {
  real = await openProvider(publicUrl + callbackPath, `${publicUrl}/`)
  const { issuer, clientId, clientSecret } = real
  const provider = new Provider({ issuer, clientId, clientSecret }, publicUrl + callbackPath, Date.now)
  t = await openSignInTest({ publicUrl, provider, isRealTime: true })
}, 60_000)
afterAll(async () => {
  await t.close()
  await real.close()
})
afterEach(() => {
  real.tamper = undefined
  real.isForged = false
})

let made = 0
/** A person of the directory with an account at the provider. */
function newPerson(claims: Record<string, unknown> = {}) {
  made += 1
  const person = t.addPerson(`Person ${made}`)
  real.accounts.set(person.id, { email: person.email, email_verified: true, name: person.name, ...claims })
  return { ...person, account: person.id, kept: person }
}

const begin = async (browser: TestBrowser, path = '/api/v1/sign-in/oidc?to=/posts?a=b') => {
  const reply = await browser.get(t.app, path)
  expect(reply.statusCode).toBe(303)
  return String(reply.headers.location)
}
const back = (browser: TestBrowser, url: URL) => browser.get(t.app, url.pathname + url.search)
const signIn = async (login: string, browser = new TestBrowser(), there = new ProviderBrowser()) =>
  await back(browser, await there.goThrough(await begin(browser), login))
const isSignedIn = async (browser: TestBrowser) =>
  (await browser.get(t.app, '/api/v1/things')).statusCode === 200

/** Whatever was wrong, the browser ends on a page with a sentence, and nobody is signed in. */
async function expectPage(reply: Awaited<ReturnType<typeof back>>, code: string, browser: TestBrowser) {
  expect(reply.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(reply.body).toContain(`/docs/refusals/${code}`)
  expect(reply.body).toMatch(/<p>[A-Z][^<]+\.<\/p>/)
  expect(reply.headers['content-security-policy']).toContain("default-src 'none'")
  expect(await isSignedIn(browser)).toBe(false)
}

describe('signing in with a provider', () => {
  it('goes there and back, and on to where one was going', async () => {
    const kim = newPerson()
    const browser = new TestBrowser()
    const reply = await signIn(kim.account, browser)
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/posts?a=b'])
    const { asker } = (await browser.get(t.app, '/api/v1/things')).json()
    expect(asker.person.id).toBe(kim.id)
    expect(await t.eventsOf(kim.id)).toEqual(['oidc-account.bound', 'session.started'])
  })

  it('asks with a code, PKCE, state and nonce, each time others', async () => {
    const [one, two] = [
      new URL(await begin(new TestBrowser())).searchParams,
      new URL(await begin(new TestBrowser())).searchParams,
    ]
    expect(Object.fromEntries(one)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256' })
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(one.get(name)).toMatch(/^[\w-]{43}$/)
      expect(one.get(name)).not.toBe(two.get(name))
    }
  })

  it('takes the address from the ID token where it is there, and asks for it where it is not', async () => {
    const kim = newPerson({ email: undefined, email_verified: undefined })
    const [asked, told] = [new TestBrowser(), new TestBrowser()]
    await expectPage(await signIn(kim.account, asked), 'email-not-verified', asked)
    real.tamper = ({ claims }) => ({ claims: { ...claims, email: kim.email, email_verified: true } })
    await signIn(kim.account, told)
    expect(await isSignedIn(told)).toBe(true)
  })

  it('goes by the account from then on, whatever its address has become', async () => {
    const kim = newPerson()
    await signIn(kim.account)
    real.accounts.set(kim.account, { email: 'married@act.example', email_verified: false })
    const browser = new TestBrowser()
    await signIn(kim.account, browser)
    expect(await isSignedIn(browser)).toBe(true)
  })

  it('does not let another account have an entry because it has got the address', async () => {
    const kim = newPerson()
    await signIn(kim.account)
    real.accounts.set('somebody-new', { email: kim.email, email_verified: true })
    const browser = new TestBrowser()
    await expectPage(await signIn('somebody-new', browser), 'not-in-directory', browser)
  })

  it('lets another account have an entry after an administrator let go of the one before', async () => {
    const kim = newPerson()
    const before = new TestBrowser()
    await signIn(kim.account, before)
    const boss = newPerson()
    const admin = new TestBrowser()
    await signIn(boss.account, admin)
    const url = `/api/v1/people/${kim.id}/ways-in`
    expect((await admin.delete(t.app, url)).json().code).toBe('not-allowed')
    boss.kept.isAdministrator = true
    expect((await admin.delete(t.app, url)).json()).toEqual({ ended: 2 })
    boss.kept.isAdministrator = false
    expect(await isSignedIn(before)).toBe(false)
    real.accounts.set(`${kim.account} anew`, { email: kim.email, email_verified: true })
    const browser = new TestBrowser()
    await signIn(`${kim.account} anew`, browser)
    expect(await isSignedIn(browser)).toBe(true)
    const old = new TestBrowser()
    await expectPage(await signIn(kim.account, old), 'not-in-directory', old)
  })

  for (const [to, goes] of [
    ['/posts/1', '/posts/1'],
    ['//them.example/', '/'],
    ['/\\them.example', '/'],
    ['https://them.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['/a%0d%0ab', '/'],
    ['posts', '/'],
  ] as const) {
    it(`goes on to ${goes} when ${JSON.stringify(to)} was asked for`, async () => {
      const browser = new TestBrowser()
      const url = await begin(
        browser,
        `/api/v1/sign-in/oidc?to=${to.includes('%') ? to : encodeURIComponent(to)}`,
      )
      const reply = await back(browser, await new ProviderBrowser().goThrough(url, newPerson().account))
      expect(reply.headers.location).toBe(goes)
    })
  }

  it('leads on to signing out there, which the provider knows', async () => {
    const browser = new TestBrowser()
    await signIn(newPerson().account, browser)
    const { go } = (await browser.post(t.app, '/api/v1/sign-out')).json()
    expect(go.startsWith(`${real.issuer}/session/end?`)).toBe(true)
    expect(new URL(go).searchParams.get('post_logout_redirect_uri')).toBe(`${publicUrl}/`)
    const page = await fetch(go)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain(`${real.issuer}/session/end/confirm`)
    expect(await isSignedIn(browser)).toBe(false)
  })
})

describe('an answer of the provider', () => {
  const wrong: readonly (readonly [string, Tamper])[] = [
    ['the nonce of another sign-in', ({ claims }) => ({ claims: { ...claims, nonce: 'x'.repeat(43) } })],
    ['no nonce', ({ claims }) => ({ claims: { ...claims, nonce: undefined } })],
    ['another issuer', ({ claims }) => ({ claims: { ...claims, iss: 'https://them.example' } })],
    ['another audience', ({ claims }) => ({ claims: { ...claims, aud: 'another-program' } })],
    [
      'several audiences and another party that it was made for',
      ({ claims }) => ({ claims: { ...claims, aud: ['secondlook', 'other'], azp: 'other' } }),
    ],
    [
      'an end that is past',
      ({ claims }) => ({ claims: { ...claims, exp: Math.trunc(Date.now() / 1000) - 60 } }),
    ],
    ['no end', ({ claims }) => ({ claims: { ...claims, exp: undefined } })],
    ['no signature', ({ header }) => ({ header: { ...header, alg: 'none' } })],
    [
      'a signature that its public key was used as a password for',
      ({ header }) => ({ header: { ...header, alg: 'HS256' } }),
    ],
  ]
  for (const [says, tamper] of wrong) {
    it(`with ${says} signs nobody in`, async () => {
      const browser = new TestBrowser()
      const { account } = newPerson()
      real.tamper = tamper
      await expectPage(await signIn(account, browser), 'sign-in-refused', browser)
    })
  }

  it('that is handed on as it is, through the same change of nothing, signs in', async () => {
    const browser = new TestBrowser()
    real.tamper = () => ({})
    await signIn(newPerson().account, browser)
    expect(await isSignedIn(browser)).toBe(true)
  })

  it('that somebody else signed signs nobody in', async () => {
    const browser = new TestBrowser()
    const { account } = newPerson()
    real.isForged = true
    await expectPage(await signIn(account, browser), 'sign-in-refused', browser)
  })

  it('is taken once: neither its state nor its code again', async () => {
    const browser = new TestBrowser()
    const { account } = newPerson()
    const url = await new ProviderBrowser().goThrough(await begin(browser), account)
    const cookie = browser.cookies.get('secondlook-oidc') ?? ''
    expect((await back(browser, url)).statusCode).toBe(303)
    // The whole answer again, with the cookie that the browser has forgotten by now.
    const second = new TestBrowser()
    second.cookies.set('secondlook-oidc', cookie)
    await expectPage(await back(second, url), 'sign-in-lost', second)
    // The code alone, under a state of one's own.
    const third = new TestBrowser()
    const state = new URL(await begin(third)).searchParams.get('state') ?? ''
    const replayed = new URL(url)
    replayed.searchParams.set('state', state)
    await expectPage(await back(third, replayed), 'sign-in-refused', third)
  })

  it('is taken from the browser that asked and from no other', async () => {
    const { account } = newPerson()
    const [mine, theirs] = [new TestBrowser(), new TestBrowser()]
    const url = await new ProviderBrowser().goThrough(await begin(mine), account)
    await begin(theirs)
    await expectPage(await back(theirs, url), 'sign-in-lost', theirs)
    await expectPage(await back(new TestBrowser(), url), 'sign-in-lost', theirs)
  })

  it('that took more than ten minutes is not taken', async () => {
    const browser = new TestBrowser()
    const url = await new ProviderBrowser().goThrough(await begin(browser), newPerson().account)
    t.clock.ms = 11 * 60_000
    const reply = await back(browser, url)
    t.clock.ms = 0
    await expectPage(reply, 'sign-in-lost', browser)
  })

  it('from another provider than was asked is not taken', async () => {
    const browser = new TestBrowser()
    const url = await new ProviderBrowser().goThrough(await begin(browser), newPerson().account)
    expect(url.searchParams.get('iss')).toBe(real.issuer)
    url.searchParams.set('iss', 'https://them.example')
    await expectPage(await back(browser, url), 'sign-in-refused', browser)
  })

  it('without a verified address does not say who somebody is here', async () => {
    for (const email_verified of [false, 'true', undefined]) {
      const browser = new TestBrowser()
      const { account } = newPerson({ email_verified })
      await expectPage(await signIn(account, browser), 'email-not-verified', browser)
    }
  })

  it('about nobody we know makes nobody', async () => {
    const browser = new TestBrowser()
    const before = t.people.length
    real.accounts.set('stranger', { email: 'stranger@act.example', email_verified: true })
    await expectPage(await signIn('stranger', browser), 'not-in-directory', browser)
    expect(t.people).toHaveLength(before)
  })

  it('about somebody who has left says the same as about nobody', async () => {
    const gone = newPerson()
    const [first, second, third] = [new TestBrowser(), new TestBrowser(), new TestBrowser()]
    await signIn(gone.account, first)
    gone.kept.endsAt = new Date().toISOString()
    const bound = await signIn(gone.account, second)
    await expectPage(bound, 'not-in-directory', second)
    expect(await isSignedIn(first)).toBe(false)
    expect(bound.body).toBe((await signIn('stranger', third)).body)
  })

  it('that is a no of the person says so', async () => {
    const browser = new TestBrowser()
    const url = await new ProviderBrowser().goThrough(await begin(browser), 'cancel')
    expect(url.searchParams.get('error')).toBe('access_denied')
    const reply = await back(browser, url)
    await expectPage(reply, 'sign-in-refused', browser)
    expect(reply.body).toContain('called off')
  })

  it('may hold markup, which the page does not', async () => {
    const browser = new TestBrowser()
    const state = new URL(await begin(browser)).searchParams.get('state')
    const query = `state=${state}&error=<script>alert(1)</script>&error_description=<b>`
    const reply = await browser.get(t.app, `${callbackPath}?${encodeURI(query)}`)
    expect(reply.body).not.toContain('<script')
    expect(reply.body).not.toContain('<b>')
  })
})

describe('a provider that is not there', () => {
  it('is said to be so, on a page', async () => {
    const settings = { issuer: 'http://127.0.0.1:9', clientId: 'a', clientSecret: 'b' }
    const provider = new Provider(settings, publicUrl + callbackPath, Date.now)
    const away = await openSignInTest({ publicUrl, provider })
    const reply = await new TestBrowser().get(away.app, '/api/v1/sign-in/oidc')
    await away.close()
    expect(reply.statusCode).toBe(503)
    expect(reply.body).toContain('cannot be reached right now')
  })
})

describe('confirming with a provider', () => {
  it('is not needed just after signing in there', async () => {
    const browser = new TestBrowser()
    await signIn(newPerson().account, browser)
    expect((await danger(browser)).statusCode).toBe(200)
  })

  const danger = (browser: TestBrowser) => browser.post(t.app, '/api/v1/danger')
  const path = '/api/v1/session/step-up/oidc?to=/danger'
  /** Signed in there for a while, so that signing in here asked nothing and confirms nothing. */
  async function signedIn() {
    const person = newPerson()
    const there = new ProviderBrowser()
    const browser = new TestBrowser()
    real.tamper = ({ claims }) => ({ claims: { ...claims, auth_time: Math.trunc(Date.now() / 1000) - 3600 } })
    await signIn(person.account, browser, there)
    real.tamper = undefined
    return { person, there, browser }
  }

  it('is needed after a sign-in there that was long ago', async () => {
    const { browser } = await signedIn()
    expect((await danger(browser)).json().code).toBe('step-up-needed')
  })

  it('asks them there once more who they are, and changes the secret of the session', async () => {
    const { person, there, browser } = await signedIn()
    const before = browser.cookies.get('secondlook-session')
    const url = await begin(browser, path)
    expect(new URL(url).searchParams.get('max_age')).toBe('0')
    expect(there.asked).toBe(1)
    const reply = await back(browser, await there.goThrough(url, person.account))
    expect(there.asked).toBe(2)
    expect(reply.headers.location).toBe('/danger')
    expect((await danger(browser)).statusCode).toBe(200)
    expect(browser.cookies.get('secondlook-session')).not.toBe(before)
  })

  for (const [says, auth_time] of [
    ['that they showed it an hour ago', () => Math.trunc(Date.now() / 1000) - 3600],
    ['nothing of when they showed it', () => undefined],
  ] as const) {
    it(`is refused where the provider says ${says}`, async () => {
      const { person, there, browser } = await signedIn()
      const url = await there.goThrough(await begin(browser, path), person.account)
      real.tamper = ({ claims }) => ({ claims: { ...claims, auth_time: auth_time() } })
      expect((await back(browser, url)).body).toContain('/docs/refusals/sign-in-refused')
      expect((await danger(browser)).json().code).toBe('step-up-needed')
      expect(await t.eventsOf(person.id)).toContain('session.confirmation-failed')
    })
  }

  it('by somebody else is refused, and recorded', async () => {
    const { person, browser } = await signedIn()
    const other = newPerson()
    const url = await new ProviderBrowser().goThrough(await begin(browser, path), other.account)
    expect((await back(browser, url)).body).toContain('/docs/refusals/sign-in-refused')
    expect((await danger(browser)).json().code).toBe('step-up-needed')
    expect(await t.eventsOf(person.id)).toContain('session.confirmation-failed')
  })

  it('confirms the session that asked and no other', async () => {
    const { person, there, browser } = await signedIn()
    const second = new TestBrowser()
    real.tamper = ({ claims }) => ({ claims: { ...claims, auth_time: Math.trunc(Date.now() / 1000) - 3600 } })
    await signIn(person.account, second)
    real.tamper = undefined
    const url = await there.goThrough(await begin(browser, path), person.account)
    second.cookies.set('secondlook-oidc', browser.cookies.get('secondlook-oidc') ?? '')
    expect((await back(second, url)).body).toContain('/docs/refusals/sign-in-lost')
    expect((await danger(second)).json().code).toBe('step-up-needed')
  })
})

describe('the first administrator', () => {
  it('comes by the link and the provider, whose claims name them', async () => {
    const { makeFirstLink } = await import('../enrolment/link.ts')
    const link = await makeFirstLink(t.needs, t.needs.people.permit({ kind: 'operator' }, 'enrolment.make'))
    const secret = link?.url.split('#')[1] ?? ''
    const browser = new TestBrowser()
    const opened = await browser.post(t.app, '/api/v1/sign-in/link', { secret })
    expect(opened.json()).toEqual({
      ...{ kind: 'first-administrator', name: null, oidc: true, needsCode: false },
    })
    const { go } = (await browser.post(t.app, '/api/v1/sign-in/link/oidc', { secret })).json()
    real.accounts.set('boss', { email: 'boss@act.example', email_verified: true, name: 'Boss' })
    await back(browser, await new ProviderBrowser().goThrough(go, 'boss'))
    expect((await browser.get(t.app, '/api/v1/things')).json().asker.person.name).toBe('Boss')
    expect((await browser.post(t.app, '/api/v1/sign-in/link', { secret })).json().code).toBe('link-ended')
    const again = new TestBrowser()
    await signIn('boss', again)
    expect(await isSignedIn(again)).toBe(true)
  })
})
