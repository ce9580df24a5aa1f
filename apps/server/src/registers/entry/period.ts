import { isDay } from '@secondlook/calendar'
import { endOfDay, startOfDay } from './days.ts'
import { type EntryRefusal, wrongField } from './entry.ts'

export type Period = { readonly from: string; readonly until: string | null }

type Said = { readonly from?: string | null | undefined; readonly until?: string | null | undefined }
type Limits = {
  readonly at: string
  readonly zone: string
  readonly mayBeginEarlier: boolean
  /** How many days it may hold at most. */
  readonly lapsesAfter?: number | undefined
}

const dayMs = 86_400_000

/**
 * When an entry begins and ends. A day counts whole; a first day of today means now, because of the hours that are
 * gone nothing was known.
 */
export function readPeriod(said: Said, limits: Limits): Period | { readonly declined: EntryRefusal } {
  const { at, zone } = limits
  const from = said.from ? instantOf(said.from, zone) : at
  if (from === undefined) return wrongField('from', 'Write the day like 2026-07-01.')
  const isToday = said.from !== undefined && said.from !== null && from <= at && endOf(said.from, zone) > at
  const begins = isToday ? at : from
  if (begins < at && !limits.mayBeginEarlier)
    return wrongField('from', 'It cannot begin in the past; leave the beginning out for now.')
  const until = said.until ? untilOf(said.until, zone) : null
  if (until === undefined) return wrongField('until', 'Write the day like 2026-07-01.')
  if (until !== null && until <= begins) return wrongField('until', 'It must end after it begins.')
  return lapse({ from: begins, until }, limits)
}

function lapse(period: Period, { lapsesAfter }: Limits): Period | { readonly declined: EntryRefusal } {
  if (lapsesAfter === undefined) return period
  const latest = new Date(Date.parse(period.from) + lapsesAfter * dayMs).toISOString()
  if (period.until !== null && period.until > latest)
    return wrongField('until', `It holds for ${lapsesAfter} days at most and is then confirmed again.`)
  return { from: period.from, until: period.until ?? latest }
}

function instantOf(moment: string, zone: string): string | undefined {
  if (isDay(moment)) return startOfDay(moment, zone)
  return Number.isNaN(Date.parse(moment)) ? undefined : new Date(moment).toISOString()
}

const endOf = (moment: string, zone: string): string =>
  isDay(moment) ? endOfDay(moment, zone) : new Date(moment).toISOString()

/** The first instant at which it no longer holds, where somebody says what its last day is. */
export function untilOf(moment: string, zone: string): string | undefined {
  if (isDay(moment)) return endOfDay(moment, zone)
  return instantOf(moment, zone)
}
