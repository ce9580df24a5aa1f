import type { FastifyInstance } from 'fastify'
import { sendRefusal } from './problem.ts'
import { refuse } from './refusals.ts'

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * The address of our own pages. On one machine they are the same pages by the name and by the bare address, whichever
 * somebody typed; anywhere else only the address that was set is ours.
 */
export function ownOriginOf(publicUrl: string): (host: string) => string {
  const isLocal = (host: string): boolean => loopback.test(host.replace(/:\d+$/, ''))
  const { protocol, host: own } = new URL(publicUrl)
  return (host) => (protocol === 'http:' && isLocal(own) && isLocal(host) ? `http://${host}` : publicUrl)
}

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
