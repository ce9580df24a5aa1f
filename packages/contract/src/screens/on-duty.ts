import { z } from 'zod'
import { Named } from './named.ts'

/** Somebody who is on duty for a channel. */
export const PersonOnDuty = z.object({
  ...{ person: Named, turn: z.string(), until: z.string() },
  /** The end of a leave that they are on: nobody is woken who is away. */
  awayUntil: z.string().nullable(),
})
export type PersonOnDuty = z.infer<typeof PersonOnDuty>

export const OnDutyQuestion = z.object({
  /** The ids of channels, with commas between them. */
  channels: z.string().max(4000).optional(),
})

/** Who is on duty now. */
export const OnDuty = z.object({
  /** Of the channels that were asked about, those whose roster whoever asks may read. */
  channels: z.array(z.object({ channel: Named, people: z.array(PersonOnDuty) })),
  /** Your own turns that stand now. */
  mine: z.array(
    z.object({
      ...{ turn: z.string(), until: z.string(), awayUntil: z.string().nullable() },
      /** Empty for every channel of the unit. */
      channels: z.array(Named),
    }),
  ),
})
export type OnDuty = z.infer<typeof OnDuty>
