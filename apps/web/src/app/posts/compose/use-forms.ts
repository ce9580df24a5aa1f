import type { LookedUp, PostBody } from '@secondlook/contract'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type PostChannel, postChannelsQuery } from '../../words/channels.ts'
import { followLink } from './card-link.ts'
import type { Connectors } from './content-of.ts'
import { type Form, formsOf } from './forms-of.ts'

/** The connectors come with the first post that somebody writes, and not with the screen. */
export const connectorsQuery = queryOptions({
  queryKey: ['connectors'],
  queryFn: async (): Promise<Connectors> => {
    const { catalogueEntry, handles, measure, prepare, shown } = await import('@secondlook/connectors')
    return { catalogueEntry, handles, measure, prepare, shown }
  },
  staleTime: Number.POSITIVE_INFINITY,
})

export type Forms = {
  readonly channels: readonly PostChannel[]
  /** `undefined` until the connectors are there. */
  readonly forms: readonly Form[] | undefined
  /** The same change, with the card of the first link where a channel takes one. */
  readonly withCard: (before: PostBody, after: PostBody) => PostBody
}

/** The post as each of its channels will have it, while it is typed. */
export function useForms(body: PostBody, found: LookedUp | undefined): Forms {
  const { data } = useQuery(postChannelsQuery)
  const { data: connectors } = useQuery(connectorsQuery)
  return useMemo(() => {
    const channels = data?.channels ?? []
    return {
      channels,
      forms: connectors && data ? formsOf(body, channels, connectors, found) : undefined,
      withCard: (before, after) => (connectors ? followLink(before, after, channels, connectors) : after),
    }
  }, [body, data, connectors, found])
}
