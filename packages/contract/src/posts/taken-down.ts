import { z } from 'zod'
import { Day, Instant, Named } from '../screens/named.ts'

export const TakenDownQuery = z.object({
  from: Day.optional(),
  /** The last day. */
  to: Day.optional(),
  channel: z.string().max(100).optional(),
})
export type TakenDownQuery = z.infer<typeof TakenDownQuery>

/** A post that corrects another, and whether the public can read it. */
export const Correction = z.object({
  post: z.string(),
  title: z.string(),
  isOut: z.boolean(),
  addresses: z.array(z.string()),
})
export type Correction = z.infer<typeof Correction>

/** One post that came down from one channel, for whoever may know of it. */
export const TakenDownRow = z.object({
  id: z.string(),
  post: Named,
  channel: Named,
  platform: z.string(),
  title: z.string().nullable(),
  /** As it was approved for this channel. */
  text: z.string(),
  addresses: z.array(z.string()),
  wentOutAt: Instant.nullable(),
  /** When it was taken down here, or when it was noticed that somebody else had. */
  cameDownAt: Instant,
  /** `here` by an act in this program; `elsewhere` with the platform's own log-in. */
  how: z.enum(['here', 'elsewhere']),
  by: Named.nullable(),
  why: z.string().nullable(),
  /** What is left of it where nobody of ours can reach. */
  remains: z.string(),
  correctedBy: z.array(Correction),
})
export type TakenDownRow = z.infer<typeof TakenDownRow>

export const TakenDown = z.object({
  from: Day,
  to: Day,
  rows: z.array(TakenDownRow),
  /** Whether there are more than are shown: then fewer days or one channel show all. */
  isCut: z.boolean(),
  /** Channels from which something came down in these days, whichever is asked for. */
  channels: z.array(Named),
  /** Whether whoever asks may fetch the form for the public. */
  mayPublish: z.boolean(),
})
export type TakenDown = z.infer<typeof TakenDown>

/** The same for anybody: by role, without words of the post, and nothing of what is not announced. */
export const PublicTakenDown = z.object({
  says: z.array(z.string()),
  from: Day,
  to: Day,
  madeAt: Instant,
  isCut: z.boolean(),
  rows: z.array(
    z.object({
      channel: z.string(),
      platform: z.string(),
      addresses: z.array(z.string()),
      wentOutAt: Instant.nullable(),
      cameDownAt: Instant,
      by: z.string(),
      why: z.string(),
      correctedAt: z.array(z.string()),
    }),
  ),
})
export type PublicTakenDown = z.infer<typeof PublicTakenDown>

/** What correcting a post would begin, by how each platform takes a correction. */
export const CorrectionPlan = z.object({
  parts: z.array(
    z.object({
      kind: z.enum(['edit', 'reply', 'post']),
      channels: z.array(Named),
      says: z.string(),
    }),
  ),
  may: z.boolean(),
  whyNot: z.string().nullable(),
  /** What was begun before, and what this one corrects. */
  correctedBy: z.array(Correction),
  corrects: Named.nullable(),
})
export type CorrectionPlan = z.infer<typeof CorrectionPlan>

export const BegunCorrections = z.object({
  posts: z.array(
    z.object({
      id: z.string(),
      kind: CorrectionPlan.shape.parts.element.shape.kind,
      channels: z.array(Named),
    }),
  ),
})
export type BegunCorrections = z.infer<typeof BegunCorrections>
