import type { Tier } from '@secondlook/contract'

/** One way in which somebody may approve: an entry of the register of delegations, held at the instant. */
export type Authority = {
  readonly entry: string
  readonly tiers: readonly Tier[]
  /** `null` is every channel. */
  readonly channels: readonly string[] | null
  /** Of whom they have the role, where it was handed on or they act for somebody. */
  readonly from: string | null
}

/** How people stand at an instant, as far as approval can depend on it. */
export type World = {
  readonly at: string
  /** Who somebody is, whichever of their entries is given. */
  humanOf(person: string): string
  isPresent(person: string): boolean
  /** Whether they have acknowledged what applies to them. */
  isCurrent(person: string): boolean
  authoritiesOf(person: string): readonly Authority[]
  /** Whether a version fills a template that is approved now for all of its channels. */
  fillsTemplate(version: number): boolean
  /** What only a change can clear in a version, as of now; what came up after it was saved included. */
  blocksOf(version: number): readonly string[]
  /** Whether the body asks that approvers are current in acknowledgement. */
  readonly asksAcknowledgement: boolean
}
