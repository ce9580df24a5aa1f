import { z } from 'zod'
import { Day, Instant, Named } from './named.ts'

/** When something begins or ends as a person says it: a whole day, or an instant. */
export const Moment = z.union([Day, Instant])

/** The value of a field. */
export const FieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])
const FieldValues = z.record(z.string(), FieldValue)

/** How an entry stands at an instant. */
export const EntryStanding = z.enum(['holds', 'not-yet', 'ended', 'revoked'])

export const RegisterRow = z.object({
  name: z.string(),
  /** Entries that hold now and that whoever asks may see. */
  entries: z.number(),
  needsAttention: z.number(),
  mayAdd: z.boolean(),
})
export type RegisterRow = z.infer<typeof RegisterRow>
export const RegisterRows = z.object({ registers: z.array(RegisterRow) })

/** A value in words, with where it leads. */
export const ShownValue = z.object({ says: z.string(), to: z.string().nullable() })
export type ShownValue = z.infer<typeof ShownValue>

export const EntryRow = z.object({
  id: z.string(),
  name: z.string(),
  unit: Named.nullable(),
  standing: EntryStanding,
  from: Instant,
  until: Instant.nullable(),
  /** The fields that a list shows, by name. */
  shown: z.record(z.string(), z.array(ShownValue)),
})
export type EntryRow = z.infer<typeof EntryRow>

export const EntryListQuery = z.object({
  search: z.string().max(200).optional(),
  unit: z.string().max(100).optional(),
  /** Without it only what holds. */
  show: z.enum(['holding', 'all']).default('holding'),
  /** As it stood at this instant. */
  at: Instant.optional(),
  /** As it was known at this instant. */
  known: Instant.optional(),
  after: z.string().max(700).optional(),
})
export const EntryList = z.object({
  register: z.string(),
  entries: z.array(EntryRow),
  total: z.number(),
  next: z.string().nullable(),
  mayAdd: z.boolean(),
  /** The unit that a new entry begins with, of whoever may add one; none for the whole organisation. */
  addsTo: z.string().nullable(),
  /** Why not, and who can. */
  whyNot: z.string().nullable(),
})
export type EntryList = z.infer<typeof EntryList>

export const AttentionItem = z.object({
  register: z.string(),
  entry: Named,
  says: z.string(),
  since: Instant,
})
export type AttentionItem = z.infer<typeof AttentionItem>
export const AttentionList = z.object({ items: z.array(AttentionItem), total: z.number() })
export type AttentionList = z.infer<typeof AttentionList>

/** One change of an entry, in words. */
export const EntryChange = z.object({
  at: Instant,
  says: z.string(),
  by: Named.nullable(),
  reason: z.string().nullable(),
  fields: z.array(z.object({ label: z.string(), from: z.string(), to: z.string() })),
})
export type EntryChange = z.infer<typeof EntryChange>

export const EntryPage = z.object({
  id: z.string(),
  register: z.string(),
  /** What was seen; sent back with a change, so that nobody overwrites what they did not see. */
  state: z.string(),
  name: z.string(),
  key: z.string().nullable(),
  unit: Named.nullable(),
  standing: EntryStanding,
  from: Instant,
  until: Instant.nullable(),
  values: FieldValues,
  /** Every field that is not empty, in the order of the register. */
  shown: z.array(z.object({ field: z.string(), label: z.string(), values: z.array(ShownValue) })),
  /** Names of the people, channels and entries that fields hold, by id. */
  names: z.record(z.string(), z.string()),
  attention: z.array(z.string()),
  /** What it will be later, where that is known already. */
  ahead: z.array(z.object({ from: Instant, until: Instant.nullable(), says: z.string() })),
  history: z.array(EntryChange),
  /** What may be done now, and what may not with why. */
  deeds: z.array(z.object({ name: z.string(), may: z.boolean(), whyNot: z.string().nullable() })),
  mayChange: z.boolean(),
  whyNot: z.string().nullable(),
  /** Whether whoever asks may fetch the receipt of its records. */
  mayReadRecord: z.boolean(),
})
export type EntryPage = z.infer<typeof EntryPage>

const Seen = { state: z.string().min(1).max(100) }
const Reason = z.string().trim().max(2000).nullish()

export const EntryInput = z.object({
  key: z.string().trim().max(100).nullish(),
  unit: z.string().max(100).nullish(),
  from: Moment.nullish(),
  /** A day counts whole. */
  until: Moment.nullish(),
  values: FieldValues,
})
export type EntryInput = z.infer<typeof EntryInput>
export const ChangeEntry = EntryInput.extend({ ...Seen, reason: Reason })
export const EndEntry = z.object({ ...Seen, from: Moment.nullish(), reason: Reason })
export const DoDeed = z.object({ ...Seen, values: FieldValues, reason: Reason })
export const AddedEntry = z.object({ id: z.string() })

/** An official account as everybody may know it. */
export const OfficialAccount = z.object({
  name: z.string(),
  platform: z.string(),
  address: z.string(),
  body: z.string().nullable(),
  state: z.enum(['live', 'paused', 'closed', 'lapsed']),
  /** Of an account that is live, since when without a gap; else since when it is paused, closed or lapsed. */
  since: Day,
  /** Where everybody reads how comments on it are looked after: a path of ours, while it is official. */
  houseRules: z.string().nullable(),
})
export type OfficialAccount = z.infer<typeof OfficialAccount>
export const OfficialAccounts = z.object({
  accounts: z.array(OfficialAccount),
  /** The same as a signed note, to be checked without us. */
  note: z.string(),
})
export const OfficialAnswer = z.object({
  asked: z.string(),
  answer: z.enum(['official', 'closed', 'not-official', 'looks-alike']),
  account: OfficialAccount.nullable(),
  says: z.string(),
})
export type OfficialAnswer = z.infer<typeof OfficialAnswer>
/** An address or a handle as somebody pasted it, with or without its platform. */
export const OfficialQuestion = z.object({ account: z.string().trim().min(1).max(500) })
