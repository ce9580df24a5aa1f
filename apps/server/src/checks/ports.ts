import type { Registers } from '@secondlook/contract'
import type { Policy, RegisterChange } from '@secondlook/engine'

/** What a register says of itself at one instant, and a mark by which it can say what changed since. */
export type RegisterSnapshot = { readonly snapshot: Registers; readonly mark: string }

/**
 * The registers in force, initiatives and decoys alike: what asks here cannot tell one from the other. Published by
 * this context, plugged in where the contexts meet.
 */
export type RegisterSource = {
  load(): Promise<RegisterSnapshot>
  /** `too-old` where what came after this mark is no longer known one by one. */
  changesSince(
    mark: string,
  ): Promise<{ readonly changes: readonly RegisterChange[]; readonly mark: string } | 'too-old'>
}

/** The policy that binds a unit at an instant, or a sentence on why there is none. */
export type PolicyFor = (question: {
  readonly unit: string | null
  readonly at: string
}) => Promise<{ readonly policy: Policy } | { readonly gap: string }>

/** An official account that somebody can say they write for. */
export type ChannelChoice = {
  readonly id: string
  readonly name: string
  readonly platform: string
  readonly handle: string
}
export type ListChannels = () => Promise<readonly ChannelChoice[]>
