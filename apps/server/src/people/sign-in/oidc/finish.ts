import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Refusal, refuse } from '../../../http/refusals.ts'
import { type Actor, commit, type Events, hasHappened, type NewEvent } from '../../../records/index.ts'
import type { Tx } from '../../../store/database.ts'
import { newId } from '../../../store/ids.ts'
import { authenticate } from '../authenticate.ts'
import { linkEnded, openLinkWith, useLink } from '../enrolment/link.ts'
import { endFlow } from '../flow.ts'
import { later, nowOf, type SignInNeeds } from '../needs.ts'
import { hashOf } from '../secret.ts'
import { giveSession, signIn, startSession } from '../sessions/start-session.ts'
import { confirm, recordFailedStepUp } from '../sessions/step-up.ts'
import { spend } from '../store.ts'
import { type OidcFlow, oidcFlow, unreachable } from './begin.ts'
import type { Claims, Provider } from './provider.ts'
import { bindAccount, findAccount } from './store.ts'

const lost: Refusal = refuse(
  'sign-in-lost',
  'This sign-in was begun in another browser, took too long or was finished already. Start again.',
)
const notTrusted: Refusal = refuse(
  'sign-in-refused',
  'The answer of the sign-in service could not be trusted, so you are not signed in. Start again.',
)
const declined: Refusal = refuse(
  'sign-in-refused',
  'The sign-in was called off there. Start again when you want to.',
)
const unknown: Refusal = refuse(
  'not-in-directory',
  'You were signed in there, but nobody with your address has access here now. Ask your administrator.',
)
const notVerified: Refusal = refuse(
  'email-not-verified',
  'The sign-in service does not say that your e-mail address is verified, so we cannot tell who you are here.',
)
const otherAccount: Refusal = refuse(
  'not-in-directory',
  'Another account of the sign-in service belongs to this entry here. Ask your administrator.',
)
const addressChanged: Refusal = refuse(
  'address-was-changed',
  'Your e-mail address here is not the one your entry began with, so it does not let you in by itself. Ask for a link.',
)
/** Two machines' clocks may differ by this much. */
const clocksMs = 30_000

/** Finishes what this browser began; where to go on, or why not. */
export async function finishOidc(
  needs: SignInNeeds,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ readonly go: string } | Refusal> {
  const { provider } = needs
  if (!provider) return refuse('not-found', 'Signing in with OpenID is not set up here.')
  const query = new URLSearchParams(request.url.split('?')[1] ?? '')
  const flow = endFlow<OidcFlow>(needs, request, reply, oidcFlow)
  if (!flow || query.getAll('state').join() !== flow.state) return lost
  const id = hashOf('oidc-state', flow.state)
  if (!(await spend(needs.recorder.database.scratch, id, flow.flowEndsAt))) return lost
  const claims = await provider.finish(query, flow)
  if ('failed' in claims) {
    if (flow.for === 'step-up' && claims.failed === 'refused') await failStepUp(needs, request, flow.session)
    if (claims.failed === 'unreachable') return unreachable
    return claims.failed === 'declined' ? declined : notTrusted
  }
  const refusal = await finishFor(needs, request, reply, { provider, flow, claims })
  return refusal ?? { go: flow.returnTo }
}

type Finished = { readonly provider: Provider; readonly flow: OidcFlow; readonly claims: Claims }

async function finishFor(
  needs: SignInNeeds,
  request: FastifyRequest,
  reply: FastifyReply,
  finished: Finished,
): Promise<Refusal | undefined> {
  if (finished.flow.for === 'link') return await finishLink(needs, request, reply, finished)
  const person = await personOf(needs, finished)
  if (typeof person !== 'string') {
    if (finished.flow.for === 'step-up') await failStepUp(needs, request, finished.flow.session)
    return person
  }
  if (finished.flow.for === 'step-up')
    return await finishStepUp(needs, request, reply, { ...finished, person, session: finished.flow.session })
  const confirmedAt = justShown(needs, finished)
  await signIn(needs, request, reply, { person, how: 'oidc', ...(confirmedAt ? { confirmedAt } : {}) })
  return undefined
}

/** When they showed who they are, if that was for this sign-in and not some hours ago. */
function justShown(needs: SignInNeeds, { flow, claims }: Finished): string | undefined {
  const { authenticatedAt } = claims
  if (authenticatedAt === undefined || authenticatedAt < later(flow.begunAt, -clocksMs)) return undefined
  const now = nowOf(needs)
  return authenticatedAt < now ? authenticatedAt : now
}

/**
 * Whether an address may say whose account it is. Whoever keeps the directory can change an address, by whichever
 * way, and so could become anybody who has not signed in with the provider yet. So one that was changed only lets in
 * somebody who has nothing: no role, now or before, and nothing that they did here.
 */
