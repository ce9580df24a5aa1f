import * as calendar from '@secondlook/calendar'

const zone = 'Australia/Sydney'

/** A day and a time as two fields hold them. */
export type Clock = { readonly day: string; readonly time: string }
export const noClock: Clock = { day: '', time: '' }

/** What the clocks in Canberra show at an instant. */
export function clockOf(instant: string): Clock {
  const { day, minute } = calendar.toLocal(Date.parse(instant), zone)
  return { day, time: `${two(Math.floor(minute / 60))}:${two(minute % 60)}` }
}

export type Read = {
  /** `null` where it is no time yet. */
  readonly at: string | null
  /** What is unusual about it: that the clocks skip it or show it twice. */
  readonly says: string | null
}

/** The instant at which the clocks in Canberra show this. */
export function readClock({ day, time }: Clock): Read {
  const [, hours = '', minutes = ''] = /^(\d\d):(\d\d)/.exec(time) ?? []
  if (!calendar.isDay(day) || hours === '') return { at: null, says: null }
  const reading = calendar.toInstant(day, Number(hours) * 60 + Number(minutes), zone)
  const at = calendar.isoOf(reading.at)
  if (reading.is === 'skipped')
    return {
      at,
      says: `On this day the clocks go forward and skip this time; it is read as ${sayTime(clockOf(at))}.`,
    }
  return reading.is === 'doubled'
    ? { at, says: 'On this day the clocks go back and show this time twice; it is read as the first.' }
    : { at, says: null }
}

/** Whether clocks in Canberra are an hour ahead then, for whoever reads them elsewhere. */
export const zoneAt = (instant: string): string =>
  calendar.offsetMinutes(zone, Date.parse(instant)) === 660
    ? 'Canberra time, with daylight saving (UTC+11)'
    : 'Canberra time, without daylight saving (UTC+10)'

const two = (number: number): string => String(number).padStart(2, '0')
const sayTime = ({ time }: Clock): string => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return `${hours % 12 || 12}:${two(minutes)} ${hours < 12 ? 'am' : 'pm'}`
}
