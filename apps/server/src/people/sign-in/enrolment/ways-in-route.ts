import { Ended } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../../http/problem.ts'
import { commit } from '../../../records/index.ts'
import { sessionOf } from '../asker.ts'
import { type SignInNeeds, scratchIn } from '../needs.ts'
import { releaseAccounts } from '../oidc/store.ts'
import { deletePasskeysOf } from '../passkeys/store.ts'
import { deleteSessionsOf } from '../sessions/store.ts'

/** An administrator lets a person begin anew: no session, no passkey and no account of before opens anything. */
export function startAnewRoute(app: FastifyInstance, needs: SignInNeeds): void {
  app.withTypeProvider<ZodTypeProvider>().delete(
    '/api/v1/people/:person/ways-in',
    {
      schema: { params: z.object({ person: z.uuid() }), response: { 200: Ended } },
      config: { act: 'ways-in.remove-any' },
    },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const { person } = request.params
      const permit = await needs.people.permitAbout(asker, 'ways-in.remove-any', person)
      if ('refusal' in permit) return sendRefusal(reply, permit)
      const done = await commit(needs.recorder, permit, async (tx) => {
        const passkeys = await deletePasskeysOf(tx, person)
        const accounts = await releaseAccounts(tx, person)
        const sessions = await deleteSessionsOf(scratchIn(tx), person)
        const ended = passkeys.length + accounts.length + sessions
        const rows = [
          ...passkeys.map((key) => ({ table: 'passkey', key }) as const),
          ...accounts.map((key) => ({ table: 'oidc_account', key }) as const),
        ]
        if (ended === 0) return { declined: 0 }
        return {
          result: ended,
          events: [{ type: 'ways-in.removed', subject: person, parts: { sessions }, rows }],
        }
      })
      return { ended: done.ok ? done.result : done.declined }
    },
  )
}
