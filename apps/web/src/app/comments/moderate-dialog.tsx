import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { Modal } from '@ag.ds-next/react/modal'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { CommentDeed, CommentGroundName, ModerateComment } from '@secondlook/contract'
import { type FormEvent, useId, useState } from 'react'
import { besideField } from '../forms/field-id.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { deedWords } from './comment-words.ts'
import { FoldedWords } from './folded-words.tsx'
import { GroundFields } from './ground-fields.tsx'

type ModerateDialogProps = {
  readonly of: CommentDeed
  readonly text: string
  readonly hasHouseRules: boolean
  readonly isBusy: boolean
  readonly error: unknown
  readonly onSend: (asked: ModerateComment) => void
  readonly onClose: () => void
}

export type Typed = {
  readonly ground: CommentGroundName | ''
  readonly quote: string
  readonly note: string
  readonly whyNotHide: string
  readonly help: string
  readonly until: string
  readonly whyNoEnd: string
}
const nothing: Typed = { ground: '', quote: '', note: '', whyNotHide: '', help: '', until: '', whyNoEnd: '' }

const labels = {
  ground: 'Which reason of the house rules',
  quote: 'The words that fall under it',
  help: 'What was done to help first',
  note: 'Why',
  whyNotHide: 'Why hiding it would not do',
  until: 'Blocked until',
  whyNoEnd: 'Why it has no end',
}

const leads: Readonly<Record<CommentDeed, string>> = {
  hide: 'Others do not see it any more; it can be shown again at any time. What it looks like now is kept first.',
  show: 'Others see it again.',
  delete:
    'It is gone for good: nobody can undo this, so hide it instead where that is enough. What it looks like now is kept first, and within two days somebody else looks at what you did.',
  block:
    'This is for somebody who does it again and again, or did something serious. What it looks like now is kept first, and within two days somebody else looks at what you did.',
  unblock: 'They can comment under your posts again.',
}

/** Asks for the reason of a deed. What somebody thinks is on no list. */
export function ModerateDialog({
  of: does,
  text,
  hasHouseRules,
  isBusy,
  error,
  onSend,
  onClose,
}: ModerateDialogProps) {
  const form = useId()
  const [typed, setTyped] = useState(nothing)
  const [isMissing, setIsMissing] = useState(false)
  const says = { ...fieldsOf(error), ...(isMissing && { note: 'Say why in a few words.' }) }
  const takesAway = does !== 'show' && does !== 'unblock'
  const change = (more: Partial<Typed>) => {
    setTyped((before) => ({ ...before, ...more }))
    setIsMissing(false)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    setIsMissing(typed.note.trim() === '')
    if (typed.note.trim() === '') return
    const { ground, until, ...words } = typed
    onSend({ does, ground: ground === '' ? null : ground, until: until === '' ? null : until, ...words })
  }
  return (
    <Modal
      actions={
        <ButtonGroup>
          <Button form={form} loading={isBusy} type="submit">
            {deedWords[does].verb}
          </Button>
          <Button onClick={onClose} variant="text">
            Leave it as it is
          </Button>
        </ButtonGroup>
      }
      isOpen
      onClose={onClose}
      title={deedWords[does].verb}
    >
      <form id={form} noValidate onSubmit={send}>
        <Stack gap={1}>
          <ProblemSummary error={error} labels={labels} />
          <Text as="p">{leads[does]}</Text>
          <FoldedWords of={{ text, by: '' }} />
          {takesAway && (
            <GroundFields
              hasHouseRules={hasHouseRules}
              labels={labels}
              onChange={change}
              says={says}
              value={typed}
            />
          )}
          <Textarea
            {...besideField('note', says)}
            hint="Write about the words, and not about a person. Your comments here may be disclosed"
            label={labels.note}
            maxWidth="xl"
            onChange={({ target }) => change({ note: target.value })}
            required
            value={typed.note}
          />
          {takesAway && does !== 'hide' && (
            <Textarea
              {...besideField('whyNotHide', says)}
              label={labels.whyNotHide}
              maxWidth="xl"
              onChange={({ target }) => change({ whyNotHide: target.value })}
              required
              rows={2}
              value={typed.whyNotHide}
            />
          )}
          {does === 'block' && (
            <>
              <TextInput
                {...besideField('until', says)}
                hint="Then somebody is asked to let them back. Within a year"
                label={labels.until}
                maxWidth="md"
                onChange={({ target }) => change({ until: target.value })}
                type="date"
                value={typed.until}
              />
              {typed.until === '' && (
                <TextInput
                  {...besideField('whyNoEnd', says)}
                  block
                  label={labels.whyNoEnd}
                  onChange={({ target }) => change({ whyNoEnd: target.value })}
                  value={typed.whyNoEnd}
                />
              )}
            </>
          )}
        </Stack>
      </form>
    </Modal>
  )
}
