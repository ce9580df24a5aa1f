import { addDays, type Day, dayAfter, needDays } from './day.ts'
import { type Holiday, type HolidayTable, isWorkingDay, type Known } from './holidays.ts'

/**
 * The day that is so many working days after another, which does not count itself; before it, for a number below 0.
 * Five working days after a Friday are the next Friday, if no holiday lies between. None is the day itself.
 */
export function addWorkingDays(day: Day, count: number, table: HolidayTable): Known<Day> {
  needDays(day)
  if (!Number.isInteger(count)) throw new RangeError(`${count} is no number of days`)
  const step = count < 0 ? -1 : 1
  const walk = new Walk(table)
  let at = day
  for (let left = Math.abs(count); left > 0; ) {
    at = addDays(at, step)
    const found = walk.isWorkingDay(at)
    if (!found.known) return found
    if (found.value) left--
  }
  return walk.answer(at)
}

/** How many working days there are after one day until another, which counts: from Friday to Monday it is one. */
export function workingDaysBetween(from: Day, to: Day, table: HolidayTable): Known<number> {
  needDays(from, to)
  if (to < from) throw new RangeError(`${to} is before ${from}`)
  const walk = new Walk(table)
  let count = 0
  for (let at = from; at < to; ) {
    at = dayAfter(at)
    const found = walk.isWorkingDay(at)
    if (!found.known) return found
    if (found.value) count++
  }
  return walk.answer(count)
}

/** The first working day from a day on: where a period ends that would end on a day on which nobody works. */
export function workingDayFrom(day: Day, table: HolidayTable): Known<Day> {
  const walk = new Walk(table)
  for (let at = day; ; at = dayAfter(at)) {
    const found = walk.isWorkingDay(at)
    if (!found.known) return found
    if (found.value) return walk.answer(at)
  }
}

/** Remembers of the days that were looked at what was not confirmed. */
class Walk {
  readonly #table: HolidayTable
  readonly #unconfirmed: Holiday[] = []
  #confirmed = true

  constructor(table: HolidayTable) {
    this.#table = table
  }

  isWorkingDay(day: Day): Known<boolean> {
    const found = isWorkingDay(day, this.#table)
    if (found.known) {
      this.#unconfirmed.push(...found.unconfirmed)
      this.#confirmed &&= found.confirmed
    }
    return found
  }

  answer<T>(value: T): Known<T> {
    return { known: true, value, confirmed: this.#confirmed, unconfirmed: this.#unconfirmed }
  }
}
