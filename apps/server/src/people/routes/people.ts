import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import { sendRefusal } from '../../http/problem.ts'
import { commit } from '../../records/index.ts'
import { decide, filterFor } from '../access/decide.ts'
import { isRefusal, mustAsk, permitFor } from '../access/gate.ts'
import { isBound, isPresent, type Person } from '../directory/model.ts'
import { findOpenWork } from '../directory/open-work.ts'
import { addPerson, changePerson, settleBound } from '../directory/people.ts'
import {
  countPeople,
  findPeople,
  findPerson,
  findUnits,
  isBoundSql,
  isEndingSql,
  type PeopleQuestion,
} from '../directory/store.ts'
import { type PeopleNeeds, writing } from './needs.ts'
import { showColleague, showPerson } from './person-page.ts'
import { declineTaken, notFound, sendDeclined } from './replies.ts'
import { AddPerson, EditPerson, IdParams, ListPeople, WithReason } from './shapes.ts'

const pageSize = 50
const notYourUnit = { path: 'entry.unit', says: 'Choose a unit that you are named for.' }

/** What an act about a person is about. */
export const about = ({ id, unit }: Pick<Person, 'id' | 'unit'>) => ({ person: id, unit })
const columns = { person: 'person_state.person', unit: 'person_state.unit' }

export function personRoutes(app: FastifyInstance, needs: PeopleNeeds): void {
  const { db, recorder, askerOf } = needs
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.get(
    '/api/v1/people',
    { schema: { querystring: ListPeople }, config: { act: 'directory.read' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const { search, unit, bound, ending, after } = request.query
      // How somebody is engaged and when they leave shows only to whoever may read it, so it narrows only among those.
      const isPrivate = bound !== undefined || ending !== undefined
      const where = filterFor(asker, isPrivate ? 'person.read' : 'directory.read', columns)
      const [name, id] = after === undefined ? [] : readCursor(after)
      const question: PeopleQuestion = {
        at: asker.at,
        where: [
          where,
          ...(bound === undefined ? [] : [isBoundSql(bound)]),
          ...(ending === undefined ? [] : [isEndingSql(asker.at, ending)]),
        ],
        whereNumber: filterFor(asker, 'person.read', columns),
        ...(search !== undefined && { search }),
        ...(unit !== undefined && { unit }),
      }
      const found = await findPeople(db, {
        ...question,
        limit: pageSize + 1,
        ...(name !== undefined && id !== undefined && { after: { name, id } }),
      })
      const units = new Map((await findUnits(db, asker.at)).map((one) => [one.id, one.name]))
      const people = found.slice(0, pageSize)
      const last = found.length > pageSize ? people.at(-1) : undefined
      return reply.send({
        people: people.map((person) => {
          const mayRead = decide(asker, 'person.read', about(person)).may
          return {
            ...{ id: person.id, name: person.name, email: person.email },
            unit:
              person.unit === null ? null : { id: person.unit, name: units.get(person.unit) ?? person.unit },
            bound: mayRead ? isBound(person) : null,
            ends: mayRead ? person.ends : null,
            isPresent: isPresent(person, asker.at),
          }
        }),
        total: await countPeople(db, question),
        next: last ? writeCursor(last.name, last.id) : null,
      })
    },
  )

  typed.get(
    '/api/v1/people/:id',
    { schema: { params: IdParams }, config: { act: 'person.read' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const person = await findPerson(db, request.params.id, asker.at)
      if (!person) return sendRefusal(reply, notFound)
      const permit = permitFor(asker, 'person.read', about(person))
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      return reply.send(await showPerson(db, asker, person))
    },
  )

  typed.get(
    '/api/v1/people/:id/card',
    { schema: { params: IdParams }, config: { act: 'directory.read' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const person = await findPerson(db, request.params.id, asker.at)
      return person ? reply.send(await showColleague(db, asker, person)) : sendRefusal(reply, notFound)
    },
  )

  typed.get(
    '/api/v1/people/:id/open-work',
    { schema: { params: IdParams }, config: { act: 'open-work.read' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const person = await findPerson(db, request.params.id, asker.at)
      if (!person) return sendRefusal(reply, notFound)
      const permit = permitFor(asker, 'open-work.read', about(person))
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      return reply.send({ items: await findOpenWork(db, needs.openWork, person.id, asker.at) })
    },
  )

  typed.post(
    '/api/v1/people',
    { schema: { body: AddPerson }, config: { act: 'person.add' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const { entry } = request.body
      const permit = permitFor(asker, 'person.add', { unit: entry.unit })
      if (isRefusal(permit)) return sendRefusal(reply, { ...permit, fields: [notYourUnit] })
      const done = await commit(recorder, permit, (tx, at) => addPerson(tx, writing(needs, at), entry)).catch(
        declineTaken,
      )
      return done.ok ? reply.code(201).send({ id: done.result.id }) : sendDeclined(reply, done.declined)
    },
  )

  typed.put(
    '/api/v1/people/:id',
    { schema: { params: IdParams, body: EditPerson }, config: { act: 'person.edit' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const { state, entry } = request.body
      const person = await findPerson(db, request.params.id, asker.at)
      if (!person) return sendRefusal(reply, notFound)
      const permit = permitFor(asker, 'person.edit', about(person))
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      // Whoever moves somebody answers for both units.
      const there = permitFor(asker, 'person.edit', { person: person.id, unit: entry.unit })
      if (person.unit !== entry.unit && isRefusal(there))
        return sendRefusal(reply, { ...there, fields: [notYourUnit] })
      const done = await commit(recorder, permit, (tx, at) =>
        changePerson(tx, writing(needs, at), { person: person.id, seen: state, to: entry }),
      ).catch(declineTaken)
      if (done.ok || done.declined === 'unchanged') return reply.code(204).send()
      return sendDeclined(reply, done.declined)
    },
  )

  typed.post(
    '/api/v1/people/:id/settle',
    {
      schema: { params: IdParams, body: WithReason.extend({ bound: z.enum(['bound', 'not-bound']) }) },
      config: { act: 'person.settle' },
    },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const person = await findPerson(db, request.params.id, asker.at)
      if (!person) return sendRefusal(reply, notFound)
      const permit = permitFor(asker, 'person.settle', about(person))
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const done = await commit(recorder, permit, (tx, at) =>
        settleBound(tx, writing(needs, at), { person: person.id, ...request.body }),
      )
      if (done.ok || done.declined === 'unchanged') return reply.code(204).send()
      return sendDeclined(reply, done.declined)
    },
  )
}
