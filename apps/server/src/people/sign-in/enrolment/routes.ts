import { Ended, Go, LinkFor, LinkOptions, MadeLink, OpenLink, SignedIn, UseLink } from '@secondlook/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../../http/problem.ts'
import { type Refusal, refuse } from '../../../http/refusals.ts'
import { commit, type Events } from '../../../records/index.ts'
import { needStepUp, sessionOf } from '../asker.ts'
import { nowOf, type SignInNeeds, scratchIn } from '../needs.ts'
import { beginOidc } from '../oidc/begin.ts'
import { releaseAccounts } from '../oidc/store.ts'
import { addPasskey } from '../passkeys/add-passkey.ts'
import { askForNewPasskey, notAdded, takeNewPasskey } from '../passkeys/ceremony.ts'
import { deletePasskeysOf, findPasskeysOf } from '../passkeys/store.ts'
import { giveSession, startSession } from '../sessions/start-session.ts'
import { deleteSessionsOf } from '../sessions/store.ts'
import { isRefusal, limitTry, sendLimited } from '../tries/limit.ts'
import { linkEnded, makeLink, type OpenedLink, openLink, type Self, useLink } from './link.ts'

const open = { open: 'whoever has a one-time link is not signed in yet' } as const

/** An administrator lets a person begin anew: no session, no passkey and no account of before opens anything. */
function startAnewRoute(app: FastifyInstance, needs: SignInNeeds): void {
  app.withTypeProvider<ZodTypeProvider>().delete(
    '/api/v1/people/:person/ways-in',
    {
      schema: { params: z.object({ person: z.uuid() }), response: { 200: Ended } },
      config: { act: 'ways-in.remove-any' },
    },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const unsure = needStepUp(asker, nowOf(needs))
      if (unsure) return sendRefusal(reply, unsure)
      const { person } = request.params
      const permit = needs.people.permit({ kind: 'person', id: asker.person.id }, 'ways-in.remove-any')
      const done = await commit(needs.recorder, permit, async (tx) => {
        const passkeys = await deletePasskeysOf(tx, person)
        const accounts = await releaseAccounts(tx, person)
        const sessions = await deleteSessionsOf(scratchIn(tx), person)
        const ended = passkeys.length + accounts.length + sessions
        const rows = [
          ...passkeys.map((key) => ({ table: 'passkey', key }) as const),
          ...accounts.map((key) => ({ table: 'oidc_account', key }) as const),
        ]
        if (ended === 0) return { declined: 0 }
        return {
          result: ended,
          events: [{ type: 'ways-in.removed', subject: person, parts: { sessions }, rows }],
        }
      })
      return { ended: done.ok ? done.result : done.declined }
    },
  )
}

export function enrolmentRoutes(app: FastifyInstance, needs: SignInNeeds): void {
  openLinkRoutes(app, needs)
  enrolRoutes(app, needs)
  makeLinkRoute(app, needs)
  startAnewRoute(app, needs)
}

const openTried = (needs: SignInNeeds, request: FastifyRequest, secret: string) =>
  limitTry(needs, { kind: 'link', what: secret, address: request.ip }, () => openLink(needs, secret))

function openLinkRoutes(app: FastifyInstance, needs: SignInNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.post(
    '/api/v1/sign-in/link',
    { schema: { body: OpenLink, response: { 200: LinkFor } }, config: open },
    async (request, reply) => {
      const opened = await openTried(needs, request, request.body.secret)
      if (isRefusal(opened)) return sendLimited(reply, opened)
      const { link, name } = opened
      const kind = link.person === null ? ('first-administrator' as const) : ('passkey' as const)
      return { kind, name, oidc: link.person === null && needs.provider !== undefined }
    },
  )
}

