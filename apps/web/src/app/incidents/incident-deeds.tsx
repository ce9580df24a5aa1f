import { Button } from '@ag.ds-next/react/button'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Text } from '@ag.ds-next/react/text'
import type { IncidentPage } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import type { Closing } from '../publishing-api.ts'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { incidentKeys } from './incident-queries.ts'
import { WordsDialog } from './words-dialog.tsx'

type Deed =
  | { readonly does: 'take' }
  | { readonly does: 'note' | 'open-again'; readonly note: string }
  | ({ readonly does: 'close' } & Closing)
type Asked = Exclude<Deed['does'], 'take'>

const doneWords: Readonly<Record<Deed['does'], string>> = {
  take: 'You look after it now',
  note: 'Your note is kept',
  close: 'Closed',
  'open-again': 'Open again, and you look after it',
}

type IncidentDeedsProps = { readonly of: IncidentPage; readonly me: string | undefined }

/** The next thing to do about it, what else may be done, and why not where it is not mine. */
export function IncidentDeeds({ of: { id, isOpen, takenBy, may }, me }: IncidentDeedsProps) {
  const client = useQueryClient()
  const [asked, setAsked] = useState<Asked>()
  const act = useMutation({
    mutationFn: (deed: Deed) => send(id, deed),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: incidentKeys.all }),
        client.invalidateQueries({ queryKey: ['notices'] }),
      ])
      setAsked(undefined)
    },
  })
  const ask = (what: Asked) => {
    act.reset()
    setAsked(what)
  }
  const dialog = {
    ...{ error: act.error, isBusy: act.isPending },
    onClose: () => {
      act.reset()
      setAsked(undefined)
    },
  }
  const isMine = takenBy !== null && takenBy.id === me
  const whyNot = isOpen ? may.close.whyNot : may.openAgain.whyNot
  return (
    <>
      {act.isSuccess && asked === undefined && (
        <PageAlert focusOnMount key={act.submittedAt} title={doneWords[act.variables.does]} tone="success" />
      )}
      {asked === undefined && <ProblemAlert error={act.error} focus />}
      <div css={deedsLook}>
        {may.take.may && (
          <Button
            loading={act.isPending && act.variables.does === 'take'}
            onClick={() => !act.isPending && act.mutate({ does: 'take' })}
            variant={takenBy === null ? 'primary' : 'text'}
          >
            {takenBy === null ? 'I look after it' : 'I look after it instead'}
          </Button>
        )}
        {may.close.may && (
          <Button onClick={() => ask('close')} variant={isMine ? 'primary' : 'secondary'}>
            Close it
          </Button>
        )}
        {may.openAgain.may && (
          <Button onClick={() => ask('open-again')} variant="secondary">
            Open it again
          </Button>
        )}
        {may.note.may && (
          <Button onClick={() => ask('note')} variant="text">
            Write a note
          </Button>
        )}
        {!(isOpen ? may.close.may : may.openAgain.may) && whyNot && <Text as="p">{whyNot}</Text>}
      </div>
      {asked === 'close' && (
        <CloseDialog {...dialog} onSend={(closing) => act.mutate({ does: 'close', ...closing })} />
      )}
      {(asked === 'note' || asked === 'open-again') && (
        <WordsDialog {...dialog} of={asked} onSend={(note) => act.mutate({ does: asked, note })} />
      )}
    </>
  )
}

async function send(id: string, deed: Deed): Promise<void> {
  switch (deed.does) {
    case 'take':
      return await api.takeIncident(id)
    case 'note':
      return await api.noteOnIncident(id, deed.note)
    case 'open-again':
      return await api.openIncidentAgain(id, deed.note)
    case 'close':
      return await api.closeIncident(id, { outcome: deed.outcome, reason: deed.reason })
  }
}

const deedsLook = { alignItems: 'center', display: 'flex', flexWrap: 'wrap', gap: '0.5rem 1rem' } as const
