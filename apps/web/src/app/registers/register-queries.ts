import type { RegisterName } from '@secondlook/contract'
import { type AsOf, api } from '../api.ts'
import { dayOf, endOfDay } from '../words/instant.ts'

export const registersQuery = { queryKey: ['registers'], queryFn: api.registers } as const

export const attentionQuery = (register?: RegisterName) =>
  ({ queryKey: ['registers', 'attention', register ?? ''], queryFn: () => api.attention(register) }) as const

export const entryQuery = (register: RegisterName, id: string, days: AsOf = {}) =>
  ({
    queryKey: ['registers', 'entry', register, id, days],
    queryFn: () => api.entry(register, id, asOf(days, new Date().toISOString())),
  }) as const

/**
 * What is asked of the server for a day in the address: how it stood when that day was over, or will stand. Of a day to
 * come nobody can say yet what will be known.
 */
export function asOf({ at, known }: AsOf, now: string): AsOf {
  const today = dayOf(now)
  return {
    at: at === today ? undefined : lastInstantOf(at),
    known: known !== undefined && known >= today ? undefined : lastInstantOf(known),
  }
}

const lastInstantOf = (day: string | undefined): string | undefined =>
  day === undefined ? undefined : new Date(Date.parse(endOfDay(day)) - 1).toISOString()

/** The days that an address names; what is no day of a calendar is left out. */
export function daysIn({ at, known }: AsOf): AsOf {
  return { ...(isDay(at) && { at }), ...(isDay(known) && { known }) }
}

function isDay(text: string | undefined): text is string {
  if (text === undefined || !/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const midnight = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text)
}
