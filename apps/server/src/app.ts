import { setTimeout as sleep } from 'node:timers/promises'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { makeApi } from './http/api.ts'
import { type Gate, guardRoutes } from './http/guard.ts'
import { keepPace } from './http/keep-pace.ts'
import { refuseOtherOrigins } from './http/origin.ts'
import { problemOf } from './http/problem.ts'
import { refuse } from './http/refusals.ts'
import { notFoundPage } from './not-found-page.ts'
import { headersFor, type Site } from './site.ts'

/** Whoever asks whether we are ready asks again soon, and cannot wait for a database to come back. */
const readyMs = 2000

const pages = { '/check': 'check/index.html', '/policy': 'policy/index.html', '/sw.js': 'sw.js' } as const

/** Where a page of help lies, or a file that one offers. */
const docsFile = (path: string): string =>
  path.endsWith('.csv') ? path.slice(1) : `${path.slice(1)}/index.html`

/** What is behind `/api/v1`; without it the server is the check, the policy and nothing that takes anything in. */
export type Behind = {
  readonly gate: Gate
  readonly routes: (app: FastifyInstance) => Promise<void>
  /** The address people use, by the host that a request names. */
  readonly ownOrigin: (host: string) => string
  readonly onFault: (error: Error, route: string) => void
  readonly version: string
}

const nobody: Gate = async () => refuse('not-signed-in', 'Nobody can sign in here.')
const page = { config: { open: 'a page of the site, the same for everybody' } } as const
const health = { config: { open: 'says whether the server is there, and nothing else' } } as const

/** The site. No request is logged: an address or a header is nobody's business here. */
export async function buildApp(
  site: Site,
  checkStore: () => Promise<void> = async () => undefined,
  behind?: Behind,
): Promise<FastifyInstance> {
  const app = await makeApi({
    onFault: behind?.onFault ?? (() => undefined),
    version: behind?.version ?? '0',
  })
  keepPace(app)
  if (behind) refuseOtherOrigins(app, behind.ownOrigin)
  guardRoutes(app, behind?.gate ?? nobody)
  await app.register(fastifyStatic, {
    root: site.folder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const [path = '/'] = request.url.split('?')
    const known = path.length > 1 ? path.replace(/\/$/, '') : path
    const own = headersFor(site, reply.statusCode < 400 ? known : '*')
    for (const [name, value] of Object.entries(own)) if (!reply.hasHeader(name)) reply.header(name, value)
    return payload
  })
  app.get('/', page, async (_request, reply) => reply.redirect('/check', 302))
  app.get('/healthz', health, async () => ({ ok: true }))
  app.get('/readyz', health, async (_request, reply) => {
    const isReady = await Promise.race([
      checkStore().then(
        () => true,
        () => false,
      ),
      sleep(readyMs, false),
    ])
    return reply.code(isReady ? 200 : 503).send({ ok: isReady })
  })
  for (const [path, file] of Object.entries(pages)) {
    app.get(path, page, (_request, reply) => reply.sendFile(file))
  }
  for (const path of Object.keys(site.headers)) {
    if (path.startsWith('/assets/')) app.get(path, page, (_request, reply) => reply.sendFile(path.slice(1)))
    else if (path.startsWith('/docs'))
      app.get(path, page, (_request, reply) => reply.sendFile(docsFile(path)))
    else if (!(path in pages) && path.startsWith('/'))
      app.get(path, page, (_request, reply) => reply.sendFile('app/index.html'))
  }
  if (behind) {
    await behind.routes(app)
    app.get('/api/openapi.json', page, async () => app.swagger())
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (!request.url.startsWith('/api/'))
      return reply.code(404).type('text/html; charset=utf-8').send(notFoundPage)
    const problem = problemOf(refuse('not-found', 'There is nothing under this address.'))
    return reply.code(404).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
  })
  return app
}
