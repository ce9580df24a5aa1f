import { z } from 'zod'
import { Assessment } from '../assessment.ts'
import { Instant, Named } from '../screens/named.ts'
import { PostBody, PostMargin, Tier } from './body.ts'

/** Somebody who has a draft open now, and where in it they are. */
export const Present = z.object({
  person: Named,
  field: z.string().max(100).nullable(),
  since: Instant,
  isYou: z.boolean(),
})
export type Present = z.infer<typeof Present>

/** A draft as it stands: what was typed, saved or not as a version. */
export const PostDraft = z.object({
  post: z.string(),
  /** Rises by one with each change that the server took. */
  revision: z.number().int(),
  body: PostBody,
  margin: PostMargin,
  changedBy: Named.nullable(),
  changedAt: Instant.nullable(),
  present: z.array(Present),
  mayEdit: z.boolean(),
  /** Why not, and who can. */
  whyNot: z.string().nullable(),
})
export type PostDraft = z.infer<typeof PostDraft>

/** What somebody typed on top of a revision. */
export const SaveDraft = z.object({
  base: z.number().int().min(0),
  /** The draft at that revision as the sender had it, so that what both changed can be told apart. */
  before: z.object({ body: PostBody, margin: PostMargin }),
  body: PostBody,
  margin: PostMargin,
  /** Made by the sender for each change: one that arrives twice is taken once. */
  change: z.string().min(8).max(64),
})
export type SaveDraft = z.infer<typeof SaveDraft>

/** A field that two people changed in the same place: both are kept until somebody chooses. */
export const Clash = z.object({
  field: z.string(),
  label: z.string(),
  theirs: z.string(),
  yours: z.string(),
  by: Named.nullable(),
})
export type Clash = z.infer<typeof Clash>

export const SavedDraft = z.object({
  revision: z.number().int(),
  /** What stands now, with both sides' words in it. */
  body: PostBody,
  margin: PostMargin,
  /** Where there is one, the field is as it was before this save. */
  clashes: z.array(Clash),
})
export type SavedDraft = z.infer<typeof SavedDraft>

export const BeThere = z.object({ field: z.string().max(100).nullable() })
export const WhoIsThere = z.object({ present: z.array(Present), revision: z.number().int() })

/** What would clear a finding, where that is known: an entry of a register that is there, or is to come about. */
export const ClearedBy = z.object({
  /** What has to be entered, and of whom or what. */
  says: z.string(),
  register: z.enum(['consents', 'assets', 'asset-approvals']),
  /** The entry that the post names, where it names one. */
  entry: z.string().nullable(),
  /** Whose consent; of a work `null`. */
  who: z.string().nullable(),
  /** The work that permission is needed for, as an entry of the register of works. */
  asset: z.string().nullable(),
})
export type ClearedBy = z.infer<typeof ClearedBy>

/** One finding in a post, with the key under which it is answered: the same finding of the same words has the same. */
export const PostFinding = Assessment.shape.findings.element.extend({
  key: z.string(),
  /** Of which channel's form; `null` of all. */
  channel: z.string().nullable(),
  /** Whether an approver may answer it with a reason; a fact is cleared by changing the fact. */
  mayBeAnswered: z.boolean(),
  /** Absent where nothing is known, and of versions that were saved before this was said. */
  clearedBy: z.array(ClearedBy).optional(),
})
export type PostFinding = z.infer<typeof PostFinding>

/** What is missing or will look otherwise, beside the field that it is about. */
export const PostProblem = z.object({
  code: z.string(),
  says: z.string(),
  /** `text`, `pictures.0.alt`, `variants.CHANNEL.title`, … */
  field: z.string(),
  channel: z.string().nullable(),
  /** A warning does not stop a post; it says what will look otherwise. */
  isWarning: z.boolean(),
})
export type PostProblem = z.infer<typeof PostProblem>

/** What a link shows of its page, as the page said it when somebody looked. */
export const CardFound = z.object({
  address: z.string(),
  at: Instant,
  is: z.enum(['read', 'unread']),
  /** Why there is no card, or no picture on it. */
  says: z.string().nullable(),
  title: z.string(),
  description: z.string(),
  /** Kept like any picture. */
  picture: z.object({ media: z.string(), alt: z.string() }).nullable(),
})
export type CardFound = z.infer<typeof CardFound>

/** Whom a handle means on a platform, as the platform said when somebody looked. */
export const MentionFound = z.object({
  /** As the register of channels has it: `bluesky`. */
  platform: z.string(),
  handle: z.string(),
  at: Instant,
  is: z.enum(['somebody', 'nobody', 'unknown']),
  /** What the account is called for ever. */
  id: z.string().nullable(),
  says: z.string(),
})
export type MentionFound = z.infer<typeof MentionFound>

/** What a post is made of besides what was typed: looked up on purpose, and kept with a version. */
export const LookedUp = z.object({
  /** Why nothing was looked up, where nothing was. */
  whyNot: z.string().nullable(),
  card: CardFound.nullable(),
  mentions: z.array(MentionFound),
})
export type LookedUp = z.infer<typeof LookedUp>

/** What is known of a draft now: without the registers of what is not announced while it is typed. */
export const PostCheck = z.object({
  advice: z.enum(['clear', 'think', 'ask', 'stop']),
  findings: z.array(PostFinding),
  problems: z.array(PostProblem),
  needed: z.array(
    z.object({ kind: z.string(), clause: z.string(), say: z.string(), met: z.boolean().nullable() }),
  ),
  /** What the content suggests, and why; a person sets it. */
  proposedTier: Tier,
  tierBecause: z.array(z.string()),
  packs: Assessment.shape.packs,
  /** Of a version; absent while it is typed, and of versions that were saved before anything was looked up. */
  lookedUp: LookedUp.optional(),
})
export type PostCheck = z.infer<typeof PostCheck>

/** A draft to look at, or to look up what it is made of, as it is on the screen: nothing of it is kept. */
export const CheckDraft = z.object({ body: PostBody })
