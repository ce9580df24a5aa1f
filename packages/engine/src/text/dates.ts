import type { Reading } from './reading.ts'

/** A full date in words `from` up to and not including `to`. */
export type DateWords = { readonly from: number; readonly to: number; readonly year: number }

/**
 * A date with a year that starts at a word: `8/5/1989`, `1989-05-08`, `8th of May, 1989`, `May 8 1989`.
 * `months` is the number of a list of their names.
 */
export function dateAt(reading: Reading, at: number, months: number): DateWords | undefined {
  const first = numberOf(reading, at)
  let next = at + 1
  if (first === 0) {
    if (!isMonth(reading, at, months)) return undefined
    const day = numberOf(reading, next)
    return day >= 1 && day <= 31 ? withYear(reading, at, next + 1) : undefined
  }
  if (first >= 1850 && first <= 2100) {
    const month = numberOf(reading, next)
    const day = numberOf(reading, next + 1)
    const isDate = month >= 1 && month <= 12 && day >= 1 && day <= 31
    return isDate ? { from: at, to: next + 2, year: first } : undefined
  }
  if (first > 31) return undefined
  if (reading.words[next]?.form === 'of') next++
  const month = numberOf(reading, next)
  if (isMonth(reading, next, months) || (month >= 1 && month <= 31)) return withYear(reading, at, next + 1)
  return undefined
}

function withYear(reading: Reading, from: number, at: number): DateWords | undefined {
  const year = numberOf(reading, at)
  const digits = (reading.to[at] ?? 0) - (reading.from[at] ?? 0)
  if (digits === 4 && year >= 1850 && year <= 2100) return { from, to: at + 1, year }
  if (digits !== 2 || year === 0) return undefined
  return { from, to: at + 1, year: year > 30 ? 1900 + year : 2000 + year }
}

const isMonth = (reading: Reading, at: number, months: number): boolean =>
  at < reading.length && reading.is(at, months)

/** The number a word is written as, `3rd` included; 0 where it is none. */
function numberOf(reading: Reading, at: number): number {
  const form = reading.words[at]?.form
  if (form === undefined || form.length > 5) return 0
  let value = 0
  let end = 0
  while (end < form.length && form.charCodeAt(end) >= 48 && form.charCodeAt(end) <= 57) {
    value = value * 10 + form.charCodeAt(end++) - 48
  }
  const rest = form.slice(end)
  return rest === '' || (end <= 2 && (rest === 'st' || rest === 'nd' || rest === 'rd' || rest === 'th'))
    ? value
    : 0
}
