import { startOfDay } from '../../people/index.ts'

/** The day that clocks in a time zone show at an instant. */
export const dayOf = (at: string, zone: string): string => daysIn(zone).dayOf(at)

/** Days of a time zone, for whoever asks of many instants: when a day begins is worked out once. */
export function daysIn(zone: string) {
  const starts = new Map<string, string>()
  const begin = (day: string): string => {
    const known = starts.get(day) ?? startOfDay(day, zone)
    starts.set(day, known)
    return known
  }
  const find = (at: string): string => {
    // No zone is more than a day away from UTC, so it is one of three.
    const noon = Date.parse(`${at.slice(0, 10)}T12:00:00.000Z`)
    const days = [1, 0, -1].map((shift) => new Date(noon + shift * 86_400_000).toISOString().slice(0, 10))
    return days.find((day) => begin(day) <= at) ?? at.slice(0, 10)
  }
  return { dayOf: find, startOf: (at: string): string => begin(find(at)) }
}
