import { PublicTakenDown, TakenDown, TakenDownQuery } from '@secondlook/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { type AskerOf, mustAsk } from '../../people/index.ts'
import type { Recorder } from '../../records/index.ts'
import { insideCsv, publicCsv } from './files.ts'
import { makePublicForm } from './public-form.ts'
import { showTakenDown } from './show-taken-down.ts'

export type TakenDownNeeds = {
  readonly recorder: Recorder
  readonly askerOf: AskerOf
  /** Of the body, for days. */
  readonly zone: string
}

const fresh = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')
const asFile = (reply: FastifyReply, name: string): FastifyReply =>
  fresh(reply).header('content-disposition', `attachment; filename="${name}"`)
const csv = 'text/csv; charset=utf-8'

/** What came down: on a screen and as files for those inside, and a form for whoever publishes it. */
export function takenDownRoutes(app: FastifyInstance, { recorder, askerOf, zone }: TakenDownNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { db } = recorder.database
  const read = { act: 'taken-down.read' as const }
  const publish = { act: 'taken-down.publish' as const }
  const asked = { querystring: TakenDownQuery }

  for (const [path, isFile] of [
    ['/api/v1/taken-down', false],
    ['/api/v1/taken-down.json', true],
  ] as const)
    typed.get(
      path,
      { schema: { ...asked, response: { 200: TakenDown } }, config: read },
      async (request, reply) => {
        const found = await showTakenDown(db, await mustAsk(askerOf, request), request.query, zone)
        return (isFile ? asFile(reply, 'taken-down.json') : fresh(reply)).send(found)
      },
    )
  typed.get('/api/v1/taken-down.csv', { schema: asked, config: read }, async (request, reply) => {
    const found = await showTakenDown(db, await mustAsk(askerOf, request), request.query, zone)
    return asFile(reply, 'taken-down.csv').type(csv).send(insideCsv(found))
  })
  typed.get(
    '/api/v1/taken-down/public.json',
    { schema: { ...asked, response: { 200: PublicTakenDown } }, config: publish },
    async (request, reply) => {
      const { at } = await mustAsk(askerOf, request)
      return asFile(reply, 'taken-down-for-the-public.json').send(
        await makePublicForm(db, at, request.query, zone),
      )
    },
  )
  typed.get('/api/v1/taken-down/public.csv', { schema: asked, config: publish }, async (request, reply) => {
    const { at } = await mustAsk(askerOf, request)
    return asFile(reply, 'taken-down-for-the-public.csv')
      .type(csv)
      .send(publicCsv(await makePublicForm(db, at, request.query, zone)))
  })
}
