import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Modal } from '@ag.ds-next/react/modal'
import { Radio } from '@ag.ds-next/react/radio'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { NewPause, PublishingNow } from '@secondlook/contract'
import { type FormEvent, useId, useState } from 'react'
import { besideField, focusField } from '../forms/field-id.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { fieldsOf } from '../reach/problem.ts'

type PauseDialogProps = {
  readonly channels: PublishingNow['channels']
  /** A platform or everything is for those named for everything. */
  readonly mayAll: boolean
  readonly isBusy: boolean
  readonly error: unknown
  readonly onSend: (asked: NewPause) => void
  readonly onClose: () => void
}

type Scope = NewPause['scope']
const scopes: Readonly<Record<Scope, string>> = {
  all: 'Everything',
  platform: 'One platform',
  channel: 'One channel',
}
const labels = { what: 'Which', reason: 'Why' }

/** Asks what is to stop and why; its button is the one confirmation. */
export function PauseDialog({ channels, mayAll, isBusy, error, onSend, onClose }: PauseDialogProps) {
  const form = useId()
  const [scope, setScope] = useState<Scope>(mayAll ? 'all' : 'channel')
  const choices = choicesOf(scope, channels)
  const [chosen, setChosen] = useState('')
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({})
  const only = choices.length === 1 ? choices[0]?.value : undefined
  const what = scope === 'all' ? '' : (only ?? chosen)
  const says = { ...fieldsOf(error), ...missing }
  const send = (event: FormEvent) => {
    event.preventDefault()
    const wrong = {
      ...(scope !== 'all' && what === '' && { what: 'Choose what to pause.' }),
      ...(reason.trim() === '' && { reason: 'Say why in a few words; it is kept with the record.' }),
    }
    setMissing(wrong)
    const [first] = Object.keys(wrong)
    if (first === undefined) onSend({ scope, what, reason: reason.trim() })
    else focusField(first)
  }
  const choose = (next: Scope) => {
    setScope(next)
    setChosen('')
    setMissing({})
  }
  return (
    <Modal
      actions={
        <ButtonGroup>
          <Button form={form} loading={isBusy} type="submit">
            Pause it now
          </Button>
          <Button onClick={onClose} variant="text">
            Leave it as it is
          </Button>
        </ButtonGroup>
      }
      isOpen
      onClose={onClose}
      title="Pause publishing"
    >
      <form id={form} noValidate onSubmit={send}>
        <Stack gap={1}>
          <ProblemSummary error={error} labels={labels} />
          <Text as="p">
            Nothing more is sent there from now on. What has left already may still arrive, and what is out
            stays out.
          </Text>
          {mayAll && (
            <ControlGroup block label="What is to stop" required>
              {(Object.keys(scopes) as Scope[]).map((one) => (
                <Radio
                  checked={scope === one}
                  key={one}
                  name="scope"
                  onChange={() => choose(one)}
                  value={one}
                >
                  {scopes[one]}
                </Radio>
              ))}
            </ControlGroup>
          )}
          {scope !== 'all' && (
            <Select
              {...besideField('what', says)}
              label={scope === 'platform' ? 'Which platform' : 'Which channel'}
              maxWidth="xl"
              onChange={({ target }) => {
                setChosen(target.value)
                setMissing({})
              }}
              options={choices}
              placeholder="Choose"
              required
              value={what}
            />
          )}
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

function choicesOf(scope: Scope, channels: PauseDialogProps['channels']) {
  if (scope === 'channel')
    return channels.map(({ id, name, platform }) => ({ value: id, label: `${name} (${platform})` }))
  return [...new Set(channels.map(({ platform }) => platform))]
    .sort()
    .map((platform) => ({ value: platform, label: platform }))
}
