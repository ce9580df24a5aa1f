import { z } from 'zod'
import { Day, Instant, Named } from '../screens/named.ts'
import { Schedule, Tier } from './body.ts'
import { OutShown, PostState } from './review.ts'

export const CalendarQuery = z.object({
  from: Day,
  /** The last day. */
  to: Day,
  channel: z.string().max(100).optional(),
  campaign: z.string().max(100).optional(),
})

export const CalendarItem = z.object({
  post: z.string(),
  title: z.string(),
  state: PostState,
  tier: Tier.nullable(),
  campaign: z.string(),
  channels: z.array(Named),
  /** `null` where it waits for an event or for its approval. */
  at: Instant.nullable(),
  latest: Instant.nullable(),
  waitsFor: z.string().nullable(),
  /** As the last version has it: what a move has to name. */
  schedule: Schedule,
  /** Others on the same channel within the hour, and freezes that it falls into: one sentence each. */
  clashes: z.array(z.string()),
  mayMove: z.boolean(),
  /** Where it stands on its channels; `null` while it is on its way to none. */
  out: OutShown.nullable(),
})
export type CalendarItem = z.infer<typeof CalendarItem>

export const PostCalendar = z.object({
  zone: z.string(),
  from: Day,
  to: Day,
  items: z.array(CalendarItem),
  /** Whether there are more than are shown: then fewer days or one channel show all. */
  isCut: z.boolean(),
  freezes: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      from: Instant,
      until: Instant.nullable(),
      channels: z.array(Named),
    }),
  ),
  /** Public holidays and changes of the clock. */
  days: z.array(z.object({ day: Day, says: z.string() })),
})
export type PostCalendar = z.infer<typeof PostCalendar>

/** Another time for a post. The schedule that was shown says what it is moved from. */
export const MovePost = z.object({ from: Schedule, to: Schedule })
export const MovedPost = z.object({
  version: z.number().int().nullable(),
  /** What it took back, as a sentence; `null` where nothing was approved. */
  voided: z.string().nullable(),
})

export const CalendarFeed = z.object({
  id: z.string(),
  name: z.string(),
  channel: Named.nullable(),
  madeAt: Instant,
  lastReadAt: Instant.nullable(),
})
export const CalendarFeeds = z.object({ feeds: z.array(CalendarFeed) })
export const MakeCalendarFeed = z.object({
  name: z.string().trim().min(1).max(100),
  channel: z.string().max(100).nullable(),
})
/** The address is shown this once. */
export const MadeCalendarFeed = z.object({ id: z.string(), path: z.string() })
