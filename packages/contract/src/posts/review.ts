import { z } from 'zod'
import { Instant, Named } from '../screens/named.ts'

/** Where a post stands. */
export const postStates = {
  draft: 'Being written',
  'in-review': 'Waiting for approval',
  returned: 'Returned with a reason',
  held: 'On hold',
  approved: 'Approved',
  expired: 'Too late to go out',
  dropped: 'Given up',
} as const
export const PostState = z.enum(['draft', 'in-review', 'returned', 'held', 'approved', 'expired', 'dropped'])
export type PostState = z.infer<typeof PostState>

/** Where a post stands once it is on its way: of all its channels together. */
export const outStates = {
  leaving: 'Being posted',
  unknown: 'Not known yet whether it was posted',
  posted: 'Posted',
  differs: 'Posted, and not as it was approved',
  partly: 'Posted in part',
  stopped: 'Stopped',
  'by-hand': 'Ready to be posted by hand',
  'taken-down': 'Taken down',
  'not-going-out': 'Not going out',
} as const
export const OutState = z.enum([
  ...(['leaving', 'unknown', 'posted', 'differs', 'partly', 'stopped', 'by-hand'] as const),
  ...(['taken-down', 'not-going-out'] as const),
])
export type OutState = z.infer<typeof OutState>
/** The same with whose move it is; nobody's where it goes on by itself or is done with. */
export const OutShown = z.object({
  state: OutState,
  needs: z.enum(['nobody', 'somebody', 'you']),
  /** Whether anything of it is out, or may be: then it stays as it is. */
  isOut: z.boolean(),
  /** When the last of it happened. */
  since: Instant,
})
export type OutShown = z.infer<typeof OutShown>

/** One step of a review: whose yes is needed. */
export const ReviewStep = z.object({
  name: z.string(),
  /** How many of them have to say yes. */
  need: z.number().int().min(1),
  /** Of whom; `null` is anyone who may approve this post. */
  of: z.array(Named).nullable(),
  done: z.array(Named),
  state: z.enum(['done', 'now', 'later']),
  due: Instant.nullable(),
  /** Who can say yes at this step now. */
  can: z.array(Named),
})
export type ReviewStep = z.infer<typeof ReviewStep>

/** A reason against a finding that is a judgement. */
export const Answer = z.object({ finding: z.string().max(200), reason: z.string().trim().min(1).max(2000) })

/** Asks for approval of one version. */
export const AskForApproval = z.object({
  version: z.number().int().min(1),
  note: z.string().max(2000).nullable(),
  /** Two people now instead of every step, and a look at it afterwards. */
  emergency: z.object({ reason: z.string().trim().min(1).max(2000) }).nullable(),
})
export type AskForApproval = z.infer<typeof AskForApproval>

/** What an approver says of exactly one version. */
export const Decide = z.object({
  version: z.number().int().min(1),
  /** Of the version that was shown. */
  digest: z.string().max(100),
  does: z.enum(['approve', 'return', 'hold', 'release']),
  /** Needed to return and to hold. */
  reason: z.string().max(2000).nullable(),
  answers: z.array(Answer).max(200),
})
export type Decide = z.infer<typeof Decide>

/** What its people may do without deciding on it. */
export const WithReason = z.object({ reason: z.string().trim().min(1).max(2000) })

export const DecisionRow = z.object({
  id: z.string(),
  version: z.number().int(),
  does: z.enum(['approve', 'return', 'hold', 'release', 'recall', 'drop', 'expire', 'look-after']),
  by: Named.nullable(),
  at: Instant,
  step: z.string().nullable(),
  /** The entry under which they may approve. */
  delegation: Named.nullable(),
  signedInBy: z.string().nullable(),
  reason: z.string().nullable(),
  answers: z.array(Answer),
  /** Whether it counts for the version that stands now. */
  counts: z.boolean(),
})
export type DecisionRow = z.infer<typeof DecisionRow>

/** Something said about a place in a version. */
export const Anchor = z.object({
  version: z.number().int().min(1),
  field: z.string().max(100),
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  quote: z.string().max(2000),
})
export const NewComment = z.object({
  text: z.string().trim().min(1).max(4000),
  anchor: Anchor.nullable(),
  replyTo: z.string().max(100).nullable(),
  /** Other words for the place; whoever's words are taken is an author of them. */
  suggestion: z.string().max(10_000).nullable(),
})
export type NewComment = z.infer<typeof NewComment>

export const PostComment = z.object({
  id: z.string(),
  by: Named.nullable(),
  at: Instant,
  text: z.string(),
  anchor: Anchor.nullable(),
  replyTo: z.string().nullable(),
  suggestion: z.string().nullable(),
  state: z.enum(['open', 'settled', 'taken', 'declined']),
  may: z.object({ settle: z.boolean(), take: z.boolean() }),
})
export type PostComment = z.infer<typeof PostComment>
