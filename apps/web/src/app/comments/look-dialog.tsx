import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Modal } from '@ag.ds-next/react/modal'
import { Radio } from '@ag.ds-next/react/radio'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { Textarea } from '@ag.ds-next/react/textarea'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { commentKeys } from './comment-queries.ts'

type About = { readonly comment: string; readonly act: string; readonly onClose: () => void }

type ChoiceDialogProps = {
  readonly title: string
  readonly says: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly noteLabel: string
  readonly onSend: (value: string, note: string) => Promise<void>
  readonly onClose: () => void
}

/** What somebody else says of what was done. A delete cannot be undone, and the form says so. */
export function LookDialog({ comment, act, isDelete, onClose }: About & { readonly isDelete: boolean }) {
  return (
    <ChoiceDialog
      choices={[
        { value: 'stands', label: 'It stands' },
        { value: 'overturned', label: 'It should not have been done' },
      ]}
      noteLabel="Why"
      onClose={onClose}
      onSend={(outcome, note) =>
        api.takeSecondLook(comment, act, { outcome: outcome === 'stands' ? 'stands' : 'overturned', note })
      }
      says={
        isDelete
          ? 'Read what was kept of it, and the reason. What was deleted cannot be put back; your word is kept all the same, so that it is known.'
          : 'Read the comment and the reason. If it should not have been done, say so here, and then undo it on this page.'
      }
      title="Take a second look"
    />
  )
}

/** What somebody saw on the platform, where the program cannot see it. */
export function WhetherDialog({ comment, act, onClose }: About) {
  return (
    <ChoiceDialog
      choices={[
        { value: 'done', label: 'It was done' },
        { value: 'not-done', label: 'It was not done' },
      ]}
      noteLabel="Where you looked"
      onClose={onClose}
      onSend={(value, note) => api.sayWhetherDone(comment, act, { isDone: value === 'done', note })}
      says="Sign in on the platform and look whether it was done. The program does not send it again."
      title="I have looked on the platform"
    />
  )
}

function ChoiceDialog({ title, says: lead, choices, noteLabel, onSend, onClose }: ChoiceDialogProps) {
  const form = useId()
  const client = useQueryClient()
  const [value, setValue] = useState('')
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({})
  const act = useMutation({
    mutationFn: () => onSend(value, note.trim()),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: commentKeys.all }),
        client.invalidateQueries({ queryKey: ['notices'] }),
      ])
      onClose()
    },
  })
  const says = { ...fieldsOf(act.error), ...missing }
  const send = (event: FormEvent) => {
    event.preventDefault()
    const wrong = {
      ...(value === '' && { outcome: 'Choose one.' }),
      ...(note.trim() === '' && { note: 'Write a few words.' }),
    }
    setMissing(wrong)
    if (Object.keys(wrong).length === 0 && !act.isPending) act.mutate()
  }
  const { message, ...choice } = besideField('outcome', says)
  return (
    <Modal
      actions={
        <ButtonGroup>
          <Button form={form} loading={act.isPending} type="submit">
            Keep it
          </Button>
          <Button onClick={onClose} variant="text">
            Not now
          </Button>
        </ButtonGroup>
      }
      isOpen
      onClose={onClose}
      title={title}
    >
      <form id={form} noValidate onSubmit={send}>
        <Stack gap={1}>
          <ProblemSummary error={act.error} labels={{ outcome: 'What you found', note: noteLabel }} />
          <Text as="p">{lead}</Text>
          <ControlGroup
            block
            {...choice}
            {...(message !== undefined && { message })}
            label="What you found"
            required
          >
            {choices.map((one) => (
              <Radio
                checked={value === one.value}
                key={one.value}
                name="outcome"
                onChange={() => {
                  setValue(one.value)
                  setMissing({})
                }}
                value={one.value}
              >
                {one.label}
              </Radio>
            ))}
          </ControlGroup>
          <Textarea
            {...besideField('note', says)}
            hint="Your comments here may be disclosed"
            label={noteLabel}
            maxWidth="xl"
            onChange={({ target }) => {
              setNote(target.value)
              setMissing({})
            }}
            required
            value={note}
          />
        </Stack>
      </form>
    </Modal>
  )
}
