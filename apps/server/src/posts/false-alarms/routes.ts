import { FalseAlarm, FalseAlarms } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import { sendRefusal } from '../../http/problem.ts'
import { refuse } from '../../http/refusals.ts'
import { filterFor, isRefusal, mustAsk, permitFor } from '../../people/index.ts'
import { commit } from '../../records/index.ts'
import { confinedTo, isOpenPost } from '../confined/store.ts'
import type { PostsNeeds } from '../needs.ts'
import { permitOn } from '../review/permits.ts'
import { actOf, keepNowhere, PostParams } from '../review/routes.ts'
import { findAlarm, findAlarms } from './store.ts'
import { noteFalseAlarm, tellFalseAlarm } from './tell-alarm.ts'

const pageSize = 30
const Made = z.object({ id: z.string() })
const AlarmParams = z.object({ alarm: z.string().min(1).max(100) })
const gone = refuse('not-found', 'There is nothing here that you may see.')

/** Findings that are none: told by whoever is held up, read by whoever owns the policy. */
export function falseAlarmRoutes(app: FastifyInstance, needs: PostsNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { recorder, askerOf } = needs
  const { db } = recorder.database
  const act = actOf(needs)

  typed.post(
    '/api/v1/posts/:post/false-alarms',
    {
      schema: { params: PostParams, body: FalseAlarm, response: { 201: Made } },
      config: { act: 'false-alarm.tell' },
    },
    async (request, reply) => {
      const { post } = request.params
      const done = await act(
        request,
        post,
        ({ asker, found }) => permitOn(asker, 'false-alarm.tell', found.about),
        (needed) => tellFalseAlarm(needed, post, request.body),
      )
      return 'declined' in done
        ? sendRefusal(reply, done.declined)
        : keepNowhere(reply).code(201).send({ id: done.result.id })
    },
  )

  typed.get(
    '/api/v1/false-alarms',
    {
      schema: {
        querystring: z.object({ after: z.string().max(300).optional() }),
        response: { 200: FalseAlarms },
      },
      config: { act: 'false-alarm.read' },
    },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const [at, id] = request.query.after === undefined ? [] : readCursor(request.query.after)
      const found = await findAlarms(
        db,
        [filterFor(asker, 'false-alarm.read', { unit: 'one.unit' }), await confinedTo(db, asker, 'one.post')],
        { limit: pageSize + 1, ...(at !== undefined && id !== undefined && { after: { at, id } }) },
      )
      const rows = found.slice(0, pageSize)
      const last = found.length > pageSize ? rows.at(-1) : undefined
      return keepNowhere(reply).send({
        alarms: rows.map((row) => ({
          ...{ id: row.id, rule: row.rule, clause: row.clause, words: row.words, reason: row.reason },
          ...{ at: row.from_at, post: { id: row.post, name: row.title || 'Untitled' } },
          state: row.ended_at === null ? ('open' as const) : ('noted' as const),
        })),
        next: last ? writeCursor(last.from_at, last.id) : null,
      })
    },
  )

  typed.post(
    '/api/v1/false-alarms/:alarm/noted',
    { schema: { params: AlarmParams }, config: { act: 'false-alarm.read' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const found = await findAlarm(db, request.params.alarm)
      if (!found || !(await isOpenPost(db, asker, found.post))) return sendRefusal(reply, gone)
      const permit = permitFor(asker, 'false-alarm.read', { unit: found.unit })
      if (isRefusal(permit)) return sendRefusal(reply, gone)
      const done = await commit(recorder, permit, (tx, when) => noteFalseAlarm({ tx, at: when }, found))
      return done.ok ? keepNowhere(reply).code(204).send() : sendRefusal(reply, done.declined)
    },
  )
}
