import { type Day, dayAfter, dayNumber, dayOfNumber, weekdayOf } from './day.ts'
import { dayMs, type Instant, minuteMs } from './instant.ts'
import { nextChange, offsetMinutes, offsetsOf } from './zones.ts'

/** What the clocks of a zone show at an instant. */
export type LocalTime = {
  readonly day: Day
  /** Minutes since midnight, as the clocks show them: 540 for 9 am on every day. */
  readonly minute: number
  /** What of the minute has gone by, in milliseconds. */
  readonly ms: number
  /** 1 for Monday to 7 for Sunday. */
  readonly weekday: number
}

/**
 * When the clocks show a time: at one instant; at none, where they skip it; at two, where they are put back.
 * Whoever does not care takes `at`.
 */
export type Reading =
  | { readonly is: 'once'; readonly at: Instant }
  /** `at` is as long after the change as the time would have been: 2:30 am is read as 3:30 am. */
  | { readonly is: 'skipped'; readonly at: Instant; readonly change: Instant }
  /** `at` comes first, `again` an hour later. */
  | { readonly is: 'doubled'; readonly at: Instant; readonly again: Instant }

export function toLocal(at: Instant, zone: string): LocalTime {
  const wall = at + offsetMinutes(zone, at) * minuteMs
  const number = Math.floor(wall / dayMs)
  const past = wall - number * dayMs
  const day = dayOfNumber(number)
  return { day, minute: Math.floor(past / minuteMs), ms: past % minuteMs, weekday: weekdayOf(day) }
}

/** When the clocks of a zone show this minute of a day. */
export function toInstant(day: Day, minute: number, zone: string): Reading {
  if (!Number.isInteger(minute) || minute < 0 || minute >= 1440)
    throw new RangeError(`${minute} is no minute of a day`)
  return readWall(dayNumber(day) * dayMs + minute * minuteMs, zone)
}

/** When the clocks of a zone show a time, given as the instant at which a clock in UTC would. */
export function readWall(wall: number, zone: string): Reading {
  const { standard, saving } = offsetsOf(zone)
  const inStandard = wall - standard * minuteMs
  const inSaving = wall - saving * minuteMs
  const isStandard = offsetMinutes(zone, inStandard) === standard
  const isSaving = offsetMinutes(zone, inSaving) === saving
  if (isStandard && isSaving && saving !== standard) return { is: 'doubled', at: inSaving, again: inStandard }
  if (isStandard) return { is: 'once', at: inStandard }
  if (isSaving) return { is: 'once', at: inSaving }
  return { is: 'skipped', at: inStandard, change: nextChange(zone, inSaving)?.at ?? inStandard }
}

/** The first instant of a day. No zone that we know changes its clocks at midnight. */
export const startOfDay = (day: Day, zone: string): Instant => toInstant(day, 0, zone).at

/** The first instant after a day. */
export const endOfDay = (day: Day, zone: string): Instant => startOfDay(dayAfter(day), zone)
