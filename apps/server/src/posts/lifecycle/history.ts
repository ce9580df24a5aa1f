import type { Tier } from '@secondlook/contract'

/** A finding that is a judgement: an approver answers it with a reason. */
export type Judgement = { readonly finding: string; readonly advice: 'ask' | 'stop' }

export type Step = {
  readonly name: string
  readonly need: number
  /** `null` is anybody who may approve. */
  readonly of: readonly string[] | null
  readonly channels: readonly string[]
}

type By = { readonly by: string; readonly at: string }

/** A version as far as its approval depends on it. */
export type Saved = By & {
  readonly does: 'save'
  readonly version: number
  readonly digest: string
  /** Whoever typed in it and whose suggestions it took; whoever saved it and earlier authors are so anyway. */
  readonly writers: readonly string[]
  readonly tier: Tier | null
  readonly channels: readonly string[]
  readonly latest: string | null
  readonly judgements: readonly Judgement[]
  readonly isNeutral: boolean
}

export type Asked = By & {
  readonly does: 'ask'
  readonly version: number
  readonly steps: readonly Step[]
  readonly isEmergency: boolean
}

export type SaidYes = By & {
  readonly does: 'approve'
  readonly version: number
  readonly digest: string
  readonly hasSteppedUp: boolean
  /** The findings that they gave a reason for. */
  readonly answered: readonly string[]
}

export type Done = By & {
  readonly does: 'return' | 'hold' | 'release' | 'recall' | 'drop' | 'look-after'
  readonly version: number
}

export type Settled = By & { readonly does: 'settle-neutral'; readonly version: number }

/** Something was entered in a register after the version was saved, and it is asked about again. */
export type FoundAgain = By & {
  readonly does: 'find-again'
  readonly version: number
  readonly isNeutral: boolean
}

export type Act = Saved | Asked | SaidYes | Done | Settled | FoundAgain

/** Everything that happened to a post, oldest first. */
export type History = readonly Act[]
