import {
  CollectionNoticeReply,
  NewSurveillanceNotice,
  SurveillanceNotice,
  SurveillanceNoticeReply,
  SurveillanceSeen,
} from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../http/problem.ts'
import { refuse } from '../../http/refusals.ts'
import { commit, type Recorder } from '../../records/index.ts'
import { type AskerOf, isRefusal, mustAsk, permitFor } from '../access/gate.ts'
import { collectionNotices, complaintPath, disclosedSentence } from './collection-notices.ts'
import { answerEvenly, type Evenness } from './even-answer.ts'
import { gatherHeld, type HoldsAbout } from './held.ts'
import { issueNotice, tellOfNotice } from './issue-notice.ts'
import type { Logged } from './logged.ts'
import { findStandingNotice, listTold } from './store.ts'
import { whatIsLogged } from './what-is-logged.ts'

export type PrivacyNeeds = {
  readonly recorder: Recorder
  readonly askerOf: AskerOf
  /** What each context holds about somebody; none that keeps reports, disclosures or cases. */
  readonly holds: readonly HoldsAbout[]
  readonly evenness: Evenness
}

/** What is held about me, what is logged, and what forms say. */
export function privacyRoutes(app: FastifyInstance, needs: PrivacyNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { db } = needs.recorder.database
  const nowOf = (): string => new Date(needs.recorder.source.now()).toISOString()

  typed.get('/api/v1/privacy/held', { config: { act: 'held.read' } }, async (request, reply) => {
    const asker = await mustAsk(needs.askerOf, request)
    const body = await answerEvenly(needs.evenness, () =>
      gatherHeld(db, needs.holds, [...asker.selves], nowOf()),
    )
    return reply
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .serializer((text: string) => text)
      .send(body)
  })

  typed.get(
    '/api/v1/privacy/collection-notices/:form',
    {
      schema: { params: z.object({ form: z.string().max(100) }) },
      config: { open: 'A form says what it collects before anybody has signed in.' },
    },
    async (request, reply) => {
      const found = collectionNotices.find(({ form }) => form === request.params.form)
      if (!found) return sendRefusal(reply, refuse('not-found', 'There is no such form.'))
      const { mayBeDisclosed, ...notice } = found
      return CollectionNoticeReply.parse({
        ...{ ...notice, complaint: complaintPath, disclosed: mayBeDisclosed ? disclosedSentence : null },
      })
    },
  )

  surveillanceRoutes(app, needs)
}

function surveillanceRoutes(app: FastifyInstance, needs: PrivacyNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { recorder } = needs
  const { db } = recorder.database

  typed.get(
    '/api/v1/privacy/surveillance-notice',
    { config: { act: 'surveillance-notice.read' } },
    async (request, reply) => {
      const asker = await mustAsk(needs.askerOf, request)
      const notice = await findStandingNotice(db)
      const told = (await listTold(db, [...asker.selves])).find((one) => one.notice === notice?.id)
      return reply
        .header('cache-control', 'no-store')
        .send(SurveillanceNoticeReply.parse({ notice: notice ?? null, logged, told: told ?? null }))
    },
  )

  typed.post(
    '/api/v1/privacy/surveillance-notice',
    { schema: { body: NewSurveillanceNotice }, config: { act: 'surveillance-notice.edit' } },
    async (request, reply) => {
      const asker = await mustAsk(needs.askerOf, request)
      const permit = permitFor(asker, 'surveillance-notice.edit', {})
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const issued = await commit(
        recorder,
        permit,
        (tx, at) => issueNotice(tx, { at, source: recorder.source }, request.body),
        { isolation: 'serializable' },
      )
      if (!issued.ok)
        return sendRefusal(
          reply,
          refuse(
            'bad-request',
            'The notice does not say everything yet. Look at what is marked.',
            issued.declined,
          ),
        )
      return reply.code(201).send(SurveillanceNotice.parse(issued.result))
    },
  )

  typed.post(
    '/api/v1/privacy/surveillance-notice/seen',
    { schema: { body: SurveillanceSeen }, config: { act: 'surveillance-notice.read' } },
    async (request, reply) => {
      const asker = await mustAsk(needs.askerOf, request)
      const permit = permitFor(asker, 'surveillance-notice.read', {})
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const { version, isAgreed } = request.body
      const notice = await findStandingNotice(db)
      if (notice?.version !== version)
        return sendRefusal(reply, refuse('changed-meanwhile', 'There is a newer version. Read that one.'))
      const told = await commit(recorder, permit, (tx, at) =>
        tellOfNotice(
          tx,
          { at, source: recorder.source },
          { person: asker.person, how: 'on-screen', isAgreed },
        ),
      )
      if (!told.ok && told.declined === 'no-notice')
        return sendRefusal(reply, refuse('not-found', 'There is no notice to read yet.'))
      return reply.code(204).send()
    },
  )
}

const logged = (whatIsLogged as readonly Logged[]).map(({ item, what, purpose, seenBy, kept, gate }) => ({
  ...{ item, what, purpose, seenBy, kept, needsNotice: gate !== 'not-surveillance' },
}))
