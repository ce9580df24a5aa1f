import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { Modal } from '@ag.ds-next/react/modal'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { type FormEvent, useId, useState } from 'react'
import { besideField, focusField } from '../../forms/field-id.ts'
import { ProblemSummary } from '../../forms/problem-summary.tsx'
import { fieldsOf } from '../../reach/problem.ts'

type AddressDialogProps = {
  readonly title: string
  readonly says: string
  readonly verb: string
  readonly isBusy: boolean
  readonly error: unknown
  readonly onSend: (address: string) => void
  readonly onClose: () => void
}

const missing = 'Paste the whole address of the post, as your browser shows it.'

/** Asks where a post is, by its address. */
export function AddressDialog({ title, says, verb, isBusy, error, onSend, onClose }: AddressDialogProps) {
  const form = useId()
  const [address, setAddress] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const isWhole = /^https?:\/\/\S+$/.test(address.trim())
    setIsMissing(!isWhole)
    if (isWhole) onSend(address.trim())
    else focusField('address')
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
          <ProblemSummary error={error} labels={{ address: 'Where it is' }} />
          <Text as="p">{says}</Text>
          <TextInput
            {...besideField('address', isMissing ? { address: missing } : fieldsOf(error))}
            autoComplete="off"
            hint="Such as https://social.example/@parks/1234"
            inputMode="url"
            label="Where it is"
            maxWidth="xl"
            onChange={({ target }) => {
              setAddress(target.value)
              setIsMissing(false)
            }}
            required
            type="url"
            value={address}
          />
        </Stack>
      </form>
    </Modal>
  )
}
