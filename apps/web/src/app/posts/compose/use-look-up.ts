import type { LookedUp, PostBody, PostPage } from '@secondlook/contract'
import { useMutation } from '@tanstack/react-query'
import { api } from '../../api.ts'

export type LookingUp = {
  /** What is known: what was just looked up, or else what the last version was made of. */
  readonly found: LookedUp | undefined
  readonly isLooking: boolean
  readonly error: unknown
  readonly look: () => void
}

/** What a draft is made of besides its words. It is asked for by a press and never by itself. */
export function useLookUp(post: string, body: PostBody, page: PostPage | undefined): LookingUp {
  const asking = useMutation({ mutationFn: (now: PostBody) => api.lookUp(post, now) })
  return {
    found: asking.data ?? page?.version?.check.lookedUp,
    isLooking: asking.isPending,
    error: asking.error,
    look: () => asking.mutate(body),
  }
}
