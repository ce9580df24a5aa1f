import { z } from 'zod'
import { LevelBand } from '../draft.ts'
import { Acting, Leave } from './absence.ts'
import { Day, Instant, Named } from './named.ts'

export const Basis = z.enum([
  'psm-act-employee',
  'psm-act-officer',
  'contractor',
  'volunteer',
  'secondee',
  'board-member',
  'ministerial-staff',
  'statutory-officer',
  'other',
  'not-sure',
])
export type Basis = z.infer<typeof Basis>

export const Bound = z.enum(['bound', 'not-bound', 'not-settled'])
export type Bound = z.infer<typeof Bound>

/** What a people officer may say of somebody. Accounts on social media have no place here. */
export const PersonEntry = z.object({
  key: z.string().nullable(),
  name: z.string(),
  otherNames: z.array(z.string()),
  email: z.string().nullable(),
  unit: z.string().nullable(),
  basis: Basis,
  /** Settled by a person where the basis leaves it open. */
  bound: z.enum(['bound', 'not-bound']).nullable(),
  manager: z.string().nullable(),
  levelBand: LevelBand.nullable(),
  starts: Day.nullable(),
  ends: Day.nullable(),
})
export type PersonEntry = z.infer<typeof PersonEntry>

export const UnitRow = z.object({ id: z.string(), name: z.string(), parent: z.string().nullable() })
export type UnitRow = z.infer<typeof UnitRow>

export const PersonRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  unit: Named.nullable(),
  /** `null` to whoever may only find colleagues. */
  bound: Bound.nullable(),
  ends: Day.nullable(),
  isPresent: z.boolean(),
})
export type PersonRow = z.infer<typeof PersonRow>

export const PeopleList = z.object({
  people: z.array(PersonRow),
  total: z.number(),
  next: z.string().nullable(),
})
export type PeopleList = z.infer<typeof PeopleList>

/** A role that somebody holds, held, or will hold. */
export const HeldRole = z.object({
  id: z.string(),
  person: Named,
  role: z.string(),
  name: z.string(),
  scope: z.object({
    kind: z.enum(['everything', 'unit', 'channel']),
    id: z.string().nullable(),
    name: z.string(),
  }),
  from: Instant,
  to: Instant.nullable(),
  endedAt: Instant.nullable(),
  through: z.object({ kind: z.enum(['grant', 'delegation', 'acting']), by: Named }),
  mayEnd: z.boolean(),
  /** Whether whoever asks may hand it on for a while. */
  mayHandOn: z.boolean(),
})
export type HeldRole = z.infer<typeof HeldRole>

/** What everybody may know of somebody: how to reach them, and whom to ask for what. */
export const Colleague = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  unit: Named.nullable(),
  isPresent: z.boolean(),
  /** What they hold now. */
  roles: z.array(HeldRole),
  /** Whether whoever asks may read the whole entry. */
  mayRead: z.boolean(),
  /** Whether they may see which links to sign in by were made for them. */
  mayReadLinks: z.boolean(),
})
export type Colleague = z.infer<typeof Colleague>

export const PersonPage = z.object({
  id: z.string(),
  /** Which state of the entry this is; sent back with a change, so that nobody overwrites what they did not see. */
  state: z.string(),
  entry: PersonEntry,
  unit: Named.nullable(),
  manager: Named.nullable(),
  isPresent: z.boolean(),
  bound: Bound,
  /** Why, as a sentence. */
  boundBecause: z.string(),
  roles: z.array(HeldRole),
  leave: z.array(Leave),
  /** For whom they act, and who acts for them. */
  actings: z.array(Acting),
  delegations: z.array(
    z.object({
      id: z.string(),
      role: z.string(),
      to: Named,
      from: Instant,
      until: Instant,
    }),
  ),
  /** Entries known to be the same human. */
  merges: z.array(z.object({ id: z.string(), other: Named, keepsThis: z.boolean(), since: Instant })),
  /** Who made a change is empty where only the record of it says so. */
  history: z.array(z.object({ at: Instant, says: z.string(), by: z.string() })),
  mayRecordLeave: z.boolean(),
  /** Whether who acts for them is for the asker to arrange. */
  mayArrangeActing: z.boolean(),
  mayReadLinks: z.boolean(),
  mayEdit: z.boolean(),
  /** Why not, and who can, where one may not. */
  whyNot: z.string().nullable(),
})
export type PersonPage = z.infer<typeof PersonPage>

export const MergePreview = z.object({
  kept: Named,
  merged: Named,
  /** What will be so afterwards, sentence by sentence. */
  says: z.array(z.string()),
})
export type MergePreview = z.infer<typeof MergePreview>
