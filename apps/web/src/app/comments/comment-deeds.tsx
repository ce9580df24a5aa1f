import { Button } from '@ag.ds-next/react/button'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Text } from '@ag.ds-next/react/text'
import type { CommentDeed, CommentPage, ModerateComment } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { commentKeys } from './comment-queries.ts'
import { deedWords, sayDone } from './comment-words.ts'
import { ModerateDialog } from './moderate-dialog.tsx'

const order: readonly CommentDeed[] = ['hide', 'show', 'unblock', 'delete', 'block']

/** What may be done to it, the gentlest first; what the platform does not let us do is not there. */
export function CommentDeeds({ of: page }: { readonly of: CommentPage }) {
  const client = useQueryClient()
  const [asked, setAsked] = useState<CommentDeed>()
  const act = useMutation({
    mutationFn: (wanted: ModerateComment) => api.moderate(page.id, wanted),
    onSuccess: () => setAsked(undefined),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: commentKeys.all }),
        client.invalidateQueries({ queryKey: ['notices'] }),
      ]),
  })
  const offered = order.filter((does) => page.may[does].may)
  const { whyNot } = page.may.hide
  return (
    <>
      {act.isSuccess && asked === undefined && (
        <PageAlert
          focusOnMount
          key={act.submittedAt}
          title={sayDone(act.variables.does, act.data.standing)}
          tone={act.data.standing === 'done' ? 'success' : 'warning'}
        >
          {act.data.says && <Text as="p">{act.data.says}</Text>}
        </PageAlert>
      )}
      <div css={deedsLook}>
        {offered.map((does, at) => (
          <Button
            key={does}
            onClick={() => {
              act.reset()
              setAsked(does)
            }}
            variant={at === 0 ? 'secondary' : 'text'}
          >
            {deedWords[does].verb}
          </Button>
        ))}
        {offered.length === 0 && whyNot !== null && <Text as="p">{whyNot}</Text>}
      </div>
      {asked !== undefined && (
        <ModerateDialog
          error={act.error}
          hasHouseRules={page.hasHouseRules}
          isBusy={act.isPending}
          of={asked}
          onClose={() => {
            act.reset()
            setAsked(undefined)
          }}
          onSend={(wanted) => !act.isPending && act.mutate(wanted)}
          text={page.text}
        />
      )}
    </>
  )
}

const deedsLook = { alignItems: 'center', display: 'flex', flexWrap: 'wrap', gap: '0.5rem 1rem' } as const
