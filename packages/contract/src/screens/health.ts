import { z } from 'zod'
import { Instant } from './named.ts'

const Count = z.int().nonnegative()

/** How the program runs, in numbers and names of machines: nothing of anybody, and nothing of what is recorded. */
export const Health = z.object({
  at: Instant,
  version: z.string(),
  log: z.object({
    /** Events under the newest signed head, and when that was signed; `null` before the first. */
    size: Count,
    signedAt: Instant.nullable(),
    unnumbered: Count,
    /** Heads that a witness refused, or that carry our signature and are not ours. */
    evidence: Count,
  }),
  /** Mails by what became of them; `null` where no mail server is set. */
  mails: z.record(z.string(), Count).nullable(),
  witnesses: z.array(z.object({ name: z.string(), size: Count })),
})
export type Health = z.infer<typeof Health>
