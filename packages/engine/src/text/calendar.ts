const monthDays = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Days of a month; without a year February has its longest. */
export const daysIn = (month: number, year?: number): number =>
  month === 2 ? (year === undefined || isLeap(year) ? 29 : 28) : (monthDays[month] ?? 0)

/** Days since 1 March of year 0 in the Gregorian calendar. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1
  const m = month > 2 ? month - 3 : month + 9
  return (
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * m + 2) / 5) +
    day -
    1
  )
}

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (year: number, month: number, day: number): number =>
  (dayNumber(year, month, day) + 3) % 7
