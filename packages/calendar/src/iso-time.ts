import { dayMs, type Instant, minuteMs } from './instant.ts'
import { readWall } from './local-time.ts'
import { offsetsOf } from './zones.ts'

const shape = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:?\d{2})?)?$/

/**
 * The local wall time in a zone as an instant. What the clocks skip or show twice is read by standard time, and west of
 * Greenwich by summer time: so the engine has read it from its first version on, and no answer of it may change.
 */
function inZone(wall: number, zone: string): Instant {
  const reading = readWall(wall, zone)
  if (reading.is === 'once') return reading.at
  const { standard, saving } = offsetsOf(zone)
  return wall - (standard < 0 ? saving : standard) * minuteMs
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
  return offset.startsWith('-') ? wall + minutes * minuteMs : wall - minutes * minuteMs
}

/** The first instant after what the text names: the next midnight for a bare date, else one millisecond on. */
export function endOf(text: string, zone: string): Instant {
  if (text.length > 10) return startOf(text, zone) + 1
  const match = shape.exec(text)
  const midnight = Date.UTC(Number(match?.[1]), Number(match?.[2]) - 1, Number(match?.[3])) + dayMs
  return inZone(midnight, zone)
}
