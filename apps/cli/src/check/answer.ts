import type { Assessment, Draft, LineRefusal } from '@secondlook/contract'
import type { Policy, RegisterIndex } from '@secondlook/engine'
import { type Filling, fillDraft, policyOf, registersOf } from '../options.ts'
import { readLine, refuse } from './line.ts'

/** What the answers so far amount to. */
export type Tally = { lines: number; refused: number; asked: number; unmet: number }

export const noTally = (): Tally => ({ lines: 0, refused: 0, asked: 0, unmet: 0 })

export function addTally(to: Tally, from: Tally): void {
  to.lines += from.lines
  to.refused += from.refused
  to.asked += from.asked
  to.unmet += from.unmet
}

/** Answers lines of drafts, one after the other. */
export class Answerer {
  readonly #policy: Policy
  readonly #registers: RegisterIndex | undefined
  readonly #filling: Filling

  constructor(policy: Policy, registers: RegisterIndex | undefined, filling: Filling) {
    this.#policy = policy
    this.#registers = registers
    this.#filling = filling
  }

  assess(draft: Draft, line: number, tally: Tally): Assessment {
    const assessment = this.#policy.assess(fillDraft(draft, this.#filling), this.#registers)
    assessment.line = line
    tally.lines++
    if (assessment.advice === 'ask' || assessment.advice === 'stop') tally.asked++
    if (assessment.requirements.some(({ met }) => met === false)) tally.unmet++
    return assessment
  }

  /** The reply to one line, as the JSON that is written. */
  line(text: string, line: number, tally: Tally): string {
    const read = readLine(text, line)
    if ('refusal' in read) return this.refused(read.refusal, tally)
    return JSON.stringify(this.assess(read.draft, line, tally))
  }

  refused(refusal: LineRefusal, tally: Tally): string {
    tally.lines++
    tally.refused++
    return JSON.stringify(refusal)
  }
}

/** What makes an answerer, as plain data, so that a thread can make its own. */
export type AnswererPlan = {
  readonly packs: readonly string[]
  readonly registers: string | undefined
  readonly filling: Filling
}

export function answererOf({ packs, registers, filling }: AnswererPlan): Answerer {
  return new Answerer(policyOf(packs), registersOf(registers), filling)
}

/** The replies to some lines, each with its newline; a line that is `undefined` was not UTF-8. */
export function answerBatch(
  answerer: Answerer,
  first: number,
  lines: readonly (string | undefined)[],
  tally: Tally,
): string {
  let replies = ''
  lines.forEach((text, at) => {
    const line = first + at
    const notText = 'the line is not UTF-8 text; save the file as UTF-8'
    replies +=
      text === undefined
        ? answerer.refused(refuse(line, null, 'bad-encoding', notText).refusal, tally)
        : answerer.line(text, line, tally)
    replies += '\n'
  })
  return replies
}

/** 2 if a line was refused, 1 if something must be asked or is unmet under `--strict`, else 0; and why. */
export function exitOf(tally: Tally, strict: boolean): { readonly code: number; readonly why: string } {
  const lines = (count: number): string =>
    `${count} of ${tally.lines} ${tally.lines === 1 ? 'line' : 'lines'}`
  if (tally.refused > 0) return { code: 2, why: `${lines(tally.refused)} could not be read` }
  if (tally.asked > 0) return { code: 1, why: `best to ask first, or not to post: ${lines(tally.asked)}` }
  if (strict && tally.unmet > 0) return { code: 1, why: `a requirement is not met: ${lines(tally.unmet)}` }
  return { code: 0, why: '' }
}
