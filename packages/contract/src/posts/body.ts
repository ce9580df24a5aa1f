import { z } from 'zod'
import { Instant } from '../screens/named.ts'

const Id = z.string().min(1).max(100)
const Words = (max: number) => z.string().max(max)

/** What is content on an official channel: a reply, a correction and a profile text as much as a post. */
export const postKinds = {
  post: 'A post',
  reply: 'A reply',
  edit: 'A correction of something that is out',
  profile: 'A profile text',
  pinned: 'A pinned post',
} as const
export const PostKind = z.enum(['post', 'reply', 'edit', 'profile', 'pinned'])
export type PostKind = z.infer<typeof PostKind>

export const Tier = z.enum(['T0', 'T1', 'T2', 'T3'])
export type Tier = z.infer<typeof Tier>

/** What part AI had in the words, by their author's word. */
export const AiUse = z.enum(['none', 'assisted', 'modified', 'generated'])

/** Somebody who is shown or named, with the entry of their consent. */
const Shown = z.object({ name: Words(200), consent: Id.nullable(), minor: z.boolean() })

/** A picture in a post, with what it needs there; the file is kept by media. */
export const PostPicture = z.object({
  media: Id,
  alt: Words(2000),
  credit: Words(300).nullable(),
  /** An entry of the register of assets. */
  asset: Id.nullable(),
  people: z.array(Shown).max(50),
})
export type PostPicture = z.infer<typeof PostPicture>

/** The form of a post for one channel. `null` is the shared text. */
export const Variant = z.object({
  channel: Id,
  text: Words(50_000).nullable(),
  title: Words(300).nullable(),
  /** Stands before the text where a platform folds it away. */
  warning: Words(300).nullable(),
  /** Address of what it replies to, corrects or pins. */
  about: Words(2000).nullable(),
})
export type Variant = z.infer<typeof Variant>

/** When a post may go out, and after which instant it must not. */
export const Schedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('when-approved'), latest: Instant.nullable() }),
  z.object({ kind: z.literal('at'), at: Instant, latest: Instant.nullable() }),
  /** After a recorded event, such as an announcement; a date in a plan is none. */
  z.object({
    kind: z.literal('event'),
    event: z.enum(['announced', 'freeze-declared', 'freeze-lifted']),
    /** The entry of a register whose event it is. */
    entry: Id,
    minutesAfter: z.number().int().min(0).max(100_000),
    latest: Instant.nullable(),
  }),
])
export type Schedule = z.infer<typeof Schedule>

/** A fact in the text, where it comes from, and who looked it up. */
export const Source = z.object({ fact: Words(500), source: Words(2000), checkedBy: Id.nullable() })

/** Everything that is approved: each part of it is in the digest of a version. */
export const PostBody = z.object({
  kind: PostKind,
  text: Words(50_000),
  variants: z.array(Variant).max(20),
  pictures: z.array(PostPicture).max(20),
  /** The address whose card is shown under the text. */
  card: Words(2000).nullable(),
  schedule: Schedule,
  /** `null` until a person has set it. */
  tier: Tier.nullable(),
  ai: AiUse.nullable(),
  sources: z.array(Source).max(50),
  /** An entry of the register of templates that this fills. */
  template: Id.nullable(),
  /** Initiatives that it is about, by its author's word; it is confined to who knows of all of them. */
  initiatives: z.array(Id).max(10),
})
export type PostBody = z.infer<typeof PostBody>

/** What helps those who work on a post and is published nowhere: changing it changes no approval. */
export const PostMargin = z.object({
  title: Words(200),
  campaign: Words(100),
  tags: z.array(Words(50)).max(20),
  notes: Words(10_000),
})
export type PostMargin = z.infer<typeof PostMargin>

export const emptyBody: PostBody = {
  ...{ kind: 'post', text: '', variants: [], pictures: [], card: null },
  ...{ schedule: { kind: 'when-approved', latest: null }, tier: null, ai: null },
  ...{ sources: [], template: null, initiatives: [] },
}
export const emptyMargin: PostMargin = { title: '', campaign: '', tags: [], notes: '' }
