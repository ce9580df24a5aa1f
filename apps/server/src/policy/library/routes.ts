import { Instrument, LibraryPage, LibraryQuery } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../http/problem.ts'
import { decide, findNames, isRefusal, mustAsk, permitFor } from '../../people/index.ts'
import { commit } from '../../records/index.ts'
import type { PolicyNeeds } from '../needs.ts'
import { keepNowhere, sendDeclined } from '../replies.ts'
import { addInstrument, endInstrument, findLibrary } from './library.ts'
import { isAbout } from './model.ts'

/** An entry of the whole body is for whoever answers for the whole body. */
const forEverybody = { unit: null }

/** The documents beside the policy, as they applied on a day, and the body's own entries. */
export function libraryRoutes(app: FastifyInstance, { recorder, askerOf, dayOf }: PolicyNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { db } = recorder.database

  typed.get(
    '/api/v1/library',
    { schema: { querystring: LibraryQuery }, config: { act: 'policy.read' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const { on = dayOf(asker.at), search = '' } = request.query
      const entries = (await findLibrary(db, on, asker.at)).filter((entry) => isAbout(entry, search))
      const names = await findNames(
        db,
        entries.flatMap(({ confirmedBy }) => confirmedBy ?? []),
      )
      return keepNowhere(reply).send(
        LibraryPage.parse({
          on,
          items: entries.map(({ confirmedBy, ...entry }) => ({
            ...entry,
            confirmedBy: confirmedBy && { id: confirmedBy, name: names.get(confirmedBy) ?? confirmedBy },
          })),
          mayEdit: decide(asker, 'instrument.edit', forEverybody).may,
        }),
      )
    },
  )

  typed.post(
    '/api/v1/library',
    { schema: { body: Instrument }, config: { act: 'instrument.edit' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const permit = permitFor(asker, 'instrument.edit', forEverybody)
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const done = await commit(recorder, permit, (tx, at) =>
        addInstrument(tx, { at, source: recorder.source, by: asker.person }, request.body),
      )
      return done.ok ? reply.code(201).send({ id: done.result.id }) : sendDeclined(reply, done.declined)
    },
  )

  typed.post(
    '/api/v1/library/:id/end',
    { schema: { params: z.object({ id: z.string().max(100) }) }, config: { act: 'instrument.edit' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const permit = permitFor(asker, 'instrument.edit', forEverybody)
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const done = await commit(recorder, permit, (tx, at) => endInstrument(tx, at, request.params.id))
      return done.ok ? reply.code(204).send() : sendDeclined(reply, done.declined)
    },
  )
}
