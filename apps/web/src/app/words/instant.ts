import * as calendar from '@secondlook/calendar'

const zone = 'Australia/Sydney'
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const localOf = (instant: string): calendar.LocalTime => calendar.toLocal(Date.parse(instant), zone)

/** `Tue 24 Nov 2026`, for a day as it stands in a calendar. */
export function sayDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return `${weekdays[calendar.weekdayOf(day) - 1]} ${date} ${months[month - 1]} ${year}`
}

/** `Tue 24 Nov 2026, 9:05 am (Canberra)`. */
export function sayInstant(instant: string): string {
  const { day, minute } = localOf(instant)
  return `${sayDay(day)}, ${sayClock(minute, ':00')} (Canberra)`
}

/** `9:05 am`; a full hour ends as it is asked for. */
function sayClock(minute: number, fullHour: ':00' | ''): string {
  const [hour, rest] = [Math.floor(minute / 60), minute % 60]
  const end = rest === 0 ? fullHour : `:${String(rest).padStart(2, '0')}`
  return `${hour % 12 || 12}${end} ${hour < 12 ? 'am' : 'pm'}`
}

const nearDays = [
  ['today', 0],
  ['tomorrow', 1],
  ['yesterday', -1],
] as const

/** What is near in the words one would use, in a list: `today 3 pm`, `tomorrow 9:05 am`, `Fri 27 Nov 9:05 am`. */
export function saySoon(instant: string, now: string): string {
  const { day, minute } = localOf(instant)
  const today = dayOf(now)
  const near = nearDays.find(([, days]) => calendar.addDays(today, days) === day)?.[0]
  const far = day.slice(0, 4) === today.slice(0, 4) ? sayDay(day).slice(0, -5) : sayDay(day)
  return `${near ?? far} ${sayClock(minute, '')}`
}

/** Until when something lasts: what ends at midnight lasts to the end of the day before. */
export function sayUntil(instant: string): string {
  const { day, minute } = localOf(instant)
  return minute === 0 ? `the end of ${sayDay(calendar.addDays(day, -1))}` : sayInstant(instant)
}

/** The day in Canberra on which an instant falls. */
export const dayOf = (instant: string): string => localOf(instant).day

/** The first instant of a day in Canberra, as the server takes it. */
export const startOfDay = (day: string): string => calendar.isoOf(calendar.startOfDay(day, zone))

/** When something begins that was given a first day: now, where that is today or nothing was said. */
export const firstInstant = (day: string, now: string): string | null =>
  day === '' || day === dayOf(now) ? null : startOfDay(day)

/** The instant at which a day in Canberra is over. */
export const endOfDay = (day: string): string => calendar.isoOf(calendar.endOfDay(day, zone))

/** How far off something is, in the words one would use: `in 3 hours`, `2 days ago`. */
export function sayDistance(instant: string, now: string): string {
  const minutes = Math.round((Date.parse(instant) - Date.parse(now)) / 60_000)
  const away = Math.abs(minutes)
  if (away < 1) return 'just now'
  const said =
    away < 60
      ? sayCount(away, 'minute')
      : away < 48 * 60
        ? sayCount(Math.round(away / 60), 'hour')
        : sayCount(Math.round(away / 1440), 'day')
  return minutes > 0 ? `in ${said}` : `${said} ago`
}

/** `1 person`, `2 people`, `1,204 people`. */
export const sayCount = (count: number, one: string, many = `${one}s`): string =>
  `${sayFigure(count)} ${count === 1 ? one : many}`

/** `1,204` */
export const sayFigure = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')
