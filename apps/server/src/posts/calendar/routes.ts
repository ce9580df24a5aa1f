import { addDays, isDay } from '@secondlook/calendar'
import { CalendarQuery, MovedPost, MovePost, PostCalendar, type Schedule } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../http/problem.ts'
import { type Refusal, refuse } from '../../http/refusals.ts'
import { type Asker, mustAsk } from '../../people/index.ts'
import { decideOn } from '../about.ts'
import type { PostsNeeds } from '../needs.ts'
import { isSameSchedule, sayTakenBack, whyNotThere } from './move.ts'
import { saveSchedule } from './save-schedule.ts'
import { isMovable, showCalendar } from './show-calendar.ts'
import { findPlanned, type PlannedRow, seenBy } from './store.ts'

const longestDays = 62

const none = refuse('not-found', 'There is no such post on your calendar.')
const changed = refuse(
  'changed-meanwhile',
  'Somebody gave this post another time first. Look at the calendar again, and move it from there.',
)

/** What goes out when, and moving it. */
export function calendarRoutes(app: FastifyInstance, needs: PostsNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { db } = needs.recorder.database
  const { askerOf, zone } = needs

  typed.get(
    '/api/v1/posts/calendar',
    {
      schema: { querystring: CalendarQuery, response: { 200: PostCalendar } },
      config: { act: 'calendar.read' },
    },
    async (request, reply) => {
      const wrong = lookAtDays(request.query)
      if (wrong) return sendRefusal(reply, wrong)
      const asker = await mustAsk(askerOf, request)
      return reply
        .header('cache-control', 'no-store')
        .send(await showCalendar({ db, zone, findOut: needs.findOut }, asker, request.query))
    },
  )

  typed.post(
    '/api/v1/posts/:post/move',
    {
      schema: {
        params: z.object({ post: z.string().max(100) }),
        body: MovePost,
        response: { 200: MovedPost },
      },
      config: { act: 'post.write' },
    },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const { from, to } = request.body
      const find = async (): Promise<PlannedRow | undefined> => {
        const where = await seenBy(db, asker)
        return (await findPlanned(db, { show: 'one', post: request.params.post, where, limit: 1 }))[0]
      }
      const before = await find()
      const no = before ? whyNot(before, asker, { from, to }) : none
      if (no || !before) return sendRefusal(reply, no ?? none)

      const saved = await saveSchedule(needs, asker, before.post, { from, to })
      if ('refusal' in saved) return sendRefusal(reply, saved)

      const after = await find()
      return reply
        .header('cache-control', 'no-store')
        .send({ version: saved.version, voided: after ? sayTakenBack(before.state, after.state) : null })
    },
  )
}

function lookAtDays({ from, to }: { readonly from: string; readonly to: string }): Refusal | undefined {
  const says = (path: string, what: string) =>
    refuse('bad-request', 'Look at what is marked, and send it again.', [{ path, says: what }])
  if (!isDay(from)) return says('from', 'is no date')
  if (!isDay(to)) return says('to', 'is no date')
  if (to < from) return says('to', 'comes before the first day')
  if (to >= addDays(from, longestDays)) return says('to', `is more than ${longestDays} days on`)
  return undefined
}

/** Why this post is not moved so by this person, by what is known before anything is saved. */
function whyNot(
  row: PlannedRow,
  asker: Asker,
  { from, to }: { readonly from: Schedule; readonly to: Schedule },
): Refusal | undefined {
  const decision = decideOn(asker, 'post.write', row)
  if (!decision.may)
    return decision.needs === 'step-up'
      ? refuse('step-up-needed', decision.because)
      : refuse('not-allowed', decision.because)
  if (!isSameSchedule(row.schedule, from)) return changed
  if (!isMovable(row))
    return refuse(
      'not-in-this-state',
      row.state === 'expired'
        ? 'It is too late for this post to go out. Open it to give it another time.'
        : 'It waits for an event, so it has no time that could be moved. Open it to change that.',
    )
  const there = whyNotThere(to, asker.at)
  return there === undefined ? undefined : refuse('bad-request', there, [{ path: 'to', says: there }])
}
