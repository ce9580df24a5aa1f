import { type Day, isDay, needDays, weekdayOf, yearOf } from './day.ts'

/** A public holiday by date. */
export type Holiday = {
  readonly day: Day
  readonly name: string
  /** Whether we have read it in the named source, or only think so. What is not confirmed is shown as that. */
  readonly confirmed: boolean
  readonly source: string
}

/** What one body knows of its holidays. Another body brings another; `holidayTable` makes one. */
export type HolidayTable = {
  readonly body: string
  /** The first and the last year that is known. */
  readonly from: number
  readonly until: number
  /** The last year whose holidays were announced; later ones may still get or lose a day. */
  readonly announced: number
  readonly byDay: ReadonlyMap<Day, readonly Holiday[]>
}

/** An answer from a table; or that the table knows nothing of a year, on which whoever asks has to decide. */
export type Known<T> =
  | {
      readonly known: true
      readonly value: T
      /** Whether every year was announced and every holiday that counted is confirmed. */
      readonly confirmed: boolean
      /** What counted and is not confirmed. */
      readonly unconfirmed: readonly Holiday[]
    }
  | { readonly known: false; readonly year: number; readonly says: string }

type Rows = Omit<HolidayTable, 'byDay'> & { readonly holidays: readonly Holiday[] }

/** Makes a table of dated holidays ready to be asked. What cannot be right in it is a fault of whoever wrote it. */
export function holidayTable({ holidays, ...table }: Rows): HolidayTable {
  const { from, until, announced } = table
  if (!(from <= announced && announced <= until))
    throw new RangeError(`years out of order: ${from}, ${announced}, ${until}`)
  const byDay = new Map<Day, Holiday[]>()
  let last = ''
  for (const holiday of holidays) {
    const { day, name } = holiday
    if (!isDay(day)) throw new RangeError(`${name} on ${day}, which is no date`)
    if (yearOf(day) < from || yearOf(day) > until)
      throw new RangeError(`${name} on ${day}, outside of ${from} to ${until}`)
    if (day < last) throw new RangeError(`${name} on ${day}, after ${last}`)
    last = day
    const there = byDay.get(day) ?? []
    if (there.some((other) => other.name === name)) throw new RangeError(`${name} on ${day} twice`)
    byDay.set(day, [...there, holiday])
  }
  for (let year = from; year <= until; year++)
    if (!holidays.some(({ day }) => yearOf(day) === year)) throw new RangeError(`no holiday in ${year}`)
  return { ...table, byDay }
}

/** The holidays of a year, by date. */
export function holidaysOfYear(year: number, table: HolidayTable): Known<readonly Holiday[]> {
  const unknown = refuse(year, table)
  if (unknown) return unknown
  const holidays = [...table.byDay.values()].flat().filter(({ day }) => yearOf(day) === year)
  return answer(holidays, year, table)
}

/** The holidays on a day: none, one, or two that fall together. */
export function holidaysOn(day: Day, table: HolidayTable): Known<readonly Holiday[]> {
  needDays(day)
  const year = yearOf(day)
  const unknown = refuse(year, table)
  if (unknown) return unknown
  return answer(table.byDay.get(day) ?? [], year, table)
}

/** Whether people work on a day: from Monday to Friday, but on no holiday. */
export function isWorkingDay(day: Day, table: HolidayTable): Known<boolean> {
  const weekday = weekdayOf(day)
  const found = holidaysOn(day, table)
  if (!found.known) return found
  // On a weekend nobody works, whatever is confirmed.
  if (weekday > 5) return { known: true, value: false, confirmed: true, unconfirmed: [] }
  return { ...found, value: found.value.length === 0 }
}

function refuse(year: number, { body, from, until }: HolidayTable): Known<never> | undefined {
  if (year >= from && year <= until) return undefined
  return { known: false, year, says: `no holidays known for ${year} (${body}: ${from} to ${until})` }
}

function answer(
  holidays: readonly Holiday[],
  year: number,
  { announced }: HolidayTable,
): Known<readonly Holiday[]> {
  const unconfirmed = holidays.filter(({ confirmed }) => !confirmed)
  const confirmed = unconfirmed.length === 0 && year <= announced
  return { known: true, value: holidays, confirmed, unconfirmed }
}
