import { setTimeout as sleep } from 'node:timers/promises'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'
import { notFoundPage } from './not-found-page.ts'
import { headersFor, type Site } from './site.ts'

/** Whoever asks whether we are ready asks again soon, and cannot wait for a database to come back. */
const readyMs = 2000

const pages = { '/check': 'check/index.html', '/policy': 'policy/index.html', '/sw.js': 'sw.js' } as const

/**
 * The check and the policy, and nothing that takes anything in. No request is logged: an address or a
 * header is nobody's business here.
 */
export async function buildApp(
  site: Site,
  checkStore: () => Promise<void> = async () => undefined,
): Promise<FastifyInstance> {
  const app = fastify({ logger: false, routerOptions: { ignoreTrailingSlash: true }, bodyLimit: 1024 })
  await app.register(fastifyStatic, {
    root: site.folder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const [path = '/'] = request.url.split('?')
    const known = path.length > 1 ? path.replace(/\/$/, '') : path
    reply.headers(headersFor(site, reply.statusCode < 400 ? known : '*'))
    return payload
  })
  app.get('/', async (_request, reply) => reply.redirect('/check', 302))
  app.get('/healthz', async () => ({ ok: true }))
  app.get('/readyz', async (_request, reply) => {
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
    app.get(path, (_request, reply) => reply.sendFile(file))
  }
  for (const path of Object.keys(site.headers)) {
    if (path.startsWith('/assets/')) app.get(path, (_request, reply) => reply.sendFile(path.slice(1)))
  }
  app.setNotFoundHandler(async (_request, reply) =>
    reply.code(404).type('text/html; charset=utf-8').send(notFoundPage),
  )
  return app
}
