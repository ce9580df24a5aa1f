import { isCapital } from './capitals.ts'
import type { Reading } from './reading.ts'

const numbered = (words: string): ReadonlyMap<string, number> =>
  new Map(words.split(', ').flatMap((names, at) => names.split(' ').map((name) => [name, at] as const)))

const weekdays = numbered(
  'sunday sun, monday mon, tuesday tue tues, wednesday wed, thursday thu thur thurs, friday fri, saturday sat',
)
const months = numbered(
  '-, january jan, february feb, march mar, april apr, may, june jun, july jul, august aug, september sep sept, october oct, november nov, december dec',
)

/** A day of the year as written: words `from` up to `to`, with its year where one is given. */
export type WrittenDate = {
  readonly from: number
  readonly to: number
  readonly day: number
  readonly month: number
  readonly year: number | undefined
}

/** 0 for Sunday to 6 for Saturday; -1 where the word names no day. */
export const weekdayAt = (reading: Reading, at: number): number =>
  weekdays.get(reading.words[at]?.form ?? '') ?? -1

/** 1 to 12; 0 where the word names no month. "may" and "march" count only with a capital. */
export function monthAt(reading: Reading, at: number): number {
  const month = months.get(reading.words[at]?.form ?? '') ?? 0
  return (month === 3 || month === 5) && !isCapital(reading, at) ? 0 : month
}

/** The number of a day, `3rd` included; 0 where the word is none. */
export function dayAt(reading: Reading, at: number): number {
  const form = reading.words[at]?.form ?? ''
  let value = 0
  let end = 0
  while (end < form.length && end < 2 && form.charCodeAt(end) >= 48 && form.charCodeAt(end) <= 57)
    value = value * 10 + form.charCodeAt(end++) - 48
  const rest = form.slice(end)
  const known = rest === '' || rest === 'st' || rest === 'nd' || rest === 'rd' || rest === 'th'
  return known && value >= 1 && value <= 31 ? value : 0
}

export const isOrdinal = (reading: Reading, at: number): boolean =>
  dayAt(reading, at) > 0 && (reading.words[at]?.form.length ?? 0) > 2

/** A year of four digits. */
export function yearAt(reading: Reading, at: number): number | undefined {
  const form = reading.words[at]?.form ?? ''
  if (form.length !== 4) return undefined
  let value = 0
  for (let digit = 0; digit < 4; digit++) {
    const code = form.charCodeAt(digit)
    if (code < 48 || code > 57) return undefined
    value = value * 10 + code - 48
  }
  return value >= 1800 && value <= 2200 ? value : undefined
}

/** A year of two digits, as people write it behind a slash: `25/12/26`. */
function shortYearAt(reading: Reading, at: number): number | undefined {
  const form = reading.words[at]?.form ?? ''
  const year = Number(form)
  return form.length === 2 && year >= 10 && year <= 99 && Number.isInteger(year) ? 2000 + year : undefined
}

/** The date that starts at a word: `25 December 2026`, `the 25th of December`, `December 25, 2026`, `25/12/2026`. */
export function writtenDateAt(reading: Reading, at: number): WrittenDate | undefined {
  const end = reading.sentenceTo(at)
  const day = dayAt(reading, at)
  if (day > 0) {
    const slash = slashedDate(reading, at, day)
    if (slash) return slash
    const next = reading.words[at + 1]?.form === 'of' ? at + 2 : at + 1
    const month = next < end ? monthAt(reading, next) : 0
    return month > 0 ? withYear(reading, at, next + 1, day, month) : undefined
  }
  const month = monthAt(reading, at)
  if (month === 0) return undefined
  const next = reading.words[at + 1]?.form === 'the' ? at + 2 : at + 1
  const after = next < end ? dayAt(reading, next) : 0
  return after > 0 ? withYear(reading, at, next + 1, after, month) : undefined
}

function withYear(reading: Reading, from: number, at: number, day: number, month: number): WrittenDate {
  const year = at < reading.sentenceTo(from) ? yearAt(reading, at) : undefined
  return { from, to: year === undefined ? at : at + 1, day, month, year }
}

function slashedDate(reading: Reading, at: number, day: number): WrittenDate | undefined {
  const signs = (word: number): string =>
    reading.source.slice(reading.to[word - 1] ?? 0, reading.from[word] ?? 0)
  if (at + 2 >= reading.length || signs(at + 1) !== '/' || signs(at + 2) !== '/') return undefined
  const month = dayAt(reading, at + 1)
  const year = yearAt(reading, at + 2) ?? shortYearAt(reading, at + 2)
  return month >= 1 && month <= 12 && year !== undefined
    ? { from: at, to: at + 3, day, month, year }
    : undefined
}
