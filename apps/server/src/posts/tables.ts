import type { Answer, PostBody, PostCheck, PostMargin, Tier } from '@secondlook/contract'
import type { ColumnType } from 'kysely'
import type { z } from 'zod'
import type { Judgement, Step } from './lifecycle/history.ts'

/** Written as text, read as what it holds. */
type Kept<T> = ColumnType<T, string, string>
type Instant = string

export type PostTable = {
  readonly id: string
  readonly unit: string | null
  readonly kind: string
  readonly begun_by: string
  readonly begun_at: Instant
  /** The post that this one corrects, where it corrects one. */
  readonly corrects?: string | null | undefined
}

export type PostVersionTable = {
  readonly id: string
  readonly post: string
  readonly number: number
  readonly digest: string
  readonly body: Kept<PostBody>
  /** What would be sent to each channel, as the connectors prepared it. */
  readonly prepared: Kept<unknown>
  readonly check_found: Kept<z.infer<typeof PostCheck>>
  readonly tier: Tier | null
  readonly channels: readonly string[]
  /** What it is confined to the knowledge lists of. */
  readonly initiatives: readonly string[]
  /** Who typed in it and whose suggestions it took, besides whoever saved it. */
  readonly writers: readonly string[]
  /** Everybody who has written in it or in a version before it. */
  readonly authors: readonly string[]
  readonly judgements: Kept<readonly Judgement[]>
  readonly blocks: Kept<readonly string[]>
  readonly is_neutral: boolean
  readonly template: string | null
  readonly goes_at: Instant | null
  readonly latest_at: Instant | null
  readonly saved_by: string
  readonly saved_at: Instant
}

export type PostRoundTable = {
  readonly id: string
  readonly post: string
  readonly version: number
  readonly steps: Kept<readonly Step[]>
  readonly is_emergency: boolean
  readonly reason: string | null
  readonly note: string | null
  readonly due_at: Instant | null
  readonly asked_by: string
  readonly asked_at: Instant
}

export type PostActTable = {
  readonly id: string
  readonly post: string
  readonly version: number
  readonly round: string | null
  readonly does: 'approve' | 'return' | 'hold' | 'release' | 'recall' | 'drop' | 'look-after'
  readonly digest: string | null
  readonly step: string | null
  /** The entry of the register under which they said it. */
  readonly delegation: string | null
  readonly has_stepped_up: boolean
  readonly signed_in_by: string | null
  readonly reason: string | null
  readonly answers: Kept<readonly z.infer<typeof Answer>[]>
  readonly person: string
  readonly at: Instant
}

export type PostMarginTable = PostMargin & {
  readonly id: string
  readonly post: string
  readonly person: string
  readonly from_at: Instant
  readonly ended_at: Instant | null
}

/** Where a post stands, for lists: what the lifecycle says of it, kept with whatever changed it. */
export type PostStandingTable = {
  readonly id: string
  readonly post: string
  readonly state: string
  readonly version: number | null
  readonly kind: string
  readonly unit: string | null
  readonly tier: string | null
  readonly channels: readonly string[]
  /** What any version of it was confined to. */
  readonly initiatives: readonly string[]
  readonly authors: readonly string[]
  readonly waits_for: readonly string[]
  readonly title: string
  readonly campaign: string
  /** What a search looks in. */
  readonly words: string
  readonly goes_at: Instant | null
  readonly due_at: Instant | null
  readonly from_at: Instant
  readonly ended_at: Instant | null
}

export type PostCommentTable = {
  readonly id: string
  readonly post: string
  readonly text: string
  readonly anchor: Kept<unknown> | null
  readonly reply_to: string | null
  readonly suggestion: string | null
  readonly person: string
  readonly at: Instant
}

export type PostCommentSettledTable = {
  readonly id: string
  readonly comment: string
  readonly how: 'settled' | 'taken' | 'declined'
  readonly person: string
  readonly at: Instant
}

export type PostNeutralTable = {
  readonly id: string
  readonly post: string
  readonly version: number
  readonly answer: 'announced' | 'not-this'
  readonly link: string | null
  readonly person: string
  readonly at: Instant
}

/** That a version is asked about again because of what was entered in a register after it was saved. */
export type PostFoundTable = {
  readonly id: string
  readonly post: string
  readonly version: number
  /** Whether the media team is asked. */
  readonly is_neutral: boolean
  /** What it is confined to the knowledge lists of since. */
  readonly initiatives: readonly string[]
  /** What only a change can clear since. */
  readonly blocks: readonly string[]
  readonly at: Instant
}

export type PostFalseAlarmTable = {
  readonly id: string
  readonly post: string
  readonly version: number
  readonly rule: string
  readonly clause: string
  readonly words: string
  readonly reason: string
  readonly unit: string | null
  readonly person: string
  readonly from_at: Instant
  readonly ended_at: Instant | null
}

/** That somebody was reminded of a post, or told because it waited too long. */
export type PostChaseTable = {
  readonly id: string
  readonly post: string
  readonly round: string
  /** The step of the round, and for what comes again the day. */
  readonly stage: string
  readonly does: 'nudge' | 'escalate' | 'look-after'
  /** Who was told. */
  readonly people: readonly string[]
  /** Who reminded them; `null` is by the clock. */
  readonly person: string | null
  readonly at: string
}

export type CalendarFeedTable = {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly channel: string | null
  readonly secret_digest: string
  readonly from_at: Instant
  readonly ended_at: Instant | null
}

export type PostDraftTable = {
  readonly post: string
  readonly revision: number
  readonly body: Kept<PostBody>
  readonly margin: Kept<PostMargin>
  /** Who has typed in it since the last version. */
  readonly writers: readonly string[]
  /** The last changes that were taken, so that one that arrives twice is taken once. */
  readonly changes: readonly string[]
  readonly changed_by: string | null
  readonly changed_at: Instant | null
}

export type PostPresenceTable = {
  readonly post: string
  readonly person: string
  readonly tab: string
  readonly field: string | null
  readonly since: Instant
  readonly seen_at: Instant
}

/** What was found on a page or of a handle not long ago, by a digest of what was asked. */
export type LookedUpTable = {
  readonly key: string
  readonly found: Kept<unknown>
  readonly at: Instant
}

declare module '../store/tables.ts' {
  interface ScratchTables {
    post_draft: PostDraftTable
    post_presence: PostPresenceTable
    looked_up: LookedUpTable
  }
  interface Tables {
    post: PostTable
    post_version: PostVersionTable
    post_round: PostRoundTable
    post_act: PostActTable
    post_margin: PostMarginTable
    post_standing: PostStandingTable
    post_comment: PostCommentTable
    post_comment_settled: PostCommentSettledTable
    post_neutral: PostNeutralTable
    post_found: PostFoundTable
    post_false_alarm: PostFalseAlarmTable
    post_chase: PostChaseTable
    calendar_feed: CalendarFeedTable
  }
}
