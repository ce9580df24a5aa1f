import type { FastifyReply, FastifyRequest } from 'fastify'
import { commit } from '../../../records/index.ts'
import { nowOf, type SignInNeeds } from '../needs.ts'
import { hashOf, newSecret } from '../secret.ts'
import { giveSession, sessionSecretOf } from './start-session.ts'
import { confirmSession } from './store.ts'

/** Confirms a session, which gets another secret by it; false where it has ended meanwhile. */
export async function confirm(
  needs: SignInNeeds,
  request: FastifyRequest,
  reply: FastifyReply,
  session: string,
): Promise<boolean> {
  const { database, source } = needs.recorder
  const old = sessionSecretOf(needs, request)
  if (old === undefined) return false
  const secret = newSecret(source.randomBytes)
  const isDone = await confirmSession(database.scratch, {
    id: session,
    oldHash: hashOf('session', old),
    newHash: hashOf('session', secret),
    at: nowOf(needs),
  })
  if (isDone) giveSession(needs, reply, secret)
  return isDone
}

export async function recordFailedStepUp(
  needs: SignInNeeds,
  person: string,
  how: 'passkey' | 'oidc',
): Promise<void> {
  const permit = needs.people.permit({ kind: 'person', id: person }, 'session.confirm')
  await commit(needs.recorder, permit, async () => ({
    result: undefined,
    events: [{ type: 'session.confirmation-failed', subject: person, parts: { how }, rows: [] }],
  }))
}
