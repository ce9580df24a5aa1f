import { z } from 'zod'

const Words = z.string().max(2000)

/** What the Workplace Privacy Act 2011 wants a notice of surveillance to say. */
export const SurveillanceSays = z.object({
  kind: z.enum(['data', 'optical', 'tracking']),
  device: Words,
  how: Words,
  who: Words,
  isContinuous: z.boolean(),
  /** The last day, or `null` for ongoing. */
  until: z.iso.date().nullable(),
  purposesOfUse: z.array(Words).max(50),
  purposesOfDisclosure: z.array(Words).max(50),
  mayBeUsedAgainst: z.boolean(),
  consult: Words,
})

export const NewSurveillanceNotice = z.object({
  says: SurveillanceSays,
  /** Which items of the list of what is logged it is about. */
  items: z.array(z.string().max(100)).max(100),
  startsAt: z.iso.datetime({ precision: 3 }),
})

export const SurveillanceNotice = NewSurveillanceNotice.extend({
  id: z.string(),
  version: z.number().int(),
  issuedAt: z.string(),
  endedAt: z.string().nullable(),
})

/** The notice that stands, with the list of what is logged, and whether whoever asks has been told of it. */
export const SurveillanceNoticeReply = z.object({
  notice: SurveillanceNotice.nullable(),
  logged: z.array(
    z.object({
      item: z.string(),
      what: z.string(),
      purpose: z.string(),
      seenBy: z.string(),
      kept: z.string(),
      needsNotice: z.boolean(),
    }),
  ),
  told: z.object({ toldAt: z.string(), startsAt: z.string(), isAgreed: z.boolean() }).nullable(),
})
export type SurveillanceNoticeReply = z.infer<typeof SurveillanceNoticeReply>

/** That whoever sends it has read the notice, and whether they agree that it begins as soon as it can. */
export const SurveillanceSeen = z.object({ version: z.number().int(), isAgreed: z.boolean() })

/** What is held about whoever asks. */
export const Held = z.object({
  /** The same for everybody. */
  sentence: z.string(),
  things: z.array(
    z.object({
      item: z.string(),
      says: z.string(),
      since: z.string().nullable(),
      until: z.string().nullable(),
      where: z.string().nullable(),
      why: z.string(),
      seenBy: z.string(),
      kept: z.string(),
    }),
  ),
  /** Blanks that make answers the same length. */
  padding: z.string(),
})
export type Held = z.infer<typeof Held>

/** What a form says before anything is typed into it. */
export const CollectionNoticeReply = z.object({
  form: z.string(),
  collects: z.string(),
  why: z.string(),
  seenBy: z.string(),
  kept: z.string(),
  ifNot: z.string(),
  complaint: z.string(),
  /** What stands beside the box, where what is typed may be disclosed. */
  disclosed: z.string().nullable(),
})
export type CollectionNoticeReply = z.infer<typeof CollectionNoticeReply>
