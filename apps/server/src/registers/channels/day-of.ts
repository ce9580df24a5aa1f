import { startOfDay } from '../../people/index.ts'

/** The day that clocks in a time zone show at an instant. */
export function dayOf(at: string, zone: string): string {
  // No zone is more than a day away from UTC, so it is one of three.
  const noon = Date.parse(`${at.slice(0, 10)}T12:00:00.000Z`)
  const days = [1, 0, -1].map((shift) => new Date(noon + shift * 86_400_000).toISOString().slice(0, 10))
  return days.find((day) => startOfDay(day, zone) <= at) ?? at.slice(0, 10)
}
