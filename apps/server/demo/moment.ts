import { addDays } from '@secondlook/calendar'
import { toInstant, toLocal } from '../src/notices/index.ts'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** The Monday of the week in which the demonstration was made, by Canberra's clocks; everything is counted from it. */
export function anchorOf(instant: string): string {
  const { day, weekday } = toLocal(instant)
  return addDays(day, 1 - weekday)
}

const momentPattern = /^w(-?\d{1,3}) (Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?: (\d\d):(\d\d))?$/

export const isMoment = (text: string): boolean => momentPattern.test(text)

/** Whether it says an hour, and not only a day. */
export const hasHour = (text: string): boolean => momentPattern.exec(text)?.[3] !== undefined

/** `w-3 Thu` as a date: the Thursday three weeks before the week of the anchor. A date that is written out stays. */
export function dayOf(text: string, anchor: string): string {
  const parts = momentPattern.exec(text)
  if (!parts) return text
  const [, weeks = '0', weekday = 'Mon'] = parts
  return addDays(anchor, Number(weeks) * 7 + weekdays.indexOf(weekday))
}

/** `w-3 Thu 10:30` as an instant. */
export function instantOf(text: string, anchor: string): string {
  const [, , , hour = '0', minute = '0'] = momentPattern.exec(text) ?? []
  return toInstant(dayOf(text, anchor), Number(hour) * 60 + Number(minute))
}
