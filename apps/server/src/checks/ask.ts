import { startOf } from '@secondlook/calendar'
import type { Asked, Draft } from '@secondlook/contract'
import { type Refusal, refuse } from '../http/refusals.ts'
import type { DailyBound } from './daily-bound.ts'
import type { KeptIndex } from './kept-index.ts'
import {
  type Asking,
  answerFor,
  askAPersonSays,
  isNeutral,
  neededOf,
  personToAsk,
  whomOf,
  wordsOf,
} from './model.ts'
import type { PolicyFor } from './ports.ts'

export type AskNeeds = {
  readonly kept: KeptIndex
  readonly bound: DailyBound
  readonly policyFor: PolicyFor
  readonly now: () => number
  readonly zone: string
  readonly onFault: (error: unknown) => void
}

const notNow = refuse(
  'not-now',
  'The registers cannot be asked right now, so there is no answer. What you wrote was not kept; try again in a moment, and publish nothing official meanwhile.',
)

/**
 * Asks with the registers, as a deliberate act of somebody: what they are told, and nothing stored but that they were
 * answered. Without registers there is no answer at all.
 */
export async function assessFor(needs: AskNeeds, asking: Asking, draft: Draft): Promise<Asked | Refusal> {
  const { bound, policyFor, now, zone } = needs
  const at = new Date(startOf(draft.at ?? new Date(now()).toISOString(), zone)).toISOString()
  const found = await policyFor({ unit: asking.unit, at })
  if ('gap' in found) return refuse('not-now', found.gap)
  const { policy } = found
  const person = personOf(asking)
  const index = await readRegisters(needs)
  if (!index) return notNow

  const day = await bound.open()
  const isReached = await bound.isReached(day, person)
  // Looked for all the same, so that the time of an answer beyond the bound is like that of any other.
  const assessment = assessed(() => answerFor(asking.selves, draft, policy, index, now()))
  if (isReached || (isNeutral(assessment) && !(await bound.take(day, person, wordsOf(draft))))) {
    await bound.noteBeyond(day)
    return { answer: 'ask-a-person', says: askAPersonSays, contacts: personToAsk(policy) }
  }
  return {
    ...{ answer: 'assessed', assessment },
    ...{ whom: whomOf(assessment, policy), needed: neededOf(assessment, policy) },
  }
}

/** One human is counted once, whichever of their entries they use. */
const personOf = ({ person, selves }: Asking): string => [...selves, person].sort()[0] ?? person

/** A fault of the registers may name an entry, so what is told of it is only that there was one. */
async function readRegisters({ kept, onFault }: AskNeeds) {
  try {
    return await kept.current()
  } catch (error) {
    onFault(new Error(`the registers could not be read (${nameOf(error)})`))
    return undefined
  }
}

/** A fault of the engine may name words, and those are nobody's business. */
function assessed<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new Error(`a draft could not be assessed (${nameOf(error)})`)
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
