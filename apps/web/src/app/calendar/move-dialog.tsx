import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { Callout } from '@ag.ds-next/react/callout'
import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Modal } from '@ag.ds-next/react/modal'
import { Radio } from '@ag.ds-next/react/radio'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import type { CalendarItem } from '@secondlook/contract'
import { type FormEvent, useId, useState } from 'react'
import { besideField } from '../forms/field-id.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { sayInstant } from '../words/instant.ts'
import { meantBy, type Typed, warningOf } from './calendar-words.ts'

type MoveDialogProps = {
  readonly asking: { readonly item: CalendarItem; readonly typed: Typed }
  readonly now: string
  readonly isBusy: boolean
  readonly error: unknown
  readonly onSend: (at: string) => void
  readonly onClose: () => void
}

/** Asks to when, and says before anything happens what moving takes back and what the clocks do there. */
export function MoveDialog({
  asking: { item, typed: first },
  now,
  isBusy,
  error,
  onSend,
  onClose,
}: MoveDialogProps) {
  const form = useId()
  const [typed, setTyped] = useState(first)
  const [says, setSays] = useState<Readonly<Record<string, string>>>({})
  const meant = meantBy(typed)
  const warning = warningOf(item)
  const change = (more: Partial<Typed>) => {
    setTyped({ ...typed, ...more })
    setSays({})
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    const wrong = wrongIn(typed, item, now)
    setSays(wrong)
    if (meant.is !== 'nothing' && Object.keys(wrong).length === 0) onSend(meant.at)
  }
  return (
    <Modal
      actions={
        <ButtonGroup>
          <Button form={form} loading={isBusy} type="submit">
            {warning === undefined ? 'Move it' : 'Move it all the same'}
          </Button>
          <Button onClick={onClose} variant="text">
            Leave it as it is
          </Button>
        </ButtonGroup>
      }
      isOpen
      onClose={onClose}
      title={`Move “${item.title}”`}
    >
      <form id={form} noValidate onSubmit={send}>
        <Stack gap={1}>
          <ProblemSummary error={error} labels={{}} />
          {warning !== undefined && (
            <Callout>
              <Text as="p">{warning}</Text>
            </Callout>
          )}
          {item.at !== null && <Text as="p">Now it goes out {sayInstant(item.at)}.</Text>}
          <TextInput
            {...besideField('day', says)}
            label="Day"
            maxWidth="md"
            onChange={({ target }) => change({ day: target.value })}
            required
            type="date"
            value={typed.day}
          />
          <TextInput
            {...besideField('time', says)}
            hint="By the clocks of Canberra"
            label="Time"
            maxWidth="md"
            onChange={({ target }) => change({ time: target.value })}
            required
            type="time"
            value={typed.time}
          />
          <div aria-live="polite">
            {meant.is !== 'nothing' && meant.says !== undefined && <Text as="p">{meant.says}</Text>}
          </div>
          {meant.is === 'doubled' && (
            <ControlGroup block label="Which of the two" required>
              <Radio checked={!typed.isSecond} onChange={() => change({ isSecond: false })} value="first">
                The first, before the clocks go back
              </Radio>
              <Radio checked={typed.isSecond} onChange={() => change({ isSecond: true })} value="second">
                The second, an hour later
              </Radio>
            </ControlGroup>
          )}
        </Stack>
      </form>
    </Modal>
  )
}

/** What is wrong with a day and a time, beside the field that can mend it. */
function wrongIn(typed: Typed, item: CalendarItem, now: string): Readonly<Record<string, string>> {
  const meant = meantBy(typed)
  if (meant.is === 'nothing')
    return typed.time === '' ? { time: 'Say at what time.' } : { day: 'Say on which day.' }
  if (meant.at <= now) return { day: 'That time has passed. Choose one that is still to come.' }
  if (item.latest !== null && meant.at > item.latest)
    return {
      day: `It must not go out after ${sayInstant(item.latest)}. Change that first, where it is written.`,
    }
  if (item.at !== null && Date.parse(item.at) === Date.parse(meant.at))
    return { day: 'That is when it goes out already.' }
  return {}
}
