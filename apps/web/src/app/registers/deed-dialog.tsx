import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { Modal } from '@ag.ds-next/react/modal'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { AnyValues, Deed } from '@secondlook/contract'
import { type FormEvent, useId, useState } from 'react'
import { besideField, focusField } from '../forms/field-id.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import type { Draft } from '../forms/three-way.ts'
import { fieldsOf } from '../reach/problem.ts'
import { toValues } from './entry-draft.ts'
import { EntryField } from './entry-field.tsx'

type DeedDialogProps = {
  readonly deed: Deed
  /** How the server names the fields: `values.` for those of a deed. */
  readonly prefix: 'values.' | ''
  readonly isBusy: boolean
  readonly error: unknown
  readonly onSend: (values: AnyValues, reason: string | null) => void
  readonly onClose: () => void
}

/** Asks what a deed needs to know before it is done, and says what it does. */
export function DeedDialog({ deed, prefix, isBusy, error, onSend, onClose }: DeedDialogProps) {
  const form = useId()
  const [draft, setDraft] = useState<Draft>({})
  const [reason, setReason] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const fields = Object.entries(deed.fields)
  const told = fieldsOf(error)
  const says = isMissing ? { ...told, reason: 'Say why in a few words; it is kept with the record.' } : told
  const send = (event: FormEvent) => {
    event.preventDefault()
    const why = reason.trim()
    setIsMissing(deed.needsReason && why === '')
    if (!deed.needsReason || why !== '') onSend(toValues(fields, draft), why || null)
    else focusField('reason')
  }
  const labels = Object.fromEntries(fields.map(([name, { label }]) => [`${prefix}${name}`, label]))
  return (
    <Modal
      actions={
        <ButtonGroup>
          <Button form={form} loading={isBusy} type="submit">
            {deed.label}
          </Button>
          <Button onClick={onClose} variant="text">
            Leave it as it is
          </Button>
        </ButtonGroup>
      }
      isOpen
      onClose={onClose}
      title={deed.label}
    >
      <form id={form} noValidate onSubmit={send}>
        <Stack gap={1}>
          <ProblemSummary error={error} labels={{ ...labels, reason: 'Why' }} />
          <Text as="p">{deed.says}</Text>
          {fields.map(([name, field]) => (
            <EntryField
              field={field}
              key={name}
              onChange={(value) => setDraft({ ...draft, [`values.${name}`]: value })}
              path={`${prefix}${name}`}
              says={says}
              value={draft[`values.${name}`]}
            />
          ))}
          {deed.needsReason && (
            <Textarea
              {...besideField('reason', says)}
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
          )}
        </Stack>
      </form>
    </Modal>
  )
}
