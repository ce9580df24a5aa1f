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

export type SightingKind =
  | 'unapproved'
  | 'changed'
  | 'gone'
  | 'differs'
  | 'another-account'
  | 'account-gone'
  | 'profile-changed'

/** Something on a channel that nobody did here. */
export type ChannelSightingTable = {
  readonly id: string
  readonly channel: string
  readonly kind: SightingKind
  /** What it is about, so that it is noticed once. */
  readonly thing: string
  readonly post: string | null
  readonly what: Kept<{ readonly [name: string]: Json }>
  /** What was kept of it before anybody was told. */
  readonly capture: string | null
  readonly at: Instant
}

/** What was seen of a channel at the last look. */
export type Seen = {
  /** Revision and a digest of the text, by id. */
  readonly items: Readonly<Record<string, string>>
  readonly profile: { readonly handle: string; readonly name: string; readonly about: string } | null
}
export type ChannelWatchTable = {
  readonly channel: string
  /** Before this nothing on the channel is anybody's business here. */
  readonly since: Instant
  readonly next_at: Instant
  readonly looked_at: Instant | null
  readonly failed: number
  readonly says: string | null
  readonly seen: Kept<Seen>
}

declare module '../store/tables.ts' {
  interface ScratchTables {
    publication_due: PublicationDueTable
    publishing_line: PublishingLineTable
    publication_progress: PublicationProgressTable
    channel_watch: ChannelWatchTable
  }
  interface Tables {
    publication_act: PublicationActTable
    publishing_pause: PublishingPauseTable
    channel_sighting: ChannelSightingTable
  }
}
