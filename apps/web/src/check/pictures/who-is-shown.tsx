import { Box } from '@ag.ds-next/react/box'
import { Button } from '@ag.ds-next/react/button'
import { Checkbox } from '@ag.ds-next/react/checkbox'
import { tokens } from '@ag.ds-next/react/core'
import { PlusIcon } from '@ag.ds-next/react/icon'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { quiet } from '../asking/about-you.tsx'
import type { Shown } from './picture.ts'

type WhoIsShownProps = {
  readonly title: string
  readonly people: readonly Shown[]
  readonly onPeople: (people: readonly Shown[]) => void
}

/** People who can be recognised. No face is looked for; only the person who posts can say. */
export function WhoIsShown({ title, people, onPeople }: WhoIsShownProps) {
  const change = (key: number, part: Partial<Shown>) =>
    onPeople(people.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const next = Math.max(0, ...people.map(({ key }) => key)) + 1
  return (
    <Stack alignItems="flex-start" gap={0.75}>
      {people.map((one, at) => (
        <Box as="fieldset" css={row} key={one.key}>
          <Text as="legend" css={{ padding: 0, marginBottom: '0.5rem' }} fontWeight="bold">
            Person {at + 1} in {title.toLowerCase()}
          </Text>
          <TextInput
            block
            hideOptionalLabel
            label="Name, if you like"
            onChange={({ target }) => change(one.key, { name: target.value })}
            value={one.name}
            {...quiet}
          />
          <Select
            block
            hideOptionalLabel
            label="Have they agreed?"
            onChange={({ target }) => change(one.key, { consent: target.value as Shown['consent'] })}
            options={[
              { value: 'yes', label: 'Yes, to this' },
              { value: 'no', label: 'No' },
            ]}
            placeholder="Not asked yet"
            value={one.consent}
          />
          <Checkbox
            checked={one.minor}
            onChange={({ target }) => change(one.key, { minor: target.checked })}
            size="sm"
          >
            Under 18
          </Checkbox>
          <Button
            onClick={() => onPeople(people.filter(({ key }) => key !== one.key))}
            size="sm"
            variant="text"
          >
            Remove person {at + 1}
          </Button>
        </Box>
      ))}
      <Button
        iconBefore={PlusIcon}
        onClick={() => onPeople([...people, { key: next, name: '', consent: '', minor: false }])}
        size="sm"
        variant="tertiary"
      >
        Somebody can be recognised
      </Button>
    </Stack>
  )
}

const row = {
  border: 'none',
  display: 'grid',
  gap: '0.75rem 1rem',
  margin: 0,
  minWidth: 0,
  padding: 0,
  width: '100%',
  alignItems: 'center',
  [tokens.mediaQuery.min.sm]: { gridTemplateColumns: '1fr 1fr' },
} as const
