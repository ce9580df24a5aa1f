import type { FastifyRequest } from 'fastify'
import type { Db } from '../../store/database.ts'
import { pinFor } from '../../store/kept/kept.ts'
import type { Asker } from './asker.ts'
import { nowOf, type SignInNeeds } from './needs.ts'
import { hashOf } from './secret.ts'
import { isLive, nextIdleEnd, stepUpUntil } from './sessions/model.ts'
import { sessionSecretOf } from './sessions/start-session.ts'
import { deleteSession, deleteSessionsOf, findSession, moveIdleEnd } from './sessions/store.ts'
import { isToken } from './tokens/format.ts'
import { isAlive } from './tokens/model.ts'
import { findToken, noteTokenUse } from './tokens/store.ts'

/**
 * Who asks, looked up anew each time, so that what was revoked anywhere is over everywhere and whoever left is out at
 * the instant. A request with a token is the token's, whatever cookie it carries; a token anywhere else than in the
 * header is not looked at.
 */
export async function authenticate(needs: SignInNeeds, request: FastifyRequest): Promise<Asker | undefined> {
  const { authorization } = request.headers
  const db = pinFor(request, needs.recorder.database.db)
  if (authorization !== undefined) return await byToken(needs, db, authorization)
  return await bySession(needs, db, request)
}

/** On which day this process noted the use of a token, as it was read: what is kept of one does not say. */
const notedOn = new WeakMap<object, string>()

async function byToken(needs: SignInNeeds, db: Db, authorization: string): Promise<Asker | undefined> {
  const text = /^Bearer ([^ ]+)$/i.exec(authorization)?.[1]
  if (text === undefined || !isToken(text)) return undefined
  const at = nowOf(needs)
  const { database } = needs.recorder
  const token = await findToken(db, hashOf('token', text))
  if (!token || !isAlive(token, at)) return undefined
  const person = await needs.people.findPerson({ id: token.person }, db)
  if (!person?.isActive(at)) return undefined
  const today = at.slice(0, 10)
  if (token.used_on !== today && notedOn.get(token) !== today) {
    await noteTokenUse(database.scratch, token.id, today)
    notedOn.set(token, today)
  }
  const named = needs.people.scopes ?? {}
  const scopes = token.scopes.flatMap((scope) => named[scope] ?? [scope])
  return { person: { id: person.id, name: person.name }, via: 'token', token: token.id, scopes }
}

async function bySession(needs: SignInNeeds, db: Db, request: FastifyRequest): Promise<Asker | undefined> {
  const secret = sessionSecretOf(needs, request)
  if (secret === undefined) return undefined
  const { scratch } = needs.recorder.database
  const session = await findSession(scratch, hashOf('session', secret))
  if (!session) return undefined
  const at = nowOf(needs)
  if (!isLive(session, at)) {
    await deleteSession(scratch, session.person, session.id)
    return undefined
  }
  const person = await needs.people.findPerson({ id: session.person }, db)
  if (!person?.isActive(at)) {
    await deleteSessionsOf(scratch, session.person)
    return undefined
  }
  const idleEnd = nextIdleEnd(session, at, needs.times)
  if (idleEnd !== undefined) await moveIdleEnd(scratch, session.id, idleEnd)
  const until = stepUpUntil(session, needs.times)
  return {
    person: { id: person.id, name: person.name },
    ...{ via: 'session', session: session.id },
    ...(until !== undefined && at < until ? { stepUpUntil: until } : {}),
  }
}
