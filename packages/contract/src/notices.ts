import { z } from 'zod'

/** Something that waits for whoever asks. What it is about is seen where the link leads, by whoever may see it. */
export const Notice = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  link: z.string(),
  isUrgent: z.boolean(),
  dueAt: z.string().nullable(),
  toldAt: z.string(),
  doneAt: z.string().nullable(),
  /** By doing what it asks for, or by saying that one has seen it. */
  endsBy: z.enum(['deed', 'word']),
})
export type Notice = z.infer<typeof Notice>

export const NoticePageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** `next` of the page before. */
  after: z.string().max(200).optional(),
})
export const NoticePage = z.object({ notices: z.array(Notice), next: z.string().nullable() })
export type NoticePage = z.infer<typeof NoticePage>

const MinuteOfDay = z.number().int().min(0).max(1439)

/** When somebody may be mailed, by Canberra's clocks. */
export const NoticeHours = z
  .object({
    /** 1 for Monday to 7 for Sunday. */
    weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
    from: MinuteOfDay,
    until: z.number().int().min(1).max(1440),
  })
  .refine(({ from, until }) => until - from >= 60, {
    path: ['until'],
    error: 'must be at least an hour after the beginning',
  })

/** How somebody wants to be told. */
export const NoticeSettings = z.object({
  mail: z.enum(['at-once', 'daily', 'must-know']),
  digestMinute: MinuteOfDay,
  /** `null` for the usual hours: working days, 7 am to 7 pm. */
  hours: NoticeHours.nullable(),
  kindsOff: z.array(z.string().max(100)).max(200),
})
export type NoticeSettings = z.infer<typeof NoticeSettings>

export const NoticeSettingsReply = z.object({
  settings: NoticeSettings,
  /** Every kind that is mailed, and whether it can be turned off. */
  kinds: z.array(z.object({ kind: z.string(), name: z.string(), mayBeOff: z.boolean() })),
})
export type NoticeSettingsReply = z.infer<typeof NoticeSettingsReply>
