import * as calendar from '@secondlook/calendar'
import type { CalendarItem, PostCalendar, Schedule } from '@secondlook/contract'
import { dayOf, sayDay, sayInstant } from '../words/instant.ts'

const zone = 'Australia/Sydney'
export type Day = calendar.Day

/** The Monday of the week in which a day lies. */
export const mondayOf = (day: Day): Day => calendar.addDays(day, 1 - calendar.weekdayOf(day))

/** So many days from a day on. */
export const daysFrom = (day: Day, count: number): readonly Day[] =>
  Array.from({ length: count }, (_, step) => calendar.addDays(day, step))

export type Month = {
  /** The first day of the month. */
  readonly first: Day
  /** Weeks from Monday to Sunday that have a day of the month in them. */
  readonly weeks: readonly (readonly Day[])[]
}

/** The month in which a day lies. */
export function monthOf(day: Day): Month {
  const first = `${day.slice(0, 8)}01`
  const next = monthsLater(first, 1)
  const weeks: (readonly Day[])[] = []
  for (let monday = mondayOf(first); monday < next; monday = weeksLater(monday, 1))
    weeks.push(daysFrom(monday, 7))
  return { first, weeks }
}

/** The first day of another month. */
export function monthsLater(day: Day, months: number): Day {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`
}

/** `November 2026`. */
export const sayMonth = (day: Day): string => `${monthNames[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

/** A day as somebody gave it in an address; today where it is none. */
export const dayAsked = (text: string | undefined, now: string): Day =>
  text !== undefined && calendar.isDay(text) ? text : dayOf(now)

export const weeksLater = (day: Day, weeks: number): Day => calendar.addDays(day, 7 * weeks)

/** `9:05 am`, by Canberra’s clocks. */
export function sayClock(instant: string): string {
  const { minute } = calendar.toLocal(Date.parse(instant), zone)
  return sayMinute(minute)
}

function sayMinute(minute: number): string {
  const hour = Math.floor(minute / 60)
  return `${hour % 12 || 12}:${String(minute % 60).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`
}

/** Which time the clocks of Canberra show on these days, and how far it is from UTC. */
export function sayZone(first: Day, last: Day): string {
  const [from, to] = [offsetOn(first), offsetOn(last)]
  return from === to
    ? `Times are Canberra’s: ${sayOffset(from)}.`
    : `Times are Canberra’s: ${sayOffset(from)}, then ${sayOffset(to)}.`
}

const offsetOn = (day: Day): number =>
  (toLocalMinutes(calendar.startOfDay(day, zone)) - calendar.startOfDay(day, zone)) / 60_000

/** What a clock in UTC would show, were it to show the time of Canberra. */
function toLocalMinutes(at: number): number {
  const { day, minute, ms } = calendar.toLocal(at, zone)
  return Date.parse(`${day}T00:00:00.000Z`) + minute * 60_000 + ms
}

const sayOffset = (minutes: number): string =>
  minutes === 660 ? 'daylight saving, 11 hours ahead of UTC' : 'standard time, 10 hours ahead of UTC'

/** What one does with a post whose time has come and that nobody has approved. */
export const isOverdue = (
  { at, state, out }: Pick<CalendarItem, 'at' | 'state' | 'out'>,
  now: string,
): boolean => at !== null && at < now && out === null && state !== 'approved' && state !== 'dropped'

export type CalendarShown = {
  readonly overdue: readonly CalendarItem[]
  readonly byDay: ReadonlyMap<Day, readonly CalendarItem[]>
  readonly withoutTime: readonly CalendarItem[]
}

/** What stands where: overdue in the margin, the rest on its day, and apart what has no time. */
export function arrange(items: readonly CalendarItem[], now: string): CalendarShown {
  const byDay = new Map<Day, CalendarItem[]>()
  const [overdue, withoutTime]: [CalendarItem[], CalendarItem[]] = [[], []]
  for (const item of items) {
    if (item.at === null) withoutTime.push(item)
    else if (isOverdue(item, now)) overdue.push(item)
    else byDay.set(dayOf(item.at), [...(byDay.get(dayOf(item.at)) ?? []), item])
  }
  return { overdue, byDay, withoutTime }
}

export type Band = {
  readonly id: string
  readonly title: string
  /** Which of the shown days it touches, counted from 0; the last one included. */
  readonly first: number
  readonly last: number
  readonly says: string
}

/** Freezes as they lie across the days that are shown. */
export function bandsOf({ freezes }: Pick<PostCalendar, 'freezes'>, days: readonly Day[]): readonly Band[] {
  const [start = ''] = days
  return freezes.map(({ id, title, from, until, channels }) => {
    const first = Math.max(0, days.indexOf(dayOf(from)))
    const ends = until === null ? -1 : days.indexOf(dayOf(lastInstant(until)))
    const whose = channels.map(({ name }) => name).join(', ')
    const since = dayOf(from) < start ? `since ${sayDay(dayOf(from))}` : `from ${sayInstant(from)}`
    return {
      ...{ id, title, first, last: ends === -1 ? days.length - 1 : ends },
      says: `Posts wait on ${whose || 'no channel'}, ${since}${until === null ? '' : ` until ${sayInstant(until)}`}.`,
    }
  })
}

/** The freezes that touch any of these days, and whether each began on a day before them. */
export function freezesIn(
  { freezes }: Pick<PostCalendar, 'freezes'>,
  days: readonly Day[],
): readonly (Band & { readonly goesOn: boolean })[] {
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const touching = freezes.filter(
    ({ from, until }) => dayOf(from) <= last && (until === null || dayOf(lastInstant(until)) >= first),
  )
  const begun = new Set(touching.filter(({ from }) => dayOf(from) < first).map(({ id }) => id))
  return bandsOf({ freezes: touching }, days).map((band) => ({ ...band, goesOn: begun.has(band.id) }))
}

const lastInstant = (until: string): string => new Date(Date.parse(until) - 1).toISOString()

/** What a post waits for that has no time of its own. */
export const sayWaits = ({ waitsFor, state }: Pick<CalendarItem, 'waitsFor' | 'state'>): string =>
  `Waits for: ${waitsFor ?? (state === 'in-review' ? 'its approval' : state === 'held' ? 'whoever holds it' : 'another look by its author')}`

/** What is asked before a post is moved whose approval is of the time that it has; nothing where none is lost. */
export function warningOf({ state }: Pick<CalendarItem, 'state'>): string | undefined {
  if (state === 'approved')
    return 'It is approved for the time that it has. Moving it takes that approval back: it needs a fresh one, by somebody who did not write it. Nothing has gone out.'
  if (state === 'in-review')
    return 'It waits for approval of the time that it has. Moving it ends that; ask for approval again afterwards.'
  if (state === 'held') return 'It is on hold. Moving it makes a new version, which nobody has looked at.'
  return undefined
}

/** A day and a time of day as fields hold them. */
export type Typed = { readonly day: string; readonly time: string; readonly isSecond: boolean }

export function typedOf(item: Pick<CalendarItem, 'at'>, now: string): Typed {
  const at = Date.parse(item.at ?? now)
  const { day, minute } = calendar.toLocal(at, zone)
  const reading = calendar.toInstant(day, minute, zone)
  const clock = [Math.floor(minute / 60), minute % 60].map((figure) => String(figure).padStart(2, '0'))
  return { day, time: clock.join(':'), isSecond: reading.is === 'doubled' && at >= reading.again }
}

export type Meant =
  | { readonly is: 'nothing' }
  | { readonly is: 'once' | 'skipped' | 'doubled'; readonly at: string; readonly says: string | undefined }

/** Which instant was meant by a day and a time of day, and what has to be said where the clocks change. */
export function meantBy({ day, time, isSecond }: Typed): Meant {
  const [, hours = '', minutes = ''] = /^(\d\d):(\d\d)/.exec(time) ?? []
  if (!calendar.isDay(day) || hours === '') return { is: 'nothing' }
  const reading = calendar.toInstant(day, Number(hours) * 60 + Number(minutes), zone)
  if (reading.is === 'doubled')
    return {
      is: 'doubled',
      at: calendar.isoOf(isSecond ? reading.again : reading.at),
      says: 'The clocks show this time twice that night, because they go back an hour. Say which you mean.',
    }
  const at = calendar.isoOf(reading.at)
  if (reading.is === 'once') return { is: 'once', at, says: undefined }
  return {
    ...{ is: 'skipped', at },
    says: `There is no such time that night: the clocks go forward an hour. It would go out at ${sayClock(at)}.`,
  }
}

/** The same clock on another day, as somebody means it who drags a post there. */
export const onDay = (item: Pick<CalendarItem, 'at'>, day: Day, now: string): Typed => ({
  ...typedOf(item, now),
  day,
})

/** The schedule of a post that moves: only its instant changes, never the latest at which it may go out. */
export const movedTo = ({ latest }: Schedule, at: string): Schedule => ({ kind: 'at', at, latest })
