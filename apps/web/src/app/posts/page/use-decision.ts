import type { PostPage } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { api, type Decision, type PostDeed } from '../../api.ts'
import { isProblem } from '../../reach/problem.ts'
import { meQuery } from '../../shell/me.ts'
import { postKeys } from './post-queries.ts'

/** What somebody does to a post from its page. A decision carries the digest of the version that was on the screen. */
export type Act =
  | ({ readonly kind: 'decide' } & Decision)
  | { readonly kind: PostDeed; readonly reason: string }
  | { readonly kind: 'nudge' }

/**
 * Sends what was decided, once: a second press while the first is on its way is none. An answer that was lost on the
 * way back is looked for on the page, which says whether the decision is there.
 */
export function useDecision(post: string, me: string | undefined) {
  const client = useQueryClient()
  const isBusy = useRef(false)
  const mutation = useMutation({
    mutationFn: async (act: Act) => {
      try {
        await send(post, act)
      } catch (error) {
        if (!isProblem(error, 'no-connection') || !(await isThere(post, act, me))) throw error
      }
      return act
    },
    onSettled: async (_, error) => {
      isBusy.current = false
      const all = Promise.all([
        client.invalidateQueries({ queryKey: postKeys.all }),
        client.invalidateQueries({ queryKey: ['notices'] }),
        client.invalidateQueries({ queryKey: meQuery.queryKey }),
      ])
      // Without a connection it would be long before anybody is told so.
      if (!isProblem(error, 'no-connection')) await all
    },
  })
  const act = (what: Act, done?: () => void) => {
    if (isBusy.current) return
    isBusy.current = true
    mutation.mutate(what, done && { onSuccess: done })
  }
  return { act, mutation }
}

async function send(post: string, act: Act): Promise<void> {
  if (act.kind === 'nudge') return await api.nudge(post)
  if (act.kind !== 'decide') return await api.doToPost(post, act.kind, act.reason)
  const { kind, ...decision } = act
  return await api.decide(post, decision)
}

/** Whether what was sent into a lost connection arrived all the same. */
async function isThere(post: string, act: Act, me: string | undefined): Promise<boolean> {
  if (act.kind === 'nudge') return false
  const page: PostPage | undefined = await api.post(post).catch(() => undefined)
  const does = act.kind === 'decide' ? act.does : act.kind
  const version = act.kind === 'decide' ? act.version : page?.version?.number
  const last = page?.decisions.findLast(({ by }) => by?.id === me)
  return last?.does === does && last.version === version
}