async function mayBeginByAddress(needs: SignInNeeds, tx: Tx, person: string): Promise<boolean> {
  if (!(await needs.people.wasAddressChanged(tx, person))) return true
  return !(await needs.people.hasHeldRole(tx, person)) && !(await hasHappened(tx, person, 'session.started'))
}

/**
 * Whose account it is: of the person it was bound to at its first sign-in, or of the one with its verified address.
 * Nobody is ever made by it, and an address that was given to somebody else later opens nothing.
 */
async function personOf(needs: SignInNeeds, { provider, claims }: Finished): Promise<string | Refusal> {
  const at = nowOf(needs)
  const bound = await findAccount(needs.recorder.database.db, provider.issuer, claims.subject)
  if (bound) {
    const person = await needs.people.findPerson({ id: bound.person })
    return person?.isActive(at) ? person.id : unknown
  }
  if (claims.email === undefined) return notVerified
  const person = await needs.people.findPerson({ email: claims.email })
  if (!person?.isActive(at)) return unknown
  const by: Actor = { kind: 'person', id: person.id }
  const done = await commit(
    needs.recorder,
    needs.people.permit(by, 'oidc-account.bind'),
    async (tx, when) => {
      if (!(await mayBeginByAddress(needs, tx, person.id))) return { declined: addressChanged }
      const event = await bind(needs, tx, when, {
        issuer: provider.issuer,
        subject: claims.subject,
        person: person.id,
      })
      return event ? { result: person.id, events: [event] } : { declined: otherAccount }
    },
  )
  return done.ok ? done.result : done.declined
}

async function bind(
  needs: SignInNeeds,
  tx: Tx,
  at: string,
  account: { readonly issuer: string; readonly subject: string; readonly person: string },
): Promise<NewEvent | undefined> {
  const id = newId(needs.recorder.source)
  if (!(await bindAccount(tx, { id, ...account, bound_at: at }))) return undefined
  const { issuer, subject, person } = account
  const rows = [{ table: 'oidc_account', key: id }] as const
  return { type: 'oidc-account.bound', subject: person, parts: { account: { issuer, subject } }, rows }
}

/** Somebody with a link says which account is theirs; the first administrator says who they are by it. */
async function finishLink(
  needs: SignInNeeds,
  request: FastifyRequest,
  reply: FastifyReply,
  { provider, flow, claims }: Finished,
): Promise<Refusal | undefined> {
  if (flow.for !== 'link') return lost
  const opened = await openLinkWith(needs, flow.link, flow.code)
  if ('refusal' in opened) return opened
  const { email, name, subject } = claims
  const { link } = opened
  if (link.person === null && email === undefined) return notVerified
  const confirmedAt = justShown(needs, { provider, flow, claims })
  const by: Actor = link.person === null ? { kind: 'operator' } : { kind: 'person', id: link.person }
  const permit = needs.people.permit(by, 'enrolment.use')
  const done = await commit(needs.recorder, permit, async (tx, at) => {
    const used = await useLink(needs, tx, at, link, { name: name ?? email, email })
    if (!used) return { declined: linkEnded }
    const { person } = used
    const bound = await bind(needs, tx, at, { issuer: provider.issuer, subject, person })
    if (!bound) return { declined: otherAccount }
    const start = { person, how: 'oidc', ...(confirmedAt ? { confirmedAt } : {}) } as const
    const { secret, event } = await startSession(needs, request, tx, at, start)
    const events: Events = [bound, ...used.events, event]
    return { result: secret, events }
  })
  if (!done.ok) return done.declined
  giveSession(needs, reply, done.result)
  return undefined
}

async function finishStepUp(
  needs: SignInNeeds,
  request: FastifyRequest,
  reply: FastifyReply,
  finished: Finished & { readonly person: string; readonly session: string },
): Promise<Refusal | undefined> {
  const asker = await authenticate(needs, request)
  if (!asker?.session || asker.session !== finished.session) return lost
  if (asker.person.id !== finished.person || justShown(needs, finished) === undefined) {
    await recordFailedStepUp(needs, asker.person.id, 'oidc')
    return refuse(
      'sign-in-refused',
      'The sign-in service did not confirm that it is you; nothing was changed.',
    )
  }
  return (await confirm(needs, request, reply, asker.session)) ? undefined : lost
}

async function failStepUp(needs: SignInNeeds, request: FastifyRequest, session: string): Promise<void> {
  const asker = await authenticate(needs, request)
  if (asker?.session === session) await recordFailedStepUp(needs, asker.person.id, 'oidc')
}
