import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Radio } from '@ag.ds-next/react/radio'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { TextInput } from '@ag.ds-next/react/text-input'
import type { PostBody } from '@secondlook/contract'
import { useState } from 'react'
import { Fold } from '../../../fold.tsx'
import { ClockFields } from '../../forms/clock-fields.tsx'
import { EntryPicker } from './entry-picker.tsx'

type Schedule = PostBody['schedule']
type GoingOutProps = { readonly schedule: Schedule; readonly onSet: (change: Partial<PostBody>) => void }

const kinds = [
  ['when-approved', 'As soon as it is approved'],
  ['at', 'At a time'],
  ['event', 'After something that is recorded'],
] as const
const events = [
  { value: 'announced', label: 'An initiative is announced' },
  { value: 'freeze-declared', label: 'A freeze is declared' },
  { value: 'freeze-lifted', label: 'A freeze is lifted' },
]

/** When it may go out once it is approved, and after which time it must not. */
export function GoingOut({ schedule, onSet }: GoingOutProps) {
  const { latest } = schedule
  const [kind, setKind] = useState<Schedule['kind']>(schedule.kind)
  const [event, setEvent] = useState(schedule.kind === 'event' ? schedule.event : 'announced')
  const set = (next: Schedule) => onSet({ schedule: next })
  const choose = (next: Schedule['kind']) => {
    setKind(next)
    // What is not said whole yet changes nothing.
    if (next === 'when-approved') set({ kind: 'when-approved', latest })
  }
  const shown = schedule.kind === kind ? schedule : undefined
  return (
    <Stack gap={1}>
      <ControlGroup block hideOptionalLabel label="It goes out">
        {kinds.map(([value, label]) => (
          <Radio
            checked={kind === value}
            key={value}
            name="schedule"
            onChange={() => choose(value)}
            size="sm"
            value={value}
          >
            {label}
          </Radio>
        ))}
      </ControlGroup>
      {kind === 'at' && (
        <ClockFields
          id="field-schedule-at"
          legend="When"
          onChange={(at) => at !== null && set({ kind: 'at', at, latest })}
          value={shown?.kind === 'at' ? shown.at : null}
        />
      )}
      {kind === 'event' && (
        <>
          <Select
            hideOptionalLabel
            id="field-schedule-event"
            label="After what?"
            maxWidth="xl"
            onChange={({ target }) => setEvent(target.value as typeof event)}
            options={events}
            value={event}
          />
          <EntryPicker
            hint={
              event === 'announced'
                ? 'Of the initiatives that you know of. A date in a plan is no announcement.'
                : 'As it is in the register of freezes'
            }
            id="field-schedule-entry"
            label={event === 'announced' ? 'Which initiative?' : 'Which freeze?'}
            onChange={(entry) =>
              entry !== null && set({ kind: 'event', event, entry, latest, minutesAfter: minutesOf(shown) })
            }
            register={event === 'announced' ? 'initiatives' : 'freezes'}
            value={shown?.kind === 'event' ? shown.entry : null}
          />
          {shown?.kind === 'event' && (
            <TextInput
              hideOptionalLabel
              id="field-schedule-minutes"
              inputMode="numeric"
              label="How many minutes after"
              maxWidth="sm"
              onChange={({ target }) =>
                set({ ...shown, minutesAfter: Number(target.value.replace(/\D/g, '').slice(0, 5)) })
              }
              value={String(shown.minutesAfter)}
            />
          )}
        </>
      )}
      <Fold
        isOpen={latest !== null}
        label={latest === null ? 'Set a time after which it must not go out' : 'Not after'}
      >
        <ClockFields
          hint="What is late can be worse than nothing. After this it is not sent, and you are told."
          id="field-schedule-latest"
          legend="Not after"
          onChange={(instant) => set({ ...schedule, latest: instant })}
          value={latest}
        />
      </Fold>
    </Stack>
  )
}

const minutesOf = (schedule: Schedule | undefined): number =>
  schedule?.kind === 'event' ? schedule.minutesAfter : 0
