import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../http/problem.ts'
import { type Refusal, refuse } from '../../http/refusals.ts'
import { couldDo, loadAsker } from '../../people/index.ts'
import { findEntryNames } from '../../registers/index.ts'
import type { PostsNeeds } from '../needs.ts'
import type { CalendarFeedTable } from '../tables.ts'
import { writeFeed } from './feed-file.ts'
import { digestOfFeed, isFeedSecret } from './feed-secret.ts'
import { countRead, findFeed, findPlanned, type PlannedRow, seenOutside } from './store.ts'

/** More often than every minute no calendar needs it. */
export const readsAnHour = 60
const dayMs = 86_400_000
const most = 2000

const ended = refuse('link-ended', 'This calendar was ended. Make another address on the calendar screen.')
const nothing = refuse('not-found', 'There is nothing under this address.')

/**
 * The calendar by its address, for programs that cannot sign in. Who its owner is and what they may see is asked anew
 * each time, so that it shows no more than they would see now.
 */
export function readFeedRoute(app: FastifyInstance, needs: PostsNeeds): void {
  const { database, source } = needs.recorder
  const { db, scratch } = database

  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/v1/calendar/:file',
    {
      schema: { params: z.object({ file: z.string().max(100) }) },
      config: { open: 'by the secret in its address, which was shown once to whoever made it' },
    },
    async (request, reply) => {
      const secret = request.params.file.replace(/\.ics$/, '')
      const digest = digestOfFeed(secret)
      const feed = await needs.limitTries<CalendarFeedTable>(
        { address: request.ip, what: digest },
        async () => (isFeedSecret(secret) ? ((await findFeed(db, digest)) ?? nothing) : nothing),
      )
      if ('refusal' in feed) return refuseFor(reply, feed, feed.retryAfterS)
      if (feed.ended_at !== null) return sendRefusal(reply, ended)
      const at = new Date(source.now()).toISOString()
      const asker = await loadAsker(db, { by: { kind: 'person', id: feed.person }, at })
      if (!asker.isPresent) return sendRefusal(reply, ended)
      const { reads, hour_from } = await countRead(scratch, feed.id, at)
      if (reads > readsAnHour) {
        const wait = Math.ceil((Date.parse(hour_from) + 3_600_000 - Date.parse(at)) / 1000)
        return refuseFor(reply, tooOften, wait)
      }

      const rows = couldDo(asker, 'calendar.read')
        ? await findPlanned(db, {
            ...{ show: 'between', where: await seenOutside(db, asker), limit: most },
            from: new Date(Date.parse(at) - 31 * dayMs).toISOString(),
            until: new Date(Date.parse(at) + 366 * dayMs).toISOString(),
            channel: feed.channel ?? undefined,
          })
        : []

      return reply
        .header('cache-control', 'private, max-age=300')
        .type('text/calendar; charset=utf-8')
        .send(writeFeed({ name: feed.name, items: await itemsOf(rows) }))
    },
  )

  async function itemsOf(rows: readonly PlannedRow[]) {
    const names = await findEntryNames(
      db,
      rows.flatMap(({ channels }) => channels),
    )
    return rows.flatMap(({ post, kind, state, own_title: title, channels, goes_at, from_at }) =>
      goes_at === null
        ? []
        : [
            {
              ...{ post, kind, state, title, at: goes_at, changedAt: from_at },
              channels: channels.map((id) => names.get(id)?.name ?? id),
            },
          ],
    )
  }
}

const tooOften = refuse('too-many', 'This calendar was fetched too often. Let your program ask once an hour.')

function refuseFor(reply: FastifyReply, refusal: Refusal, waitS: number | undefined): FastifyReply {
  if (waitS !== undefined) reply.header('retry-after', String(waitS))
  return sendRefusal(reply, refusal)
}
