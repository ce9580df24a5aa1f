import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { sendRefusal } from '../../http/problem.ts'
import { commit } from '../../records/index.ts'
import { isRefusal, mustAsk, permitFor } from '../access/gate.ts'
import { endLeave, recordLeave } from '../directory/leave.ts'
import { findLeave, findLeaveOf, findNames, findPerson } from '../directory/store.ts'
import type { PeopleNeeds } from './needs.ts'
import { about } from './people.ts'
import { notFound, sendDeclined } from './replies.ts'
import { IdParams, RecordLeave } from './shapes.ts'

export function leaveRoutes(app: FastifyInstance, { db, recorder, askerOf }: PeopleNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.get(
    '/api/v1/people/:id/leave',
    { schema: { params: IdParams }, config: { act: 'leave.read' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const person = await findPerson(db, request.params.id, asker.at)
      if (!person) return sendRefusal(reply, notFound)
      const permit = permitFor(asker, 'leave.read', about(person))
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const rows = await findLeaveOf(db, person.id)
      const names = await findNames(
        db,
        rows.flatMap(({ stands_in }) => stands_in ?? []),
      )
      return reply.send({
        items: rows.map(({ id, from_at, to_at, ended_at, stands_in }) => ({
          ...{ id, from: from_at, to: ended_at ?? to_at },
          standsIn: stands_in === null ? null : { id: stands_in, name: names.get(stands_in) ?? stands_in },
        })),
      })
    },
  )

  typed.post(
    '/api/v1/people/:id/leave',
    { schema: { params: IdParams, body: RecordLeave }, config: { act: 'leave.record' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const person = await findPerson(db, request.params.id, asker.at)
      if (!person) return sendRefusal(reply, notFound)
      const permit = permitFor(asker, 'leave.record', about(person))
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const { from, to, standsIn } = request.body
      const done = await commit(recorder, permit, (tx, at) =>
        recordLeave(
          tx,
          { at, source: recorder.source },
          { person: person.id, from: from ?? at, to, standsIn },
        ),
      )
      return done.ok ? reply.code(201).send({ id: done.result.id }) : sendDeclined(reply, done.declined)
    },
  )

  typed.delete(
    '/api/v1/leave/:id',
    { schema: { params: IdParams }, config: { act: 'leave.record' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const leave = await findLeave(db, request.params.id)
      const person = leave && (await findPerson(db, leave.person, asker.at))
      if (!leave || !person) return sendRefusal(reply, notFound)
      const permit = permitFor(asker, 'leave.record', about(person))
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const done = await commit(recorder, permit, (tx, at) => endLeave(tx, at, leave.id))
      return done.ok ? reply.code(204).send() : sendDeclined(reply, done.declined)
    },
  )
}
