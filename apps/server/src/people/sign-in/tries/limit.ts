import { createHmac } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { sendRefusal } from '../../../http/problem.ts'
import { type Refusal, refuse } from '../../../http/refusals.ts'
import { keyFor } from '../flow.ts'
import { later, nowOf, type SignInNeeds } from '../needs.ts'
import { forgottenMs, free, networkOf, waitFor } from './model.ts'
import { countFailure, findFailures, forgetFailures } from './store.ts'

/** What is tried and from where. */
export type Try = {
  readonly kind: 'passkey' | 'step-up' | 'link' | 'token' | 'oidc' | 'calendar' | 'comments'
  /** What exactly: a credential, a link. Kept only as a keyed digest. */
  readonly what: string
  readonly address: string
}

export type Limited = Refusal & { readonly retryAfterS?: number }

/**
 * Lets somebody try, and slows down failures. What is right is right however often somebody else was wrong, so nobody
 * can lock another person out, not even from the same network: what is tried here are secrets of 256 bits and
 * signatures, which waiting does not protect; it protects the log, the database and everybody's time.
 */
export async function limitTry<T extends object>(
  needs: SignInNeeds,
  tried: Try,
  attempt: () => Promise<T | Refusal>,
  onFailure?: () => Promise<void>,
): Promise<T | Limited> {
  const { scratch } = needs.recorder.database
  const result = await attempt()
  const isRight = !isRefusal(result)
  // Programs ask often, and a token that works was never one of those that failed.
  if (isRight && (tried.kind === 'token' || tried.kind === 'calendar')) return result
  const ids = [idOf(needs, tried, [tried.what]), idOf(needs, tried, [])]
  const [same = '', kind = ''] = ids
  if (isRight) {
    await forgetFailures(scratch, [same])
    return result
  }
  const found = await findFailures(scratch, ids)
  const at = nowOf(needs)
  const wait = Math.max(waitFor(found.get(same), free.same, at), waitFor(found.get(kind), free.kind, at))
  if (wait > 0) {
    const seconds = Math.ceil(wait / 1000)
    const says = `That did not work several times; wait ${sayWait(seconds)} and try again.`
    return { ...refuse('too-many', says), retryAfterS: seconds }
  }
  await countFailure(scratch, ids, at, later(at, -forgottenMs))
  await onFailure?.()
  return result
}

export const isRefusal = (value: object): value is Limited => 'refusal' in value

export function sendLimited(reply: FastifyReply, refusal: Limited): FastifyReply {
  if (refusal.retryAfterS !== undefined) reply.header('retry-after', String(refusal.retryAfterS))
  return sendRefusal(reply, refusal)
}

const sayWait = (seconds: number): string =>
  seconds < 60 ? `${seconds} second${seconds === 1 ? '' : 's'}` : `${Math.ceil(seconds / 60)} minutes`

function idOf(needs: SignInNeeds, { kind, address }: Try, what: readonly string[]): string {
  const key = keyFor(needs.roots.current('cookies').bytes, 'tries')
  return createHmac('sha256', key)
    .update(JSON.stringify([kind, networkOf(address), ...what]))
    .digest('base64url')
}
