import fastify from 'fastify'
import { expect, it } from 'vitest'
import { keepPace } from './keep-pace.ts'

/** A server of which each answer waits until it is let go. */
function openSlow(most: number) {
  const waiting: (() => void)[] = []
  const app = fastify({ logger: false })
  keepPace(app, most)
  const answer = () => new Promise((resolve) => waiting.push(() => resolve({ ok: true })))
  app.get('/api/v1/slow', answer)
  app.post('/api/v1/slow', answer)
  app.get('/healthz', async () => ({ ok: true }))
  app.get('/api/v1/broken', async () => {
    throw new Error('broken')
  })
  const until = async (count: number) => {
    while (waiting.length < count) await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return { app, until, letGo: () => waiting.splice(0).map((go) => go()) }
}

it('turns away what it could not answer in time, and takes in again what it can', async () => {
  const { app, until, letGo } = openSlow(2)
  const first = [app.inject('/api/v1/slow'), app.inject('/api/v1/slow')]
  await until(2)
  const refused = await app.inject('/api/v1/slow')
  expect([refused.statusCode, refused.headers['retry-after'], refused.json().code]).toEqual([
    503,
    '2',
    'too-busy',
  ])
  // Whether the server is there is asked all the same.
  expect((await app.inject('/healthz')).statusCode).toBe(200)
  letGo()
  expect((await Promise.all(first)).map(({ statusCode }) => statusCode)).toEqual([200, 200])
  const again = app.inject('/api/v1/slow')
  await until(1)
  letGo()
  expect((await again).statusCode).toBe(200)
})

it('counts out what broke, and does not count what was turned away', async () => {
  const { app, until, letGo } = openSlow(1)
  for (let n = 0; n < 5; n++) expect((await app.inject('/api/v1/broken')).statusCode).toBe(500)
  const first = app.inject('/api/v1/slow')
  await until(1)
  for (let n = 0; n < 5; n++) expect((await app.inject('/api/v1/slow')).statusCode).toBe(503)
  letGo()
  await first
  const next = app.inject('/api/v1/slow')
  await until(1)
  letGo()
  expect((await next).statusCode).toBe(200)
})

it('does not count a long file that arrives slowly', async () => {
  const { app, until, letGo } = openSlow(1)
  const first = app.inject('/api/v1/slow')
  await until(1)
  const long = app.inject({ method: 'POST', url: '/api/v1/slow', payload: { text: 'x'.repeat(70_000) } })
  await until(2)
  letGo()
  expect((await Promise.all([first, long])).map(({ statusCode }) => statusCode)).toEqual([200, 200])
})
