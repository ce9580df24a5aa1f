import { z } from 'zod'

/** An instant: ISO 8601 in UTC with milliseconds. */
export const Instant = z.iso.datetime({ precision: 3 })
export const Day = z.iso.date()

/** Somebody or something by id, with the name to show. */
export const Named = z.object({ id: z.string(), name: z.string() })
export type Named = z.infer<typeof Named>

/** RFC 9457, as every refusal over HTTP is sent. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
  fields: z.array(z.object({ path: z.string(), says: z.string() })).optional(),
})
export type Problem = z.infer<typeof Problem>
