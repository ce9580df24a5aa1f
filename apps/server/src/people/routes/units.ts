import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { sendRefusal } from '../../http/problem.ts'
import { commit } from '../../records/index.ts'
import { isRefusal, mustAsk, permitFor } from '../access/gate.ts'
import { findUnit, findUnits } from '../directory/store.ts'
import { addUnit, changeUnit, endUnit } from '../directory/units.ts'
import { type PeopleNeeds, writing } from './needs.ts'
import { declineTaken, notFound, sendDeclined } from './replies.ts'
import { IdParams, UnitInput } from './shapes.ts'

export function unitRoutes(app: FastifyInstance, needs: PeopleNeeds): void {
  const { db, recorder, askerOf } = needs
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const config = { act: 'unit.edit' }

  typed.get('/api/v1/units', { config: { act: 'unit.read' } }, async (request) => {
    const { at } = await mustAsk(askerOf, request)
    const units = await findUnits(db, at)
    return { items: units.map(({ id, key, name, parent }) => ({ id, key, name, parent })) }
  })

  typed.post('/api/v1/units', { schema: { body: UnitInput }, config }, async (request, reply) => {
    const asker = await mustAsk(askerOf, request)
    // A unit is added below one that the asker keeps; one at the top only by whoever keeps everything.
    const permit = permitFor(asker, 'unit.edit', { unit: request.body.parent })
    if (isRefusal(permit)) return sendRefusal(reply, permit)
    const done = await commit(recorder, permit, (tx, at) =>
      addUnit(tx, writing(needs, at), request.body),
    ).catch(declineTaken)
    return done.ok ? reply.code(201).send({ id: done.result.id }) : sendDeclined(reply, done.declined)
  })

  typed.put(
    '/api/v1/units/:id',
    { schema: { params: IdParams, body: UnitInput }, config },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const unit = await findUnit(db, request.params.id, asker.at)
      if (!unit) return sendRefusal(reply, notFound)
      const places =
        unit.parent === request.body.parent ? [unit.id] : [unit.id, unit.parent, request.body.parent]
      for (const place of places) {
        const permit = permitFor(asker, 'unit.edit', { unit: place })
        if (isRefusal(permit)) return sendRefusal(reply, permit)
      }
      const permit = permitFor(asker, 'unit.edit', { unit: unit.id })
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const done = await commit(recorder, permit, (tx, at) =>
        changeUnit(tx, writing(needs, at), { unit: unit.id, to: request.body }),
      ).catch(declineTaken)
      return done.ok ? reply.code(204).send() : sendDeclined(reply, done.declined)
    },
  )

  typed.delete('/api/v1/units/:id', { schema: { params: IdParams }, config }, async (request, reply) => {
    const asker = await mustAsk(askerOf, request)
    const unit = await findUnit(db, request.params.id, asker.at)
    if (!unit) return sendRefusal(reply, notFound)
    const permit = permitFor(asker, 'unit.edit', { unit: unit.parent ?? unit.id })
    if (isRefusal(permit)) return sendRefusal(reply, permit)
    const done = await commit(recorder, permit, (tx, at) => endUnit(tx, writing(needs, at), unit.id))
    return done.ok ? reply.code(204).send() : sendDeclined(reply, done.declined)
  })
}
