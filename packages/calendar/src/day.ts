/** A date as it stands in a calendar: `2026-11-25`. */
export type Day = string

const shape = /^(\d{4})-(\d\d)-(\d\d)$/
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
/** 1 January 1970 in days since 1 January of the year 0. */
const epoch = 719_528

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const lengthOf = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0)
const daysBefore = (year: number): number =>
  365 * year + Math.ceil(year / 4) - Math.ceil(year / 100) + Math.ceil(year / 400)

/** Days since 1 January 1970; `undefined` for a date that there is not. */
function numberOf(day: Day): number | undefined {
  const [, ...figures] = shape.exec(day) ?? []
  const [year = 0, month = 0, date = 0] = figures.map(Number)
  if (date < 1 || date > lengthOf(year, month)) return undefined
  let number = daysBefore(year) + date - 1 - epoch
  for (let past = 1; past < month; past++) number += lengthOf(year, past)
  return number
}

/** Whether a text is a date that there is, such as `2026-02-28`. */
export const isDay = (text: string): text is Day => numberOf(text) !== undefined

/** Throws at a text that is no date, before anything is made of it. */
export function needDays(...texts: readonly string[]): void {
  for (const text of texts) dayNumber(text)
}

/** Days since 1 January 1970. */
export function dayNumber(day: Day): number {
  const number = numberOf(day)
  if (number === undefined) throw new RangeError(`${day} is no date`)
  return number
}

/** The day so many days after 1 January 1970. */
export function dayOfNumber(number: number): Day {
  if (!Number.isInteger(number)) throw new RangeError(`${number} is no number of days`)
  const days = number + epoch
  let year = Math.floor(days / 365.2425)
  if (daysBefore(year) > days) year--
  else if (daysBefore(year + 1) <= days) year++
  if (year < 0 || year > 9999) throw new RangeError(`day ${number} is outside of the years 0 to 9999`)
  let date = days - daysBefore(year) + 1
  let month = 1
  while (date > lengthOf(year, month)) date -= lengthOf(year, month++)
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`
}

/** The day so many calendar days later, or earlier for a number below 0. */
export const addDays = (day: Day, count: number): Day => dayOfNumber(dayNumber(day) + count)

export const dayAfter = (day: Day): Day => addDays(day, 1)

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1

export const yearOf = (day: Day): number => Number(day.slice(0, 4))

export const padded = (figure: number, length: number): string => String(figure).padStart(length, '0')
