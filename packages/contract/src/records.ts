import { z } from 'zod'

/** A part of an event that may be shown to whoever asks. */
export const ShownPart = z.object({ name: z.string(), value: z.unknown() })

/** One recorded change, as it is shown. */
export const RecordedEvent = z.object({
  number: z.int(),
  id: z.string(),
  type: z.string(),
  at: z.iso.datetime(),
  shown: z.array(ShownPart),
  /** Names of parts that are recorded and not shown: to whoever asks, or to nobody any more. */
  hidden: z.array(z.string()),
})

/** What is recorded of a subject, under one signed head. */
export const RecordPage = z.object({
  subject: z.string(),
  events: z.array(RecordedEvent),
  /** Where the next page begins; null where this one reaches to the end. */
  next: z.int().nullable(),
  /** What to ask for `before`, to have the page before this one; null where this one reaches to the beginning. */
  earlier: z.int().nullable(),
  /** How many events are recorded of the subject. */
  total: z.int(),
  /** How many events the head covers, and the head itself with its signatures. */
  size: z.int(),
  checkpoint: z.string(),
})

/** That the first `from` events of the log are still the first of `to`: RFC 6962, hashes in Base64. */
export const LogConsistency = z.object({ from: z.int(), to: z.int(), path: z.array(z.string()) })

/** The keys of the log, the first one first, and the receipts by which each handed over to the next. */
export const LogKeys = z.object({
  keys: z.array(z.object({ verifier: z.string(), from: z.int() })),
  rotations: z.array(z.string()),
})

export type RecordPage = z.infer<typeof RecordPage>
export type LogConsistency = z.infer<typeof LogConsistency>
export type LogKeys = z.infer<typeof LogKeys>
