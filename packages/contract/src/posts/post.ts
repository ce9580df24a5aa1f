import { z } from 'zod'
import { Instant, Named } from '../screens/named.ts'
import { PostBody, PostKind, PostMargin, Tier } from './body.ts'
import { PostCheck } from './draft.ts'
import { DecisionRow, OutShown, PostComment, PostState, ReviewStep } from './review.ts'

export const PostRow = z.object({
  id: z.string(),
  title: z.string(),
  kind: PostKind,
  state: PostState,
  tier: Tier.nullable(),
  unit: Named.nullable(),
  channels: z.array(Named),
  by: Named.nullable(),
  /** When it goes out, where that is an instant. */
  at: Instant.nullable(),
  /** When the step that waits is due, and on whom it waits. */
  due: Instant.nullable(),
  waitsFor: z.array(Named),
  changedAt: Instant,
  /** Where it stands on its channels; `null` while it is on its way to none. */
  out: OutShown.nullable(),
})
export type PostRow = z.infer<typeof PostRow>

export const PostListQuery = z.object({
  show: z.enum(['to-approve', 'mine', 'open', 'approved', 'out', 'all']).default('open'),
  channel: z.string().max(100).optional(),
  unit: z.string().max(100).optional(),
  campaign: z.string().max(100).optional(),
  search: z.string().max(200).optional(),
  after: z.string().max(300).optional(),
})
export const PostList = z.object({
  posts: z.array(PostRow),
  next: z.string().nullable(),
  mayWrite: z.boolean(),
  whyNot: z.string().nullable(),
})
export type PostList = z.infer<typeof PostList>

/** Where a post can go: official accounts that are live, and whether whoever asks writes for each. */
export const PostChannels = z.object({
  channels: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      platform: z.string(),
      handle: z.string(),
      mayWrite: z.boolean(),
      /** Who writes for it, where whoever asks does not. */
      whoCan: z.string().nullable(),
    }),
  ),
})
export type PostChannels = z.infer<typeof PostChannels>

/** Begins a post, empty or with what is at hand. */
export const BeginPost = z.object({
  unit: z.string().max(100).nullable(),
  kind: PostKind.default('post'),
  channels: z.array(z.string().max(100)).max(20).default([]),
  text: z.string().max(50_000).default(''),
  template: z.string().max(100).nullable().default(null),
})
export type BeginPost = z.infer<typeof BeginPost>
export const BegunPost = z.object({ id: z.string() })

/** How a version looks on one channel, and what would be sent. */
export const VariantShown = z.object({
  channel: Named,
  platform: z.string(),
  connector: z.string(),
  connectorVersion: z.number().int(),
  /** `Shown` of the connectors. */
  shown: z.unknown(),
  requests: z.array(z.unknown()),
  measure: z.string(),
})
export type VariantShown = z.infer<typeof VariantShown>

export const PostVersion = z.object({
  number: z.number().int(),
  digest: z.string(),
  savedAt: Instant,
  savedBy: Named.nullable(),
  authors: z.array(Named),
  body: PostBody,
  variants: z.array(VariantShown),
  check: PostCheck,
})
export type PostVersion = z.infer<typeof PostVersion>

/** What differs between two versions, as somebody reads it. */
export const WordRun = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })
export const FieldChange = z.object({
  field: z.string(),
  label: z.string(),
  runs: z.array(WordRun),
  /** Pictures by their media id, where it is pictures that changed. */
  pictures: z.object({ before: z.array(z.string()), after: z.array(z.string()) }).nullable(),
})
export const PostChanges = z.object({
  from: z.number().int(),
  to: z.number().int(),
  /** "2 words", "the alt text of a picture", … */
  says: z.string(),
  fields: z.array(FieldChange),
})
export type PostChanges = z.infer<typeof PostChanges>

/** What whoever asks may do here now; where not, why not and who can. */
export const MayDo = z.object({ may: z.boolean(), whyNot: z.string().nullable() })
export type MayDo = z.infer<typeof MayDo>

/** One sentence of what happened to a post. */
export const StoryLine = z.object({ at: Instant, says: z.string(), by: Named.nullable() })

