import { Health } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { type MetricsNeeds, metricsRoute } from './metrics.ts'
import { findHealth } from './state.ts'

/** How it runs: for whoever keeps it running on screen, and for their tools as numbers. */
export function healthRoutes(app: FastifyInstance, needs: MetricsNeeds): void {
  app
    .withTypeProvider<ZodTypeProvider>()
    .get(
      '/api/v1/health',
      { schema: { response: { 200: Health } }, config: { act: 'health.read' } },
      async (_request, reply) => reply.header('cache-control', 'no-store').send(await findHealth(needs)),
    )
  metricsRoute(app, needs)
}
