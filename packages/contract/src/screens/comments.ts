import { z } from 'zod'
import { MayDo } from '../posts/post.ts'
import { Day, Instant, Named } from './named.ts'

/** What may be done to a comment under a post of ours. */
export const CommentDeed = z.enum(['hide', 'show', 'delete', 'block', 'unblock'])
export type CommentDeed = z.infer<typeof CommentDeed>

export const GroundName = z.enum([
  ...(['threat', 'hate', 'private', 'unlawful', 'spam', 'sexual', 'danger', 'flood'] as const),
])

const Words = z.string().trim().max(4000)
const SomeWords = (says: string) => Words.min(1, says)

/** What somebody wants done to a comment, and why. What each deed needs besides is said where it is missing. */
export const ModerateComment = z.object({
  does: CommentDeed,
  /** Words of the comment that fall under the ground, as they stand in it. */
  ground: GroundName.nullable().default(null),
  quote: Words.default(''),
  note: SomeWords('Say why in a few words.'),
  /** For what is stronger than hiding: why hiding would not do. */
  whyNotHide: Words.default(''),
  /** Where somebody may be in danger: what was done to help. */
  help: Words.default(''),
  /** For a block: the day on which it is looked at again, or why it has none. */
  until: Day.nullable().default(null),
  whyNoEnd: Words.default(''),
})
export type ModerateComment = z.infer<typeof ModerateComment>

export const actStandings = {
  leaving: 'On its way',
  unknown: 'We do not know yet whether it was done',
  done: 'Done',
  absent: 'It was not there any more',
  'not-done': 'It was not done',
  refused: 'The platform did not do it',
  deferred: 'The platform could not do it then',
} as const
export const ActStanding = z.enum([
  ...(['leaving', 'unknown', 'done', 'absent', 'not-done', 'refused', 'deferred'] as const),
])
export type ActStanding = z.infer<typeof ActStanding>

export const SecondLookOutcome = z.enum(['stands', 'overturned'])

/** One thing that somebody did to a comment, and what came of it. */
export const CommentStep = z.object({
  id: z.string(),
  at: Instant,
  does: CommentDeed,
  by: Named,
  ground: GroundName.nullable(),
  /** The words of the comment that it was about, as long as they are kept. */
  quote: z.string().nullable(),
  note: z.string(),
  whyNotHide: z.string(),
  help: z.string(),
  until: Instant.nullable(),
  whyNoEnd: z.string(),
  standing: ActStanding,
  says: z.string().nullable(),
  /** What was kept of the comment before anything was done. */
  capture: z.string().nullable(),
  /** Until when somebody else has to have looked at it; `null` where nobody has to. */
  lookBy: Instant.nullable(),
  look: z.object({ outcome: SecondLookOutcome, note: z.string(), by: Named, at: Instant }).nullable(),
  may: z.object({ look: MayDo, sayWhether: MayDo }),
})
export type CommentStep = z.infer<typeof CommentStep>

export const CommentRow = z.object({
  id: z.string(),
  channel: Named,
  platform: z.string(),
  post: z.object({ id: z.string(), title: z.string() }),
  /** When it was said, and when it was read here first. */
  at: Instant,
  seenAt: Instant,
  text: z.string(),
  by: z.string(),
  isHidden: z.boolean(),
  isGone: z.boolean(),
  isBlocked: z.boolean(),
  /** What was done to it last. */
  last: z.object({ does: CommentDeed, at: Instant, standing: ActStanding }).nullable(),
  waitsForLook: z.boolean(),
})
export type CommentRow = z.infer<typeof CommentRow>

export const CommentPage = CommentRow.extend({
  address: z.string(),
  /** Whether its words were changed since they were first read. */
  isChanged: z.boolean(),
  /** When what is kept of it here is forgotten. */
  forgottenAt: Instant,
  hasHouseRules: z.boolean(),
  steps: z.array(CommentStep),
  may: z.object({ hide: MayDo, show: MayDo, delete: MayDo, block: MayDo, unblock: MayDo }),
})
export type CommentPage = z.infer<typeof CommentPage>

