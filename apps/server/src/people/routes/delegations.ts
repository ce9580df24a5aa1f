import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { sendRefusal } from '../../http/problem.ts'
import { commit } from '../../records/index.ts'
import { endActing, makeActing } from '../access/acting.ts'
import { delegate, endDelegation } from '../access/delegations.ts'
import { isRefusal, mustAsk, permitFor } from '../access/gate.ts'
import { isRole, roles } from '../access/roles.ts'
import {
  findActing,
  findDelegation,
  findDelegationsFrom,
  findDelegationsTo,
  findGrant,
} from '../access/store.ts'
import { findNames, findPerson } from '../directory/store.ts'
import { aboutGrant } from './held-roles.ts'
import type { PeopleNeeds } from './needs.ts'
import { about } from './people.ts'
import { notFound, sendDeclined } from './replies.ts'
import { Delegate, IdParams, MakeActing, WithReason } from './shapes.ts'

export function delegationRoutes(app: FastifyInstance, needs: PeopleNeeds): void {
  const { db, recorder, askerOf, findConflict } = needs
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const conflict = findConflict ? { findConflict } : {}

  typed.get('/api/v1/roles/delegations', { config: { act: 'role.delegate' } }, async (request) => {
    const asker = await mustAsk(askerOf, request)
    const from = await findDelegationsFrom(db, asker.person, asker.at)
    const to = await findDelegationsTo(db, asker.person, asker.at)
    const all = [...from, ...to]
    const names = await findNames(
      db,
      all.flatMap(({ delegation, grant }) => [delegation.person, grant.person]),
    )
    const named = (id: string) => ({ id, name: names.get(id) ?? id })
    return {
      items: all.map(({ delegation, grant }) => ({
        ...{ id: delegation.id, role: grant.role, of: named(grant.person), to: named(delegation.person) },
        name: isRole(grant.role) ? roles[grant.role].name : grant.role,
        ...{ from: delegation.from_at, until: delegation.to_at },
      })),
    }
  })

  typed.post(
    '/api/v1/roles/delegations',
    { schema: { body: Delegate }, config: { act: 'role.delegate' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const { grant, person, from, to, reason } = request.body
      const held = await findGrant(db, grant)
      if (!held) return sendRefusal(reply, notFound)
      const permit = permitFor(asker, 'role.delegate', { person: held.person })
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const wanted = {
        ...{ grant, to: person, until: to },
        ...(from !== null && { from }),
        ...(reason !== undefined && { reason }),
      }
      const done = await commit(recorder, permit, (tx, at) =>
        delegate(tx, { at, source: recorder.source, ...conflict }, wanted),
      )
      return done.ok ? reply.code(201).send({ id: done.result.id }) : sendDeclined(reply, done.declined)
    },
  )

  typed.post(
    '/api/v1/roles/delegations/:id/end',
    { schema: { params: IdParams, body: WithReason }, config: { act: 'delegation.end' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const delegation = await findDelegation(db, request.params.id)
      const grant = delegation && (await findGrant(db, delegation.role_grant))
      if (!delegation || !grant) return sendRefusal(reply, notFound)
      // Whoever handed it on may take it back, and whoever has it may lay it down.
      const object = aboutGrant(grant.person, grant.scope_kind, grant.scope)
      const giver = permitFor(asker, 'delegation.end', object)
      const permit = isRefusal(giver)
        ? permitFor(asker, 'delegation.end', { ...object, person: delegation.person })
        : giver
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const done = await commit(recorder, permit, (tx, at) =>
        endDelegation(tx, at, delegation.id, request.body.reason),
      )
      return done.ok ? reply.code(204).send() : sendDeclined(reply, done.declined)
    },
  )

  typed.post(
    '/api/v1/roles/actings',
    { schema: { body: MakeActing }, config: { act: 'acting.make' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const { person, actsFor, roles: along, from, to, reason } = request.body
      const away = await findPerson(db, actsFor, asker.at)
      if (!away) return sendRefusal(reply, notFound)
      const permit = permitFor(asker, 'acting.make', about(away))
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      // Whoever acts may come from elsewhere; the place in which they act is the asker's to keep.
      const there = permitFor(asker, 'acting.make', { person, unit: away.unit })
      if (isRefusal(there)) return sendRefusal(reply, there)
      const wanted = {
        ...{ person, actsFor, roles: along, until: to },
        ...(from !== null && { from }),
        ...(reason !== undefined && { reason }),
      }
      const done = await commit(recorder, permit, (tx, at) =>
        makeActing(tx, { at, by: asker.person, source: recorder.source, ...conflict }, wanted),
      )
      return done.ok ? reply.code(201).send({ id: done.result.id }) : sendDeclined(reply, done.declined)
    },
  )

  typed.post(
    '/api/v1/roles/actings/:id/end',
    { schema: { params: IdParams, body: WithReason }, config: { act: 'acting.make' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const acting = await findActing(db, request.params.id)
      const away = acting && (await findPerson(db, acting.acts_for, asker.at))
      if (!acting || !away) return sendRefusal(reply, notFound)
      const permit = permitFor(asker, 'acting.make', about(away))
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const done = await commit(recorder, permit, (tx, at) =>
        endActing(tx, at, acting.id, request.body.reason),
      )
      return done.ok ? reply.code(204).send() : sendDeclined(reply, done.declined)
    },
  )
}
