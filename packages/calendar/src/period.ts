import { addDays, type Day } from './day.ts'
import { type Instant, minuteMs } from './instant.ts'
import { endOfDay, type Reading, startOfDay, toInstant, toLocal } from './local-time.ts'

/** Hours are what goes by: 24 of them end at 10 am or 8 am, if the clocks change in between, and began at 9 am. */
export const afterHours = (at: Instant, hours: number): Instant => at + hours * 60 * minuteMs

/** Days keep the clock: the same time of day so many days later, which the clocks may skip or show twice. */
export function sameTimeAfter(at: Instant, days: number, zone: string): Reading {
  const { day, minute, ms } = toLocal(at, zone)
  const reading = toInstant(addDays(day, days), minute, zone)
  return reading.is === 'doubled'
    ? { ...reading, at: reading.at + ms, again: reading.again + ms }
    : { ...reading, at: reading.at + ms }
}

/** How many minutes a day has: 1440, or an hour less or more where the clocks change. */
export const minutesOfDay = (day: Day, zone: string): number =>
  (endOfDay(day, zone) - startOfDay(day, zone)) / minuteMs
