const dayMs = 86_400_000
const minuteMs = 60_000

/** A moment as the clocks of Canberra show it. */
export type LocalTime = {
  /** `2026-11-25` */
  readonly day: string
  /** Minutes since midnight. */
  readonly minute: number
  /** 1 for Monday to 7 for Sunday. */
  readonly weekday: number
}

/** The first Sunday of a month at 2 am standard time, when Canberra's clocks change. */
function changeAt(year: number, month: number): number {
  const first = Date.UTC(year, month - 1, 1)
  const toSunday = (7 - new Date(first).getUTCDay()) % 7
  return first + toSunday * dayMs + (120 - 600) * minuteMs
}

/**
 * How far Canberra is ahead of UTC, by the rule that has held since 2008: summer time from the first Sunday of October
 * to the first Sunday of April. Written by hand, so that no table of the runtime can change when a mail goes out.
 */
export function offsetMinutes(at: number): number {
  const year = new Date(at + 600 * minuteMs).getUTCFullYear()
  return at >= changeAt(year, 4) && at < changeAt(year, 10) ? 600 : 660
}

export function toLocal(instant: string): LocalTime {
  const at = Date.parse(instant)
  const local = new Date(at + offsetMinutes(at) * minuteMs)
  return {
    day: local.toISOString().slice(0, 10),
    minute: local.getUTCHours() * 60 + local.getUTCMinutes(),
    weekday: local.getUTCDay() === 0 ? 7 : local.getUTCDay(),
  }
}

/** The instant at which the clocks show this; of an hour that comes twice the first, of one that is left out the next. */
export function toInstant(day: string, minute: number): string {
  const wall = Date.parse(`${day}T00:00:00.000Z`) + minute * minuteMs
  if (Number.isNaN(wall)) throw new RangeError(`${day} is no date`)
  const inSummer = wall - 660 * minuteMs
  const at = offsetMinutes(inSummer) === 660 ? inSummer : wall - 600 * minuteMs
  return new Date(at).toISOString()
}

export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + dayMs).toISOString().slice(0, 10)

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
