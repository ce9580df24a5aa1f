import { z } from 'zod'
import { Acting, Leave } from './absence.ts'
import { HeldRole } from './directory.ts'
import { Instant } from './named.ts'

export const RoleRow = z.object({
  role: z.string(),
  name: z.string(),
  says: z.string(),
  scopes: z.array(z.enum(['everything', 'unit', 'channel'])),
  mayGive: z.boolean(),
  /** Whether it can be handed on for a while, or go along with whoever acts for its holder. */
  travels: z.boolean(),
  holders: z.array(HeldRole),
})
export type RoleRow = z.infer<typeof RoleRow>

export const ActRow = z.object({
  act: z.string(),
  says: z.string(),
  /** What the act is done to, so that the question can name it. */
  object: z.enum(['none', 'person', 'unit']),
})
export type ActRow = z.infer<typeof ActRow>

/** Why somebody may or may not do something, in one sentence. */
export const Why = z.object({
  may: z.boolean(),
  says: z.string(),
  whoCan: z.string().nullable(),
})
export type Why = z.infer<typeof Why>

export const MyAccess = z.object({
  may: z.array(
    z.object({
      act: z.string(),
      says: z.string(),
      because: z.string(),
      /** `null` where everybody signed in may. */
      through: z.string().nullable(),
      needsStepUp: z.boolean(),
    }),
  ),
  now: z.array(HeldRole),
  before: z.array(HeldRole),
  /** When one is away, for whom one acts and who acts for one: now and later, whatever instant is asked about. */
  leave: z.array(Leave),
  actings: z.array(Acting),
  asOf: Instant,
})
export type MyAccess = z.infer<typeof MyAccess>
