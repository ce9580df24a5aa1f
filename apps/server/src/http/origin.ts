import type { FastifyInstance } from 'fastify'
import { sendRefusal } from './problem.ts'
import { refuse } from './refusals.ts'

const changes = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * A browser sends a cookie whoever asks it to, so a request that changes something and carries one must come from our
 * own pages. Programs send a token and no cookie, and are not asked.
 */
export function refuseOtherOrigins(app: FastifyInstance, ownOrigin: (host: string) => string): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!changes.has(request.method) || request.headers.cookie === undefined) return undefined
    const origin = request.headers.origin
    const site = request.headers['sec-fetch-site']
    if (origin === ownOrigin(request.host) && (site === undefined || site === 'same-origin')) return undefined
    return sendRefusal(
      reply,
      refuse('wrong-origin', 'Open the page here and try again; nothing was changed.'),
    )
  })
}
