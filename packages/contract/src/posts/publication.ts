import { z } from 'zod'
import { Instant, Named } from '../screens/named.ts'
import { MayDo } from './post.ts'

/** Where a post stands on one channel. */
export const publicationStates = {
  planned: 'Waiting for its time',
  leaving: 'Being posted',
  unknown: 'We do not know yet whether it was posted',
  'ask-whether': 'Only a person can see whether it was posted',
  deferred: 'The platform is not answering; we try again',
  stopped: 'Not posted',
  'by-hand': 'Ready for you to post',
  refused: 'The platform did not take it',
  'given-up': 'Not going out',
  published: 'Posted',
  differs: 'Posted, and not as it was approved',
  withdrawing: 'Being taken down',
  withdrawn: 'Taken down',
  gone: 'Somebody took it down',
} as const
export const PublicationState = z.enum([
  ...(['planned', 'leaving', 'unknown', 'ask-whether', 'deferred', 'stopped', 'by-hand', 'refused'] as const),
  ...(['given-up', 'published', 'differs', 'withdrawing', 'withdrawn', 'gone'] as const),
])
export type PublicationState = z.infer<typeof PublicationState>

/** What is read on the platform that is not what was approved. */
export const ReadDifference = z.object({
  part: z.number().int(),
  field: z.string(),
  wanted: z.string(),
  found: z.string(),
  /** What was said of it before it was approved, where it was foreseen. */
  foreseen: z.string().nullable().optional(),
})

export const PublicationStep = z.object({
  at: Instant,
  says: z.string(),
  by: Named.nullable(),
  reason: z.string().nullable(),
})

/** One post on one channel: where it stands, what was read, what happened, and what may be done. */
export const Publication = z.object({
  channel: Named,
  platform: z.string(),
  version: z.number().int(),
  state: PublicationState,
  /** One sentence: why it stands so, where that is not plain. */
  says: z.string().nullable(),
  due: Instant.nullable(),
  publishedAt: Instant.nullable(),
  addresses: z.array(z.string()),
  differences: z.array(ReadDifference),
  readAt: Instant.nullable(),
  steps: z.array(PublicationStep),
  /** What would be left of it, or is, once it came down. */
  remains: z.string(),
  /** Whether what people say under it is read here: some platforms let nobody, and on some there is nothing. */
  readsComments: z.boolean(),
  /** Why they are not, of what a person posted. */
  whyNoComments: z.string().nullable(),
  may: z.object({
    letGo: MayDo,
    giveUp: MayDo,
    byHand: MayDo,
    sayWhether: MayDo,
    withdraw: MayDo,
    /** To say that one took it down oneself, where this program could not. */
    takenOff: MayDo,
  }),
})
export type Publication = z.infer<typeof Publication>
export const Publications = z.object({ publications: z.array(Publication) })
export type Publications = z.infer<typeof Publications>

/** Where a person posted it, or found it. */
export const PostedByHand = z.object({
  address: z.url('Paste the whole address of the post, as your browser shows it.').max(2000),
})
/** Whether it is out, by somebody who looked. */
export const SayWhether = z.discriminatedUnion('isOut', [
  z.object({ isOut: z.literal(true), address: PostedByHand.shape.address }),
  z.object({ isOut: z.literal(false), reason: z.string().trim().min(1).max(2000) }),
])

export const pauseScopes = {
  all: 'Everything',
  platform: 'One platform',
  channel: 'One channel',
} as const
export const PauseScope = z.enum(['all', 'platform', 'channel'])
export const NewPause = z.object({
  scope: PauseScope,
  /** The platform or the channel; empty for everything. */
  what: z.string().max(100),
  reason: z.string().trim().min(1, 'Say why in a few words.').max(2000),
})
export type NewPause = z.infer<typeof NewPause>
export const PauseRow = z.object({
  id: z.string(),
  scope: PauseScope,
  what: z.string(),
  /** What people call it. */
  name: z.string(),
  reason: z.string(),
  by: Named.nullable(),
  from: Instant,
  mayEnd: z.boolean(),
})
export type PauseRow = z.infer<typeof PauseRow>

/** A post on a channel that waits for a person. */
export const NeedsALook = z.object({
  post: z.string(),
  title: z.string(),
  channel: Named,
  state: PublicationState,
  says: z.string().nullable(),
  since: Instant,
})
export type NeedsALook = z.infer<typeof NeedsALook>

/** Publishing as it stands now: what is paused, what waits for somebody, what goes out next. */
export const PublishingNow = z.object({
  pauses: z.array(PauseRow),
  needs: z.array(NeedsALook),
  next: z.array(z.object({ post: z.string(), title: z.string(), channel: Named, due: Instant })),
  mayPause: z.object({ all: MayDo, some: MayDo }),
  channels: z.array(
    Named.extend({
      platform: z.string(),
      /** When it was last looked at as anybody can, and why it could not be; `null` where it never is. */
      look: z.object({ at: Instant.nullable(), says: z.string().nullable() }).nullable(),
    }),
  ),
})
export type PublishingNow = z.infer<typeof PublishingNow>
