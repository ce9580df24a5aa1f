import { SignInWays } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { refuse } from '../../http/refusals.ts'
import { authenticate } from './authenticate.ts'
import { demonstrationRoutes } from './demonstration/routes.ts'
import { enrolmentRoutes } from './enrolment/routes.ts'
import type { SignInNeeds } from './needs.ts'
import { oidcRoutes } from './oidc/routes.ts'
import { canHavePasskeys } from './passkeys/ceremony.ts'
import { passkeyRoutes } from './passkeys/routes.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { tokenRoutes } from './tokens/routes.ts'
import { isRefusal, limitTry, sendLimited } from './tries/limit.ts'

const badToken = refuse('not-signed-in', 'This token does not work here; it may have ended or been revoked.')

/**
 * Puts whoever asks on every request of a route that needs an act, before the gate looks, and adds the routes of
 * signing in. To be called after the gate is hung and before any other route.
 */
export function signInRoutes(app: FastifyInstance, needs: SignInNeeds): void {
  app.decorateRequest('asker', undefined)
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.act === undefined) return undefined
    const { authorization } = request.headers
    if (authorization === undefined) {
      request.asker = await authenticate(needs, request)
      return undefined
    }
    const tried = { kind: 'token', what: authorization.slice(0, 200), address: request.ip } as const
    const found = await limitTry(needs, tried, async () => (await authenticate(needs, request)) ?? badToken)
    if (isRefusal(found)) return sendLimited(reply, found)
    request.asker = found
    return undefined
  })

  app
    .withTypeProvider<ZodTypeProvider>()
    .get(
      '/api/v1/sign-in/ways',
      { schema: { response: { 200: SignInWays } }, config: { open: 'signing in begins here' } },
      async () => ({
        passkey: canHavePasskeys(needs.publicUrl),
        oidc: needs.provider !== undefined,
        demonstration: needs.demonstration !== undefined,
      }),
    )
  sessionRoutes(app, needs)
  tokenRoutes(app, needs)
  passkeyRoutes(app, needs)
  enrolmentRoutes(app, needs)
  if (needs.provider) oidcRoutes(app, needs)
  if (needs.demonstration) demonstrationRoutes(app, needs, needs.demonstration)
}
