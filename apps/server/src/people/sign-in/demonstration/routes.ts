import { DemonstrationPeople, SignedIn, SignInAs } from '@secondlook/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { sendRefusal } from '../../../http/problem.ts'
import { type Refusal, refuse } from '../../../http/refusals.ts'
import { sessionOf } from '../asker.ts'
import { nowOf, type SignInNeeds } from '../needs.ts'
import { signIn } from '../sessions/start-session.ts'
import { confirm } from '../sessions/step-up.ts'

const elsewhere: Refusal = refuse('not-found', 'The demonstration is open on its own machine only.')

/**
 * Signing in as anybody, in the demonstration and nowhere else. It answers its own machine under its own name only,
 * because a page of some other site may get a name of its own to lead here.
 */
export function demonstrationRoutes(
  app: FastifyInstance,
  needs: SignInNeeds,
  { list }: NonNullable<SignInNeeds['demonstration']>,
): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const config = { open: 'the demonstration lets everybody be anybody' } as const

  typed.get(
    '/api/v1/sign-in/demonstration',
    { schema: { response: { 200: DemonstrationPeople } }, config },
    async (request, reply) =>
      isHere(request) ? { people: [...(await list())] } : sendRefusal(reply, elsewhere),
  )

  typed.post(
    '/api/v1/sign-in/demonstration',
    { schema: { body: SignInAs, response: { 200: SignedIn.pick({ person: true }) } }, config },
    async (request, reply) => {
      if (!isHere(request)) return sendRefusal(reply, elsewhere)
      const person = await needs.people.findPerson({ id: request.body.person })
      if (!person?.isActive(nowOf(needs)))
        return sendRefusal(reply, refuse('not-found', 'Nobody who is here now has this id.'))
      await signIn(needs, request, reply, {
        person: person.id,
        how: 'demonstration',
        confirmedAt: nowOf(needs),
      })
      return { person: { id: person.id, name: person.name } }
    },
  )

  typed.post(
    '/api/v1/session/step-up/demonstration',
    { config: { act: 'session.see' } },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      if (!isHere(request)) return sendRefusal(reply, elsewhere)
      if (!(await confirm(needs, request, reply, asker.session)))
        return sendRefusal(reply, refuse('not-signed-in', 'Your session ended meanwhile; sign in again.'))
      return reply.code(204).send()
    },
  )
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/
const isHere = (request: FastifyRequest): boolean =>
  loopback.test(request.host) && /^(127\.|::1$|::ffff:127\.)/.test(request.ip)
