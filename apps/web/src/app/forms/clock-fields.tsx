import { Fieldset } from '@ag.ds-next/react/fieldset'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import * as calendar from '@secondlook/calendar'
import { useEffect, useState } from 'react'
import { dayOf, sayInstant } from '../words/instant.ts'
import { type Clock, clockOf, noClock, readClock, zoneAt } from './canberra-time.ts'

type ClockFieldsProps = {
  readonly id: string
  readonly legend: string
  readonly hint?: string
  readonly value: string | null
  readonly onChange: (moment: string | null) => void
  /** Whether a day alone counts, whole; a time alone is of today then. */
  readonly takesDay?: boolean
  /** What is wrong with it; a summary leads to the day. */
  readonly message?: string
}

/** A day and a time by the clock in Canberra, and what that means where the clocks change. */
export function ClockFields(props: ClockFieldsProps) {
  const { id, legend, hint, value, onChange, takesDay = false, message } = props
  const [clock, setClock] = useState(() => clockIn(value))
  const momentOf = (one: Clock) => readClock(one).at ?? (takesDay && calendar.isDay(one.day) ? one.day : null)
  useEffect(() => {
    // Somebody else may have set it; what is being typed stays.
    setClock((now) =>
      value === null || value === now.day || readClock(now).at === value ? now : clockIn(value),
    )
  }, [value])
  const { at, says } = readClock(clock)
  const set = (change: Partial<Clock>) => {
    const typed = { ...clock, ...change }
    const isOfToday = takesDay && typed.day === '' && typed.time !== ''
    const now = isOfToday ? { ...typed, day: dayOf(new Date().toISOString()) } : typed
    setClock(now)
    const moment = momentOf(now)
    if (moment !== value && (moment !== null || (now.day === '' && now.time === ''))) onChange(moment)
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

/** What was kept as two fields hold it, whether it is an instant or a whole day. */
const clockIn = (moment: string | null): Clock =>
  moment === null ? noClock : moment.includes('T') ? clockOf(moment) : { day: moment, time: '' }
