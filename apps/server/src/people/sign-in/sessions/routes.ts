import { Ended, Sessions, SignedIn, SignedOut } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../../http/problem.ts'
import { refuse } from '../../../http/refusals.ts'
import { commit, type Permit } from '../../../records/index.ts'
import { sessionOf } from '../asker.ts'
import { authenticate } from '../authenticate.ts'
import { writeCookie } from '../cookies.ts'
import { addCookie } from '../flow.ts'
import { nowOf, type SignInNeeds, scratchIn } from '../needs.ts'
import { isLive, lastSeen, toTheHour } from './model.ts'
import { deleteSession, deleteSessionsOf, findSessionsOf } from './store.ts'

const params = z.object({ id: z.uuid() })

export function sessionRoutes(app: FastifyInstance, needs: SignInNeeds): void {
  thisSession(app, needs)
  ownSessions(app, needs)
  sessionsOfOthers(app, needs)
}

function thisSession(app: FastifyInstance, needs: SignInNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.get(
    '/api/v1/session',
    { schema: { response: { 200: SignedIn } }, config: { act: 'session.see' } },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const { person, session, stepUpUntil } = asker
      return { person, session, stepUpUntil: stepUpUntil ?? null }
    },
  )

  typed.post(
    '/api/v1/sign-out',
    { schema: { response: { 200: SignedOut } }, config: { open: 'whoever is signed in may always leave' } },
    async (request, reply) => {
      const asker = await authenticate(needs, request)
      addCookie(reply, writeCookie(needs.publicUrl, 'session', '', 0))
      if (!asker?.session) return { go: null }
      const permit = needs.people.permit({ kind: 'person', id: asker.person.id }, 'session.end')
      await endOne(needs, permit, { person: asker.person.id, session: asker.session, how: 'signed out' })
      return { go: (await needs.provider?.signOutUrl(`${needs.publicUrl}/`)) ?? null }
    },
  )
}

function ownSessions(app: FastifyInstance, needs: SignInNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.get(
    '/api/v1/sessions',
    { schema: { response: { 200: Sessions } }, config: { act: 'session.see' } },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const at = nowOf(needs)
      const found = await findSessionsOf(needs.recorder.database.scratch, asker.person.id)
      const sessions = found
        .filter((session) => isLive(session, at))
        .map((session) => ({
          ...{ id: session.id, device: session.device, how: session.how, endsAt: session.ends_at },
          isThis: session.id === asker.session,
          firstSeen: toTheHour(session.started_at),
          lastSeen: lastSeen(session, needs.times),
        }))
      return { sessions }
    },
  )

  typed.delete(
    '/api/v1/sessions/:id',
    { schema: { params, response: { 200: Ended } }, config: { act: 'session.end' } },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const person = asker.person.id
      const permit = needs.people.permit({ kind: 'person', id: person }, 'session.end')
      const isEnded = await endOne(needs, permit, { person, session: request.params.id, how: 'revoked' })
      if (!isEnded)
        return sendRefusal(reply, refuse('not-found', 'You have no such session; it may have ended.'))
      return { ended: 1 }
    },
  )

  typed.delete(
    '/api/v1/sessions',
    {
      schema: { querystring: z.object({ others: z.literal('1').optional() }), response: { 200: Ended } },
      config: { act: 'session.end' },
    },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const person = asker.person.id
      const except = request.query.others === '1' ? asker.session : undefined
      const permit = needs.people.permit({ kind: 'person', id: person }, 'session.end')
      return { ended: await endAll(needs, permit, person, except) }
    },
  )
}

function sessionsOfOthers(app: FastifyInstance, needs: SignInNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.delete(
    '/api/v1/people/:id/sessions',
    { schema: { params, response: { 200: Ended } }, config: { act: 'session.end-any' } },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const permit = needs.people.permit({ kind: 'person', id: asker.person.id }, 'session.end-any')
      return { ended: await endAll(needs, permit, request.params.id) }
    },
  )
}

type EndOne = { readonly person: string; readonly session: string; readonly how: 'signed out' | 'revoked' }

async function endOne(
  needs: SignInNeeds,
  permit: Permit,
  { person, session, how }: EndOne,
): Promise<boolean> {
  const done = await commit(needs.recorder, permit, async (tx) => {
    if (!(await deleteSession(scratchIn(tx), person, session))) return { declined: 'none' as const }
    return {
      result: undefined,
      events: [{ type: 'session.ended', subject: person, parts: { how }, rows: [] }],
    }
  })
  return done.ok
}

/** Ends all sessions of a person, save one; how many there were. */
async function endAll(needs: SignInNeeds, permit: Permit, person: string, except?: string): Promise<number> {
  const done = await commit(needs.recorder, permit, async (tx) => {
    const ended = await deleteSessionsOf(scratchIn(tx), person, except)
    if (ended === 0) return { declined: 0 }
    const parts = { how: 'all revoked', sessions: ended }
    return { result: ended, events: [{ type: 'session.ended', subject: person, parts, rows: [] }] }
  })
  return done.ok ? done.result : done.declined
}
