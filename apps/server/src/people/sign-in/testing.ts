import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { makeApi } from '../../http/api.ts'
import { guardRoutes, type KnownRoute } from '../../http/guard.ts'
import { refuseOtherOrigins } from '../../http/origin.ts'
import { sendRefusal } from '../../http/problem.ts'
import { refuse } from '../../http/refusals.ts'
import { RootKeys } from '../../keys/roots.ts'
import { Vault } from '../../keys/vault.ts'
import { issuePermit } from '../../records/permit.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { newId } from '../../store/ids.ts'
import { openTestDatabase, type TestDatabase } from '../../store/testing.ts'
import { needStepUp, scopeAllows } from './asker.ts'
import type { PeoplePort, SignInNeeds } from './needs.ts'
import { signInRoutes } from './routes.ts'
import { type SessionTimes, usualTimes } from './sessions/model.ts'

/** Somebody in a directory that a test keeps in its hand. */
export type TestPerson = {
  readonly id: string
  readonly name: string
  readonly email: string
  endsAt: string | undefined
  isAdministrator: boolean
}

/** A server with everything of signing in, on a real database, with a clock that the test turns. */
export type SignInTest = {
  readonly test: TestDatabase
  readonly app: FastifyInstance
  readonly needs: SignInNeeds
  readonly routes: readonly KnownRoute[]
  readonly people: TestPerson[]
  readonly clock: { ms: number }
  addPerson(name: string, isAdministrator?: boolean): TestPerson
  /** Another process, as far as the database can tell: its own pools, nothing shared. */
  another(): Promise<FastifyInstance>
  /** Types of events, sorted, because the clock may stand still. */
  eventsOf(subject: string): Promise<readonly string[]>
  /** The server with a page of the test's own at `/test-page`, to listen with. */
  pageApp(html: string): Promise<FastifyInstance>
  close(): Promise<void>
}

type Options = {
  readonly publicUrl?: string
  readonly provider?: SignInNeeds['provider']
  readonly isDemonstration?: boolean
  readonly times?: SessionTimes
  /** The clock adds to the real time; otherwise it is noon of a day in 2026 until the test says so. */
  readonly isRealTime?: boolean
}

export async function openSignInTest(options: Options = {}): Promise<SignInTest> {
  const test = await openTestDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'sign-in-'))
  const roots = await RootKeys.open(folder, randomBytes)
  const clock = { ms: options.isRealTime ? 0 : Date.parse('2026-11-25T12:00:00.000Z') }
  const source = { now: () => clock.ms + (options.isRealTime ? Date.now() : 0), randomBytes }
  const people: TestPerson[] = []
  const add = (name: string, email: string, isAdministrator: boolean): TestPerson => {
    const person = { id: newId(source), name, email, endsAt: undefined, isAdministrator }
    people.push(person)
    return person
  }
  const port = portOf(people, add, () => new Date(source.now()).toISOString())
  const needsOn = (database: Database): SignInNeeds => ({
    recorder: {
      database,
      vault: new Vault(folder, roots, 'records', randomBytes),
      source,
      enqueue: async () => undefined,
    },
    people: port,
    tell: { made: nobodyIsTold, used: nobodyIsTold, settled: nobodyIsTold },
    roots,
    publicUrl: options.publicUrl ?? 'http://localhost:4747',
    times: options.times ?? usualTimes,
    provider: options.provider,
    ...(options.isDemonstration
      ? {
          demonstration: { list: async () => people.map(({ id, name }) => ({ id, name, says: 'a person' })) },
        }
      : {}),
  })
  const needs = needsOn(test.database)
  const { app, routes } = await openApp(needs, people)
  const pages: FastifyInstance[] = []
  const others: { close(): Promise<unknown> }[] = []
  return {
    ...{ test, app, needs, routes, people, clock },
    addPerson: (name, isAdministrator = false) =>
      add(name, `${name.toLowerCase().replaceAll(' ', '.')}@act.example`, isAdministrator),
    another: async () => {
      const database = openDatabase(test.source)
      const other = await openApp(needsOn(database), people)
      others.push({ close: async () => [await other.app.close(), await database.close()] })
      return other.app
    },
    eventsOf: (subject) => eventsOf(test, subject),
    pageApp: async (html) => {
      const paged = await openApp(needs, people, html)
      pages.push(paged.app)
      return paged.app
    },
    close: async () => {
      await Promise.all(pages.map((page) => page.close()))
      await app.close()
      for (const other of others) await other.close()
      await test.close()
      rmSync(folder, { recursive: true })
    },
  }
}

async function eventsOf({ database }: TestDatabase, subject: string): Promise<readonly string[]> {
  const rows = await database.db.selectFrom('event').select('type').where('subject', '=', subject).execute()
  return rows.map(({ type }) => type).sort()
}

const nobodyIsTold = async () => []

