import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, commit, type Events, type NewEvent } from '../../../records/index.ts'
import type { Tx } from '../../../store/database.ts'
import { newId } from '../../../store/ids.ts'
import { cookieName, readCookie, writeCookie } from '../cookies.ts'
import { addCookie } from '../flow.ts'
import { later, type SignInNeeds, scratchIn } from '../needs.ts'
import { hashOf, newSecret } from '../secret.ts'
import { deviceIn } from './device.ts'
import type { How } from './model.ts'
import { deleteSession, findSession, insertSession } from './store.ts'

export type Start = {
  readonly person: string
  readonly how: How
  /** When who it is was last shown; without it the session has yet to be confirmed for dangerous acts. */
  readonly confirmedAt?: string
}

/** The secret of the session that a browser has, if any. */
export const sessionSecretOf = (needs: SignInNeeds, request: FastifyRequest): string | undefined =>
  readCookie(request.headers.cookie, cookieName(needs.publicUrl, 'session'))

/**
 * Starts a session in the transaction of its event. Its secret is always a new one, and the session that the browser
 * had before ends, so that nobody is signed in by a secret that somebody else knew beforehand.
 */
export async function startSession(
  needs: SignInNeeds,
  request: FastifyRequest,
  tx: Tx,
  at: string,
  { person, how, confirmedAt }: Start,
): Promise<{ readonly secret: string; readonly event: NewEvent }> {
  const { source } = needs.recorder
  const scratch = scratchIn(tx)
  const before = sessionSecretOf(needs, request)
  const old = before === undefined ? undefined : await findSession(scratch, hashOf('session', before))
  if (old) await deleteSession(scratch, old.person, old.id)
  const secret = newSecret(source.randomBytes)
  const device = deviceIn(request.headers['user-agent'])
  await insertSession(scratch, {
    id: newId(source),
    secret_hash: hashOf('session', secret),
    ...{ person, how, device, started_at: at },
    idle_ends_at: later(at, needs.times.idleMs),
    ends_at: later(at, needs.times.absoluteMs),
    stepped_up_at: confirmedAt ?? null,
  })
  return { secret, event: { type: 'session.started', subject: person, parts: { how, device }, rows: [] } }
}

export function giveSession(needs: SignInNeeds, reply: FastifyReply, secret: string): void {
  addCookie(reply, writeCookie(needs.publicUrl, 'session', secret))
}

/** Signs somebody in who has shown who they are, and nothing else. */
export async function signIn(
  needs: SignInNeeds,
  request: FastifyRequest,
  reply: FastifyReply,
  start: Start,
): Promise<void> {
  const by: Actor = { kind: 'person', id: start.person }
  const done = await commit(needs.recorder, needs.people.permit(by, 'session.start'), async (tx, at) => {
    const { secret, event } = await startSession(needs, request, tx, at, start)
    const events: Events = [event]
    return { result: secret, events }
  })
  if (done.ok) giveSession(needs, reply, done.result)
}
