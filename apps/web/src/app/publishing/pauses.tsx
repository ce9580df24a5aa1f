import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { Modal } from '@ag.ds-next/react/modal'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { PauseRow } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { SaidAfterDialog } from '../forms/said-after-dialog.tsx'
import { Note } from '../posts/page/note.tsx'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { sayInstant } from '../words/instant.ts'
import { publishingKeys } from './publishing-queries.ts'

/** Every pause that is on, with who wanted it and why, and the way to end it. */
export function Pauses({ of: pauses }: { readonly of: readonly PauseRow[] }) {
  const client = useQueryClient()
  const [ending, setEnding] = useState<PauseRow>()
  const end = useMutation({
    mutationFn: (pause: PauseRow) => api.endPause(pause.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: publishingKeys.all })
      setEnding(undefined)
    },
  })
  return (
    <>
      {end.isSuccess && ending === undefined && (
        <SaidAfterDialog key={end.submittedAt} title={`Publishing goes on: ${end.variables.name}`}>
          <Text as="p">What was due meanwhile stands under “Needs somebody”.</Text>
        </SaidAfterDialog>
      )}
      {pauses.map((pause) => (
        <Note key={pause.id} says={`Publishing is paused: ${pause.name}`} tone="warning">
          <Stack alignItems="flex-start" gap={0.5}>
            <Text as="p">
              “{pause.reason}” {pause.by && pause.by.name !== '' && `${pause.by.name}, `}
              {sayInstant(pause.from)}
            </Text>
            {pause.mayEnd ? (
              <Button
                aria-label={`Let publishing go on: ${pause.name}`}
                onClick={() => {
                  end.reset()
                  setEnding(pause)
                }}
                size="sm"
                variant="secondary"
              >
                Let publishing go on
              </Button>
            ) : (
              <Text as="p" fontSize="sm">
                Whoever owns what is paused, or the head of communications, lets it go on.
              </Text>
            )}
          </Stack>
        </Note>
      ))}
      {ending && (
        <Modal
          actions={
            <ButtonGroup>
              <Button loading={end.isPending} onClick={() => !end.isPending && end.mutate(ending)}>
                Let it go on
              </Button>
              <Button onClick={() => setEnding(undefined)} variant="text">
                Leave it paused
              </Button>
            </ButtonGroup>
          }
          isOpen
          onClose={() => setEnding(undefined)}
          title={`Let publishing go on: ${ending.name}`}
        >
          <Stack gap={1}>
            <ProblemAlert error={end.error} focus />
            <Text as="p">What becomes due from now on goes out at its time.</Text>
            <Text as="p">
              Nothing that was due meanwhile goes out by itself. It stands under “Needs somebody”, and
              somebody lets each one go, or not.
            </Text>
          </Stack>
        </Modal>
      )}
    </>
  )
}