/** Enough of the table for links: administrators make and confirm them, and everybody sees and ends their own. */
function tableOf(people: readonly TestPerson[], now: () => string) {
  const allows = (who: string, act: string, person: string): boolean =>
    who === person
      ? act === 'enrolment.read' || act === 'enrolment.end'
      : people.some(({ id, isAdministrator }) => id === who && isAdministrator)
  const permitAbout: PeoplePort['permitAbout'] = async (asker, act, person) => {
    if (!allows(asker.person.id, act, person)) return refuse('not-allowed', 'You may not do this.')
    const isDangerous = act !== 'enrolment.read' && act !== 'enrolment.end'
    const unsure = isDangerous ? needStepUp(asker, now()) : undefined
    return unsure ?? issuePermit({ kind: 'person', id: asker.person.id }, act)
  }
  return { allows, permitAbout }
}

function portOf(
  people: readonly TestPerson[],
  add: (name: string, email: string, isAdministrator: boolean) => TestPerson,
  now: () => string,
): PeoplePort {
  const { allows, permitAbout } = tableOf(people, now)
  return {
    permitAbout,
    stillMay: async (person, act, about) => allows(person, act, about),
    areApart: async (_db, all) => new Set(all).size === all.length,
    whoCan: async (act, person, but) =>
      people.filter(({ id }) => allows(id, act, person) && !but.includes(id)),
    findNames: async () => new Map(people.map(({ id, name }) => [id, name])),
    hasHeldRole: async () => false,
    wasAddressChanged: async () => false,
    findPerson: async (by) => {
      const found = people.find((one) =>
        'id' in by ? one.id === by.id : one.email === by.email.toLowerCase(),
      )
      return found && { ...found, isActive: (at) => found.endsAt === undefined || at < found.endsAt }
    },
    hasAdministrator: async () => people.some(({ isAdministrator }) => isAdministrator),
    nameFirstAdministrator: async (_tx, { name, email }) => {
      const { id } = add(name, email, true)
      return { id, events: [{ type: 'person.added', subject: id, parts: { name }, rows: [] }] }
    },
    permit: issuePermit,
    acts: ['person.see', 'person.edit', 'token.make', 'session.see'],
    scopes: { 'person:look': ['person.see'] },
  }
}

/** The gate of a test: whoever is signed in, tokens within their scopes, and administrators for what is others'. */
async function openApp(needs: SignInNeeds, people: readonly TestPerson[], html = '') {
  const app = await makeApi({ onFault: (error) => process.stderr.write(`${error.stack}\n`), version: '0' })
  refuseOtherOrigins(app, () => needs.publicUrl)
  const routes = guardRoutes(app, async ({ asker }, act) => {
    if (!asker) return refuse('not-signed-in', 'Sign in and try again.')
    const who = people.find(({ id }) => id === asker.person.id)
    const isOthers = act.endsWith('-any') || act === 'enrolment.make' || act === 'enrolment.confirm'
    if (!scopeAllows(asker, act) || (isOthers && !who?.isAdministrator))
      return refuse('not-allowed', 'You may not do this.')
    return undefined
  })
  signInRoutes(app, needs)
  const typed = app.withTypeProvider<ZodTypeProvider>()
  typed.get('/api/v1/things', { config: { act: 'person.see' } }, async ({ asker }) => ({ asker }))
  typed.get('/api/v1/edit', { config: { act: 'person.edit' } }, async () => ({ ok: true }))
  typed.post('/api/v1/danger', { config: { act: 'person.edit' } }, async ({ asker }, reply) => {
    if (!asker) throw new Error('the gate lets nobody through')
    const unsure = needStepUp(asker, new Date(needs.recorder.source.now()).toISOString())
    return unsure ? sendRefusal(reply, unsure) : { done: true }
  })
  typed.get('/test-page', { config: { open: 'a test' } }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(html),
  )
  await app.ready()
  return { app, routes }
}

/** A browser, as far as cookies and the headers of our own pages go. */
export class TestBrowser {
  readonly cookies = new Map<string, string>()
  readonly #userAgent: string
  readonly #address: string
  constructor(
    userAgent = 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
    address = '127.0.0.1',
  ) {
    this.#userAgent = userAgent
    this.#address = address
  }

  async ask(app: FastifyInstance, request: InjectOptions): Promise<LightMyRequestResponse> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await app.inject({
      ...request,
      remoteAddress: this.#address,
      headers: {
        host: 'localhost:4747',
        origin: 'http://localhost:4747',
        'user-agent': this.#userAgent,
        ...(cookie === '' ? {} : { cookie }),
        ...request.headers,
      },
    })
    for (const { name, value } of reply.cookies) {
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return reply
  }

  get(app: FastifyInstance, url: string, headers = {}): Promise<LightMyRequestResponse> {
    return this.ask(app, { method: 'GET', url, headers })
  }

  post(app: FastifyInstance, url: string, payload: object = {}): Promise<LightMyRequestResponse> {
    return this.ask(app, { method: 'POST', url, payload })
  }

  delete(app: FastifyInstance, url: string): Promise<LightMyRequestResponse> {
    return this.ask(app, { method: 'DELETE', url })
  }

  async signInAs(app: FastifyInstance, person: string): Promise<void> {
    const reply = await this.post(app, '/api/v1/sign-in/demonstration', { person })
    if (reply.statusCode !== 200) throw new Error(reply.body)
  }
}
