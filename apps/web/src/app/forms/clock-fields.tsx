import { Fieldset } from '@ag.ds-next/react/fieldset'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { useEffect, useState } from 'react'
import { sayInstant } from '../words/instant.ts'
import { clockOf, noClock, readClock, zoneAt } from './canberra-time.ts'

type ClockFieldsProps = {
  readonly id: string
  readonly legend: string
  readonly hint?: string
  readonly value: string | null
  readonly onChange: (instant: string | null) => void
  /** What is wrong with it; a summary leads to the day. */
  readonly message?: string
}

/** A day and a time by the clock in Canberra, and what that means where the clocks change. */
export function ClockFields({ id, legend, hint, value, onChange, message }: ClockFieldsProps) {
  const [clock, setClock] = useState(value === null ? noClock : clockOf(value))
  useEffect(() => {
    // Somebody else may have set it; what is being typed stays.
    setClock((now) => (value === null || readClock(now).at === value ? now : clockOf(value)))
  }, [value])
  const { at, says } = readClock(clock)
  const set = (change: Partial<typeof clock>) => {
    const now = { ...clock, ...change }
    setClock(now)
    const read = readClock(now)
    if (read.at !== value && (read.at !== null || (now.day === '' && now.time === ''))) onChange(read.at)
  }
  return (
    <Fieldset legend={legend} {...(hint !== undefined && { hint })}>
      <div css={rowLook}>
        <TextInput
          hideOptionalLabel
          id={id}
          label="Day"
          {...(message !== undefined && { invalid: true, message })}
          onChange={({ target }) => set({ day: target.value })}
          type="date"
          value={clock.day}
        />
        <TextInput
          hideOptionalLabel
          id={`${id}-time`}
          label="Time in Canberra"
          onChange={({ target }) => set({ time: target.value })}
          // The type is right for a phone; the design system knows no other than its own.
          type={'time' as 'text'}
          value={clock.time}
        />
      </div>
      <Text as="p" aria-live="polite" color="muted" fontSize="sm">
        {at !== null && `${sayInstant(at)}. ${says ?? ''} ${zoneAt(at)}.`}
      </Text>
    </Fieldset>
  )
}

const rowLook = { display: 'flex', flexWrap: 'wrap', gap: '0.75rem 1rem', marginBottom: '0.5rem' } as const
