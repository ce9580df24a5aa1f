const zone = 'Australia/Sydney'
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

// The runtime is asked for figures only: how it shortens names differs by its version.
const figures = new Intl.DateTimeFormat('en-AU', {
  ...{ timeZone: zone, hourCycle: 'h23' },
  ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
})

type Local = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

function localOf(instant: string): Local {
  const found = figures.formatToParts(new Date(instant))
  const read = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(found.find((part) => part.type === type)?.value ?? 0)
  return {
    ...{ year: read('year'), month: read('month'), day: read('day') },
    ...{ hour: read('hour'), minute: read('minute') },
  }
}

/** `Tue 24 Nov 2026`, for a day as it stands in a calendar. */
export function sayDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay()
  return `${weekdays[weekday]} ${date} ${months[month - 1]} ${year}`
}

/** `Tue 24 Nov 2026, 9:05 am (Canberra)`. */
export function sayInstant(instant: string): string {
  const { hour, minute } = localOf(instant)
  const clock = `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`
  return `${sayDay(dayOf(instant))}, ${clock} (Canberra)`
}

/** Until when something lasts: what ends at midnight lasts to the end of the day before. */
export function sayUntil(instant: string): string {
  const { hour, minute } = localOf(instant)
  if (hour !== 0 || minute !== 0) return sayInstant(instant)
  return `the end of ${sayDay(dayOf(new Date(Date.parse(instant) - 1).toISOString()))}`
}

/** The day in Canberra on which an instant falls. */
export function dayOf(instant: string): string {
  const { year, month, day } = localOf(instant)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The first instant of a day in Canberra, as the server takes it. */
export function startOfDay(day: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  // Canberra is ten or eleven hours ahead; exactly one of the two is midnight there.
  const found = [11, 10]
    .map((ahead) => new Date(midnight - ahead * 3_600_000).toISOString())
    .find((instant) => dayOf(instant) === day && localOf(instant).hour === 0)
  return found ?? new Date(midnight - 10 * 3_600_000).toISOString()
}

/** When something begins that was given a first day: now, where that is today or nothing was said. */
export const firstInstant = (day: string, now: string): string | null =>
  day === '' || day === dayOf(now) ? null : startOfDay(day)

/** The instant at which a day in Canberra is over. */
export function endOfDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return startOfDay(new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, 10))
}

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
