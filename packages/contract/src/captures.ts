import { z } from 'zod'

const Digest = z.string().regex(/^[0-9a-f]{64}$/)

/** One answer in a capture. */
export const CapturedAnswer = z.object({
  address: z.string(),
  method: z.string(),
  /** Asked with what signs us in to an account, or as anybody may. */
  as: z.enum(['account', 'stranger']),
  at: z.string(),
  status: z.int(),
  type: z.string(),
  bytes: z.int(),
  /** SHA-256 of the body as it was received, and as it is kept; they differ where something was left out. */
  received: Digest,
  kept: Digest,
  /** What was left out because it signs somebody in, in words. */
  leftOut: z.array(z.string()),
  offset: z.int(),
  length: z.int(),
})

/** How a capture stands to the clock of somebody else. */
export const CaptureStamp = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('stamped'),
    /** When the authority says that it was, and who that is. */
    at: z.iso.datetime(),
    authority: z.string(),
    serial: z.string(),
    says: z.string(),
  }),
  z.object({ state: z.enum(['waiting', 'none', 'missed']), says: z.string() }),
])

/** What was captured of a post, without the bytes. */
export const Capture = z.object({
  id: z.string(),
  subject: z.string(),
  publication: z.string(),
  connector: z.string(),
  at: z.iso.datetime(),
  /** SHA-256 of the WARC, and how long it is. */
  digest: Digest,
  bytes: z.int(),
  /** SHA-256 of each body as it was received. */
  bodies: z.array(Digest),
  /** What is in it, and where to fetch it; null once it was disposed of. */
  answers: z.array(CapturedAnswer).nullable(),
  files: z.object({ warc: z.string(), wacz: z.string() }).nullable(),
  stamp: CaptureStamp,
})

/** The captures of a post, oldest first. */
export const CaptureList = z.object({ captures: z.array(Capture) })

export type Capture = z.infer<typeof Capture>
export type CaptureStamp = z.infer<typeof CaptureStamp>
export type CaptureList = z.infer<typeof CaptureList>
