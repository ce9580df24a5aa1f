import { defineDetector } from '../detector.ts'
import { dayNumber, daysIn, weekdayOf } from '../text/calendar.ts'
import {
  isOrdinal,
  monthAt,
  type WrittenDate,
  weekdayAt,
  writtenDateAt,
  yearAt,
} from '../text/calendar-words.ts'
import { type ClockTime, clockTimeAt } from '../text/clock-times.ts'
import { Before, Mark, type Reading } from '../text/reading.ts'
import { Look } from '../text/word.ts'

const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const monthNames = [
  '',
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
] as const
const soonDays = 75
const agoDays = 7
const joiners = new Set(['and', 'to', 'or', 'until', 'till'])
const nextDayReach = 4

/**
 * Finds dates and times that cannot be right, by arithmetic alone: a weekday that does not fit its date,
 * a day the month does not have, a time that ends before it starts.
 */
export const dateMismatch = defineDetector({
  id: 'date-mismatch',
  summary: 'Dates and times that cannot be right',
  kinds: {
    weekday: 'a weekday that does not fit its date; the year is given, or the date is near',
    'weekday-unsure': 'the same, with a year that is only taken from the time of the draft',
    impossible: 'a day that the month does not have',
    backwards: 'a time that ends before it starts',
  },
  lists: [],
  wakes: { marks: Mark.digits },

  find(reading, _lists, { draft }, see) {
    const today = draft.at ? partsOf(draft.at) : undefined
    let done = 0
    for (let at = 0; at < reading.length; at++) {
      if (!((reading.words[at]?.look ?? 0) & Look.digits)) continue
      const clock = times(reading, at, (from, to) => see.words('backwards', reading, from, to))
      const date = dateAround(reading, at, done)
      if (date)
        checkDate(reading, date, today, (kind, from, to, data) => see.words(kind, reading, from, to, data))
      done = Math.max(clock, date?.to ?? 0, done)
      at = Math.max(at, done - 1)
    }
  },
})

type Day = { readonly year: number; readonly month: number; readonly day: number }
const partsOf = (text: string): Day => ({
  year: Number(text.slice(0, 4)),
  month: Number(text.slice(5, 7)),
  day: Number(text.slice(8, 10)),
})

/** A month in front of a number may be no date: "in June 31 people came". */
function isSurely(reading: Reading, { from, to, year }: WrittenDate): boolean {
  if (monthAt(reading, from) === 0 || year !== undefined || isOrdinal(reading, to - 1)) return true
  return (
    to >= reading.sentenceTo(from) ||
    ((reading.before[to] ?? 0) & Before.comma) !== 0 ||
    weekdayAt(reading, from - 1) >= 0
  )
}

/** The date whose number stands at `at`; a month may come before it. */
function dateAround(reading: Reading, at: number, done: number): WrittenDate | undefined {
  const date = writtenDateAt(reading, at)
  if (date) return date
  const month = reading.words[at - 1]?.form === 'the' ? at - 2 : at - 1
  return month >= done && month >= reading.sentenceFrom(at) && monthAt(reading, month) > 0
    ? writtenDateAt(reading, month)
    : undefined
}

type Tell = (
  kind: 'weekday' | 'weekday-unsure' | 'impossible',
  from: number,
  to: number,
  data: Readonly<Record<string, string>>,
) => void

function checkDate(reading: Reading, date: WrittenDate, today: Day | undefined, tell: Tell): void {
  const last = daysIn(date.month, date.year)
  if (date.day <= last) checkWeekday(reading, date, today, tell)
  else if (isSurely(reading, date)) {
    tell('impossible', date.from, date.to, { month: monthNames[date.month] ?? '', last: String(last) })
  }
}

