import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api.ts'

export const postKeys = {
  all: ['posts'] as const,
  one: (post: string) => ['posts', 'one', post] as const,
}

/** Somebody may change a post while it is read, so it is asked again while it is on the screen. */
const lookAgainMs = 15_000

export const postQuery = (post: string) =>
  queryOptions({ queryKey: postKeys.one(post), queryFn: () => api.post(post), refetchInterval: lookAgainMs })
