import { z } from 'zod'

const Instant = z.iso.datetime()
const Id = z.string().regex(/^[\w-]{1,100}$/)

/** Whether people can be recognised in a picture, by its author's word. "Not sure" counts as yes. */
export const PeopleInPicture = z.enum(['yes', 'no', 'not-sure'])
/** What part AI had in a picture, by its author's word. */
export const AiPart = z.enum(['none', 'assisted', 'modified', 'generated'])

export const MediaDeclaration = z.object({
  people: PeopleInPicture,
  ai: AiPart,
  /** What somebody who cannot see it is told; empty where nobody has said yet. */
  alt: z.string().max(2000),
})
export type MediaDeclaration = z.infer<typeof MediaDeclaration>

/** What a file told of itself, said to its author once. */
export const FoundInFile = z.object({
  kind: z.enum(['place', 'device', 'date', 'author', 'comment', 'software', 'ai', 'more', 'moves', 'unread']),
  says: z.string(),
  value: z.string().nullable(),
})
export type FoundInFile = z.infer<typeof FoundInFile>

/** The words in a picture, once they have been looked for. */
export const MediaText = z.object({
  state: z.enum(['waiting', 'read', 'nothing', 'failed']),
  text: z.string(),
  /** 0 to 100. */
  confidence: z.number().int(),
  language: z.string(),
})

/** A logo of the register that was recognised, at its place in parts of width and height. */
export const LogoInPicture = z.object({
  id: z.string(),
  name: z.string(),
  place: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  closeness: z.number(),
})

export const MediaFile = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['jpeg', 'png']),
  width: z.number().int(),
  height: z.number().int(),
  bytes: z.number().int(),
  person: z.string(),
  unit: z.string().nullable(),
  channel: z.string().nullable(),
  addedAt: Instant,
  /** `null` until somebody says. */
  declared: MediaDeclaration.nullable(),
  /** Whether somebody's consent has to be asked for; also until somebody says who is in it. */
  needsConsent: z.boolean(),
  /** What the file said of AI, as a hint; `null` where it said nothing. */
  aiHint: z.enum(['modified', 'generated']).nullable(),
  text: MediaText,
  /** `null` where no register of logos has been looked at. */
  logos: z.array(LogoInPicture).nullable(),
  /** Whether whoever asks may take it away or say what is in it. */
  may: z.object({ declare: z.boolean(), remove: z.boolean() }),
})
export type MediaFile = z.infer<typeof MediaFile>

export const AddedMedia = z.object({
  media: MediaFile,
  /** Shown now and kept nowhere. */
  found: z.array(FoundInFile),
  /** Pictures of whoever asks that look the same. */
  alike: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type AddedMedia = z.infer<typeof AddedMedia>

export const MediaPage = z.object({ media: z.array(MediaFile), next: z.string().nullable() })
export type MediaPage = z.infer<typeof MediaPage>

export const MediaPageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(50).default(20),
  after: Id.optional(),
})
export const MediaId = z.object({ id: Id })
export const AddMediaQuery = z.object({
  name: z.string().max(1000).default('picture'),
  unit: Id.optional(),
  channel: Id.optional(),
})
