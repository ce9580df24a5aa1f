import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

export const publishingKeys = { all: ['publishing'] as const }

/** What goes out changes by itself, so it is asked for again while it is on the screen. */
export const publishingQuery = queryOptions({
  ...{ queryKey: publishingKeys.all, queryFn: api.publishingNow, refetchInterval: 15_000 },
})
