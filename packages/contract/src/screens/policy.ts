import { z } from 'zod'
import { Instrument } from '../pack.ts'
import { Bound } from './directory.ts'
import { Day, Instant, Named } from './named.ts'

const Digest = z.string().regex(/^sha256:[0-9a-f]{64}$/)

/** A version of a pack, as a person calls it and as it is named for ever. */
const PackFace = z.object({ digest: Digest, pack: z.string(), version: z.string(), title: z.string() })

/** That a version is, was or will be in force somewhere. */
export const InForceRow = PackFace.extend({
  id: z.string(),
  kind: z.enum(['base', 'overlay']),
  /** `null` for everybody. */
  unit: Named.nullable(),
  from: Instant,
  until: Instant.nullable(),
  madeAt: Instant,
  state: z.enum(['in-force', 'planned', 'ended', 'never']),
  mayEnd: z.boolean(),
})
export type InForceRow = z.infer<typeof InForceRow>

/** What is in force for a unit at an instant, or why nothing is. */
export const PolicyAt = z.object({
  at: Instant,
  knownAt: Instant.nullable(),
  unit: Named.nullable(),
  gap: z.enum(['no-base', 'pack-twice', 'unit-unknown']).nullable(),
  packs: z.array(PackFace.extend({ id: z.string(), unit: Named.nullable(), from: Instant })),
})
export type PolicyAt = z.infer<typeof PolicyAt>

export const PolicyAtQuery = z.object({
  unit: z.string().max(100).optional(),
  at: Instant.optional(),
  knownAt: Instant.optional(),
})

/** What is in force for whoever asks, and everything that was or will be for anybody. */
export const InForcePage = z.object({
  mine: PolicyAt,
  rows: z.array(InForceRow),
  mayPut: z.boolean(),
})
export type InForcePage = z.infer<typeof InForcePage>

export const PacksPage = z.object({
  items: z.array(
    PackFace.extend({
      kind: z.enum(['base', 'overlay']),
      over: z.string().nullable(),
      /** Whether it comes with the program; the others were in force before. */
      isShipped: z.boolean(),
    }),
  ),
})
export type PacksPage = z.infer<typeof PacksPage>

const instantOrNull = z.iso
  .datetime({ offset: true, error: 'Say it as an instant, such as 2026-11-25T12:00:00Z.' })
  .transform((text) => new Date(text).toISOString())
  .nullable()
const Reason = z.string().trim().min(1, 'Say why in a few words.').max(2000)

export const PreviewInForce = z.object({
  digest: z.string().min(1, 'Choose a version.').pipe(Digest),
  unit: z.string().min(1, 'Choose a unit.').max(100).nullable(),
  from: instantOrNull,
})
export const PutInForce = PreviewInForce.extend({ reason: Reason })
export type PutInForce = z.input<typeof PutInForce>
export const EndInForce = z.object({ until: instantOrNull, reason: Reason })

export const PolicyPreview = z.object({
  from: Instant,
  replaces: z.array(InForceRow),
  /** How many example posts were looked at; 0 where there is nothing to compare with. */
  cases: z.number().int(),
  changed: z.number().int(),
  /** Some of them. */
  examples: z.array(
    z.object({
      name: z.string(),
      text: z.string(),
      from: z.string(),
      to: z.string(),
      by: z.array(z.string()),
    }),
  ),
})
export type PolicyPreview = z.infer<typeof PolicyPreview>

export const LibraryEntry = Instrument.extend({
  /** The row of the body's own entry; `null` for one that came with a pack. */
  row: z.string().nullable(),
  fromPack: z.string().nullable(),
  confirmedBy: Named.nullable(),
  supersededBy: z.string().nullable(),
  cites: z.array(z.object({ clause: z.string(), title: z.string(), at: z.string().nullable() })),
  applies: z.enum(['applied', 'not-known', 'not-yet', 'no-longer']),
})
export type LibraryEntry = z.infer<typeof LibraryEntry>

export const LibraryPage = z.object({ on: Day, items: z.array(LibraryEntry), mayEdit: z.boolean() })
export type LibraryPage = z.infer<typeof LibraryPage>
export const LibraryQuery = z.object({ on: Day.optional(), search: z.string().max(200).optional() })

/** What applies to somebody, what they said of it, and what is asked of them. */
export const MyAcknowledgement = z.object({
  state: z.enum(['current', 'due', 'not-bound', 'not-settled', 'no-policy']),
  /** The exact sentence that would be kept; `null` where there is nothing to say. */
  statement: z.string().nullable(),
  /** What a statement is sent back with, so that it is about what was shown. */
  seen: z.array(Digest),
  applies: z.array(
    PackFace.extend({
      unit: Named.nullable(),
      from: Instant,
      isNew: z.boolean(),
      clauses: z.array(z.object({ number: z.string(), title: z.string(), text: z.string() })),
    }),
  ),
  /** How the policy differs from the version they read last; `null` where they have read none. */
  changes: z
    .array(z.object({ how: z.enum(['new', 'changed', 'gone']), number: z.string(), title: z.string() }))
    .nullable(),
  askedAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  last: z.object({ id: z.string(), statement: z.string(), at: Instant }).nullable(),
})
export type MyAcknowledgement = z.infer<typeof MyAcknowledgement>

export const Acknowledge = z.object({ seen: z.array(Digest).min(1).max(20) })

/** Who still has to read what applies to them, by name; of everybody else only how many. */
export const StillToRead = z.object({
  bound: z.number().int(),
  read: z.number().int(),
  notSettled: z.number().int(),
  people: z.array(z.object({ id: z.string(), name: z.string(), unit: Named.nullable(), bound: Bound })),
})
export type StillToRead = z.infer<typeof StillToRead>
