/** When a channel is watched, as its register says it in words that can be counted by. */
export type StatedHours = {
  /** 1 for Monday to 7 for Sunday. */
  readonly weekdays: ReadonlySet<number>
  /** Minutes since midnight; `until` is the first that is outside. */
  readonly from: number
  readonly until: number
}

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const dayPattern = '(mon|tue|wed|thu|fri|sat|sun)[a-z]*'
const clock = '(\\d{1,2})(?:[:.](\\d\\d))? ?(am|pm)?'
const pattern = new RegExp(
  `^(?:(weekdays|every day|daily)|${dayPattern}(?: ?(?:to|[-–]) ?${dayPattern})?),? ?(?:from )?${clock} ?(?:to|until|[-–]) ?${clock}$`,
)

/**
 * What a line such as “Monday to Friday, 9 am to 5 pm” says. It is read whole or not at all: of words that we do not
 * understand nothing is guessed, and nobody is told that something lies outside of them.
 */
export function readHours(line: string | null): StatedHours | undefined {
  const found = pattern.exec((line ?? '').trim().toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, ''))
  if (!found) return undefined
  const [, every, first, last, fromHour, fromMinute, fromHalf, toHour, toMinute, toHalf] = found
  const from = minuteOf(fromHour, fromMinute, fromHalf)
  const until = minuteOf(toHour, toMinute, toHalf)
  const weekdays = every === undefined ? between(first, last ?? first) : everyOf(every)
  if (from === undefined || until === undefined || from >= until || weekdays.length === 0) return undefined
  return { weekdays: new Set(weekdays), from, until }
}

export const isWithin = ({ weekdays, from, until }: StatedHours, weekday: number, minute: number): boolean =>
  weekdays.has(weekday) && minute >= from && minute < until

const everyOf = (word: string): readonly number[] =>
  word === 'weekdays' ? [1, 2, 3, 4, 5] : [1, 2, 3, 4, 5, 6, 7]

function between(first = '', last = ''): readonly number[] {
  const from = dayNames.indexOf(first)
  const to = dayNames.indexOf(last)
  const length = ((to - from + 7) % 7) + 1
  return Array.from({ length }, (_, step) => ((from + step) % 7) + 1)
}

function minuteOf(hour = '', minute = '0', half?: string): number | undefined {
  const hours = Number(hour)
  if (Number(minute) > 59) return undefined
  if (half === undefined) return hours <= 24 ? hours * 60 + Number(minute) : undefined
  if (hours < 1 || hours > 12) return undefined
  return ((hours % 12) + (half === 'pm' ? 12 : 0)) * 60 + Number(minute)
}
