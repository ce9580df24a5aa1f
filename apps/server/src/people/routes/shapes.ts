import { z } from 'zod'
import { roleNames } from '../access/roles.ts'
import { bases, levelBands } from '../directory/model.ts'

/** An instant as it is kept: UTC with milliseconds. */
const instantBy = (error?: string) =>
  z.iso
    .datetime({ offset: true, ...(error !== undefined && { error }) })
    .transform((text) => new Date(text).toISOString())
export const Instant = instantBy()
const Id = z.string().min(1).max(100)
/** What a form leaves empty gets its sentence here, because it is the server that says what is missing. */
const End = instantBy('Say on which day it ends.')
const Taker = z.string().min(1, { error: 'Choose who it is.' }).max(100)
const Text = z.string().trim().max(500)
export const Reason = z.string().trim().min(1).max(2000)
const orNull = <T extends z.ZodType>(shape: T) => shape.nullable()

export const IdParams = z.object({ id: Id })

/** What somebody may say of a person. There is no member for an account on social media. */
export const PersonInput = z.strictObject({
  key: orNull(Text),
  name: Text.min(1),
  otherNames: z.array(Text.min(1)).max(20),
  email: orNull(Text.regex(/^[^\s@]+@[^\s@]+$/)),
  unit: orNull(Id),
  basis: z.enum(bases),
  bound: orNull(z.enum(['bound', 'not-bound'])),
  manager: orNull(Id),
  levelBand: orNull(z.enum(levelBands)),
  starts: orNull(z.iso.date()),
  ends: orNull(z.iso.date()),
})

export const AddPerson = z.object({ entry: PersonInput })
export const EditPerson = z.object({ state: Id, entry: PersonInput })
export const ListPeople = z.object({
  search: z.string().max(200).optional(),
  unit: Id.optional(),
  bound: z.enum(['bound', 'not-bound', 'not-settled']).optional(),
  /** Whose last day is within so many days. */
  ending: z.coerce.number().int().min(1).max(400).optional(),
  after: z.string().max(700).optional(),
})
export const Merge = z.object({ kept: Id, merged: Id, reason: Reason })
export const MergePreviewBody = Merge.omit({ reason: true })
export const WithReason = z.object({ reason: Reason })

export const RecordLeave = z.object({ from: Instant.nullable(), to: End, standsIn: orNull(Id) })

export const UnitInput = z.object({ key: orNull(Text), name: Text.min(1), parent: orNull(Id) })

const Scope = z.object({ kind: z.enum(['everything', 'unit', 'channel']), id: orNull(Id) })
const Role = z.enum(roleNames)
export const Grant = z.object({
  person: Id,
  role: Role,
  scope: Scope,
  from: Instant.nullable(),
  to: Instant.nullable(),
  reason: Reason.optional(),
})
export const Delegate = z.object({
  grant: Id,
  person: Taker,
  from: Instant.nullable(),
  to: End,
  reason: Reason.optional(),
})
export const MakeActing = z.object({
  person: Taker,
  actsFor: Id,
  roles: z.array(Role).max(20),
  from: Instant.nullable(),
  to: End,
  reason: Reason.optional(),
})
export const AskWhy = z.object({ person: Id, act: z.string().max(100), object: Id.optional() })
export const AsOf = z.object({ at: Instant.optional() })
