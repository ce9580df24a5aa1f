// One grammar a field. None can hold a space or the end of a line: the encodings rest on that.
const id = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}$/
const type = /^[a-z][a-z0-9-]{0,31}(?:\.[a-z][a-z0-9-]{0,31}){1,3}$/
const name = /^[a-z][a-z0-9-]{0,31}$/
const table = /^[a-z][a-z0-9_]{0,62}$/
const key = /^[!-~]{1,200}$/
const instant = /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.[0-9]{3}Z$/

export const isId = (text: string): boolean => id.test(text)
export const isType = (text: string): boolean => type.test(text)
export const isPartName = (text: string): boolean => name.test(text)
export const isTable = (text: string): boolean => table.test(text)
export const isRowKey = (text: string): boolean => key.test(text)

/** One spelling an instant: UTC, milliseconds, `Z`, and a day that the calendar has. */
export function isInstant(text: string): boolean {
  const match = instant.exec(text)
  if (!match) return false
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60
}

/** For what the program itself hands in: a wrong word there is a broken promise. */
export function mustBe(what: string, holds: boolean, text: string): void {
  if (!holds) throw new TypeError(`${what} expected, found ${JSON.stringify(text.slice(0, 80))}`)
}
