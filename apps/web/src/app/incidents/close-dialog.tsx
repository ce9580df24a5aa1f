import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { Modal } from '@ag.ds-next/react/modal'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { IncidentOutcome } from '@secondlook/contract'
import { type FormEvent, useId, useState } from 'react'
import { besideField } from '../forms/field-id.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import type { Closing } from '../publishing-api.ts'
import { fieldsOf } from '../reach/problem.ts'
import { outcomeWords } from './incident-words.ts'

type CloseDialogProps = {
  readonly isBusy: boolean
  readonly error: unknown
  readonly onSend: (closing: Closing) => void
  readonly onClose: () => void
}

const labels = { outcome: 'How it ended', reason: 'Why it can be closed' }
const options = Object.entries(outcomeWords).map(([value, label]) => ({ value, label }))

/** Asks how it ended, and why that is enough. */
export function CloseDialog({ isBusy, error, onSend, onClose }: CloseDialogProps) {
  const form = useId()
  const [outcome, setOutcome] = useState<IncidentOutcome | ''>('')
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({})
  const says = { ...fieldsOf(error), ...missing }
  const send = (event: FormEvent) => {
    event.preventDefault()
    setMissing({
      ...(outcome === '' && { outcome: 'Choose how it ended.' }),
      ...(reason.trim() === '' && { reason: 'Say why in a few words.' }),
    })
    if (outcome !== '' && reason.trim() !== '') onSend({ outcome, reason: reason.trim() })
  }
  return (
    <Modal
      actions={
        <ButtonGroup>
          <Button form={form} loading={isBusy} type="submit">
            Close it
          </Button>
          <Button onClick={onClose} variant="text">
            Leave it open
          </Button>
        </ButtonGroup>
      }
      isOpen
      onClose={onClose}
      title="Close it"
    >
      <form id={form} noValidate onSubmit={send}>
        <Stack gap={1}>
          <ProblemSummary error={error} labels={labels} />
          <Select
            {...besideField('outcome', says)}
            label={labels.outcome}
            maxWidth="xl"
            onChange={({ target }) => {
              setOutcome(target.value as IncidentOutcome)
              setMissing({})
            }}
            options={options}
            placeholder="Choose"
            required
            value={outcome}
          />
          <Textarea
            {...besideField('reason', says)}
            hint="Your comments here may be disclosed"
            label={labels.reason}
            maxWidth="xl"
            onChange={({ target }) => {
              setReason(target.value)
              setMissing({})
            }}
            required
            value={reason}
          />
        </Stack>
      </form>
    </Modal>
  )
}
