import type { FastifyRequest } from 'fastify'
import { type Refusal, refuse } from '../../http/refusals.ts'

/** Who asks, and how we know. What they may do is decided elsewhere. */
export type Asker = {
  readonly person: { readonly id: string; readonly name: string }
  readonly via: 'session' | 'token'
  /** The session's id, which opens nothing. */
  readonly session?: string
  readonly token?: string
  /** Until when this session counts as just confirmed. */
  readonly stepUpUntil?: string
  /** The acts that a token is narrowed to. */
  readonly scopes?: readonly string[]
}

declare module 'fastify' {
  interface FastifyRequest {
    asker: Asker | undefined
  }
}

/** A scope only ever narrows: without this, nothing; with it, what the person may do and no more. */
export const scopeAllows = ({ via, scopes }: Asker, act: string): boolean =>
  via === 'session' || scopes?.includes(act) === true

/** Refuses a dangerous act to whoever has not just confirmed; a token never can. */
export function needStepUp(asker: Asker, at: string): Refusal | undefined {
  if (asker.via === 'token')
    return refuse('not-allowed', 'A token cannot do this; sign in and do it yourself.')
  if (asker.stepUpUntil !== undefined && at < asker.stepUpUntil) return undefined
  return refuse('step-up-needed', 'Confirm that it is you at /sign-in/confirm, then do this again.')
}

/** Whoever is signed in with a browser. */
export function sessionOf(request: FastifyRequest): (Asker & { readonly session: string }) | Refusal {
  const { asker } = request
  if (!asker) return refuse('not-signed-in', 'Sign in and try again.')
  const { session } = asker
  if (session === undefined)
    return refuse('not-allowed', 'A token cannot do this; sign in and do it yourself.')
  return { ...asker, session }
}
