import { dayAfter } from '@secondlook/calendar'
import { toInstant, toLocal } from './canberra.ts'

/** When somebody may be mailed: on these days, from one minute of the day until another, by Canberra's clocks. */
export type Hours = {
  /** 1 for Monday to 7 for Sunday; a public holiday is none of them. */
  readonly weekdays: readonly number[]
  readonly from: number
  readonly until: number
}

/** What holds for whoever chose nothing: working days, 7 am to 7 pm. */
export const usualHours: Hours = { weekdays: [1, 2, 3, 4, 5], from: 7 * 60, until: 19 * 60 }

/** Whether a day such as `2026-01-26` is a public holiday. */
export type IsHoliday = (day: string) => boolean

export function isWithin(hours: Hours, isHoliday: IsHoliday, at: string): boolean {
  const { day, minute, weekday } = toLocal(at)
  return hours.weekdays.includes(weekday) && !isHoliday(day) && minute >= hours.from && minute < hours.until
}

/** The first instant, from this one on, that is within the hours. */
export function nextWithin(hours: Hours, isHoliday: IsHoliday, at: string): string {
  if (isWithin(hours, isHoliday, at)) return at
  let { day } = toLocal(at)
  // A year and a day without a working day is a fault in the holidays and not a wish.
  for (let tried = 0; tried < 367; tried++) {
    const opens = toInstant(day, hours.from)
    if (opens > at && isWithin(hours, isHoliday, opens)) return opens
    day = dayAfter(day)
  }
  throw new Error('hours that never come')
}

/** The next instant, from this one on, at which the clocks show this minute of the day. */
export function nextMinute(minute: number, at: string): string {
  const { day } = toLocal(at)
  const today = toInstant(day, minute)
  return today >= at ? today : toInstant(dayAfter(day), minute)
}
