import { z } from 'zod'
import { Day, Instant } from './common.ts'

/** What is held about whoever asks, by kind. */
export const HeldKind = z.object({
  kind: z.string(),
  title: z.string(),
  why: z.string(),
  /** How long, and by which authority. */
  kept: z.string(),
  count: z.number(),
  items: z.array(z.object({ says: z.string(), at: Instant.nullable() })),
})
export type HeldKind = z.infer<typeof HeldKind>

/** The notice of workplace surveillance, with every field that the law asks for. */
export const SurveillanceNotice = z.object({
  version: z.number(),
  givenAt: Instant,
  starts: Day,
  what: z.array(z.string()),
  how: z.string(),
  who: z.string(),
  isContinuous: z.boolean(),
  until: Day.nullable(),
  purposes: z.array(z.string()),
  notUsedFor: z.array(z.string()),
  consult: z.string(),
})
export type SurveillanceNotice = z.infer<typeof SurveillanceNotice>
