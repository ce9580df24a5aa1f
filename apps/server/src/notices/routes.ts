import { NoticePage, NoticePageQuery, NoticeSettings, NoticeSettingsReply } from '@secondlook/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../http/problem.ts'
import { type Refusal, refuse } from '../http/refusals.ts'
import { type AskerOf, decide, isRefusal, mustAsk, permitFor } from '../people/index.ts'
import { commit, type Recorder } from '../records/index.ts'
import { kindOf, type NoticeKinds } from './kinds.ts'
import { type Notice, promiseOf } from './model.ts'
import { findNotice, findSettings, listWaiting, markOneDone, saveSettings } from './store.ts'
import { doneEvent } from './tell.ts'

export type NoticesNeeds = {
  readonly recorder: Recorder
  readonly kinds: NoticeKinds
  readonly askerOf: AskerOf
}

const nothingHere = refuse('not-found', 'There is no such notice of yours. It may have been somebody else’s.')

const keepNowhere = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')

/** What waits for whoever asks, and how they want to be told. Nobody sees anybody else's. */
export function noticesRoutes(app: FastifyInstance, needs: NoticesNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const byId = { params: z.object({ id: z.string().max(100) }) }

  typed.get(
    '/api/v1/notices',
    { schema: { querystring: NoticePageQuery }, config: { act: 'notice.read' } },
    async (request, reply) => {
      const asker = await mustAsk(needs.askerOf, request)
      const { limit, after } = request.query
      const from = after === undefined ? undefined : readCursor(after)
      if (after !== undefined && !from)
        return sendRefusal(
          reply,
          refuse('bad-request', 'Leave `after` out, or send `next` of the page before.'),
        )

      const found = await listWaiting(needs.recorder.database.db, {
        ...{ people: [...asker.selves], limit: limit + 1 },
        ...(from && { after: from }),
      })

      const page = found.slice(0, limit)
      const last = page.at(-1)
      return keepNowhere(reply).send(
        NoticePage.parse({
          notices: page.map((notice) => toReply(needs.kinds, notice)),
          next: found.length > limit && last ? `${promiseOf(last)}~${last.id}` : null,
        }),
      )
    },
  )

  typed.get(
    '/api/v1/notices/:id',
    { schema: byId, config: { act: 'notice.read' } },
    async (request, reply) => {
      const notice = await findOwn(needs, request, request.params.id)
      if ('refusal' in notice) return sendRefusal(reply, notice)
      return keepNowhere(reply).send(toReply(needs.kinds, notice))
    },
  )

  typed.post(
    '/api/v1/notices/:id/done',
    { schema: byId, config: { act: 'notice.end' } },
    async (request, reply) => {
      const notice = await findOwn(needs, request, request.params.id)
      if ('refusal' in notice) return sendRefusal(reply, notice)
      const asker = await mustAsk(needs.askerOf, request)
      const permit = permitFor(asker, 'notice.end', { person: notice.person })
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      if (kindOf(needs.kinds, notice.kind).endsBy === 'deed')
        return sendRefusal(
          reply,
          refuse(
            'not-allowed',
            'This goes away when you have done what it asks for. Open it to see what that is.',
          ),
        )

      const ended = await commit(needs.recorder, permit, async (tx, at) => {
        const done = await markOneDone(tx, at, notice.id)
        return done ? { result: done, events: [doneEvent(done)] } : { declined: 'done-already' as const }
      })
      return keepNowhere(reply).send(toReply(needs.kinds, ended.ok ? ended.result : notice))
    },
  )

  settingsRoutes(app, needs)
}

function settingsRoutes(app: FastifyInstance, needs: NoticesNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { database } = needs.recorder

  typed.get('/api/v1/notices/settings', { config: { act: 'notice.choose' } }, async (request, reply) => {
    const asker = await mustAsk(needs.askerOf, request)
    const settings = await findSettings(database.db, asker.person)
    return keepNowhere(reply).send(sayChoice(needs.kinds, settings))
  })

  typed.put(
    '/api/v1/notices/settings',
    { schema: { body: NoticeSettings }, config: { act: 'notice.choose' } },
    async (request, reply) => {
      const asker = await mustAsk(needs.askerOf, request)
      const permit = permitFor(asker, 'notice.choose', { person: asker.person })
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const fixed = request.body.kindsOff.find((kind) => needs.kinds.get(kind)?.isMustKnow !== false)
      if (fixed !== undefined)
        return sendRefusal(
          reply,
          refuse('bad-request', 'You have to be told of this, so it stays on.', [
            {
              path: 'kindsOff',
              says: `${needs.kinds.get(fixed)?.name ?? 'one of them'} cannot be turned off`,
            },
          ]),
        )

      const settings = request.body
      await saveSettings(database.scratch, asker.person, settings)
      return keepNowhere(reply).send(sayChoice(needs.kinds, settings))
    },
  )
}

const sayChoice = (kinds: NoticeKinds, settings: object): NoticeSettingsReply =>
  NoticeSettingsReply.parse({
    settings,
    kinds: [...kinds.values()].flatMap(({ kind, name, isMailed, isMustKnow }) =>
      isMailed ? [{ kind, name, mayBeOff: !isMustKnow }] : [],
    ),
  })

/** One's own notice. Somebody else's is answered like none at all. */
async function findOwn(needs: NoticesNeeds, request: FastifyRequest, id: string): Promise<Notice | Refusal> {
  const asker = await mustAsk(needs.askerOf, request)
  const notice = await findNotice(needs.recorder.database.db, id)
  return notice && decide(asker, 'notice.read', { person: notice.person }).may ? notice : nothingHere
}

const toReply = (kinds: NoticeKinds, { person, about, ...notice }: Notice) => {
  const { title, isUrgent, endsBy } = kindOf(kinds, notice.kind)
  return { ...notice, title, isUrgent, endsBy }
}

function readCursor(text: string): { readonly promise: string; readonly id: string } | undefined {
  const [, promise, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-z-]+)$/i.exec(text) ?? []
  return promise !== undefined && id !== undefined ? { promise, id } : undefined
}
