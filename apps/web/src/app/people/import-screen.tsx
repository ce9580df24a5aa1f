import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { FileInput } from '@ag.ds-next/react/file-input'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PeopleImport } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../api.ts'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { Screen } from '../shell/screen.tsx'
import { sayCount } from '../words/instant.ts'
import { ImportDiff, ImportProblems } from './import-diff.tsx'

/** A file of people: choose it, see what it would change, and only then let it in, whole or not at all. */
export function ImportScreen() {
  const client = useQueryClient()
  const read = useMutation({
    mutationFn: async (file: File) => api.readPeopleFile(file.name, await file.text()),
  })
  const confirm = useMutation({ mutationFn: (id: string) => api.confirmImport(id) })
  const id = confirm.data?.id
  const running = useQuery({
    queryKey: ['import', id],
    queryFn: () => api.importState(id ?? ''),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : 700),
  })
  const progress = running.data ?? confirm.data
  const isDone = progress?.state === 'done'
  useEffect(() => {
    if (isDone) void client.invalidateQueries({ queryKey: ['people'] })
  }, [isDone, client])
  const startAgain = () => {
    read.reset()
    confirm.reset()
  }
  return (
    <Screen
      back={{ to: '/people', says: 'People' }}
      lead="Nothing changes until you have seen what would change and said yes. A file with a mistake in it is refused whole."
      title="Bring in a file of people"
    >
      <ProblemAlert error={read.error ?? confirm.error} focus />
      {progress ? (
        <Progress of={progress} />
      ) : read.data ? (
        <Preview
          isBusy={confirm.isPending}
          of={read.data}
          onAgain={startAgain}
          onConfirm={() => confirm.mutate(read.data.id)}
        />
      ) : (
        <ChooseFile isBusy={read.isPending} onChoose={(file) => read.mutate(file)} />
      )}
    </Screen>
  )
}

type ChooseFileProps = { readonly isBusy: boolean; readonly onChoose: (file: File) => void }

function ChooseFile({ isBusy, onChoose }: ChooseFileProps) {
  const [file, setFile] = useState<File>()
  const [isMissing, setIsMissing] = useState(false)
  return (
    <Stack gap={1.5}>
      <FileInput
        accept=".csv"
        hint="A CSV file in UTF-8, with a first row of column names. One row a person."
        id="field-file"
        invalid={isMissing}
        label="File of people"
        message="Choose a file first."
        onChange={({ target }) => {
          setFile(target.files?.[0])
          setIsMissing(false)
        }}
        required
      />
      <div>
        <Button loading={isBusy} onClick={() => (file ? onChoose(file) : setIsMissing(true))}>
          Show what would change
        </Button>
      </div>
      <Text as="p" color="muted" fontSize="sm">
        The columns and an example are in <TextLink href="/docs/guides/import-people">the guide</TextLink>.
        Leave out accounts on social media: there is no place for them here.
      </Text>
    </Stack>
  )
}

type PreviewProps = {
  readonly of: PeopleImport
  readonly isBusy: boolean
  readonly onConfirm: () => void
  readonly onAgain: () => void
}

function Preview({ of, isBusy, onConfirm, onAgain }: PreviewProps) {
  if (of.state === 'refused')
    return (
      <Stack gap={1.5}>
        <PageAlert
          focusOnMount
          title={`${sayCount(new Set(of.problems.map(({ row }) => row)).size, 'row')} to put right first`}
          tone="error"
        >
          <Text as="p">Nothing was changed. Put these rows right in {of.file} and choose it again.</Text>
        </PageAlert>
        <ImportProblems problems={of.problems} />
        <div>
          <Button onClick={onAgain}>Choose the file again</Button>
        </div>
      </Stack>
    )
  const nothing = of.added + of.changed + of.leaving === 0
  return (
    <Stack gap={1.5}>
      <PageAlert
        focusOnMount
        title={nothing ? 'Nothing would change' : 'This is what would change'}
        tone="info"
      >
        <Text as="p">
          Of {sayCount(of.rows, 'row')} in {of.file}: {of.added} new, {of.changed} changed, {of.leaving}{' '}
          leaving, {of.same} as they are.
        </Text>
      </PageAlert>
      <ImportDiff of={of} />
      <ButtonGroup>
        <Button disabled={nothing} loading={isBusy} onClick={onConfirm}>
          Bring {sayCount(of.added + of.changed + of.leaving, 'change')} in
        </Button>
        <Button onClick={onAgain} variant="text">
          Choose another file
        </Button>
      </ButtonGroup>
    </Stack>
  )
}

function Progress({ of }: { readonly of: PeopleImport }) {
  if (of.state === 'refused')
    return (
      <PageAlert focusOnMount title="Nothing was brought in" tone="warning">
        <Text as="p">{of.says ?? 'The directory changed meanwhile. Bring the file in again.'}</Text>
      </PageAlert>
    )
  const all = of.added + of.changed + of.leaving
  if (of.state === 'done')
    return (
      <PageAlert focusOnMount title="Done" tone="success">
        <Text as="p">
          {sayCount(all, 'change')} from {of.file} {all === 1 ? 'is' : 'are'} in.{' '}
          <TextLink href="/people">Go to people</TextLink>
        </Text>
      </PageAlert>
    )
  return (
    <Stack gap={0.5}>
      <label htmlFor="import-progress">
        {of.done} of {sayCount(of.rows, 'row')} done. You can leave this page; it goes on.
      </label>
      <progress
        css={{ height: '1.25rem', maxWidth: '30rem', width: '100%' }}
        id="import-progress"
        max={of.rows}
        value={of.done}
      />
    </Stack>
  )
}
