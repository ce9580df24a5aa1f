import { Button } from '@ag.ds-next/react/button'
import { tokens } from '@ag.ds-next/react/core'
import { Select } from '@ag.ds-next/react/select'
import { TextInput } from '@ag.ds-next/react/text-input'
import type { TakenDown } from '@secondlook/contract'
import { type FormEvent, useState } from 'react'
import type { TakenDownFilter as Filter } from '../taken-down-api.ts'

type TakenDownFilterProps = {
  readonly of: Pick<TakenDown, 'from' | 'to' | 'channels'>
  readonly channel: string | undefined
  readonly onNarrow: (filter: Filter) => void
}

/** Which days, and which channel. */
export function TakenDownFilter({
  of: { from: first, to: last, channels },
  channel: chosen = '',
  onNarrow,
}: TakenDownFilterProps) {
  const [from, setFrom] = useState(first)
  const [to, setTo] = useState(last)
  const [channel, setChannel] = useState(chosen)
  const isTurned = from !== '' && to !== '' && from > to
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!isTurned) onNarrow({ from, to, channel })
  }
  return (
    <search>
      <form css={look} noValidate onSubmit={send}>
        <TextInput
          hideOptionalLabel
          label="First day"
          onChange={({ target }) => setFrom(target.value)}
          type="date"
          value={from}
        />
        <TextInput
          hideOptionalLabel
          invalid={isTurned}
          label="Last day"
          {...(isTurned && { message: 'Choose a last day that is not before the first.' })}
          onChange={({ target }) => setTo(target.value)}
          type="date"
          value={to}
        />
        <Select
          hideOptionalLabel
          label="Channel"
          onChange={({ target }) => setChannel(target.value)}
          options={[
            { value: '', label: 'All of them' },
            ...channels.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={channel}
        />
        <div>
          <Button type="submit" variant="secondary">
            Show these
          </Button>
        </div>
      </form>
    </search>
  )
}

const look = {
  ...{ alignItems: 'end', display: 'grid', gap: '0.75rem' },
  [tokens.mediaQuery.min.sm]: { gridTemplateColumns: 'repeat(3, minmax(0, 14rem)) auto' },
} as const
