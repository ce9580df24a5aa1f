import { Acknowledge, MyAcknowledgement, StillToRead } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../http/problem.ts'
import { refuse } from '../../http/refusals.ts'
import { decide, isRefusal, mustAsk, permitFor } from '../../people/index.ts'
import { commit, makeReceipt } from '../../records/index.ts'
import { unitNamer } from '../in-force/rows.ts'
import type { PolicyNeeds } from '../needs.ts'
import { keepNowhere, notFound, sendDeclined } from '../replies.ts'
import { acknowledge } from './acknowledge.ts'
import { findMine } from './mine.ts'
import { findAcknowledgement } from './store.ts'
import { findToRead } from './to-read.ts'

/** What somebody says of having read the policy, and who still has to read it. */
export function acknowledgementRoutes(app: FastifyInstance, needs: PolicyNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { recorder, askerOf } = needs
  const { db } = recorder.database

  typed.get(
    '/api/v1/acknowledgement',
    { config: { act: 'acknowledgement.make' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      return keepNowhere(reply).send(MyAcknowledgement.parse(await findMine(db, asker)))
    },
  )

  typed.post(
    '/api/v1/acknowledgement',
    { schema: { body: Acknowledge }, config: { act: 'acknowledgement.make' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const permit = permitFor(asker, 'acknowledgement.make', { person: asker.person })
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const { seen } = request.body
      const done = await commit(recorder, permit, (tx, at) =>
        acknowledge(tx, { at, source: recorder.source }, { person: asker.person, seen }),
      )
      return done.ok ? reply.code(201).send({ id: done.result.id }) : sendDeclined(reply, done.declined)
    },
  )

  typed.get(
    '/api/v1/acknowledgements/:id/receipt',
    { schema: { params: z.object({ id: z.string().max(100) }) }, config: { act: 'acknowledgement.read' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const { id } = request.params
      const made = await findAcknowledgement(db, id)
      // A manager sees who has to, and not what anybody said.
      if (!made || !asker.selves.has(made.person) || !decide(asker, 'acknowledgement.read', made).may)
        return sendRefusal(reply, notFound)
      const receipt = await makeReceipt({ db, vault: recorder.vault }, id, () => true)
      if (receipt === undefined)
        return sendRefusal(
          reply,
          refuse('not-now', 'It is recorded, and its proof is being made. Try again in a moment.'),
        )
      return keepNowhere(reply)
        .header('content-disposition', `attachment; filename="acknowledgement-${id}.txt"`)
        .type('text/plain; charset=utf-8')
        .send(receipt)
    },
  )

  typed.get(
    '/api/v1/acknowledgements/to-do',
    { config: { act: 'acknowledgement.read' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const { people, ...counts } = await findToRead(db, asker)
      const nameOf = await unitNamer(db, asker.at)
      return keepNowhere(reply).send(
        StillToRead.parse({ ...counts, people: people.map((one) => ({ ...one, unit: nameOf(one.unit) })) }),
      )
    },
  )
}
