import { Go, LinkByAccount, LinkFor, LinkOptions, OpenLink, SignedIn, UseLink } from '@secondlook/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { sendRefusal } from '../../../http/problem.ts'
import { type Refusal, refuse } from '../../../http/refusals.ts'
import { commit, type Events } from '../../../records/index.ts'
import type { SignInNeeds } from '../needs.ts'
import { beginOidc } from '../oidc/begin.ts'
import { hasAccount } from '../oidc/store.ts'
import { addPasskey } from '../passkeys/add-passkey.ts'
import { askForNewPasskey, notAdded, takeNewPasskey } from '../passkeys/ceremony.ts'
import { findPasskeysOf } from '../passkeys/store.ts'
import { giveSession, startSession } from '../sessions/start-session.ts'
import { isRefusal, limitTry, sendLimited } from '../tries/limit.ts'
import { linkEnded, type OpenedLink, openLink, openLinkWith, type Self, useLink } from './link.ts'
import { linksRoutes } from './links-routes.ts'
import { startAnewRoute } from './ways-in-route.ts'

const open = { open: 'whoever has a one-time link is not signed in yet' } as const

export function enrolmentRoutes(app: FastifyInstance, needs: SignInNeeds): void {
  openLinkRoutes(app, needs)
  enrolRoutes(app, needs)
  linkByAccountRoute(app, needs)
  linksRoutes(app, needs)
  startAnewRoute(app, needs)
}

type Shown = { readonly secret: string; readonly code?: string | undefined }

const openTried = (needs: SignInNeeds, request: FastifyRequest, { secret, code }: Shown) =>
  limitTry(needs, { kind: 'link', what: secret, address: request.ip }, () =>
    openLinkWith(needs, secret, code),
  )

function openLinkRoutes(app: FastifyInstance, needs: SignInNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.post(
    '/api/v1/sign-in/link',
    { schema: { body: OpenLink, response: { 200: LinkFor } }, config: open },
    async (request, reply) => {
      const { secret } = request.body
      const tried = { kind: 'link', what: secret, address: request.ip } as const
      const opened = await limitTry(needs, tried, () => openLink(needs, secret))
      if (isRefusal(opened)) return sendLimited(reply, opened)
      const { link, name } = opened
      const kind = link.person === null ? ('first-administrator' as const) : ('passkey' as const)
      return { kind, name, oidc: await mayBind(needs, opened), needsCode: link.code_hash !== null }
    },
  )
}

function enrolRoutes(app: FastifyInstance, needs: SignInNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.post(
    '/api/v1/sign-in/link/options',
    { schema: { body: LinkOptions }, config: open },
    async (request, reply) => {
      const opened = await openTried(needs, request, request.body)
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
      const opened = await openTried(needs, request, request.body)
      if (isRefusal(opened)) return sendLimited(reply, opened)
      const wrong = whoIsMissing(opened, request.body)
      if (wrong) return sendRefusal(reply, wrong)
      const done = await enrol(needs, request, reply, opened, request.body)
      if ('refusal' in done) return sendRefusal(reply, done)
      return { person: { id: done.person, name: opened.name ?? request.body.name ?? '' } }
    },
  )
}

function linkByAccountRoute(app: FastifyInstance, needs: SignInNeeds): void {
  app
    .withTypeProvider<ZodTypeProvider>()
    .post(
      '/api/v1/sign-in/link/oidc',
      { schema: { body: LinkByAccount, response: { 200: Go } }, config: open },
      async (request, reply) => {
        const opened = await openTried(needs, request, request.body)
        if (isRefusal(opened)) return sendLimited(reply, opened)
        if (!(await mayBind(needs, opened))) return sendRefusal(reply, noAccount)
        const { secret, code } = request.body
        const aim = { for: 'link', link: secret, ...(code !== undefined && { code }), returnTo: '/' } as const
        const url = await beginOidc(needs, reply, aim)
        return 'refusal' in url ? sendRefusal(reply, url) : { go: url.href }
      },
    )
}

const noAccount = refuse('not-found', 'This link adds a passkey; sign in with OpenID without it.')

/** Whether a link may say which account is whose: where there is a provider, and they have none there yet. */
const mayBind = async (needs: SignInNeeds, { link: { person } }: OpenedLink): Promise<boolean> =>
  needs.provider !== undefined &&
  (person === null || !(await hasAccount(needs.recorder.database.db, needs.provider.issuer, person)))

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
