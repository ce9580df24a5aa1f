import { ConfirmedLink, LinksPage, MadeLink } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../../http/problem.ts'
import { refuse } from '../../../http/refusals.ts'
import { type Asker, sessionOf } from '../asker.ts'
import { nowOf, type SignInNeeds } from '../needs.ts'
import { linkEnded, makeLink } from './link.ts'
import { operator, stateOf } from './model.ts'
import {
  confirmLink,
  endLink,
  findPersonsLink,
  isPersons,
  nothingHere,
  type PersonsLink,
  permitSecond,
} from './second-person.ts'
import { findEnrolmentsOf } from './store.ts'

const byPerson = { params: z.object({ person: z.uuid() }) }
const byId = { params: z.object({ id: z.uuid() }) }

/** Links with which somebody gets a new way in: one person makes it, another says that it should open. */
export function linksRoutes(app: FastifyInstance, needs: SignInNeeds): void {
  makeRoutes(app, needs)
  settleRoutes(app, needs)
}

function makeRoutes(app: FastifyInstance, needs: SignInNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.get(
    '/api/v1/people/:person/enrolments',
    { schema: { ...byPerson, response: { 200: LinksPage } }, config: { act: 'enrolment.read' } },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const { person } = request.params
      const permit = await needs.people.permitAbout(asker, 'enrolment.read', person)
      if ('refusal' in permit) return sendRefusal(reply, permit)
      reply.header('cache-control', 'no-store')
      return await showLinks(needs, asker, person)
    },
  )

  typed.post(
    '/api/v1/people/:person/enrolments',
    { schema: { ...byPerson, response: { 200: MadeLink } }, config: { act: 'enrolment.make' } },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const person = await needs.people.findPerson({ id: request.params.person })
      if (!person?.isActive(nowOf(needs)))
        return sendRefusal(reply, refuse('not-found', 'Nobody who is here now has this id.'))
      const permit = await needs.people.permitAbout(asker, 'enrolment.make', person.id)
      if ('refusal' in permit) return sendRefusal(reply, permit)
      const link = await makeLink(needs, permit, person.id)
      return { ...link, whoConfirms: await whoConfirms(needs, person.id, [asker.person.id]) }
    },
  )
}

function settleRoutes(app: FastifyInstance, needs: SignInNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.post(
    '/api/v1/enrolments/:id/confirm',
    { schema: { ...byId, response: { 200: ConfirmedLink } }, config: { act: 'enrolment.confirm' } },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const link = await findPersonsLink(needs, request.params.id)
      if (!link) return sendRefusal(reply, nothingHere)
      const confirmed = await confirmLink(needs, asker, link)
      if ('refusal' in confirmed) return sendRefusal(reply, confirmed)
      reply.header('cache-control', 'no-store')
      return confirmed
    },
  )

  typed.delete(
    '/api/v1/enrolments/:id',
    { schema: byId, config: { act: 'enrolment.end' } },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const link = await findPersonsLink(needs, request.params.id)
      if (!link) return sendRefusal(reply, nothingHere)
      const permit = await needs.people.permitAbout(asker, 'enrolment.end', link.person)
      if ('refusal' in permit) return sendRefusal(reply, permit)
      return (await endLink(needs, permit, link)) ? reply.code(204).send() : sendRefusal(reply, linkEnded)
    },
  )
}

const whoConfirms = async (needs: SignInNeeds, person: string, but: readonly string[]): Promise<string[]> =>
  (await needs.people.whoCan('enrolment.confirm', person, but)).map(({ name }) => name)

/** A confirmation that is asked for is no reason why not: it is asked for when it is done. */
const isMissing = (permit: object): permit is { readonly refusal: string; readonly says: string } =>
  'refusal' in permit && permit.refusal !== 'step-up-needed'

async function showLinks(needs: SignInNeeds, asker: Asker, id: string): Promise<z.infer<typeof LinksPage>> {
  const { people } = needs
  const found = (await findEnrolmentsOf(needs.recorder.database.db, id)).filter(isPersons)
  const names = await people.findNames([
    id,
    ...found.flatMap(({ made_by, confirmed_by }) => [made_by, confirmed_by ?? '']),
  ])
  const making = await people.permitAbout(asker, 'enrolment.make', id)
  const ending = await people.permitAbout(asker, 'enrolment.end', id)
  const at = nowOf(needs)
  const links: z.infer<typeof LinksPage>['links'] = []
  for (const link of found) {
    const state = stateOf(link, at)
    const second = state === 'waiting' ? await permitSecond(needs, asker, link) : undefined
    const isTheirs = second !== undefined && !isMissing(second)
    links.push({
      ...{ id: link.id, state, madeBy: say(link.made_by, names), madeAt: link.made_at, endsAt: link.ends_at },
      ...{ confirmedBy: link.confirmed_by === null ? null : say(link.confirmed_by, names) },
      ...{ confirmedAt: link.confirmed_at, usedAt: link.used_at, endedAt: link.ended_at },
      ...{ mayConfirm: isTheirs, whyNot: second && isMissing(second) ? second.says : null },
      whoConfirms: state === 'waiting' && !isTheirs ? await whoConfirms(needs, id, apartOf(link)) : [],
      mayEnd: !isMissing(ending) && (state === 'waiting' || state === 'open'),
    })
  }
  return {
    ...{ person: say(id, names), links, mayMake: !isMissing(making) },
  }
}

const apartOf = ({ made_by, person }: PersonsLink): readonly string[] => [made_by, person]

const say = (id: string, names: ReadonlyMap<string, string>) => ({
  id,
  name: id === operator ? 'whoever runs the server' : (names.get(id) ?? id),
})
