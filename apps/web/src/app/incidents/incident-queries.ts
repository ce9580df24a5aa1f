import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

export const incidentKeys = {
  all: ['incidents'] as const,
  one: (incident: string) => ['incidents', 'one', incident] as const,
}

export const incidentQuery = (incident: string) =>
  queryOptions({ queryKey: incidentKeys.one(incident), queryFn: () => api.incident(incident) })
