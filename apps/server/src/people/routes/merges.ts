import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { sendRefusal } from '../../http/problem.ts'
import { commit } from '../../records/index.ts'
import type { Asker } from '../access/asker.ts'
import { isRefusal, mustAsk, permitFor } from '../access/gate.ts'
import { findGrantsAt } from '../access/store.ts'
import { mergePeople, splitPerson } from '../directory/merges.ts'
import { findMerge, findPerson } from '../directory/store.ts'
import type { PeopleNeeds } from './needs.ts'
import { about } from './people.ts'
import { notFound, sendDeclined } from './replies.ts'
import { IdParams, Merge, MergePreviewBody, WithReason } from './shapes.ts'

export function mergeRoutes(app: FastifyInstance, { db, recorder, askerOf }: PeopleNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const config = { act: 'person.merge' }

  /** Both entries are the asker's to keep, and neither is the asker. */
  const load = async (asker: Asker, kept: string, merged: string) => {
    const people = [await findPerson(db, kept, asker.at), await findPerson(db, merged, asker.at)] as const
    const [first, second] = people
    if (!first || !second) return notFound
    const permits = [
      permitFor(asker, 'person.merge', about(first)),
      permitFor(asker, 'person.merge', about(second)),
    ]
    const refusal = permits.find(isRefusal)
    const [permit] = permits
    if (refusal) return refusal
    return permit && !isRefusal(permit) ? { permit, kept: first, merged: second } : notFound
  }
  const done = (reply: FastifyReply, status: number, body?: object) => reply.code(status).send(body)

  typed.post(
    '/api/v1/people/merges/preview',
    { schema: { body: MergePreviewBody }, config },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const loaded = await load(asker, request.body.kept, request.body.merged)
      if ('refusal' in loaded) return sendRefusal(reply, loaded)
      const { kept, merged } = loaded
      const lost = await findGrantsAt(db, [merged.id], asker.at)
      return reply.send({
        kept: { id: kept.id, name: kept.name },
        merged: { id: merged.id, name: merged.name },
        says: [
          `${kept.name} and ${merged.name} count as one person wherever somebody independent is needed.`,
          lost.length === 0
            ? `The entry of ${merged.name} holds no role.`
            : `The entry of ${merged.name} holds nothing while they are merged: ${lost.map(({ role }) => role).join(', ')}.`,
          `Nothing passes to ${kept.name}. What they need, somebody gives them.`,
          'Both entries stay, and you can undo it.',
        ],
      })
    },
  )

  typed.post('/api/v1/people/merges', { schema: { body: Merge }, config }, async (request, reply) => {
    const asker = await mustAsk(askerOf, request)
    const { kept, merged, reason } = request.body
    const loaded = await load(asker, kept, merged)
    if ('refusal' in loaded) return sendRefusal(reply, loaded)
    const made = await commit(recorder, loaded.permit, (tx, at) =>
      mergePeople(tx, { at, source: recorder.source }, { kept, merged, reason }),
    )
    return made.ok ? done(reply, 201, { id: made.result.id }) : sendDeclined(reply, made.declined)
  })

  typed.post(
    '/api/v1/people/merges/:id/split',
    { schema: { params: IdParams, body: WithReason }, config },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const merge = await findMerge(db, request.params.id)
      if (!merge) return sendRefusal(reply, notFound)
      const loaded = await load(asker, merge.kept, merge.merged)
      if ('refusal' in loaded) return sendRefusal(reply, loaded)
      const split = await commit(recorder, loaded.permit, (tx, at) =>
        splitPerson(tx, at, { merged: merge.merged, reason: request.body.reason }),
      )
      return split.ok ? done(reply, 204) : sendDeclined(reply, split.declined)
    },
  )
}
