import type { ActStanding, CommentDeed, CommentGroundName, ComplaintOutcome } from '@secondlook/contract'
import type { ColumnType } from 'kysely'

type Kept<T> = ColumnType<T, string, string>
type Instant = string

/** What a stranger said under a post of ours. It is forgotten, and never matched with anybody in the directory. */
export type CommentSeenTable = {
  readonly id: string
  readonly channel: string
  readonly post: string
  /** What the platform calls it. */
  readonly comment: string
  readonly address: string
  readonly said_at: Instant
  readonly words: string
  readonly by_id: string
  readonly by_name: string
  readonly is_hidden: boolean
  readonly first_at: Instant
  readonly last_at: Instant
  readonly changed_at: Instant | null
  readonly gone_at: Instant | null
  readonly forget_at: Instant
}

/** When the comments under a post were last read, and why they could not be. */
export type CommentReadTable = {
  readonly channel: string
  readonly post: string
  readonly read_at: Instant
  readonly says: string | null
}

/** What somebody wrote to us about a comment of theirs, until it is forgotten. */
export type CommentComplaintWordsTable = {
  readonly complaint: string
  readonly about: string
  readonly words: string
  readonly contact: string | null
  readonly forget_at: Instant | null
}

/** Reasons in words of whoever did it. What a stranger said is not in them, but by where it stands in the capture. */
export type CommentWhy = {
  readonly note: string
  readonly whyNotHide: string
  readonly help: string
  readonly whyNoEnd: string
}

export type CommentActTable = {
  readonly id: string
  readonly comment: string
  readonly channel: string
  readonly post: string
  readonly does: CommentDeed
  readonly ground: CommentGroundName | null
  /** Where the words that it is about stand in the comment, and a digest of the whole. */
  readonly quote_from: number | null
  readonly quote_to: number | null
  readonly words_digest: string | null
  readonly why: Kept<CommentWhy>
  readonly until_at: Instant | null
  readonly capture: string | null
  readonly person: string
  readonly at: Instant
}

export type CommentOutcomeTable = {
  readonly id: string
  readonly act: string
  readonly stands: Exclude<ActStanding, 'leaving'>
  readonly says: string | null
  /** `null` is the program. */
  readonly person: string | null
  readonly at: Instant
}

export type CommentReviewTable = {
  readonly id: string
  readonly act: string
  readonly outcome: 'stands' | 'overturned'
  readonly says: string
  readonly person: string
  readonly at: Instant
}

export type CommentComplaintTable = {
  readonly id: string
  readonly channel: string
  readonly comment: string | null
  readonly code_digest: string
  readonly due_at: Instant
  readonly at: Instant
}

export type CommentComplaintAnswerTable = {
  readonly id: string
  readonly complaint: string
  readonly outcome: ComplaintOutcome
  readonly comment: string | null
  readonly says: string
  readonly person: string
  readonly at: Instant
}

declare module '../../store/tables.ts' {
  interface ScratchTables {
    comment_seen: CommentSeenTable
    comment_read: CommentReadTable
    comment_complaint_words: CommentComplaintWordsTable
  }
  interface Tables {
    comment_act: CommentActTable
    comment_outcome: CommentOutcomeTable
    comment_review: CommentReviewTable
    comment_complaint: CommentComplaintTable
    comment_complaint_answer: CommentComplaintAnswerTable
  }
}
