import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { postKeys } from '../page/post-queries.ts'
import { isMoving } from './publication-words.ts'

const soonMs = 3000
const laterMs = 15_000

/** Where a post stands on its channels, asked for again soon while something is on its way there. */
export const publicationsQuery = (post: string) =>
  queryOptions({
    queryKey: [...postKeys.one(post), 'publications'],
    queryFn: () => api.publications(post),
    refetchInterval: ({ state }) =>
      state.data?.some((one) => isMoving(one, new Date().toISOString())) ? soonMs : laterMs,
  })
