import { z } from 'zod'
import { roleNames } from '../access/roles.ts'
import { bases, levelBands } from '../directory/model.ts'

/** An instant as it is kept: UTC with milliseconds. */
const instantOr = (says: string) =>
  z.iso.datetime({ offset: true, error: says }).transform((text) => new Date(text).toISOString())
export const Instant = instantOr('Say it as an instant, such as 2026-11-25T12:00:00Z.')
/** What somebody chooses, by its id; a form that was sent without it is told what is missing. */
const chosen = (says: string) => z.string().min(1, says).max(100)
const Id = z.string().min(1).max(100)
/** What a form leaves empty gets its sentence here, because it is the server that says what is missing. */
const End = instantOr('Say on which day it ends.')
const Taker = chosen('Choose who it is.')
const Text = z.string().trim().max(500)
export const Reason = z.string().trim().min(1, 'Say why in a few words.').max(2000)
const orNull = <T extends z.ZodType>(shape: T) => shape.nullable()

export const IdParams = z.object({ id: Id })

/** What somebody may say of a person. There is no member for an account on social media. */
export const PersonInput = z.strictObject({
  key: orNull(Text),
  name: Text.min(1, 'Everybody has a name; put it in.'),
  otherNames: z.array(Text.min(1)).max(20),
  email: orNull(
    Text.regex(/^[^\s@]+@[^\s@]+$/, 'An email at work has an @ in it, such as dana.wu@example.org.'),
  ),
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
export const Merge = z.object({
  kept: chosen('Choose the entry to keep.'),
  merged: chosen('Choose the entry to fold into it.'),
  reason: Reason,
})
export const MergePreviewBody = Merge.omit({ reason: true })
export const WithReason = z.object({ reason: Reason })

export const RecordLeave = z.object({ from: Instant.nullable(), to: End, standsIn: orNull(Id) })

export const UnitInput = z.object({ key: orNull(Text), name: Text.min(1), parent: orNull(Id) })

const Scope = z.object({
  kind: z.enum(['everything', 'unit', 'channel']),
  id: orNull(chosen('Choose which one.')),
})
const Role = z.enum(roleNames, 'Choose a role.')
export const Grant = z.object({
  person: chosen('Choose who is to hold it.'),
  role: Role,
  scope: Scope,
  from: Instant.nullable(),
  to: Instant.nullable(),
  reason: Reason.optional(),
})
export const Delegate = z.object({
  grant: chosen('Choose which role.'),
  person: chosen('Choose who takes it on.'),
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
export const AskWhy = z.object({
  person: chosen('Choose somebody.'),
  act: chosen('Choose what they would like to do.'),
  object: Id.optional(),
})
export const AsOf = z.object({ at: Instant.optional() })