function enrolRoutes(app: FastifyInstance, needs: SignInNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.post(
    '/api/v1/sign-in/link/options',
    { schema: { body: LinkOptions }, config: open },
    async (request, reply) => {
      const opened = await openTried(needs, request, request.body.secret)
      if (isRefusal(opened)) return sendLimited(reply, opened)
      const wrong = whoIsMissing(opened, request.body)
      if (wrong) return sendRefusal(reply, wrong)
      const { person, id } = opened.link
      const known = person === null ? [] : await findPasskeysOf(needs.recorder.database.db, person)
      const name = opened.name ?? request.body.name ?? ''
      return { options: await askForNewPasskey(needs, reply, 'enrol', { name, bound: id, known }) }
    },
  )

  typed.post(
    '/api/v1/sign-in/link/passkey',
    { schema: { body: UseLink, response: { 200: SignedIn.pick({ person: true }) } }, config: open },
    async (request, reply) => {
      const opened = await openTried(needs, request, request.body.secret)
      if (isRefusal(opened)) return sendLimited(reply, opened)
      const wrong = whoIsMissing(opened, request.body)
      if (wrong) return sendRefusal(reply, wrong)
      const done = await enrol(needs, request, reply, opened, request.body)
      if ('refusal' in done) return sendRefusal(reply, done)
      return { person: { id: done.person, name: opened.name ?? request.body.name ?? '' } }
    },
  )

  typed.post(
    '/api/v1/sign-in/link/oidc',
    { schema: { body: OpenLink, response: { 200: Go } }, config: open },
    async (request, reply) => {
      const opened = await openTried(needs, request, request.body.secret)
      if (isRefusal(opened)) return sendLimited(reply, opened)
      if (opened.link.person !== null || !needs.provider)
        return sendRefusal(
          reply,
          refuse('not-found', 'This link adds a passkey; sign in with OpenID without it.'),
        )
      const url = await beginOidc(needs, reply, { for: 'first', link: request.body.secret, returnTo: '/' })
      return 'refusal' in url ? sendRefusal(reply, url) : { go: url.href }
    },
  )
}

function makeLinkRoute(app: FastifyInstance, needs: SignInNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.post(
    '/api/v1/people/:person/enrolments',
    {
      schema: { params: z.object({ person: z.uuid() }), response: { 200: MadeLink } },
      config: { act: 'enrolment.make' },
    },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const unsure = needStepUp(asker, nowOf(needs))
      if (unsure) return sendRefusal(reply, unsure)
      const person = await needs.people.findPerson({ id: request.params.person })
      if (!person?.isActive(nowOf(needs)))
        return sendRefusal(reply, refuse('not-found', 'Nobody who is here now has this id.'))
      const by = { kind: 'person', id: asker.person.id } as const
      return await makeLink(needs, needs.people.permit(by, 'enrolment.make'), person.id)
    },
  )
}

/** The first administrator says who they are; everybody else is known already. */
function whoIsMissing({ link }: OpenedLink, { name, email }: Self): Refusal | undefined {
  if (link.person !== null) return undefined
  const fields = [
    ...(name === undefined ? [{ path: 'name', says: 'is needed' }] : []),
    ...(email === undefined ? [{ path: 'email', says: 'is needed' }] : []),
  ]
  return fields.length === 0
    ? undefined
    : refuse('bad-request', 'Say who you are, and send it again.', fields)
}

async function enrol(
  needs: SignInNeeds,
  request: FastifyRequest,
  reply: FastifyReply,
  { link }: OpenedLink,
  { name, email, passkeyName, response }: Self & { readonly passkeyName: string; readonly response: unknown },
): Promise<{ readonly person: string } | Refusal> {
  const made = await takeNewPasskey(needs, request, reply, { purpose: 'enrol', bound: link.id, response })
  if ('refusal' in made) return made
  const by =
    link.person === null ? ({ kind: 'operator' } as const) : ({ kind: 'person', id: link.person } as const)
  const done = await commit(needs.recorder, needs.people.permit(by, 'enrolment.use'), async (tx, at) => {
    const used = await useLink(needs, tx, at, link, { name, email })
    if (!used) return { declined: linkEnded }
    const { person } = used
    const added = await addPasskey(needs, tx, at, { person, name: passkeyName, made })
    if (!added) return { declined: notAdded }
    const start = { person, how: 'enrolment', confirmedAt: at } as const
    const { secret, event } = await startSession(needs, request, tx, at, start)
    const events: Events = [added, ...used.events, event]
    return { result: { secret, person }, events }
  })
  if (!done.ok) return done.declined
  giveSession(needs, reply, done.result.secret)
  return { person: done.result.person }
}
