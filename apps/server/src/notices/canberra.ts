import { isoOf, type LocalTime, toInstant as readClocks, toLocal as showClocks } from '@secondlook/calendar'

const zone = 'Australia/Sydney'

/** What the clocks of Canberra show at an instant. */
export const toLocal = (instant: string): LocalTime => showClocks(Date.parse(instant), zone)

/** The instant at which the clocks show this; of an hour that comes twice the first, of one that is left out the next. */
export const toInstant = (day: string, minute: number): string => isoOf(readClocks(day, minute, zone).at)

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Tue 24 Nov 2026, 9:05 am (Canberra)` */
export function sayInstant(instant: string): string {
  const { day, minute, weekday } = toLocal(instant)
  const [year = '', month = '', date = ''] = day.split('-')
  const hour = Math.floor(minute / 60)
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute % 60).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`
  return `${days[weekday - 1]} ${Number(date)} ${months[Number(month) - 1]} ${year}, ${clock} (Canberra)`
}
