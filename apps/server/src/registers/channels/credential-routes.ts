import {
  CredentialKind,
  CredentialList,
  EndCredential,
  KeepCredential,
  KeptCredential,
} from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../http/problem.ts'
import { refuse } from '../../http/refusals.ts'
import { type Asker, decide, findNames, isRefusal, mustAsk, permitFor } from '../../people/index.ts'
import { aboutEntry } from '../entry/about.ts'
import { dayOf } from '../entry/days.ts'
import type { EntrySpan } from '../entry/entry.ts'
import { findReadable, notFound, toRefusal } from '../entry/routes.ts'
import type { RegistersNeeds } from '../needs.ts'
import { endCredential, isDestroyed, keepCredential } from './credentials.ts'
import { findCredentials } from './store.ts'

const path = '/api/v1/registers/channels/:entry/credentials'
const Channel = z.object({ entry: z.string().min(1).max(100) })
const Credential = Channel.extend({ id: z.string().min(1).max(100) })
const dayMs = 86_400_000
const longestDays = 366

const aboutChannel = ({ entry, value }: EntrySpan) => aboutEntry('channels', entry, value)

/** What programs sign in with to a channel: it goes in here, and there is no way out. */
export function credentialRoutes(app: FastifyInstance, needs: RegistersNeeds): void {
  listRoute(app, needs)
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const config = { act: 'credential.keep' }

  typed.post(
    path,
    { schema: { params: Channel, body: KeepCredential, response: { 201: KeptCredential } }, config },
    async (request, reply) => {
      const asker = await mustAsk(needs.askerOf, request)
      const found = await findReadable(needs, asker, 'channels', request.params.entry)
      if (!found) return sendRefusal(reply, notFound)
      const permit = permitFor(asker, 'credential.keep', aboutChannel(found.now))
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const wrong = declineDue(request.body.due, asker.at, needs.zone)
      if (wrong) return sendRefusal(reply, wrong)
      const { kind, label, due } = request.body
      const done = await keepCredential(needs, permit, {
        ...{ channel: found.now.entry, kind, label, due, keptBy: asker.person },
        secret: sealedText(request.body),
      })
      return done.ok
        ? reply.code(201).header('cache-control', 'no-store').send({ id: done.result })
        : sendRefusal(reply, toRefusal(done.declined))
    },
  )

  typed.post(
    `${path}/:id/end`,
    { schema: { params: Credential, body: EndCredential }, config },
    async (request, reply) => {
      const asker = await mustAsk(needs.askerOf, request)
      const found = await findReadable(needs, asker, 'channels', request.params.entry)
      if (!found) return sendRefusal(reply, notFound)
      const permit = permitFor(asker, 'credential.keep', aboutChannel(found.now))
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const { id } = request.params
      const done = await endCredential(needs, permit, {
        ...{ channel: found.now.entry, id, reason: request.body.reason },
      })
      return done.ok ? reply.code(204).send() : sendRefusal(reply, toRefusal(done.declined))
    },
  )
}

function listRoute(app: FastifyInstance, needs: RegistersNeeds): void {
  const { db, credentials, zone } = needs
  app.withTypeProvider<ZodTypeProvider>().get(
    path,
    {
      schema: { params: Channel, response: { 200: CredentialList } },
      config: { act: 'security-check.read' },
    },
    async (request, reply) => {
      const asker = await mustAsk(needs.askerOf, request)
      const found = await findReadable(needs, asker, 'channels', request.params.entry)
      if (!found || !decide(asker, 'security-check.read', aboutChannel(found.now)).may)
        return sendRefusal(reply, notFound)
      const rows = await findCredentials(db, found.now.entry)
      const names = await findNames(db, [...new Set(rows.map(({ kept_by }) => kept_by))])
      const today = dayOf(asker.at, zone)
      const shown: CredentialList['credentials'] = []
      for (const { id, kind, label, kept_by, due, from_at, ended_at, ended_because } of rows) {
        const isLost = ended_at === null && (await isDestroyed(credentials, id))
        shown.push({
          ...{ id, kind: CredentialKind.parse(kind), label, due },
          keptBy: { id: kept_by, name: names.get(kept_by) ?? kept_by },
          isDue: ended_at === null && due <= today,
          ...{ from: from_at, ended: ended_at, endedBecause: ended_because },
          state: isLost ? 'destroyed' : ended_at === null ? 'in-use' : 'ended',
        })
      }
      return reply
        .header('cache-control', 'no-store')
        .send({ credentials: shown, ...mayKeep(asker, found.now) })
    },
  )
}

/** To confirm that it is they is asked when it is put in, and no reason not to offer it. */
function mayKeep(asker: Asker, now: EntrySpan) {
  const decision = decide(asker, 'credential.keep', aboutChannel(now))
  const may = decision.may || decision.needs === 'step-up'
  return { mayKeep: may, whyNot: may || decision.may ? null : decision.because }
}

/** What is sealed: the secret alone, or one JSON text with where and as whom, which is as little for anybody to read. */
const sealedText = ({ service, user, secret }: z.infer<typeof KeepCredential>): string =>
  service === undefined && user === undefined
    ? secret
    : JSON.stringify({ service: service ?? null, user: user ?? null, secret })

/** What never has to be changed is not looked at again, so the day is within a year. */
function declineDue(due: string, at: string, zone: string) {
  const today = dayOf(at, zone)
  const last = new Date(Date.parse(today) + longestDays * dayMs).toISOString().slice(0, 10)
  if (due > today && due <= last) return undefined
  return refuse('bad-request', 'Look at what is marked, and send it again.', [
    { path: 'due', says: 'Choose a day after today and within a year.' },
  ])
}