function checkWeekday(reading: Reading, date: WrittenDate, today: Day | undefined, tell: Tell): void {
  const place = weekdayBeside(reading, date)
  if (!place) return
  const said = weekdayAt(reading, place.at)
  const year = date.year ?? (today && nearestYear(date, today))
  if (year === undefined || date.day > daysIn(date.month, year)) return
  const right = weekdayOf(year, date.month, date.day)
  if (said === right) return
  const away = today
    ? dayNumber(year, date.month, date.day) - dayNumber(today.year, today.month, today.day)
    : 0
  const sure = date.year !== undefined || (away >= -agoDays && away <= soonDays)
  const data = {
    date: `${date.day} ${monthNames[date.month] ?? ''} ${year}`,
    right: dayNames[right] ?? '',
    said: dayNames[said] ?? '',
  }
  tell(sure ? 'weekday' : 'weekday-unsure', place.from, place.to, data)
}

/** The weekday right before a date, or in brackets or behind a comma right after it. */
function weekdayBeside(
  reading: Reading,
  { from, to }: WrittenDate,
): { at: number; from: number; to: number } | undefined {
  const start = reading.sentenceFrom(from)
  const before = reading.words[from - 1]?.form === 'the' ? from - 2 : from - 1
  // A line break between them parts a newspaper's name from the day of its issue.
  if (before >= start && weekdayAt(reading, before) >= 0 && !((reading.before[from] ?? 0) & Before.line)) {
    // "Saturday and Sunday 5-6 December" shares one date between two days.
    const joined =
      joiners.has(reading.words[before - 1]?.form ?? '') ||
      ((reading.before[before] ?? 0) & (Before.dash | Before.hyphen | Before.slash)) !== 0
    const shared =
      before - 1 >= start &&
      joined &&
      (weekdayAt(reading, before - 2) >= 0 || weekdayAt(reading, before - 1) >= 0)
    return shared ? undefined : { at: before, from: before, to }
  }
  if (to >= reading.sentenceTo(from) || weekdayAt(reading, to) < 0) return undefined
  const signs = (reading.before[to] ?? 0) & (Before.bracket | Before.comma)
  const own = to + 1 < reading.sentenceTo(from) && writtenDateAt(reading, to + 1) !== undefined
  return signs && !own && signs & Before.bracket ? { at: to, from, to: to + 1 } : undefined
}

/** The year in which the day is nearest to the draft. */
function nearestYear({ month, day }: WrittenDate, today: Day): number {
  const now = dayNumber(today.year, today.month, today.day)
  const away = (year: number): number => Math.abs(dayNumber(year, month, day) - now)
  return [today.year - 1, today.year, today.year + 1].reduce((best, year) =>
    away(year) < away(best) ? year : best,
  )
}

/** Reads `from 5 pm to 3 pm`; gives the word after the second time, or 0. */
function times(reading: Reading, at: number, tell: (from: number, to: number) => void): number {
  const first = clockTimeAt(reading, at)
  if (!first) return 0
  const joined = joiners.has(reading.words[first.to]?.form ?? '') && reading.words[first.to]?.form !== 'or'
  const dashed = ((reading.before[first.to] ?? 0) & (Before.dash | Before.hyphen)) !== 0
  if (!joined && !dashed) return first.to
  const between = reading.words[first.to]?.form === 'and' && reading.words[at - 1]?.form !== 'between'
  const next = joined ? first.to + 1 : first.to
  const second = between || next >= reading.sentenceTo(at) ? undefined : clockTimeAt(reading, next)
  if (!second) return first.to
  if (endsBefore(first, second) && !isNextDay(reading, second.to)) tell(at, second.to)
  return second.to
}

function endsBefore(first: ClockTime, second: ClockTime): boolean {
  if (second.minutes >= first.minutes || second.minutes === 0 || first.half !== second.half) return false
  return first.half !== '24' || first.minutes < 18 * 60 || second.minutes > 9 * 60
}

const nextDays = new Set(['next', 'following', 'tomorrow', 'later', 'day', 'overnight', 'daily'])

function isNextDay(reading: Reading, at: number): boolean {
  if (reading.words[at]?.form === 'on' || ((reading.before[at] ?? 0) & Before.comma) !== 0) return false
  const end = Math.min(at + nextDayReach, reading.sentenceTo(at - 1))
  for (let word = at; word < end; word++) {
    if (weekdayAt(reading, word) >= 0 || monthAt(reading, word) > 0 || yearAt(reading, word) !== undefined)
      return true
    if (nextDays.has(reading.words[word]?.form ?? '')) return true
  }
  return false
}
