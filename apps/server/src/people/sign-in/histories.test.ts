import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSignInTest, type SignInTest, TestBrowser, type TestPerson } from './testing.ts'

const seed = 20_261_125
const minute = 60_000
const day = 24 * 60 * minute

let t: SignInTest
let processes: readonly FastifyInstance[] = []
beforeAll(async () => {
  t = await openSignInTest({ isDemonstration: true })
  processes = [await t.another(), await t.another()]
}, 60_000)
afterAll(() => t.close())

/** What happened, kept beside the server by somebody who reads the promises and none of its code. */
type KnownSession = {
  readonly browser: TestBrowser
  readonly person: TestPerson
  readonly startedAt: number
  usedAt: number
  confirmedAt: number
  isOver: boolean
}
type KnownToken = {
  readonly id: string
  readonly token: string
  readonly person: TestPerson
  readonly endsAt: number
  isOver: boolean
}

class World {
  readonly people: readonly TestPerson[]
  readonly sessions: KnownSession[] = []
  readonly tokens: KnownToken[] = []
  /** Secrets that a session had before it got another one. */
  readonly oldSecrets: string[] = []
  readonly did = new Map<string, number>()

  constructor(people: readonly TestPerson[]) {
    this.people = people
  }

  isHere({ endsAt }: TestPerson): boolean {
    return endsAt === undefined || t.clock.ms < Date.parse(endsAt)
  }

  /** Whether it must be over, must be good, or may be either in its last five minutes. */
  stateOf(session: KnownSession): 'over' | 'good' | 'either' {
    const idle = t.clock.ms - session.usedAt
    if (session.isOver || !this.isHere(session.person)) return 'over'
    if (t.clock.ms - session.startedAt >= 12 * 60 * minute || idle >= 60 * minute) return 'over'
    return idle < 55 * minute ? 'good' : 'either'
  }

  isGood({ isOver, person, endsAt }: KnownToken): boolean {
    return !isOver && this.isHere(person) && t.clock.ms < endsAt
  }
}

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length]
const appOf = (n: number): FastifyInstance => {
  const app = processes[n % processes.length]
  if (!app) throw new Error('there are two processes')
  return app
}
const secretOf = (browser: TestBrowser) => browser.cookies.get('secondlook-session') ?? ''

/** Asks, and notes what it means that the server let it through. */
async function isIn(world: World, session: KnownSession, app: FastifyInstance): Promise<boolean> {
  const state = world.stateOf(session)
  const { statusCode } = await session.browser.get(app, '/api/v1/things')
  if (state !== 'either') expect(statusCode).toBe(state === 'good' ? 200 : 401)
  if (statusCode === 200) session.usedAt = t.clock.ms
  else session.isOver = true
  return statusCode === 200
}

type Step = readonly [what: string, which: number, where: number, much: number]

async function signIn(world: World, which: number, app: FastifyInstance): Promise<void> {
  const person = pick(world.people, which)
  if (!person) return
  const browser = new TestBrowser()
  const { statusCode } = await browser.post(app, '/api/v1/sign-in/demonstration', { person: person.id })
  expect(statusCode).toBe(world.isHere(person) ? 200 : 404)
  if (statusCode !== 200) return
  const now = t.clock.ms
  world.sessions.push({ browser, person, startedAt: now, usedAt: now, confirmedAt: now, isOver: false })
}

async function confirm(world: World, session: KnownSession, app: FastifyInstance): Promise<void> {
  if (!(await isIn(world, session, app))) return
  const before = secretOf(session.browser)
  const reply = await session.browser.post(app, '/api/v1/session/step-up/demonstration')
  expect(reply.statusCode).toBe(204)
  world.oldSecrets.push(before)
  session.confirmedAt = t.clock.ms
}

async function endAll(world: World, session: KnownSession, app: FastifyInstance): Promise<void> {
  if (!(await isIn(world, session, app))) return
  await session.browser.delete(app, '/api/v1/sessions')
  for (const one of world.sessions) if (one.person === session.person) one.isOver = true
}

/** Somebody confirms here while all their sessions are ended there: whichever is first, they are over. */
async function race(world: World, session: KnownSession, where: number): Promise<void> {
  if (!(await isIn(world, session, appOf(where)))) return
  const thief = new TestBrowser()
  thief.cookies.set('secondlook-session', secretOf(session.browser))
  world.oldSecrets.push(secretOf(session.browser))
  const [ended] = await Promise.all([
    thief.delete(appOf(where), '/api/v1/sessions'),
    session.browser.post(appOf(where + 1), '/api/v1/session/step-up/demonstration'),
  ])
  if (ended.statusCode === 200)
    for (const one of world.sessions) if (one.person === session.person) one.isOver = true
  if (ended.statusCode !== 200) session.confirmedAt = t.clock.ms
}

