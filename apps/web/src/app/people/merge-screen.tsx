import { Button } from '@ag.ds-next/react/button'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { MergePreview, Named } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import { PersonPicker } from '../forms/person-picker.tsx'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { Screen } from '../shell/screen.tsx'
import { personQuery } from './person-screen.tsx'

const labels = { kept: 'Entry to keep', merged: 'Entry to fold into it', reason: 'Why they are one human' }

/** Says that two entries are one human: choose, look at what it will do, do it, and undo it if it was wrong. */
export function MergeScreen() {
  const { keep } = useSearch({ strict: false }) as { readonly keep?: string }
  const given = useQuery({ ...personQuery(keep ?? ''), enabled: keep !== undefined })
  const client = useQueryClient()
  const [chosen, setChosen] = useState<Named | null>()
  const kept = chosen === undefined ? nameOf(given.data) : chosen
  const [merged, setMerged] = useState<Named | null>(null)
  const [reason, setReason] = useState('')
  const preview = useMutation({ mutationFn: () => api.previewMerge(kept?.id ?? '', merged?.id ?? '') })
  const merge = useMutation({
    mutationFn: () => api.merge(kept?.id ?? '', merged?.id ?? '', reason.trim()),
    onSuccess: () => client.invalidateQueries(),
  })
  const undo = useMutation({
    mutationFn: () => api.split(merge.data?.id ?? '', 'Undone at once'),
    onSuccess: () => client.invalidateQueries(),
  })
  const error = merge.error ?? preview.error ?? undo.error
  const says = fieldsOf(error)
  const look = (event: FormEvent) => {
    event.preventDefault()
    preview.mutate()
  }
  const again = () => {
    for (const deed of [preview, merge, undo]) deed.reset()
  }
  const choose = (set: (person: Named | null) => void) => (person: Named | null) => {
    set(person)
    again()
  }
  if (merge.isSuccess && kept && merged)
    return (
      <Screen back={{ to: '/people', says: 'People' }} title="Merge two entries">
        <Done
          isUndone={undo.isSuccess}
          isUndoing={undo.isPending}
          kept={kept}
          merged={merged}
          onUndo={() => undo.mutate()}
        />
        <ProblemSummary error={undo.error} labels={labels} />
      </Screen>
    )
  return (
    <Screen
      back={{ to: '/people', says: 'People' }}
      lead="When one human has two entries. Both stay; wherever two different people are needed they count as one."
      title="Merge two entries"
    >
      <ProblemSummary error={error} labels={labels} />
      <form noValidate onSubmit={look}>
        <Stack gap={1.5}>
          <PersonPicker
            {...besideField('kept', says)}
            label={labels.kept}
            onChange={choose(setChosen)}
            required
            value={kept}
          />
          <PersonPicker
            {...besideField('merged', says)}
            label={labels.merged}
            onChange={choose(setMerged)}
            required
            value={merged}
          />
          {!preview.data && (
            <div>
              <Button disabled={!kept || !merged} loading={preview.isPending} type="submit">
                Show what this would do
              </Button>
            </div>
          )}
        </Stack>
      </form>
      {preview.data && (
        <Stack gap={1.5}>
          <WhatItDoes preview={preview.data} />
          <Textarea
            {...besideField('reason', says)}
            hint="Your comments here may be disclosed"
            label={labels.reason}
            maxWidth="xl"
            onChange={({ target }) => setReason(target.value)}
            required
            value={reason}
          />
          <div>
            <Button loading={merge.isPending} onClick={() => merge.mutate()}>
              Merge them
            </Button>
          </div>
        </Stack>
      )}
    </Screen>
  )
}

const nameOf = (page: { readonly id: string; readonly entry: { readonly name: string } } | undefined) =>
  page ? { id: page.id, name: page.entry.name } : null

function WhatItDoes({ preview }: { readonly preview: MergePreview }) {
  return (
    <PageAlert focusOnMount title="What this would do" tone="info">
      <ul css={{ margin: 0, paddingLeft: '1.25rem' }}>
        {preview.says.map((sentence) => (
          <li key={sentence}>
            <Text>{sentence}</Text>
          </li>
        ))}
      </ul>
    </PageAlert>
  )
}

type DoneProps = {
  readonly kept: Named
  readonly merged: Named
  readonly isUndone: boolean
  readonly isUndoing: boolean
  readonly onUndo: () => void
}

function Done({ kept, merged, isUndone, isUndoing, onUndo }: DoneProps) {
  if (isUndone)
    return (
      <PageAlert focusOnMount key="undone" title="Undone" tone="success">
        <Text as="p">
          <TextLink href={`/people/${kept.id}`}>{kept.name}</TextLink> and{' '}
          <TextLink href={`/people/${merged.id}`}>{merged.name}</TextLink> stand alone again.
        </Text>
      </PageAlert>
    )
  return (
    <PageAlert focusOnMount key="done" title="They are one human now" tone="success">
      <Text as="p">
        {merged.name} is folded into <TextLink href={`/people/${kept.id}`}>{kept.name}</TextLink>.
      </Text>
      <Button loading={isUndoing} onClick={onUndo} size="sm" variant="secondary">
        Undo
      </Button>
    </PageAlert>
  )
}