export const ComplaintOutcome = z.enum(['restored', 'stands', 'cannot-restore', 'nothing-found'])
export type ComplaintOutcome = z.infer<typeof ComplaintOutcome>

export const ComplaintRow = z.object({
  id: z.string(),
  channel: Named,
  platform: z.string(),
  at: Instant,
  /** By when we say that it is answered. */
  due: Instant,
  /** Whether it is about a comment that we know. */
  comment: z.string().nullable(),
  isAnswered: z.boolean(),
})
export type ComplaintRow = z.infer<typeof ComplaintRow>

export const ComplaintPage = ComplaintRow.extend({
  /** The address that they gave, and their words, as long as they are kept. */
  about: z.string().nullable(),
  words: z.string().nullable(),
  contact: z.string().nullable(),
  answer: z.object({ outcome: ComplaintOutcome, says: z.string(), by: Named, at: Instant }).nullable(),
  may: MayDo,
})
export type ComplaintPage = z.infer<typeof ComplaintPage>

export const CommentChannel = Named.extend({
  platform: z.string(),
  /** Read here since yesterday. */
  fresh: z.number().int(),
  waitForLook: z.number().int(),
  /** Why comments could not be read at the last look. */
  says: z.string().nullable(),
})
export const CommentBoard = z.object({
  channels: z.array(CommentChannel),
  comments: z.array(CommentRow),
  complaints: z.array(ComplaintRow),
})
export type CommentBoard = z.infer<typeof CommentBoard>

export const commentShows = ['all', 'acted', 'look'] as const
export const CommentQuestion = z.object({
  channel: z.string().max(100).optional(),
  post: z.string().max(100).optional(),
  show: z.enum(commentShows).default('all'),
})

export const DoneToComment = z.object({ standing: ActStanding, says: z.string().nullable() })
export type DoneToComment = z.infer<typeof DoneToComment>

export const SecondLook = z.object({
  outcome: SecondLookOutcome,
  note: SomeWords('Say why in a few words.'),
})
export type SecondLook = z.infer<typeof SecondLook>
export const SayWhetherDone = z.object({ isDone: z.boolean(), note: SomeWords('Say where you looked.') })

export const AnswerComplaint = z.object({
  outcome: ComplaintOutcome,
  /** What they read with their code. */
  says: SomeWords('Write what they will read.'),
  /** The comment that it is about, where we did not find it by its address. */
  comment: z.string().max(100).nullable().default(null),
})
export type AnswerComplaint = z.infer<typeof AnswerComplaint>

/** What everybody may know of how comments on a channel are looked after. */
export const HouseRules = z.object({
  channel: z.string(),
  platform: z.string(),
  address: z.string(),
  /** Where the channel publishes rules of its own. */
  rules: z.string().nullable(),
  hours: z.string().nullable(),
  /** Within how many days a request for another look is answered. */
  answerDays: z.number().int(),
  forgetDays: z.number().int(),
})
export type HouseRules = z.infer<typeof HouseRules>

export const NewComplaint = z.object({
  about: Words.min(1, 'Paste the address of the post or the comment.').max(500),
  words: Words.min(1, 'Say in a few words what happened.').max(2000),
  contact: Words.max(200).default(''),
})
export type NewComplaint = z.infer<typeof NewComplaint>
/** Shown once. Whoever has it reads the answer. */
export const ComplaintCode = z.object({ code: z.string() })
export const AskComplaint = z.object({ code: z.string().trim().min(1, 'Type your code.').max(60) })
export const ComplaintAnswer = z.object({
  channel: z.string(),
  at: Instant,
  due: Instant,
  answer: z.object({ outcome: ComplaintOutcome, says: z.string(), at: Instant }).nullable(),
})
export type ComplaintAnswer = z.infer<typeof ComplaintAnswer>
