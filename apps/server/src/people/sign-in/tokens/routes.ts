import { ApiTokens, Ended, MadeApiToken, MakeApiToken } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../../http/problem.ts'
import { refuse } from '../../../http/refusals.ts'
import { commit, type Permit } from '../../../records/index.ts'
import { newId } from '../../../store/ids.ts'
import { needStepUp, sessionOf } from '../asker.ts'
import { nowOf, type SignInNeeds } from '../needs.ts'
import { hashOf } from '../secret.ts'
import { newToken } from './format.ts'
import { actsOfPeople, endOf } from './model.ts'
import { findTokensOf, insertToken, revokeToken, type SeenToken } from './store.ts'

const params = z.object({ id: z.uuid() })
const paramsOfPerson = z.object({ person: z.uuid(), id: z.uuid() })
const none = refuse('not-found', 'There is no such token; it may have been revoked already.')

export function tokenRoutes(app: FastifyInstance, needs: SignInNeeds): void {
  ownTokens(app, needs)
  tokensOfOthers(app, needs)
}

function ownTokens(app: FastifyInstance, needs: SignInNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { db } = needs.recorder.database
  const apart: readonly string[] = actsOfPeople
  const acts = needs.people.acts.filter((act) => !apart.includes(act))
  const scopesKnown = [...acts, ...Object.keys(needs.people.scopes ?? {})]

  typed.get(
    '/api/v1/tokens',
    { schema: { response: { 200: ApiTokens } }, config: { act: 'token.see' } },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      return { tokens: (await findTokensOf(db, asker.person.id, nowOf(needs))).map(show) }
    },
  )

  typed.post(
    '/api/v1/tokens',
    { schema: { body: MakeApiToken, response: { 200: MadeApiToken } }, config: { act: 'token.make' } },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const unsure = needStepUp(asker, nowOf(needs))
      if (unsure) return sendRefusal(reply, unsure)
      const { name, scopes, days } = request.body
      const endsAt = endOf({ scopes, days }, scopesKnown, nowOf(needs))
      if (typeof endsAt !== 'string') return sendRefusal(reply, endsAt)
      const made = await makeToken(needs, asker.person.id, {
        name,
        scopes: [...new Set(scopes)].sort(),
        endsAt,
      })
      reply.header('cache-control', 'no-store')
      return made
    },
  )

  typed.delete(
    '/api/v1/tokens/:id',
    { schema: { params, response: { 200: Ended } }, config: { act: 'token.revoke' } },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const person = asker.person.id
      const permit = needs.people.permit({ kind: 'person', id: person }, 'token.revoke')
      const isRevoked = await revoke(needs, permit, request.params.id, person)
      return isRevoked ? { ended: 1 } : sendRefusal(reply, none)
    },
  )
}

function tokensOfOthers(app: FastifyInstance, needs: SignInNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { db } = needs.recorder.database

  typed.get(
    '/api/v1/people/:person/tokens',
    {
      schema: { params: z.object({ person: z.uuid() }), response: { 200: ApiTokens } },
      config: { act: 'token.see-any' },
    },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      return { tokens: (await findTokensOf(db, request.params.person, nowOf(needs))).map(show) }
    },
  )

  typed.delete(
    '/api/v1/people/:person/tokens/:id',
    { schema: { params: paramsOfPerson, response: { 200: Ended } }, config: { act: 'token.revoke-any' } },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const permit = needs.people.permit({ kind: 'person', id: asker.person.id }, 'token.revoke-any')
      const isRevoked = await revoke(needs, permit, request.params.id, request.params.person)
      return isRevoked ? { ended: 1 } : sendRefusal(reply, none)
    },
  )
}

const show = ({ id, name, scopes, made_at, ends_at, used_on }: SeenToken) => ({
  ...{ id, name, scopes: [...scopes], madeAt: made_at, endsAt: ends_at, usedOn: used_on },
})

type NewToken = { readonly name: string; readonly scopes: readonly string[]; readonly endsAt: string }

async function makeToken(needs: SignInNeeds, person: string, { name, scopes, endsAt }: NewToken) {
  const { source } = needs.recorder
  const permit = needs.people.permit({ kind: 'person', id: person }, 'token.make')
  const done = await commit(needs.recorder, permit, async (tx, at) => {
    const id = newId(source)
    const token = newToken(source.randomBytes)
    const secret_hash = hashOf('token', token)
    await insertToken(tx, {
      ...{ id, person, name, scopes, secret_hash },
      ...{ made_at: at, ends_at: endsAt, revoked_at: null },
    })
    const rows = [{ table: 'api_token', key: id }] as const
    const parts = { name, scopes, until: endsAt }
    return { result: { id, token, endsAt }, events: [{ type: 'token.made', subject: person, parts, rows }] }
  })
  if (!done.ok) throw new Error('nothing declines a token')
  return done.result
}

async function revoke(needs: SignInNeeds, permit: Permit, id: string, owner: string): Promise<boolean> {
  const done = await commit(needs.recorder, permit, async (tx, at) => {
    const person = await revokeToken(tx, id, at, owner)
    if (person === undefined) return { declined: 'none' as const }
    const rows = [{ table: 'api_token', key: id }] as const
    return { result: undefined, events: [{ type: 'token.revoked', subject: person, rows }] }
  })
  return done.ok
}
