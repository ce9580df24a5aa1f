import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Queue } from '../jobs/queue.ts'
import { findHealth, type HealthNeeds } from './state.ts'

/** Whoever asks without pause gets the same numbers, and the database is left alone. */
const keptMs = 5000

export type MetricsNeeds = HealthNeeds & { readonly queue: Queue }

/**
 * `/metrics`, in the format of Prometheus. Everybody who reaches the server may read it, so it has sums only: by kind
 * of job or by route it would say when somebody made a report.
 */
export function metricsRoute(app: FastifyInstance, needs: MetricsNeeds): void {
  const registers = [new Registry()]
  const [registry = new Registry()] = registers
  collectDefaultMetrics({ register: registry, prefix: 'secondlook_' })
  countRequests(app, registers)
  const fill = gauges(registers)
  let filled = Number.NEGATIVE_INFINITY
  app.get(
    '/metrics',
    { config: { open: 'numbers of the program, with no text, digest or person in them' } },
    async (_request, reply) => {
      if (performance.now() - filled > keptMs) {
        filled = performance.now()
        fill(await findHealth(needs), await needs.queue.counts(), (await needs.queue.deadLetters()).length)
      }
      return reply
        .header('cache-control', 'no-store')
        .type(registry.contentType)
        .send(await registry.metrics())
    },
  )
}

function countRequests(app: FastifyInstance, registers: Registry[]): void {
  const requests = new Counter({
    ...{ registers, name: 'secondlook_requests_total', labelNames: ['part', 'status'] as const },
    help: 'Requests answered, by part of the site and class of status.',
  })
  const seconds = new Histogram({
    ...{ registers, name: 'secondlook_request_seconds', labelNames: ['part'] as const },
    help: 'How long answers took.',
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
  })
  app.addHook('onResponse', async (request, reply) => {
    const part = request.url.startsWith('/api/') || request.url.startsWith('/scim/') ? 'api' : 'page'
    requests.inc({ part, status: `${Math.trunc(reply.statusCode / 100)}xx` })
    seconds.observe({ part }, reply.elapsedTime / 1000)
  })
}

function gauges(registers: Registry[]) {
  const gauge = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge({ registers, name: `secondlook_${name}`, help, labelNames })
  const size = gauge('log_size', 'Events under the newest signed head.')
  const unnumbered = gauge('log_unnumbered', 'Events that wait for their number.')
  const evidence = gauge(
    'log_evidence',
    'Heads that a witness refused, or that are not ours and carry our signature.',
  )
  const jobs = gauge('jobs', 'Jobs on the queue.', ['state'])
  const mails = gauge('mails', 'Mails by what became of them.', ['state'])
  const behind = gauge('witness_behind', 'Events that a witness has not cosigned yet.', ['witness'])
  return (
    health: Awaited<ReturnType<typeof findHealth>>,
    counts: Awaited<ReturnType<Queue['counts']>>,
    dead: number,
  ): void => {
    size.set(health.log.size)
    unnumbered.set(health.log.unnumbered)
    evidence.set(health.log.evidence)
    for (const state of ['waiting', 'running', 'retrying'] as const)
      jobs.set(
        { state },
        counts.reduce((sum, one) => sum + one[state], 0),
      )
    jobs.set({ state: 'dead' }, dead)
    for (const [state, count] of Object.entries(health.mails ?? {})) mails.set({ state }, count)
    for (const witness of health.witnesses)
      behind.set({ witness: witness.name }, Math.max(0, health.log.size - witness.size))
  }
}
