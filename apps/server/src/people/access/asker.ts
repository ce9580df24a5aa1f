import type { Actor } from '../../records/index.ts'
import type { Told } from '../privacy/start-gate.ts'
import type { Role } from './roles.ts'
import type { Act } from './table.ts'

/** What a role is held for. A unit is held with everything that was below it at the instant. */
export type Scope =
  | { readonly kind: 'everything' }
  | { readonly kind: 'unit'; readonly unit: string; readonly units: ReadonlySet<string> }
  | { readonly kind: 'channel'; readonly channel: string }

/** The row that gives somebody a role, so that every answer can name it. */
export type Through = {
  readonly kind: 'grant' | 'delegation' | 'acting'
  readonly id: string
  /** Who granted it, delegated it, or is acted for. */
  readonly from: string
  readonly since: string
  readonly until: string | null
}

export type Holding = { readonly role: Role; readonly scope: Scope; readonly through: Through }

/** Somebody who asks, as they stood at an instant: everything that a decision weighs, and nothing that it looks up. */
export type Asker = {
  readonly by: Actor
  readonly at: string
  readonly person: string
  /** Whether they had started and not left, were not deactivated and not merged into another entry. */
  readonly isPresent: boolean
  /** Every identity that is the same human, their own included. */
  readonly selves: ReadonlySet<string>
  readonly holds: readonly Holding[]
  /** Who reports to them, or to somebody for whom they act. */
  readonly reports: ReadonlySet<string>
  /** Whether they have shown just now that it is they. */
  readonly hasSteppedUp: boolean
  /** The notices of surveillance they were told of: some acts wait until one has begun. */
  readonly told: readonly Told[]
  /** What a token is limited to; absent where a person acts. */
  readonly only?: ReadonlySet<Act>
}
