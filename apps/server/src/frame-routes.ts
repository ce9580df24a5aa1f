import { JobsPage, Me } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from './http/problem.ts'
import { refuse } from './http/refusals.ts'
import type { Queue } from './jobs/queue.ts'
import { listWaiting } from './notices/index.ts'
import { type AskerOf, acts, couldDo, findNames, findPerson, findUnit, roles } from './people/index.ts'
import type { Recorder } from './records/index.ts'

export type FrameNeeds = {
  readonly recorder: Recorder
  readonly queue: Queue
  readonly askerOf: AskerOf
  readonly isDemonstration: boolean
}

const notSignedIn = refuse('not-signed-in', 'Sign in and try again.')

/** What the frame around every screen needs, and the page of the queue. */
export function frameRoutes(app: FastifyInstance, needs: FrameNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { db } = needs.recorder.database

  typed.get(
    '/api/v1/me',
    { schema: { response: { 200: Me } }, config: { act: 'session.see' } },
    async (request, reply) => {
      const asker = await needs.askerOf(request)
      const person = asker && (await findPerson(db, asker.person, asker.at))
      if (!asker || !person) return sendRefusal(reply, notSignedIn)
      const unit = person.unit === null ? undefined : await findUnit(db, person.unit, asker.at)
      const waiting = await listWaiting(db, { people: [...asker.selves], limit: 100 })
      reply.header('cache-control', 'no-store')
      return {
        person: { id: person.id, name: person.name },
        body: needs.isDemonstration ? 'A fictional government' : 'Second Look',
        unit: unit ? { id: unit.id, name: unit.name } : null,
        roles: [...new Set(asker.holds.map(({ role }) => roles[role].name))],
        acts: acts.filter((act) => couldDo(asker, act)),
        isDemo: needs.isDemonstration,
        unread: waiting.length,
      }
    },
  )

  typed.get(
    '/api/v1/people/names',
    { schema: { querystring: z.object({ ids: z.string().max(8000) }) }, config: { act: 'directory.read' } },
    async (request, reply) => {
      const names = await findNames(db, request.query.ids.split(',').slice(0, 200))
      reply.header('cache-control', 'no-store')
      return { items: [...names].map(([id, name]) => ({ id, name })) }
    },
  )

  typed.get(
    '/api/v1/jobs',
    { schema: { response: { 200: JobsPage } }, config: { act: 'jobs.read' } },
    async (request, reply) => {
      const asker = await needs.askerOf(request)
      reply.header('cache-control', 'no-store')
      return {
        at: new Date(needs.recorder.source.now()).toISOString(),
        kinds: [...(await needs.queue.counts())],
        dead: (await needs.queue.deadLetters()).map(({ id, kind, data, says, failedAt, tries }) => ({
          ...{ id, kind, says, tries },
          subject: data.subject,
          at: failedAt,
        })),
        mayRetry: asker !== undefined && couldDo(asker, 'jobs.retry'),
      }
    },
  )

  typed.post(
    '/api/v1/jobs/:kind/run-again',
    { schema: { params: z.object({ kind: z.string().max(100) }) }, config: { act: 'jobs.retry' } },
    async (request, reply) => {
      const { kind } = request.params
      if (!needs.queue.has(kind))
        return sendRefusal(reply, refuse('not-found', 'There is no such kind of job.'))
      await needs.queue.runAgain(kind)
      return reply.code(204).send()
    },
  )
}
