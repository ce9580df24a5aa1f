type Day = string | null | undefined

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `from 1 September 2016`, `to 31 August 2016`, or nothing where no day is known. */
export function sayPeriod(from: Day, to: Day): string {
  if (from && to) return `${sayDay(from)} to ${sayDay(to)}`
  if (from) return `from ${sayDay(from)}`
  return to ? `to ${sayDay(to)}` : ''
}

/** A year, a month or a day, as people say it. */
export function sayDay(day: string): string {
  const [year, month, date] = day.split('-')
  const name = month ? months[Number(month) - 1] : undefined
  return [date ? String(Number(date)) : undefined, name, year].filter(Boolean).join(' ')
}
