import { type Refusal, refuse } from '../http/refusals.ts'
import type { Decision } from '../people/index.ts'

/** Why somebody may not do something to a post, as it is answered. */
export const refusalOf = ({ because, ...decision }: Extract<Decision, { readonly may: false }>): Refusal =>
  refuse(decision.needs === 'step-up' ? 'step-up-needed' : 'not-allowed', because)
