import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

/** Whoever is signed in. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: api.me, staleTime: 60_000 })
