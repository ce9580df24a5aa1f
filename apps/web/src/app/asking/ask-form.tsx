import { Button } from '@ag.ds-next/react/button'
import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Radio } from '@ag.ds-next/react/radio'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { Textarea } from '@ag.ds-next/react/textarea'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Answers } from '../../advice/answers.ts'
import { Circumstances } from '../../advice/circumstances.tsx'
import { channelsQuery, sayChannel } from '../words/channels.ts'
import { WhoCouldKnow } from './who-could-know.tsx'

/** What somebody asks about. It is in the memory of the page and nowhere else until they ask. */
export type Asking = { readonly text: string; readonly answers: Answers; readonly channel: string }

type AskFormProps = {
  readonly asking: Asking
  readonly isPending: boolean
  readonly onChange: (change: Partial<Asking>) => void
  readonly onAsk: () => void
}

const capacities = [
  { value: 'personal', label: 'For myself' },
  { value: 'representative', label: 'For a board, committee or union' },
  { value: 'official', label: 'For an official account' },
  { value: 'unsure', label: 'I am not sure' },
] as const
const bodies = [
  { value: 'board', label: 'A board' },
  { value: 'committee', label: 'A committee' },
  { value: 'union', label: 'A union' },
  { value: 'other', label: 'Something else' },
]

/** Whoever says yes is looked up among the spokespeople. */
const authorised = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

/** The words, what they depend on, and what happens with them; nothing goes anywhere before the button. */
export function AskForm({ asking, isPending, onChange, onAsk }: AskFormProps) {
  const [isEmpty, setEmpty] = useState(false)
  const { text, answers } = asking
  const answer = (change: Partial<Answers>) => onChange({ answers: { ...answers, ...change } })
  const send = (event: FormEvent) => {
    event.preventDefault()
    setEmpty(text.trim() === '')
    if (text.trim() === '') document.getElementById('ask-text')?.focus()
    else onAsk()
  }
  return (
    <form noValidate onSubmit={send}>
      <Stack gap={1.5}>
        <Textarea
          block
          hideOptionalLabel
          id="ask-text"
          invalid={isEmpty}
          label="What you would like to post"
          message="Write or paste what you would like to post."
          onChange={({ target }) => {
            setEmpty(false)
            onChange({ text: target.value })
          }}
          rows={7}
          value={text}
        />
        <ControlGroup block hideOptionalLabel label="I am posting" name="capacity">
          {capacities.map(({ value, label }) => (
            <Radio
              checked={answers.capacity === value}
              key={value}
              onChange={() => answer({ capacity: value })}
              size="sm"
              value={value}
            >
              {label}
            </Radio>
          ))}
        </ControlGroup>
        {answers.capacity === 'representative' && (
          <Select
            hideOptionalLabel
            label="Of what?"
            onChange={({ target }) => answer({ represents: target.value as Answers['represents'] })}
            options={bodies}
            placeholder="Choose"
            value={answers.represents}
          />
        )}
        {answers.capacity === 'official' && (
          <ChannelSelect onChange={(channel) => onChange({ channel })} value={asking.channel} />
        )}
        {answers.capacity !== 'official' && (
          <Select
            hideOptionalLabel
            label="Are you authorised to speak for the government on this?"
            maxWidth="lg"
            onChange={({ target }) =>
              answer({ authorisedToSpeak: target.value as Answers['authorisedToSpeak'] })
            }
            options={authorised}
            placeholder="I do not know"
            value={answers.authorisedToSpeak}
          />
        )}
        <Circumstances answers={answers} onAnswer={answer} />
        <WhoCouldKnow />
        <div>
          <Button loading={isPending} type="submit">
            Ask with the registers
          </Button>
        </div>
      </Stack>
    </form>
  )
}

type ChannelSelectProps = { readonly value: string; readonly onChange: (channel: string) => void }

function ChannelSelect({ value, onChange }: ChannelSelectProps) {
  const { data } = useQuery(channelsQuery)
  const channels = data?.channels ?? []
  return (
    <Select
      block
      hideOptionalLabel
      label="Which account?"
      maxWidth="xl"
      onChange={({ target }) => onChange(target.value)}
      options={channels.map((channel) => ({ value: channel.id, label: sayChannel(channel) }))}
      placeholder={data && channels.length === 0 ? 'No account is registered yet' : 'I have not said'}
      value={value}
    />
  )
}
