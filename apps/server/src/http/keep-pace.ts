import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sendRefusal } from './problem.ts'
import { refuse } from './refusals.ts'

/**
 * As many as two processors answer in about a second, at the 13 ms that one takes of them. Whoever comes when there are
 * so many would wait for longer than anybody waits for an answer, and everybody after them too.
 */
const usualMost = 128
/** What takes its time to arrive is not what keeps the server busy. */
const smallBytes = 65_536
const againS = '2'

const busy = refuse(
  'too-busy',
  'Too much is being asked at once just now. Nothing was changed; try again in a few seconds.',
)

/**
 * Turns requests away that could not be answered in time, at once and before anything is looked up, so that those that
 * were taken in are answered: a server that takes in everything when it is behind finishes nothing. To be called before
 * any other hook.
 */
export function keepPace(app: FastifyInstance, most = usualMost): void {
  const taken = new WeakSet<FastifyRequest>()
  let underway = 0
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/') || !isSmall(request)) return undefined
    if (underway >= most) return sendRefusal(reply.header('retry-after', againS), busy)
    taken.add(request)
    underway += 1
    return undefined
  })
  const leave = (request: FastifyRequest): void => {
    if (taken.delete(request)) underway -= 1
  }
  // A long file that somebody fetches slowly is made by then.
  app.addHook('onSend', async (request, _reply, payload) => {
    leave(request)
    return payload
  })
  // Whoever went away before they were answered.
  app.addHook('onResponse', async (request) => leave(request))
}

function isSmall({ headers, method }: FastifyRequest): boolean {
  if (method === 'GET' || method === 'HEAD') return true
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= smallBytes
}
