import { z } from 'zod'
import { Instant, Named } from './named.ts'

/** That somebody is away and who stands in, now or later. */
export const Leave = z.object({
  id: z.string(),
  from: Instant,
  to: Instant,
  standsIn: Named.nullable(),
  mayEnd: z.boolean(),
})
export type Leave = z.infer<typeof Leave>

/** That somebody acts for somebody else, now or later, and the roles that go along as long as the other holds them. */
export const Acting = z.object({
  id: z.string(),
  person: Named,
  actsFor: Named,
  roles: z.array(z.object({ role: z.string(), name: z.string(), isHeld: z.boolean() })),
  from: Instant,
  to: Instant,
  mayEnd: z.boolean(),
})
export type Acting = z.infer<typeof Acting>
