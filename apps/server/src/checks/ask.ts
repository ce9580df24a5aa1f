import { startOf } from '@secondlook/calendar'
import type { Asked, Assessment, Draft, Initiative } from '@secondlook/contract'
import { indexRegisters, type Policy, type RegisterIndex } from '@secondlook/engine'
import { type Refusal, refuse } from '../http/refusals.ts'
import type { AskingDay, DailyBound } from './daily-bound.ts'
import type { KeptIndex } from './kept-index.ts'
import {
  type Asking,
  answerFor,
  askAPersonSays,
  isNeutral,
  neededOf,
  personToAsk,
  signsMax,
  whomOf,
  withoutNeutral,
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
  // A text without a time is asked about for now: what holds from a day on holds by then or does not.
  const dated = { ...draft, at: draft.at ?? new Date(now()).toISOString() }
  const at = new Date(startOf(dated.at, zone)).toISOString()
  const found = await policyFor({ unit: asking.unit, at })
  if ('gap' in found) return refuse('not-now', found.gap)
  const { policy } = found
  const person = personOf(asking)
  const index = await readRegisters(needs)
  if (!index) return notNow

  const day = await bound.open()
  const isReached = await bound.isReached(day, person)
  // Looked for all the same, so that the time of an answer beyond the bound is like that of any other.
  const assessment = assessed(() => answerFor(asking.selves, dated, policy, index, now()))
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
const personOf = ({ person, selves }: Omit<Asking, 'unit'>): string => [...selves, person].sort()[0] ?? person

/** What is told of texts that belong together, such as the forms of one post. */
export type CheckedTexts = {
  readonly policy: Policy
  readonly assessments: readonly Assessment[]
  /** Initiatives that they speak of, that are not announced, and that whoever asks may know of. */
  readonly waiting: readonly string[]
  /** Whether somebody has to say what is behind it: the neutral answer was given, or can be given no more today. */
  readonly isNeutral: boolean
  /** Whether they have had as many answers as they get; then every text is answered the same. */
  readonly isBeyond: boolean
}

type Question = { readonly unit: string | null; readonly drafts: readonly Draft[]; readonly at: number }

/**
 * Texts as they are typed: by every register but that of what is not announced, which moves nothing here. Nothing is
 * counted, and the neutral answer, which is for a deliberate act, is not given.
 */
export async function assessTyped(
  needs: AskNeeds,
  { unit, drafts, at }: Question,
): Promise<CheckedTexts | Refusal> {
  const found = await readyFor(needs, unit, at)
  if ('refusal' in found) return found
  const { policy } = found
  const index = found.index.withoutInitiatives()
  const assessments = drafts.map((draft) => withoutNeutral(assessed(() => policy.assess(draft, index))))
  return { policy, assessments, waiting: [], isNeutral: false, isBeyond: false }
}

/**
 * Texts that somebody saves on purpose: by every register, as `assessFor`, and counted as one text. Beyond the bound
 * nobody learns whether there was a match: all of them are to be settled by somebody who knows.
 */
export async function assessSaved(
  needs: AskNeeds,
  asking: Omit<Asking, 'unit'>,
  { unit, drafts, at }: Question,
): Promise<CheckedTexts | Refusal> {
  const found = await readyFor(needs, unit, at)
  if ('refusal' in found) return found
  const { policy, index } = found
  const { bound, now } = needs
  const person = personOf(asking)
  const day = await bound.open()
  const isReached = await bound.isReached(day, person)
  const seen = index.seenBy(asking.selves, now())
  const told = drafts.map((draft) => assessed(() => policy.assess(draft, seen)))
  const waiting = waitingIn(policy, drafts, seen)
  const isAsked = told.some(isNeutral)
  const isBeyond = isReached || (isAsked && !(await takeAll(bound, day, person, drafts)))
  if (isBeyond) await bound.noteBeyond(day)
  return {
    ...{ policy, waiting, isBeyond, isNeutral: isBeyond || isAsked },
    assessments: isBeyond ? told.map(withoutNeutral) : told,
  }
}

export type AgainNeeds = Pick<AskNeeds, 'kept' | 'policyFor' | 'now' | 'onFault'>
export type FoundAgain = Pick<CheckedTexts, 'policy' | 'assessments' | 'waiting' | 'isNeutral'>

/**
 * Texts that somebody saved before, by the registers as they stand: what would be told if they saved them now. Nobody
 * asks, so it is counted against nobody.
 */
export async function assessAgain(
  needs: AgainNeeds,
  selves: ReadonlySet<string>,
  { unit, drafts, at }: Question,
): Promise<FoundAgain | Refusal> {
  const found = await readyFor(needs, unit, at)
  if ('refusal' in found) return found
  const { policy } = found
  const seen = found.index.seenBy(selves, needs.now())
  const assessments = drafts.map((draft) => assessed(() => policy.assess(draft, seen)))
  return {
    policy,
    assessments,
    isNeutral: assessments.some(isNeutral),
    waiting: waitingIn(policy, drafts, seen),
  }
}

/** Whether texts speak of one initiative, whoever may know of it. */
export const speakOf = (policy: Policy, drafts: readonly Draft[], initiative: Initiative): boolean =>
  waitingIn(policy, drafts, indexRegisters({ initiatives: [initiative] })).length > 0

const waitingIn = (policy: Policy, drafts: readonly Draft[], index: RegisterIndex): readonly string[] =>
  assessed(() => [...new Set(drafts.flatMap((draft) => policy.waitingIn(draft, index)))].sort())

/** Together they are one text, and as many as would fit into them where they are long. */
async function takeAll(
  bound: DailyBound,
  day: AskingDay,
  person: string,
  drafts: readonly Draft[],
): Promise<boolean> {
  const words = drafts.flatMap(wordsOf)
  const signs = words.reduce((sum, one) => sum + (one?.length ?? 0), 0)
  for (let part = 0; part * signsMax <= signs; part += 1)
    if (!(await bound.take(day, person, [...words, String(part)]))) return false
  return true
}

async function readyFor(needs: AgainNeeds, unit: string | null, at: number) {
  const found = await needs.policyFor({ unit, at: new Date(at).toISOString() })
  if ('gap' in found) return refuse('not-now', found.gap)
  const index = await readRegisters(needs)
  return index ? { policy: found.policy, index } : notNow
}

/** A fault of the registers may name an entry, so what is told of it is only that there was one. */
async function readRegisters({ kept, onFault }: AgainNeeds) {
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
