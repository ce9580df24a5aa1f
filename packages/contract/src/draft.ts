import { z } from 'zod'

export const Capacity = z.enum(['personal', 'representative', 'official'])
export type Capacity = z.infer<typeof Capacity>

export const Represents = z.enum(['board', 'committee', 'union', 'other'])
export type Represents = z.infer<typeof Represents>

export const Audience = z.enum(['public', 'restricted'])
export type Audience = z.infer<typeof Audience>

export const Place = z.enum([
  'channel-comment',
  'own-account',
  'group-chat',
  'review-site',
  'forum',
  'workplace-tool',
  'other',
])
export type Place = z.infer<typeof Place>

export const OwnWork = z.enum(['own', 'other', 'no', 'unsure'])
export type OwnWork = z.infer<typeof OwnWork>

export const LevelBand = z.enum(['staff', 'senior', 'executive'])
export type LevelBand = z.infer<typeof LevelBand>

/** An ISO 8601 date or instant. A bare date is the whole day in the pack's time zone. */
export const IsoTime = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/,
    'an ISO 8601 date or instant, such as 2026-11-24 or 2026-11-24T09:05:00+11:00',
  )
  .refine(isRealDate, 'a date that exists')

/** An absent member and a null one say the same: nothing was answered. */
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish()

export const Person = z.object({
  name: maybe(z.string()),
  /** `true` and `false` are the author's word; a string is the id of a consent in the register. */
  consent: maybe(z.union([z.boolean(), z.string()])),
  minor: maybe(z.boolean()),
})

export const Media = z.object({
  kind: z.enum(['image', 'video', 'audio']),
  alt: maybe(z.string()),
  captions: maybe(z.string()),
  credit: maybe(z.string()),
  licence: maybe(z.string()),
  /** The id of an entry in the asset register. */
  asset: maybe(z.string()),
  people: maybe(z.array(Person)),
  /** What was found in the file itself: a place in its metadata, words in the picture. */
  found: maybe(z.object({ location: maybe(z.boolean()), text: maybe(z.string()) })),
})
export type Media = z.infer<typeof Media>

export const Author = z.object({
  id: maybe(z.string()),
  name: maybe(z.string()),
  role: maybe(z.string()),
  directorate: maybe(z.string()),
  levelBand: maybe(LevelBand),
  handle: maybe(z.string()),
  profile: maybe(z.string()),
  pseudonymous: maybe(z.boolean()),
  authorisedToSpeak: maybe(z.boolean()),
})
export type Author = z.infer<typeof Author>

/**
 * What a person means to post and what they told us about it. Only `text` is needed; unknown
 * members are ignored, so that a file made for another tool can be read as it is.
 */
export const Draft = z.object({
  id: maybe(z.union([z.string(), z.number()])),
  text: z.string(),
  capacity: maybe(z.union([Capacity, z.literal('unsure')])),
  represents: maybe(Represents),
  channel: maybe(z.string()),
  place: maybe(Place),
  audience: maybe(Audience),
  at: maybe(IsoTime),
  aboutMyWork: maybe(OwnWork),
  inWorkHours: maybe(z.boolean()),
  author: maybe(Author),
  media: maybe(z.array(Media)),
})
export type Draft = z.infer<typeof Draft>

function isRealDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number)
  const [hour = 0, minute = 0, second = 0] = text
    .slice(11, 19)
    .replace(/[^\d:].*$/, '')
    .split(':')
    .map(Number)
  if (hour > 23 || minute > 59 || second > 60) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return month >= 1 && month <= 12 && day >= 1 && day <= (days[month - 1] ?? 0)
}
