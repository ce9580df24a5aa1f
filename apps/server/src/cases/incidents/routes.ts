import { CloseIncident, IncidentList, IncidentNote, IncidentPage } from '@secondlook/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../http/problem.ts'
import type { Refusal } from '../../http/refusals.ts'
import { type AskerOf, mustAsk } from '../../people/index.ts'
import type { Recorder } from '../../records/index.ts'
import { actOnIncident, noIncident } from './act-on-incident.ts'
import { showIncident, showIncidents } from './show-incidents.ts'

const Params = z.object({ incident: z.string().min(1).max(100) })

/** What was noticed on channels, and what people do about it. */
export function incidentRoutes(
  app: FastifyInstance,
  { recorder, askerOf }: { readonly recorder: Recorder; readonly askerOf: AskerOf },
): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { db } = recorder.database
  const fresh = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')
  const answer = (reply: FastifyReply, no: Refusal | undefined) =>
    no ? sendRefusal(reply, no) : fresh(reply).code(204).send()
  const read = { act: 'incident.read' as const }
  const handle = { act: 'incident.handle' as const }

  typed.get(
    '/api/v1/incidents',
    { schema: { response: { 200: IncidentList } }, config: read },
    async (request, reply) => fresh(reply).send(await showIncidents(db, await mustAsk(askerOf, request))),
  )
  typed.get(
    '/api/v1/incidents/:incident',
    { schema: { params: Params, response: { 200: IncidentPage } }, config: read },
    async (request, reply) => {
      const page = await showIncident(db, await mustAsk(askerOf, request), request.params.incident)
      return page ? fresh(reply).send(page) : sendRefusal(reply, noIncident)
    },
  )
  typed.post(
    '/api/v1/incidents/:incident/take',
    { schema: { params: Params }, config: handle },
    async (request, reply) =>
      answer(
        reply,
        await actOnIncident(recorder, await mustAsk(askerOf, request), request.params.incident, {
          does: 'take',
        }),
      ),
  )
  for (const [path, does] of [
    ['notes', 'note'],
    ['open-again', 'open-again'],
  ] as const)
    typed.post(
      `/api/v1/incidents/:incident/${path}`,
      { schema: { params: Params, body: IncidentNote }, config: handle },
      async (request, reply) =>
        answer(
          reply,
          await actOnIncident(recorder, await mustAsk(askerOf, request), request.params.incident, {
            does,
            says: request.body.note,
          }),
        ),
    )
  typed.post(
    '/api/v1/incidents/:incident/close',
    { schema: { params: Params, body: CloseIncident }, config: handle },
    async (request, reply) => {
      const { outcome, reason } = request.body
      const asker = await mustAsk(askerOf, request)
      return answer(
        reply,
        await actOnIncident(recorder, asker, request.params.incident, {
          does: 'close',
          outcome,
          says: reason,
        }),
      )
    },
  )
}
