import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { UnitSelect } from '../forms/unit-select.tsx'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { endOfDay, sayInstant } from '../words/instant.ts'
import { PacksList } from './packs-list.tsx'
import { gapWords } from './policy-words.ts'

/** The last instant of a day, so that what began on it is in the answer. */
const lastOf = (day: string): string => new Date(Date.parse(endOfDay(day)) - 1).toISOString()

/** What was in force somewhere on a day, as it is known now or as it was known on another. */
export function AskAnotherDay() {
  const [unit, setUnit] = useState('')
  const [day, setDay] = useState('')
  const [known, setKnown] = useState('')
  const asked = useMutation({
    mutationFn: () =>
      api.policyAt({
        unit: unit === '' ? undefined : unit,
        at: day === '' ? undefined : lastOf(day),
        knownAt: known === '' ? undefined : lastOf(known),
      }),
  })
  const ask = (event: FormEvent) => {
    event.preventDefault()
    asked.mutate()
  }
  return (
    <form noValidate onSubmit={ask}>
      <Stack gap={1}>
        <UnitSelect label="For which unit" none="Everybody" onChange={setUnit} value={unit} />
        <TextInput
          hint="At the end of it; leave it empty for now"
          label="On which day"
          maxWidth="md"
          onChange={({ target }) => setDay(target.value)}
          type="date"
          value={day}
        />
        <TextInput
          hint="To see what was known then, and not what was said later"
          label="As it was known on"
          maxWidth="md"
          onChange={({ target }) => setKnown(target.value)}
          type="date"
          value={known}
        />
        <div>
          <Button loading={asked.isPending} type="submit" variant="secondary">
            Show it
          </Button>
        </div>
        <ProblemAlert error={asked.error} focus />
        <div aria-live="polite">
          {asked.data && (
            <Stack gap={0.5}>
              <Text as="p" fontWeight="bold">
                {asked.data.unit?.name ?? 'Everybody'}, at {sayInstant(asked.data.at)}
              </Text>
              {asked.data.gap ? (
                <Text as="p">{gapWords[asked.data.gap]}</Text>
              ) : (
                <PacksList packs={asked.data.packs} />
              )}
            </Stack>
          )}
        </div>
      </Stack>
    </form>
  )
}