async function makeToken(
  world: World,
  session: KnownSession,
  app: FastifyInstance,
  much: number,
): Promise<void> {
  if (!(await isIn(world, session, app))) return
  const days = 1 + (much % 3)
  const body = { name: 'A token', scopes: ['person.see'], days }
  const reply = await session.browser.post(app, '/api/v1/tokens', body)
  const isFresh = t.clock.ms - session.confirmedAt < 10 * minute
  expect(reply.statusCode).toBe(isFresh ? 200 : 403)
  if (!isFresh) return
  const { id, token } = reply.json()
  world.tokens.push({ id, token, person: session.person, endsAt: t.clock.ms + days * day, isOver: false })
}

async function revokeToken(
  world: World,
  session: KnownSession,
  app: FastifyInstance,
  much: number,
): Promise<void> {
  const token = pick(world.tokens, much)
  if (!token || !(await isIn(world, session, app))) return
  const { statusCode } = await session.browser.delete(app, `/api/v1/tokens/${token.id}`)
  if (token.person !== session.person) expect(statusCode).toBe(404)
  else token.isOver = true
}

async function take(world: World, [what, which, where, much]: Step): Promise<void> {
  const app = appOf(where)
  world.did.set(what, (world.did.get(what) ?? 0) + 1)
  if (what === 'sign in') return await signIn(world, which, app)
  if (what === 'wait')
    t.clock.ms += pick([1000, 4 * minute, 10 * minute, 56 * minute, 61 * minute, day], much) ?? 0
  if (what === 'leave') {
    const person = pick(world.people, which)
    if (person && world.isHere(person)) person.endsAt = new Date(t.clock.ms).toISOString()
  }
  const session = pick(world.sessions, which)
  if (!session) return
  if (what === 'confirm') await confirm(world, session, app)
  if (what === 'end all') await endAll(world, session, app)
  if (what === 'race') await race(world, session, where)
  if (what === 'make token') await makeToken(world, session, app, much)
  if (what === 'revoke token') await revokeToken(world, session, app, much)
  if (what === 'sign out' && (await isIn(world, session, app))) {
    await session.browser.post(app, '/api/v1/sign-out')
    session.isOver = true
  }
}

/** Every promise, in both processes. */
async function look(world: World, where: number): Promise<void> {
  for (const [n, session] of world.sessions.entries()) {
    const app = appOf(where + n)
    if (!(await isIn(world, session, app))) continue
    const { statusCode } = await session.browser.post(app, '/api/v1/danger')
    expect(statusCode).toBe(t.clock.ms - session.confirmedAt < 10 * minute ? 200 : 403)
  }
  for (const [n, token] of world.tokens.entries()) {
    const headers = { authorization: `Bearer ${token.token}` }
    const { statusCode } = await appOf(where + n).inject({ url: '/api/v1/things', headers })
    expect([200, 401, 429]).toContain(statusCode)
    expect(statusCode === 200).toBe(world.isGood(token))
  }
  for (const [n, secret] of world.oldSecrets.slice(-5).entries()) {
    const thief = new TestBrowser()
    thief.cookies.set('secondlook-session', secret)
    expect((await thief.get(appOf(n), '/api/v1/things')).statusCode).toBe(401)
  }
}

const what = fc.oneof(
  { weight: 6, arbitrary: fc.constant('sign in') },
  { weight: 5, arbitrary: fc.constant('wait') },
  { weight: 4, arbitrary: fc.constantFrom('confirm', 'make token') },
  { weight: 3, arbitrary: fc.constantFrom('sign out', 'end all', 'race', 'revoke token') },
  { weight: 1, arbitrary: fc.constant('leave') },
)
const steps = fc.array(fc.tuple(what, fc.nat(50), fc.nat(1), fc.nat(50)), { minLength: 15, maxLength: 40 })

it(`nobody is signed in after revocation or leaving, and no confirmation outlives its time or moves (seed ${seed})`, async () => {
  const did = new Map<string, number>()
  let runs = 0
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      runs += 1
      const world = new World([0, 1, 2].map((n) => t.addPerson(`Person ${runs} ${n}`)))
      for (const step of list) {
        await take(world, step)
        await look(world, step[2])
      }
      for (const [one, count] of world.did) did.set(one, (did.get(one) ?? 0) + count)
    }),
    { seed, numRuns: 15, endOnFailure: true },
  )
  // That each thing happened often enough to mean something.
  for (const count of did.values()) expect(count).toBeGreaterThan(5)
  expect(did.size).toBe(9)
}, 180_000)
