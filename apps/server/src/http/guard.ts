import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendRefusal } from './problem.ts'
import type { Refusal } from './refusals.ts'

/** What a route says of who may use it: an act of the table, or why everybody may. */
export type RouteAccess = { readonly act: string } | { readonly open: string }

declare module 'fastify' {
  interface FastifyContextConfig {
    act?: string
    open?: string
  }
}

/** Says whether whoever asks may use a route that needs an act at all; which objects, the route itself asks. */
export type Gate = (request: FastifyRequest, act: string) => Promise<Refusal | undefined>

/** A route as the table of all routes has it. */
export type KnownRoute = { readonly method: string; readonly url: string; readonly access: RouteAccess }

/**
 * Keeps every route behind the gate unless it says why it is open; a route that says neither, or both, stops the
 * start. Gives the list of all routes, which grows as they register.
 */
export function guardRoutes(app: FastifyInstance, gate: Gate): readonly KnownRoute[] {
  const known: KnownRoute[] = []
  app.addHook('onRoute', ({ method, url, config }) => {
    const { act, open } = config ?? {}
    if ((act === undefined) === (open === undefined))
      throw new Error(`${String(method)} ${url} must say which act it needs or why it is open`)
    for (const one of [method].flat())
      known.push({ method: one, url, access: act === undefined ? { open: open ?? '' } : { act } })
  })
  app.addHook('preValidation', async (request: FastifyRequest, reply: FastifyReply) => {
    const { act } = request.routeOptions.config
    if (act === undefined) return undefined
    const refusal = await gate(request, act)
    return refusal ? sendRefusal(reply, refusal) : undefined
  })
  return known
}
