import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { Modal } from '@ag.ds-next/react/modal'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { Textarea } from '@ag.ds-next/react/textarea'
import { type FormEvent, useId, useState } from 'react'
import { isProblem } from '../reach/problem.ts'
import { besideField, focusField } from './field-id.ts'
import { ProblemSummary } from './problem-summary.tsx'

type ReasonDialogProps = {
  readonly isOpen: boolean
  readonly title: string
  /** What will be so afterwards. */
  readonly says: string
  readonly verb: string
  readonly isBusy: boolean
  readonly error: unknown
  readonly onSend: (reason: string) => void
  readonly onClose: () => void
}

/** Asks why before something ends. The reason is recorded, and may be read by others. */
export function ReasonDialog(props: ReasonDialogProps) {
  return props.isOpen ? <OpenReasonDialog {...props} /> : null
}

function OpenReasonDialog({ title, says, verb, isBusy, error, onSend, onClose }: ReasonDialogProps) {
  const form = useId()
  const [reason, setReason] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const told = isProblem(error)
    ? error.problem.fields?.find(({ path }) => path === 'reason')?.says
    : undefined
  const message = isMissing ? 'Say why in a few words; it is kept with the record.' : told
  const send = (event: FormEvent) => {
    event.preventDefault()
    setIsMissing(reason.trim() === '')
    if (reason.trim() !== '') onSend(reason.trim())
    // The button may be far from the field on a phone, and what is said is said at the field.
    else focusField('reason')
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
          <ProblemSummary error={error} labels={{ reason: 'Why' }} />
          <Text as="p">{says}</Text>
          <Textarea
            {...besideField('reason', message === undefined ? {} : { reason: message })}
            hint="Your comments here may be disclosed"
            label="Why"
            maxWidth="xl"
            onChange={({ target }) => {
              setReason(target.value)
              setIsMissing(false)
            }}
            required
            value={reason}
          />
        </Stack>
      </form>
    </Modal>
  )
}
