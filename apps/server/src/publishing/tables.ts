import type { Json } from '@secondlook/connectors'
import type { ColumnType } from 'kysely'
import type { Does } from './life/act.ts'

type Kept<T> = ColumnType<T, string, string>
type Instant = string

export type PublicationActTable = {
  readonly id: string
  readonly post: string
  readonly channel: string
  readonly version: number
  readonly does: Does
  /** What was said of it: a platform's answer, or a person's reason. */
  readonly says: string | null
  readonly detail: Kept<{ readonly [name: string]: Json }>
  /** `null` is the program. */
  readonly person: string | null
  readonly at: Instant
}

export type PublishingPauseTable = {
  readonly id: string
  readonly scope: 'all' | 'platform' | 'channel'
  /** The platform or the channel; empty for all. */
  readonly what: string
  readonly reason: string
  readonly person: string
  readonly from_at: Instant
  readonly ended_at: Instant | null
}

/** When something is to be done next about a post on a channel. */
export type PublicationDueTable = {
  readonly post: string
  readonly channel: string
  readonly version: number
  readonly due_at: Instant
  /** When it was due at first: what keeps the order within an account. */
  readonly first_due_at: Instant
  readonly tries: number
  /** What sends keeps its order; what follows once it is out holds up nothing. */
  readonly kind: 'send' | 'after'
}

/** Who works on a channel now, and before when nothing more is sent there. */
export type PublishingLineTable = {
  readonly channel: string
  readonly lease_by: string | null
  readonly lease_until: Instant | null
  readonly not_before: Instant | null
  readonly window_from: Instant | null
  readonly window_count: number
}

/** How far a sending came: what is needed to go on with it after a fall. */
export type PublicationProgressTable = {
  readonly post: string
  readonly channel: string
  readonly version: number
  /** When a request that writes was last about to leave. */
  readonly left_at: Instant | null
  readonly answers: Kept<readonly (Json | null)[]>
}

declare module '../store/tables.ts' {
  interface ScratchTables {
    publication_due: PublicationDueTable
    publishing_line: PublishingLineTable
    publication_progress: PublicationProgressTable
  }
  interface Tables {
    publication_act: PublicationActTable
    publishing_pause: PublishingPauseTable
  }
}
