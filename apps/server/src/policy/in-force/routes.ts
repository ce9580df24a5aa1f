import {
  EndInForce,
  InForcePage,
  PacksPage,
  PolicyAt,
  PolicyAtQuery,
  PolicyPreview,
  PreviewInForce,
  PutInForce,
} from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../http/problem.ts'
import { refuse } from '../../http/refusals.ts'
import { couldDo, findPerson, isRefusal, mustAsk, permitFor } from '../../people/index.ts'
import { commit } from '../../records/index.ts'
import type { PolicyNeeds } from '../needs.ts'
import { keepNowhere, notFound, sendDeclined } from '../replies.ts'
import { findInForce, findKept } from '../store.ts'
import { answerFor } from './policy-for.ts'
import { faceOf, previewPut, seeFit } from './preview.ts'
import { endInForce, putInForce } from './put-in-force.ts'
import { toPolicyAt, toRow, unitNamer } from './rows.ts'
import { findLoaded } from './shelf.ts'

const examplesShown = 12
const packUnknown = refuse('bad-request', 'Choose one of the versions that are there.', [
  { path: 'digest', says: 'Choose one of the versions that are there.' },
])

/** Which policy is in force, for whom and since when; and putting a version in force, or ending one. */
export function inForceRoutes(app: FastifyInstance, needs: PolicyNeeds): void {
  readingRoutes(app, needs)
  changingRoutes(app, needs)
}

function readingRoutes(app: FastifyInstance, { recorder, askerOf, shelf }: PolicyNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { db } = recorder.database

  typed.get('/api/v1/in-force', { config: { act: 'policy.read' } }, async (request, reply) => {
    const asker = await mustAsk(askerOf, request)
    const rows = await findInForce(db)
    const entry = await findPerson(db, asker.person, asker.at)
    const question = { unit: entry?.unit ?? null, at: asker.at }
    const nameOf = await unitNamer(db, asker.at)
    return keepNowhere(reply).send(
      InForcePage.parse({
        mine: toPolicyAt(await answerFor(db, rows, question), question, nameOf),
        rows: [...rows].reverse().map((row) => toRow(row, asker, nameOf)),
        mayPut: couldDo(asker, 'policy.publish'),
      }),
    )
  })

  typed.get(
    '/api/v1/in-force/at',
    { schema: { querystring: PolicyAtQuery }, config: { act: 'policy.read' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const { unit = null, at = asker.at, knownAt } = request.query
      const question = { unit, at, ...(knownAt !== undefined && { knownAt }) }
      const answer = await answerFor(db, await findInForce(db), question)
      const nameOf = await unitNamer(db, asker.at)
      return keepNowhere(reply).send(PolicyAt.parse(toPolicyAt(answer, question, nameOf)))
    },
  )

  typed.get('/api/v1/in-force/packs', { config: { act: 'policy.preview' } }, async (_request, reply) => {
    const shipped = (await shelf.list()).map((one) => ({ ...faceOf(one), isShipped: true }))
    const kept = (await findKept(db))
      .filter(({ id }) => !shipped.some(({ digest }) => digest === id))
      .map(({ id, ...face }) => ({ ...face, digest: id, isShipped: false }))
    return keepNowhere(reply).send(PacksPage.parse({ items: [...shipped, ...kept] }))
  })

  typed.post(
    '/api/v1/in-force/preview',
    { schema: { body: PreviewInForce }, config: { act: 'policy.preview' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const { digest, unit, from } = request.body
      const permit = permitFor(asker, 'policy.preview', { unit })
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const loaded = await findLoaded(db, shelf, digest)
      if (!loaded) return sendRefusal(reply, packUnknown)
      const seen = await previewPut(db, { loaded, unit, from, at: asker.at })
      if ('code' in seen) return sendDeclined(reply, seen)
      const nameOf = await unitNamer(db, asker.at)
      return keepNowhere(reply).send(
        PolicyPreview.parse({
          from: seen.plan.from,
          replaces: seen.plan.replaces.map((row) => toRow(row, asker, nameOf)),
          ...{ cases: seen.cases, changed: seen.changed.length },
          examples: seen.changed.slice(0, examplesShown),
        }),
      )
    },
  )
}

function changingRoutes(app: FastifyInstance, { recorder, askerOf, shelf }: PolicyNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { db } = recorder.database

  typed.post(
    '/api/v1/in-force',
    { schema: { body: PutInForce }, config: { act: 'policy.publish' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const { digest, unit, from, reason } = request.body
      const permit = permitFor(asker, 'policy.publish', { unit })
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const loaded = await findLoaded(db, shelf, digest)
      if (!loaded) return sendRefusal(reply, packUnknown)
      const fit = await seeFit(db, { loaded, unit, from, at: asker.at })
      if ('code' in fit) return sendDeclined(reply, fit)
      const putting = { loaded, unit, from, reason, seen: fit.seen }
      const done = await commit(recorder, permit, (tx, at) =>
        putInForce(tx, { at, source: recorder.source }, putting),
      )
      return done.ok ? reply.code(201).send({ id: done.result.id }) : sendDeclined(reply, done.declined)
    },
  )

  typed.post(
    '/api/v1/in-force/:id/end',
    {
      schema: { params: z.object({ id: z.string().max(100) }), body: EndInForce },
      config: { act: 'policy.publish' },
    },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const row = (await findInForce(db)).find(({ id }) => id === request.params.id)
      if (!row) return sendRefusal(reply, notFound)
      const permit = permitFor(asker, 'policy.publish', { unit: row.unit })
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const { until, reason } = request.body
      const done = await commit(recorder, permit, (tx, at) =>
        endInForce(tx, { at, source: recorder.source }, { id: row.id, until, reason }),
      )
      return done.ok ? reply.code(204).send() : sendDeclined(reply, done.declined)
    },
  )
}
