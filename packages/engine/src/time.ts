import { offsetMinutes } from './zones.ts'

/** Milliseconds since 1970 in UTC. */
export type Instant = number

const shape = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:?\d{2})?)?$/
const dayMs = 86_400_000

/** The local wall time in a zone as an instant; a time that the clock skips is read with the offset before it. */
function inZone(wall: number, zone: string): Instant {
  const guess = wall - offsetMinutes(zone, wall) * 60_000
  return wall - offsetMinutes(zone, guess) * 60_000
}

/** The first instant that an ISO 8601 date or time names, a bare date being the whole day in `zone`. */
export function startOf(text: string, zone: string): Instant {
  const match = shape.exec(text)
  if (!match) throw new RangeError(`not an ISO 8601 date or time: ${text}`)
  const [, year, month, day, hour, minute, second, fraction, offset] = match
  const ms = fraction ? Number(fraction.slice(0, 3).padEnd(3, '0')) : 0
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
    ms,
  )
  if (offset === undefined) return inZone(wall, zone)
  if (offset === 'Z') return wall
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2))
  return offset.startsWith('-') ? wall + minutes * 60_000 : wall - minutes * 60_000
}

/** The first instant after what the text names: the next midnight for a bare date, else one millisecond on. */
export function endOf(text: string, zone: string): Instant {
  if (text.length > 10) return startOf(text, zone) + 1
  const match = shape.exec(text)
  const midday = Date.UTC(Number(match?.[1]), Number(match?.[2]) - 1, Number(match?.[3])) + dayMs
  return inZone(midday, zone)
}

/** Whether `at` lies in the period; `validTo` is inclusive and an open end is open. */
export function holds(
  period: { readonly validFrom?: string | null | undefined; readonly validTo?: string | null | undefined },
  at: Instant,
  zone: string,
): boolean {
  if (period.validFrom && at < startOf(period.validFrom, zone)) return false
  return !(period.validTo && at >= endOf(period.validTo, zone))
}
