import { z } from 'zod'
import { Instant } from './named.ts'

/** The queue, for whoever keeps it running. Jobs carry ids and never content. */
export const JobsPage = z.object({
  at: Instant,
  kinds: z.array(
    z.object({
      kind: z.string(),
      waiting: z.number(),
      running: z.number(),
      retrying: z.number(),
      doneLastDay: z.number(),
    }),
  ),
  dead: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      subject: z.string(),
      says: z.string(),
      at: Instant,
      tries: z.number(),
    }),
  ),
  mayRetry: z.boolean(),
})
export type JobsPage = z.infer<typeof JobsPage>
