import { z } from 'zod'
import { Audience, Capacity } from './draft.ts'

/** The strength of one finding, weakest first. */
export const Advice = z.enum(['think', 'ask', 'stop'])
export type Advice = z.infer<typeof Advice>

/** The strongest advice of an assessment, or `clear` where nothing was found. */
export const Overall = z.enum(['clear', 'think', 'ask', 'stop'])
export type Overall = z.infer<typeof Overall>

/** UTF-16 offsets into the field named by `in`, as it was given: `text`, `media.0.alt`, … */
export const Span = z.object({ in: z.string(), from: z.number(), to: z.number() })
export type Span = z.infer<typeof Span>

export const Finding = z.object({
  rule: z.string(),
  /** `7.3g`, an overlay's `PACK:NUMBER`, or a local setting `PACK:local.NAME`. */
  clause: z.string(),
  advice: Advice,
  /** `fact` where a register or a marking decides; a judgement may be answered, a fact may not. */
  basis: z.enum(['fact', 'judgement']),
  message: z.string(),
  remedy: z.string(),
  detector: z.string(),
  spans: z.array(Span),
})
export type Finding = z.infer<typeof Finding>

export const RequirementKind = z.enum([
  'capacity',
  'represents',
  'own-work',
  'approval',
  'registered-channel',
  'spokesperson',
  'terms-review',
  'alt-text',
  'captions',
  'fact-check',
  'acknowledgement',
])
export type RequirementKind = z.infer<typeof RequirementKind>

/** Something that is not about words. `met` is `null` where we cannot know. */
export const Requirement = z.object({
  kind: RequirementKind,
  clause: z.string(),
  met: z.boolean().nullable(),
})
export type Requirement = z.infer<typeof Requirement>

export const Assessment = z.object({
  line: z.number(),
  id: z.union([z.string(), z.number()]).nullable(),
  advice: Overall,
  capacity: Capacity,
  audience: Audience,
  channel: z.string().nullable(),
  at: z.string().nullable(),
  findings: z.array(Finding),
  requirements: z.array(Requirement),
  /** Only for official posts: the view before any answer was given. */
  standing: z.enum(['ready', 'needs-person', 'blocked']).nullable(),
  packs: z.array(z.object({ id: z.string(), version: z.string(), digest: z.string() })),
  registers: z.object({ digest: z.string() }).nullable(),
  engine: z.string(),
})
export type Assessment = z.infer<typeof Assessment>

/** The answer to a line that could not be read as a draft. */
export const LineRefusal = z.object({
  line: z.number(),
  id: z.union([z.string(), z.number()]).nullable(),
  error: z.object({ code: z.enum(['bad-json', 'bad-encoding', 'bad-draft']), message: z.string() }),
})
export type LineRefusal = z.infer<typeof LineRefusal>
