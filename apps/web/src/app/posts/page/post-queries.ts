import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { isLeaving } from './approved-says.ts'

export const postKeys = {
  all: ['posts'] as const,
  one: (post: string) => ['posts', 'one', post] as const,
}

/** Somebody may change a post while it is read, so it is asked again while it is on the screen. */
const lookAgainMs = 15_000
/** What is approved and due leaves within seconds, and whoever approved it waits to see that. */
const leavesNowMs = 2500

export const postQuery = (post: string) =>
  queryOptions({
    queryKey: postKeys.one(post),
    queryFn: () => api.post(post),
    refetchInterval: ({ state }) => (state.data && isLeaving(state.data) ? leavesNowMs : lookAgainMs),
  })
