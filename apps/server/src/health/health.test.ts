import { formatVerifierKey, makeSigner, parseVerifierKey } from '@secondlook/ledger'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeApi } from '../http/api.ts'
import { guardRoutes } from '../http/guard.ts'
import { Queue } from '../jobs/queue.ts'
import { type AskerOf, accessGate } from '../people/index.ts'
import { openTestDirectory, type TestDirectory } from '../people/testing.ts'
import { healthRoutes } from './routes.ts'

const key = parseVerifierKey(formatVerifierKey(makeSigner('witness.example', 'witness', new Uint8Array(32))))
if (!key.ok) throw new Error('the key of the test is none')
const witnesses = [{ url: 'https://witness.example/add-checkpoint', key: key.value }]

let house: TestDirectory
let queue: Queue
let app: FastifyInstance
beforeAll(async () => {
  house = await openTestDirectory()
  queue = await Queue.open(house.test.source, () => undefined)
  await queue.declare([{ name: 'reports.told', retryLimit: 0, isOrdered: false, run: async () => undefined }])
  const keeper = await house.person('Ana Administrator')
  await house.grant(keeper, 'administrator')
  const clerk = await house.person('Cy Clerk')
  const askerOf: AskerOf = async ({ headers }) => {
    const who = headers['x-test']
    return who === undefined ? undefined : await house.asker(who === 'keeper' ? keeper : clerk)
  }
  app = await makeApi({ onFault: (error) => expect.unreachable(error.message), version: '1.2.3' })
  guardRoutes(app, accessGate(askerOf))
  healthRoutes(app, { recorder: house.recorder, queue, witnesses, isMailing: true, version: '1.2.3' })
})
afterAll(async () => {
  await app.close()
  await queue.close()
  await house.close()
})

it('is shown to whoever keeps it running and to nobody else', async () => {
  const ask = (who: string) => app.inject({ url: '/api/v1/health', headers: { 'x-test': who } })
  expect((await ask('clerk')).statusCode).toBe(403)
  const shown = await ask('keeper')
  expect(shown.statusCode).toBe(200)
  expect(shown.json()).toMatchObject({
    ...{ version: '1.2.3', mails: {}, witnesses: [{ name: 'witness.example', size: 0 }] },
    log: { size: 0, signedAt: null, evidence: 0 },
  })
  expect(shown.json().log.unnumbered).toBeGreaterThan(0)
})

it('gives tools numbers that say nothing of anybody, by no route and no kind of job', async () => {
  await house.test.database.transact((tx) => queue.put(tx, 'reports.told', { subject: 'somebody' }))
  await app.inject({ url: '/api/v1/health', headers: { 'x-test': 'clerk' } })
  const { statusCode, body, headers } = await app.inject('/metrics')
  expect(statusCode).toBe(200)
  expect(headers['content-type']).toMatch(/^text\/plain/)
  expect(body).toContain('secondlook_jobs{state="waiting"} 1')
  expect(body).toContain('secondlook_log_size 0')
  expect(body).toContain('secondlook_witness_behind{witness="witness.example"} 0')
  expect(body).toMatch(/secondlook_requests_total\{part="api",status="4xx"\} [1-9]/)
  for (const told of ['reports', 'told', 'somebody', 'Ana', 'Cy', 'health"', '/api'])
    expect(body).not.toContain(told)
})
