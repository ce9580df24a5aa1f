import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeApi } from './api.ts'
import { guardRoutes, type KnownRoute } from './guard.ts'
import { ownOriginOf, refuseOtherOrigins } from './origin.ts'
import { refuse } from './refusals.ts'

let app: FastifyInstance
let faults: string[] = []
let routes: readonly KnownRoute[] = []
beforeEach(async () => {
  faults = []
  app = await makeApi({ onFault: (_error, route) => faults.push(route), version: '0.0.0' })
  refuseOtherOrigins(app, (host) => `https://${host}`)
  routes = guardRoutes(app, async (request) =>
    request.headers.authorization ? undefined : refuse('not-signed-in', 'Sign in and try again.'),
  )
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const body = z.object({ name: z.string().min(1), age: z.number() })
  typed.post('/things', { schema: { body }, config: { act: 'thing.add' } }, async ({ body: { name } }) => ({
    name,
  }))
  typed.get('/open', { config: { open: 'a test' } }, async () => ({ ok: true }))
  typed.get('/broken', { config: { open: 'a test' } }, async () => {
    throw new Error('select secret from hidden')
  })
})
afterEach(() => app.close())

const post = (headers: Record<string, string>, payload: unknown = { name: 'a', age: 1 }) =>
  app.inject({
    method: 'POST',
    url: '/things',
    headers: { host: 'us.example', ...headers },
    payload: payload as object,
  })

describe('http', () => {
  it('lets a route that says neither act nor why it is open not register', () => {
    expect(() => app.get('/forgotten', async () => ({}))).toThrow('must say which act')
  })

  it('keeps a route that needs an act from whoever the gate refuses', async () => {
    const reply = await post({})
    expect(reply.statusCode).toBe(401)
    expect(reply.headers['content-type']).toContain('application/problem+json')
    expect(reply.json()).toMatchObject({ code: 'not-signed-in', type: '/docs/refusals/not-signed-in' })
  })

  it('asks the gate before it looks at what was sent', async () => {
    expect((await post({}, { nonsense: true })).statusCode).toBe(401)
  })

  it('says which members of what was sent cannot be used', async () => {
    const reply = await post({ authorization: 'Bearer t' }, { name: '', age: 'old' })
    expect(reply.statusCode).toBe(400)
    expect(reply.json().fields.map(({ path }: { path: string }) => path)).toEqual(['name', 'age'])
  })

  it('answers what is no JSON with a sentence', async () => {
    const reply = await app.inject({
      method: 'POST',
      url: '/things',
      headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
      payload: '{',
    })
    expect(reply.json()).toMatchObject({ code: 'bad-request', status: 400 })
  })

  it('tells nothing of a fault but that there was one', async () => {
    const reply = await app.inject({ url: '/broken' })
    expect(reply.statusCode).toBe(503)
    expect(reply.body).not.toContain('secret')
    expect(faults).toEqual(['GET /broken'])
  })

  for (const [says, headers, status] of [
    [
      'from our own page',
      { cookie: 'a=b', origin: 'https://us.example', 'sec-fetch-site': 'same-origin' },
      200,
    ],
    ['from another site', { cookie: 'a=b', origin: 'https://them.example' }, 403],
    ['from nowhere', { cookie: 'a=b' }, 403],
    ['that says null', { cookie: 'a=b', origin: 'null' }, 403],
    [
      'from a page beside ours',
      { cookie: 'a=b', origin: 'https://us.example', 'sec-fetch-site': 'same-site' },
      403,
    ],
    ['by a program with a token and no cookie', {}, 200],
  ] as const) {
    it(`answers a change ${says} with ${status}`, async () => {
      expect((await post({ authorization: 'Bearer t', ...headers })).statusCode).toBe(status)
    })
  }

  it('knows every route and what it needs', () => {
    expect(routes.filter(({ method }) => method !== 'HEAD')).toEqual([
      { method: 'POST', url: '/things', access: { act: 'thing.add' } },
      { method: 'GET', url: '/open', access: { open: 'a test' } },
      { method: 'GET', url: '/broken', access: { open: 'a test' } },
    ])
  })
})

describe('our own address', () => {
  it('is, on one machine, the one that somebody typed: by the name or by the bare address', () => {
    const own = ownOriginOf('http://localhost:4747')
    expect(own('localhost:4747')).toBe('http://localhost:4747')
    expect(own('127.0.0.1:4747')).toBe('http://127.0.0.1:4747')
    expect(own('[::1]:4747')).toBe('http://[::1]:4747')
  })
  it('is no name that somebody else let lead here', () => {
    const own = ownOriginOf('http://localhost:4747')
    for (const host of ['rebound.example:4747', '127.0.0.1.example:4747', 'localhost.example', ''])
      expect(own(host)).toBe('http://localhost:4747')
  })
  it('is anywhere else only what was set', () => {
    const own = ownOriginOf('https://look.example')
    expect(own('127.0.0.1:4747')).toBe('https://look.example')
    expect(own('look.example')).toBe('https://look.example')
  })
})
