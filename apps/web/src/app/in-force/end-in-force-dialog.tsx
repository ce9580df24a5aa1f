import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { Modal } from '@ag.ds-next/react/modal'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { InForceRow } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { endOfDay } from '../words/instant.ts'

const labels = { until: 'Last day', reason: 'Why' }

type EndInForceDialogProps = { readonly row: InForceRow; readonly onClose: () => void }

/** Asks until when a version is to be in force, and why. */
export function EndInForceDialog({ row, onClose }: EndInForceDialogProps) {
  const client = useQueryClient()
  const form = useId()
  const [day, setDay] = useState('')
  const [reason, setReason] = useState('')
  const end = useMutation({
    mutationFn: () => api.endInForce(row.id, { until: day === '' ? null : endOfDay(day), reason }),
    onSuccess: async () => {
      await client.invalidateQueries()
      onClose()
    },
  })
  const says = fieldsOf(end.error)
  const send = (event: FormEvent) => {
    event.preventDefault()
    end.mutate()
  }
  return (
    <Modal
      actions={
        <ButtonGroup>
          <Button form={form} loading={end.isPending} type="submit">
            End it
          </Button>
          <Button onClick={onClose} variant="text">
            Leave it as it is
          </Button>
        </ButtonGroup>
      }
      isOpen
      onClose={onClose}
      title={`End ${row.title}`}
    >
      <form id={form} noValidate onSubmit={send}>
        <Stack gap={1}>
          <ProblemSummary error={end.error} labels={labels} />
          <Text as="p">
            {row.kind === 'base'
              ? 'From then on no policy is in force, and nothing official can be approved or published until another is. To change to another version, put that one in force instead.'
              : 'From then on this layer asks nothing of anybody. What was done before is still judged by it.'}
          </Text>
          <TextInput
            {...besideField('until', says)}
            hint="Leave it empty for now"
            label={labels.until}
            maxWidth="md"
            onChange={({ target }) => setDay(target.value)}
            type="date"
            value={day}
          />
          <Textarea
            {...besideField('reason', says)}
            hint="Your comments here may be disclosed"
            label={labels.reason}
            maxWidth="xl"
            onChange={({ target }) => setReason(target.value)}
            required
            value={reason}
          />
        </Stack>
      </form>
    </Modal>
  )
}
