import { CalendarFeeds, MadeCalendarFeed, MakeCalendarFeed } from '@secondlook/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../http/problem.ts'
import { refuse } from '../../http/refusals.ts'
import { couldDo, isRefusal, mustAsk, permitFor, sayWhoMay } from '../../people/index.ts'
import { commit } from '../../records/index.ts'
import { findEntryNames } from '../../registers/index.ts'
import { newId } from '../../store/ids.ts'
import type { PostsNeeds } from '../needs.ts'
import { digestOfFeed, newFeedSecret } from './feed-secret.ts'
import { endFeed, findFeedsOf, insertFeed } from './store.ts'

const mostFeeds = 20
const none = refuse('not-found', 'There is no such address of yours; it may have been ended already.')

const forPeople = refuse('not-allowed', 'Make an address yourself, on the calendar screen.')

const keepNowhere = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')

/** The addresses under which somebody takes the calendar along. Each is shown once, and ended by whoever made it. */
export function feedRoutes(app: FastifyInstance, { recorder, askerOf }: PostsNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { db } = recorder.database
  const config = { act: 'calendar-feed.keep' } as const

  typed.get(
    '/api/v1/calendar-feeds',
    { schema: { response: { 200: CalendarFeeds } }, config },
    async (request, reply) => {
      const { selves } = await mustAsk(askerOf, request)
      const feeds = await findFeedsOf(db, selves)
      const names = await findEntryNames(
        db,
        feeds.flatMap(({ channel }) => channel ?? []),
      )
      return keepNowhere(reply).send({
        feeds: feeds.map(({ id, name, channel, from_at, last_at }) => ({
          ...{ id, name, madeAt: from_at, lastReadAt: last_at },
          channel: channel === null ? null : { id: channel, name: names.get(channel)?.name ?? channel },
        })),
      })
    },
  )

  typed.post(
    '/api/v1/calendar-feeds',
    { schema: { body: MakeCalendarFeed, response: { 201: MadeCalendarFeed } }, config },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const { person } = asker
      const permit = permitFor(asker, 'calendar-feed.keep', { person })
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      // An address outlives the token that would have made it, so a token makes none.
      if (asker.by.kind === 'token') return sendRefusal(reply, forPeople)
      if (!couldDo(asker, 'calendar.read'))
        return sendRefusal(reply, refuse('not-allowed', sayWhoMay('calendar.read')))
      const { name, channel } = request.body
      if (channel !== null && (await findEntryNames(db, [channel])).get(channel)?.register !== 'channels')
        return sendRefusal(
          reply,
          refuse('bad-request', 'Choose a channel of the register.', [
            { path: 'channel', says: 'is no channel' },
          ]),
        )
      const secret = newFeedSecret(recorder.source.randomBytes)
      const made = await commit(recorder, permit, async (tx, at) => {
        if ((await findFeedsOf(tx, asker.selves)).length >= mostFeeds) return { declined: 'full' as const }
        const id = newId(recorder.source)
        await insertFeed(tx, {
          ...{ id, person, name, channel, secret_digest: digestOfFeed(secret) },
          ...{ from_at: at, ended_at: null },
        })
        const rows = [{ table: 'calendar_feed', key: id }] as const
        const parts = { feed: { name, channel } }
        return { result: id, events: [{ type: 'calendar-feed.made', subject: person, parts, rows }] }
      })
      if (!made.ok)
        return sendRefusal(
          reply,
          refuse('not-in-this-state', `You have ${mostFeeds} addresses. End one that you do not use first.`),
        )
      return keepNowhere(reply)
        .code(201)
        .send({ id: made.result, path: `/api/v1/calendar/${secret}.ics` })
    },
  )

  typed.delete(
    '/api/v1/calendar-feeds/:feed',
    { schema: { params: z.object({ feed: z.string().max(100) }) }, config },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const { person } = asker
      const permit = permitFor(asker, 'calendar-feed.keep', { person })
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const ended = await commit(recorder, permit, async (tx, at) => {
        const { feed } = request.params
        if (!(await endFeed(tx, at, feed, asker.selves))) return { declined: 'none' as const }
        const rows = [{ table: 'calendar_feed', key: feed }] as const
        return { result: true, events: [{ type: 'calendar-feed.ended', subject: person, rows }] }
      })
      return ended.ok ? keepNowhere(reply).code(204).send() : sendRefusal(reply, none)
    },
  )
}
