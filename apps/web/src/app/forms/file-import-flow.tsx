import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { FileInput } from '@ag.ds-next/react/file-input'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { FileImport } from '@secondlook/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Fold } from '../../fold.tsx'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { sayCount } from '../words/instant.ts'
import { listOf } from '../words/people.ts'
import { ImportDiff, ImportProblems } from './import-diff.tsx'

/** What a file is of, where it goes and what is said about it. */
export type FileImportOf = {
  readonly readFile: (file: string, text: string) => Promise<FileImport>
  readonly confirm: (id: string) => Promise<FileImport>
  readonly stateOf: (id: string) => Promise<FileImport>
  readonly label: string
  readonly hint: string
  /** What the columns are, and where that is said. */
  readonly guide: ReactNode
  /** Where to go afterwards. */
  readonly next: { readonly to: string; readonly says: string }
  readonly onDone: () => void
}

/** A file: choose it, see what it would change, and only then let it in, whole or not at all. */
export function FileImportFlow({ readFile, onDone, next, ...of }: FileImportOf) {
  const read = useMutation({ mutationFn: async (file: File) => readFile(file.name, await file.text()) })
  const confirm = useMutation({ mutationFn: of.confirm })
  const id = confirm.data?.id
  const running = useQuery({
    queryKey: ['import', id],
    queryFn: () => of.stateOf(id ?? ''),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : 700),
  })
  const progress = running.data ?? confirm.data
  const isDone = progress?.state === 'done'
  useEffect(() => {
    if (isDone) onDone()
  }, [isDone])
  const startAgain = () => {
    read.reset()
    confirm.reset()
  }
  return (
    <>
      <ProblemAlert error={read.error ?? confirm.error} focus />
      {progress ? (
        <Progress next={next} of={progress} />
      ) : read.data ? (
        <Preview
          isBusy={confirm.isPending}
          of={read.data}
          onAgain={startAgain}
          onConfirm={() => confirm.mutate(read.data.id)}
        />
      ) : (
        <ChooseFile {...of} isBusy={read.isPending} onChoose={(file) => read.mutate(file)} />
      )}
    </>
  )
}

type ChooseFileProps = Pick<FileImportOf, 'label' | 'hint' | 'guide'> & {
  readonly isBusy: boolean
  readonly onChoose: (file: File) => void
}

function ChooseFile({ label, hint, guide, isBusy, onChoose }: ChooseFileProps) {
  const [file, setFile] = useState<File>()
  const [isMissing, setIsMissing] = useState(false)
  return (
    <Stack gap={1.5}>
      <FileInput
        accept=".csv"
        hint={hint}
        id="field-file"
        invalid={isMissing}
        label={label}
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
        {guide}
      </Text>
    </Stack>
  )
}

type PreviewProps = {
  readonly of: FileImport
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
          Of {sayCount(of.rows, 'row')} in {of.file}: {of.added} new, {of.changed} changed,
          {of.leaving > 0 && ` ${of.leaving} leaving,`} {of.same} as they are.
        </Text>
      </PageAlert>
      <ImportDiff of={of} />
      {of.missing && of.missing.length > 0 && (
        <Fold label={`${of.missing.length} not in the file, and left as they are`}>
          <Text as="p">{listOf(of.missing.map(({ name }) => name))}.</Text>
        </Fold>
      )}
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

function Progress({ of, next }: Pick<FileImportOf, 'next'> & { readonly of: FileImport }) {
  if (of.state === 'refused')
    return (
      <PageAlert focusOnMount title="Nothing was brought in" tone="warning">
        <Text as="p">{of.says ?? 'Something changed meanwhile. Bring the file in again.'}</Text>
      </PageAlert>
    )
  const all = of.added + of.changed + of.leaving
  if (of.state === 'done')
    return (
      <PageAlert focusOnMount title="Done" tone="success">
        <Text as="p">
          {sayCount(all, 'change')} from {of.file} {all === 1 ? 'is' : 'are'} in.{' '}
          <TextLink href={next.to}>{next.says}</TextLink>
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
