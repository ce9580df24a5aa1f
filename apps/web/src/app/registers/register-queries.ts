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
  day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day)
    ? new Date(Date.parse(endOfDay(day)) - 1).toISOString()
    : undefined
