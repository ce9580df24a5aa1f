import { dayOfNumber, padded } from './day.ts'

/** Milliseconds since 1970 in UTC. */
export type Instant = number

export const minuteMs = 60_000
export const dayMs = 86_400_000

/** `2026-11-24T22:05:00.000Z`, as the records and everything that travels write an instant. */
export function isoOf(at: Instant): string {
  if (!Number.isInteger(at)) throw new RangeError(`${at} is no instant`)
  const number = Math.floor(at / dayMs)
  const ms = at - number * dayMs
  const clock = [Math.floor(ms / 3_600_000), Math.floor(ms / minuteMs) % 60, Math.floor(ms / 1000) % 60]
  return `${dayOfNumber(number)}T${clock.map((figure) => padded(figure, 2)).join(':')}.${padded(ms % 1000, 3)}Z`
}
