import {
  actHolidays,
  addDays,
  type HolidayTable,
  isoOf,
  isWorkingDay,
  toInstant,
  toLocal,
} from '@secondlook/calendar'

/** Working hours: from nine to five, Monday to Friday, on no public holiday. */
const opens = 9 * 60
const closes = 17 * 60
const minuteMs = 60_000

/**
 * When something is due that has so many working hours from an instant on. Of a year whose holidays are not known every
 * weekday is worked on, so that what is due is not forgotten.
 */
export function dueAfter(
  at: string,
  hours: number,
  zone: string,
  holidays: HolidayTable = actHolidays,
): string {
  let left = hours * 60
  let { day, minute } = toLocal(Date.parse(at), zone)
  for (;;) {
    if (isWorked(day, holidays)) {
      const from = Math.max(minute, opens)
      const most = closes - from
      if (most >= left) return isoOf(toInstant(day, from + left, zone).at)
      if (most > 0) left -= most
    }
    day = addDays(day, 1)
    minute = 0
  }
}

function isWorked(day: string, holidays: HolidayTable): boolean {
  const found = isWorkingDay(day, holidays)
  if (found.known) return found.value
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** Hours as they go by, for what does not wait for the morning. */
export const afterHours = (at: string, hours: number): string =>
  new Date(Date.parse(at) + hours * 60 * minuteMs).toISOString()
