import { AttentionList, type RegisterName, RegisterRows, registerNames } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Asker, couldDo, filterFor, mustAsk } from '../people/index.ts'
import { credentialRoutes } from './channels/credential-routes.ts'
import { officialRoutes } from './channels/official-routes.ts'
import { entryColumns } from './entry/about.ts'
import { entryRoutes, mayAdd } from './entry/routes.ts'
import { countEntries } from './entry/store.ts'
import { fileRoutes } from './file/routes.ts'
import { findAttention } from './find-attention.ts'
import type { RegistersNeeds } from './needs.ts'
import { onDutyRoutes } from './roster/on-duty-routes.ts'
import { rulesOf } from './rules-of.ts'
import { registersFileFor } from './snapshot/registers-file.ts'

const AttentionQuery = z.object({
  register: z.enum(registerNames as [RegisterName, ...RegisterName[]]).optional(),
})

/** Everything about registers under `/api/v1/registers`. */
export function registersRoutes(app: FastifyInstance, needs: RegistersNeeds): void {
  const { db, askerOf } = needs
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const config = { act: 'register.read' }

  typed.get(
    '/api/v1/registers',
    { schema: { response: { 200: RegisterRows } }, config },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const due = await findAttention(needs, asker, {})
      const registers = []
      for (const name of registerNames) {
        if (!isTheirs(asker, name)) continue
        const where = [filterFor(asker, rulesOf(name).read, entryColumns)]
        registers.push({
          ...{ name, entries: await countEntries(db, { register: name, at: asker.at, where }) },
          needsAttention: due.filter(({ register }) => register === name).length,
          mayAdd: mayAdd(asker, name),
        })
      }
      return reply.header('cache-control', 'no-store').send({ registers })
    },
  )

  typed.get(
    '/api/v1/registers/attention',
    { schema: { querystring: AttentionQuery, response: { 200: AttentionList } }, config },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const all = await findAttention(needs, asker, request.query)
      return reply.header('cache-control', 'no-store').send({ items: all.slice(0, 100), total: all.length })
    },
  )

  typed.get('/api/v1/registers/file.json', { config }, async (request, reply) => {
    const asker = await mustAsk(askerOf, request)
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="registers.json"')
      .send(await registersFileFor(db, asker))
  })

  for (const name of registerNames) {
    fileRoutes(app, needs, name)
    entryRoutes(app, needs, name)
  }
  credentialRoutes(app, needs)
  officialRoutes(app, needs)
  onDutyRoutes(app, needs)
}

const isTheirs = (asker: Asker, name: RegisterName): boolean => couldDo(asker, rulesOf(name).read)
