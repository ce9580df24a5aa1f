import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { Modal } from '@ag.ds-next/react/modal'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { Textarea } from '@ag.ds-next/react/textarea'
import { type FormEvent, useId, useState } from 'react'
import { besideField, focusField } from '../forms/field-id.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { fieldsOf } from '../reach/problem.ts'

type WordsDialogProps = {
  readonly of: 'note' | 'open-again'
  readonly isBusy: boolean
  readonly error: unknown
  readonly onSend: (note: string) => void
  readonly onClose: () => void
}

const asks = {
  note: {
    title: 'Write a note',
    says: 'Whoever sees what was noticed sees your note. Write about the channel, and not about a person.',
    label: 'Your note',
    verb: 'Keep it',
  },
  'open-again': {
    title: 'Open it again',
    says: 'Then you look after it, until it is closed once more.',
    label: 'Why',
    verb: 'Open it again',
  },
} as const

/** Asks for words that are kept with what was noticed. */
export function WordsDialog({ of, isBusy, error, onSend, onClose }: WordsDialogProps) {
  const form = useId()
  const [note, setNote] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const { title, says, label, verb } = asks[of]
  const send = (event: FormEvent) => {
    event.preventDefault()
    setIsMissing(note.trim() === '')
    if (note.trim() !== '') onSend(note.trim())
    else focusField('note')
  }
  return (
    <Modal
      actions={
        <ButtonGroup>
          <Button form={form} loading={isBusy} type="submit">
            {verb}
          </Button>
          <Button onClick={onClose} variant="text">
            Leave it as it is
          </Button>
        </ButtonGroup>
      }
      isOpen
      onClose={onClose}
      title={title}
    >
      <form id={form} noValidate onSubmit={send}>
        <Stack gap={1}>
          <ProblemSummary error={error} labels={{ note: label }} />
          <Text as="p">{says}</Text>
          <Textarea
            {...besideField('note', isMissing ? { note: 'Write a few words.' } : fieldsOf(error))}
            hint="Your comments here may be disclosed"
            label={label}
            maxWidth="xl"
            onChange={({ target }) => {
              setNote(target.value)
              setIsMissing(false)
            }}
            required
            value={note}
          />
        </Stack>
      </form>
    </Modal>
  )
}
