import { z } from 'zod'
import { Instant } from './common.ts'

/** One thing that waits for whoever is signed in. */
export const Waiting = z.object({
  id: z.string(),
  /** What is to be done, as a sentence without its full stop. */
  says: z.string(),
  /** Who waits, where somebody does. */
  who: z.string().nullable(),
  since: Instant,
  due: Instant.nullable(),
  /** The page on which it is done, and what the link says. */
  to: z.string(),
  verb: z.string(),
})
export type Waiting = z.infer<typeof Waiting>

export const Home = z.object({
  waiting: z.array(Waiting),
  /** The next 24 hours on one's channels. */
  next: z.array(z.object({ id: z.string(), at: Instant, says: z.string(), to: z.string().nullable() })),
})
export type Home = z.infer<typeof Home>

export const Notice = z.object({
  id: z.string(),
  at: Instant,
  says: z.string(),
  to: z.string().nullable(),
  readAt: Instant.nullable(),
})
export type Notice = z.infer<typeof Notice>
