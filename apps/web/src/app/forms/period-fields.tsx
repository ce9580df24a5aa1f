import { TextInput } from '@ag.ds-next/react/text-input'
import { endOfDay, firstInstant } from '../words/instant.ts'
import { besideField } from './field-id.ts'

/** Two days as the fields hold them; empty where none is chosen. */
export type Period = { readonly from: string; readonly to: string }
export const noPeriod: Period = { from: '', to: '' }
export const periodLabels = { from: 'First day', to: 'Last day' }

type PeriodFieldsProps = {
  readonly value: Period
  readonly onChange: (period: Period) => void
  readonly says: Readonly<Record<string, string>>
  /** What an empty last day means, or why there has to be one. */
  readonly lastDayHint: string
  readonly needsLastDay: boolean
}

/** From which day until which, for whatever lasts for a while. */
export function PeriodFields({ value, onChange, says, lastDayHint, needsLastDay }: PeriodFieldsProps) {
  return (
    <>
      <TextInput
        {...besideField('from', says)}
        hint="Leave it empty for now"
        label={periodLabels.from}
        maxWidth="md"
        onChange={({ target }) => onChange({ ...value, from: target.value })}
        type="date"
        value={value.from}
      />
      <TextInput
        {...besideField('to', says)}
        hint={lastDayHint}
        label={periodLabels.to}
        maxWidth="md"
        onChange={({ target }) => onChange({ ...value, to: target.value })}
        required={needsLastDay}
        type="date"
        value={value.to}
      />
    </>
  )
}

/** The instants that a server takes. Today has begun already, so it means from now. */
export const instantsOf = ({ from, to }: Period, now = new Date().toISOString()) => ({
  from: firstInstant(from, now),
  to: to === '' ? null : endOfDay(to),
})
