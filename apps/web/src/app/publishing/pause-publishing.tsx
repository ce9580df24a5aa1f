import { Button } from '@ag.ds-next/react/button'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { NewPause, PublishingNow } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { SaidAfterDialog } from '../forms/said-after-dialog.tsx'
import { PauseDialog } from './pause-dialog.tsx'
import { publishingKeys } from './publishing-queries.ts'

type PausePublishingProps = { readonly of: Pick<PublishingNow, 'mayPause' | 'channels'> }

/** The way to stop what goes out, at once; and whom to ask where it is not mine. */
export function PausePublishing({ of: { mayPause, channels } }: PausePublishingProps) {
  const client = useQueryClient()
  const [isAsking, setIsAsking] = useState(false)
  const pause = useMutation({
    mutationFn: (asked: NewPause) => api.pausePublishing(asked),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: publishingKeys.all })
      setIsAsking(false)
    },
  })
  return (
    <Stack as="section" gap={0.75}>
      <H2 fontSize="lg">Something is wrong?</H2>
      {pause.isSuccess && !isAsking && (
        <SaidAfterDialog key={pause.submittedAt} title="Publishing is paused">
          <Text as="p">Nothing more goes out there until somebody lets it go on.</Text>
        </SaidAfterDialog>
      )}
      {mayPause.all.may || mayPause.some.may ? (
        <>
          <Text as="p" css={{ maxWidth: '42rem' }}>
            Pausing holds at once and takes nothing down. You can always let it go on later.
          </Text>
          <div>
            <Button
              block
              onClick={() => {
                pause.reset()
                setIsAsking(true)
              }}
            >
              Pause publishing
            </Button>
          </div>
        </>
      ) : (
        <Text as="p">{mayPause.some.whyNot}</Text>
      )}
      {isAsking && (
        <PauseDialog
          channels={channels}
          error={pause.error}
          isBusy={pause.isPending}
          mayAll={mayPause.all.may}
          onClose={() => setIsAsking(false)}
          onSend={(asked) => pause.mutate(asked)}
        />
      )}
    </Stack>
  )
}
