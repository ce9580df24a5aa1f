import type { FastifyRequest } from 'fastify'
import type { Gate } from '../../http/guard.ts'
import { type Refusal, refuse } from '../../http/refusals.ts'
import type { Permit } from '../../records/index.ts'
import type { Asker } from './asker.ts'
import { couldDo, decide, whoCan } from './decide.ts'
import type { ActObject } from './relation.ts'
import { type Act, isAct, rowsOf } from './table.ts'

/** Whoever makes a request, as they stand now; plugged in by sign-in. */
export type AskerOf = (request: FastifyRequest) => Promise<Asker | undefined>

/** Looks each asker up once a request. */
export function rememberAskers(load: AskerOf): AskerOf {
  const known = new WeakMap<FastifyRequest, Promise<Asker | undefined>>()
  return async (request) => {
    const asker = known.get(request) ?? load(request)
    known.set(request, asker)
    return await asker
  }
}

const notSignedIn = refuse('not-signed-in', 'Sign in and try again.')

/** The gate of every route: whether whoever asks may do its act to anything at all. */
export const accessGate =
  (askerOf: AskerOf): Gate =>
  async (request, act) => {
    if (!isAct(act)) throw new Error(`${act} is not in the table of who may do what`)
    const asker = await askerOf(request)
    if (!asker) return notSignedIn
    return couldDo(asker, act) ? undefined : refuse('not-allowed', `This is for ${whoCan(rowsOf(act))}.`)
  }

/** Whoever asks, behind the gate. */
export async function mustAsk(askerOf: AskerOf, request: FastifyRequest): Promise<Asker> {
  const asker = await askerOf(request)
  if (!asker) throw new Error('a route without an asker is not behind the gate')
  return asker
}

/** A permit for this act on this object, or the refusal that says why not and who can. */
export function permitFor(asker: Asker, act: Act, object: ActObject): Permit | Refusal {
  const decision = decide(asker, act, object)
  if (decision.may) return decision.permit
  return decision.needs === 'step-up'
    ? refuse('step-up-needed', decision.because)
    : refuse('not-allowed', decision.because)
}

export const isRefusal = (given: Permit | Refusal): given is Refusal => 'refusal' in given
