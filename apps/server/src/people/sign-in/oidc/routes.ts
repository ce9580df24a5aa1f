import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Refusal } from '../../../http/refusals.ts'
import { sessionOf } from '../asker.ts'
import type { SignInNeeds } from '../needs.ts'
import { isRefusal, limitTry } from '../tries/limit.ts'
import { beginOidc, ownPath } from './begin.ts'
import { finishOidc } from './finish.ts'
import { problemPage, problemPageHeaders } from './problem-page.ts'

export const callbackPath = '/api/v1/sign-in/oidc/callback'
/** Looked at whole by those who know the protocol. */
const answered = z.looseObject({ state: z.string().max(200).optional() }).catch({})
const querystring = z.object({ to: z.string().optional() })

/** Browsers are sent here and sent on, so what goes wrong is a page and no problem details. */
export function oidcRoutes(app: FastifyInstance, needs: SignInNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const schema = { querystring }

  typed.get(
    '/api/v1/sign-in/oidc',
    { schema, config: { open: 'signing in begins here' } },
    async (request, reply) => {
      const url = await beginOidc(needs, reply, { for: 'sign-in', returnTo: ownPath(request.query.to) })
      return 'refusal' in url ? sendPage(reply, url) : sendOn(reply, url.href)
    },
  )

  typed.get(
    callbackPath,
    { schema: { querystring: answered }, config: { open: 'signing in ends here' } },
    async (request, reply) => {
      const tried = { kind: 'oidc', what: request.query.state ?? '', address: request.ip } as const
      const done = await limitTry(needs, tried, () => finishOidc(needs, request, reply))
      return isRefusal(done) ? sendPage(reply, done) : sendOn(reply, done.go)
    },
  )

  typed.get(
    '/api/v1/session/step-up/oidc',
    { schema, config: { act: 'session.see' } },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendPage(reply, asker)
      const returnTo = ownPath(request.query.to)
      const url = await beginOidc(needs, reply, { for: 'step-up', session: asker.session, returnTo })
      return 'refusal' in url ? sendPage(reply, url) : sendOn(reply, url.href)
    },
  )
}

const sendOn = (reply: FastifyReply, url: string): FastifyReply =>
  reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').redirect(url, 303)

function sendPage(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { status, html } = problemPage(refusal)
  return reply.code(status).headers(problemPageHeaders).send(html)
}
