import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { sendRefusal } from '../../http/problem.ts'
import type { Refusal } from '../../http/refusals.ts'
import { commit } from '../../records/index.ts'
import type { Asker } from '../access/asker.ts'
import { couldDo } from '../access/decide.ts'
import { isRefusal, mustAsk, permitFor } from '../access/gate.ts'
import { endGrant, grantRole } from '../access/grants.ts'
import { isRole, type Role, roleNames, roles } from '../access/roles.ts'
import { findGrant } from '../access/store.ts'
import type { Act } from '../access/table.ts'
import type { RoleGrantTable } from '../access/tables.ts'
import { findPerson } from '../directory/store.ts'
import { aboutGrant, findAllHeldAt, findAllHolders, findHeldRoles } from './held-roles.ts'
import type { PeopleNeeds } from './needs.ts'
import { about } from './people.ts'
import { notFound, sendDeclined } from './replies.ts'
import { AsOf, Grant, IdParams, WithReason } from './shapes.ts'

export function roleRoutes(app: FastifyInstance, { db, recorder, askerOf }: PeopleNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.get('/api/v1/roles', { config: { act: 'role.read' } }, async (request) => {
    const asker = await mustAsk(askerOf, request)
    const holders = await findAllHolders(db, asker)
    return {
      items: roleNames.map((role) => {
        const { name, says, scopes, granting, travels } = roles[role]
        const mayGive = couldDo(asker, granting)
        return {
          role,
          name,
          says,
          scopes,
          mayGive,
          travels,
          holders: holders.filter((one) => one.role === role),
        }
      }),
    }
  })

  typed.get(
    '/api/v1/people/:id/roles',
    { schema: { params: IdParams }, config: { act: 'role.read-history' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const person = await findPerson(db, request.params.id, asker.at)
      if (!person) return sendRefusal(reply, notFound)
      const permit = permitFor(asker, 'role.read-history', about(person))
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      return reply.send({ items: await findHeldRoles(db, asker, [person.id]) })
    },
  )

  typed.get(
    '/api/v1/roles/held',
    { schema: { querystring: AsOf }, config: { act: 'role.read-history' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      // Of everybody at once: for an auditor, and for a people officer for everything.
      const permit = permitFor(asker, 'role.read-history', {})
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const { at = asker.at } = request.query
      return reply.send({ items: await findAllHeldAt(db, asker, at), asOf: at })
    },
  )

  // Which act it takes depends on the role, so the gate asks for what everybody may, and the route for the act itself.
  const config = { act: 'role.read' }

  typed.post('/api/v1/roles/grants', { schema: { body: Grant }, config }, async (request, reply) => {
    const asker = await mustAsk(askerOf, request)
    const { person, role, scope, from, to, reason } = request.body
    const permit = permitFor(asker, roles[role].granting, aboutGrant(person, scope.kind, scope.id))
    if (isRefusal(permit)) return sendRefusal(reply, pointOut(permit, asker, roles[role].granting, person))
    const done = await commit(recorder, permit, (tx, at) =>
      grantRole(
        tx,
        { at, by: asker.by, source: recorder.source },
        {
          ...{ person, role, scope },
          ...(from !== null && { from }),
          ...(to !== null && { to }),
          ...(reason !== undefined && { reason }),
        },
      ),
    )
    return done.ok ? reply.code(201).send({ id: done.result.id }) : sendDeclined(reply, done.declined)
  })

  typed.post(
    '/api/v1/roles/grants/:id/end',
    { schema: { params: IdParams, body: WithReason }, config },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const grant = await findGrant(db, request.params.id)
      if (!grant || !isRole(grant.role)) return sendRefusal(reply, notFound)
      const permit = permitToEnd(asker, grant, grant.role)
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const done = await commit(recorder, permit, (tx, at) => endGrant(tx, at, grant.id, request.body.reason))
      return done.ok ? reply.code(204).send() : sendDeclined(reply, done.declined)
    },
  )
}

/** Whoever could do it for somebody, or somewhere, is told which of the two to choose again. */
function pointOut(refusal: Refusal, asker: Asker, act: Act, person: string): Refusal {
  if (refusal.refusal !== 'not-allowed' || !couldDo(asker, act)) return refusal
  const field = asker.selves.has(person)
    ? { path: 'person', says: 'Nobody gives a role to themselves; somebody else has to.' }
    : { path: 'scope', says: 'Choose a unit that you are named for.' }
  return { ...refusal, fields: [field] }
}

/** One lays down what one holds; another takes away what they could give. */
function permitToEnd(asker: Asker, grant: RoleGrantTable, role: Role) {
  const object = aboutGrant(grant.person, grant.scope_kind, grant.scope)
  const own = permitFor(asker, 'role.give-up', object)
  return isRefusal(own) ? permitFor(asker, roles[role].granting, object) : own
}