/** Where the neutral answer about a version stands: the same for everybody who may not know what is behind it. */
export const NeutralState = z.object({
  state: z.enum(['none', 'asked', 'announced', 'not-this']),
  says: z.string(),
  link: z.string().nullable(),
})

export const PostPage = z.object({
  id: z.string(),
  state: PostState,
  unit: Named.nullable(),
  margin: PostMargin,
  /** The last version; `null` where none was saved yet. */
  version: PostVersion.nullable(),
  /** Whether the draft has gone on since that version. */
  hasMore: z.boolean(),
  /** What was last approved and is not any more, and what changed since: one sentence. */
  changedSince: z.string().nullable(),
  steps: z.array(ReviewStep),
  isEmergency: z.boolean(),
  decisions: z.array(DecisionRow),
  comments: z.array(PostComment),
  story: z.array(StoryLine),
  neutral: NeutralState,
  versions: z.array(z.object({ number: z.number().int(), savedAt: Instant, savedBy: Named.nullable() })),
  /** Freezes that the version would run into at its time, as they are known now. */
  frozen: z.array(z.object({ id: z.string(), title: z.string(), until: Instant.nullable() })),
  /** When the approved version goes out, in words. */
  goesOut: z.string().nullable(),
  /** Where it stands on its channels; `null` while it is on its way to none. */
  out: OutShown.nullable(),
  may: z.object({
    edit: MayDo,
    ask: MayDo,
    approve: MayDo,
    return: MayDo,
    hold: MayDo,
    release: MayDo,
    recall: MayDo,
    drop: MayDo,
    comment: MayDo,
    nudge: MayDo,
    settleNeutral: MayDo,
    lookAfter: MayDo,
  }),
})
export type PostPage = z.infer<typeof PostPage>

export const SaveVersion = z.object({ revision: z.number().int().min(0) })
export const SavedVersion = z.object({ number: z.number().int(), digest: z.string(), isNew: z.boolean() })

/** A finding that is a false alarm, told to whoever owns the policy. */
export const FalseAlarm = z.object({
  version: z.number().int().min(1),
  rule: z.string().max(100),
  reason: z.string().trim().min(1).max(2000),
})
export const FalseAlarmRow = z.object({
  id: z.string(),
  rule: z.string(),
  clause: z.string(),
  words: z.string(),
  reason: z.string(),
  at: Instant,
  post: Named.nullable(),
  state: z.enum(['open', 'noted']),
})
export const FalseAlarms = z.object({ alarms: z.array(FalseAlarmRow), next: z.string().nullable() })
export type FalseAlarms = z.infer<typeof FalseAlarms>

/** The only two answers that settle a neutral answer. */
export const SettleNeutral = z.object({
  version: z.number().int().min(1),
  answer: z.discriminatedUnion('is', [
    z.object({ is: z.literal('announced'), link: z.string().max(2000) }),
    z.object({ is: z.literal('not-this') }),
  ]),
})

/** Templates for replies that are approved now: what several things can be answered with at once. */
export const ReplyTemplates = z.object({
  templates: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** With its slots in braces: `parseTemplate` reads them. */
      text: z.string(),
      /** Empty for any channel. */
      channels: z.array(z.string()),
      /** When it may be used. */
      conditions: z.string().nullable(),
    }),
  ),
})
export type ReplyTemplates = z.infer<typeof ReplyTemplates>

/** Replies from a template to several addresses at once. */
export const FillTemplate = z.object({
  template: z.string().max(100),
  channel: z.string().max(100),
  replies: z
    .array(z.object({ about: z.string().max(2000), slots: z.record(z.string(), z.string().max(300)) }))
    .min(1)
    .max(100),
})
export const FilledTemplates = z.object({
  /** One for each reply that was asked for, in their order. */
  posts: z.array(
    z.object({
      /** `null` where nothing was begun. */
      id: z.string().nullable(),
      isApproved: z.boolean(),
      says: z.string(),
      /** The post that answers it already, where that is why nothing was begun. */
      already: z.string().nullable(),
    }),
  ),
})
export type FilledTemplates = z.infer<typeof FilledTemplates>
