import { face } from 'virtual:pack-face'
import { Box } from '@ag.ds-next/react/box'
import { ControlGroup } from '@ag.ds-next/react/control-group'
import { tokens } from '@ag.ds-next/react/core'
import { Radio } from '@ag.ds-next/react/radio'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { useState } from 'react'
import type { Answers } from '../../advice/answers.ts'

const capacities = (['personal', 'representative', 'official'] as const).map((value) => ({
  value,
  label: face.capacities?.[value]?.label ?? value,
  hint: face.capacities?.[value]?.hint,
}))
const choices = [...capacities, { value: 'unsure' as const, label: 'I am not sure', hint: undefined }]

const bodies = [
  { value: 'board', label: 'A board' },
  { value: 'committee', label: 'A committee' },
  { value: 'union', label: 'A union' },
  { value: 'other', label: 'Something else' },
] as const

type CapacityQuestionProps = {
  readonly answers: Answers
  readonly onAnswer: (change: Partial<Answers>) => void
}

/** Whom somebody posts for. On a phone it is one line until it is opened, so that the writing comes first. */
export function CapacityQuestion({ answers, onAnswer }: CapacityQuestionProps) {
  const [isOpen, setOpen] = useState(false)
  const chosen = choices.find(({ value }) => value === answers.capacity)
  return (
    <Stack gap={0.75}>
      <button
        aria-controls="capacity"
        aria-expanded={isOpen}
        css={phoneLine}
        onClick={() => setOpen(!isOpen)}
        type="button"
      >
        <Text>
          I am posting <Text fontWeight="bold">{chosen?.label}</Text>
        </Text>
        <Text color="action" css={{ textDecoration: 'underline' }}>
          {isOpen ? 'Done' : 'Change'}
        </Text>
      </button>
      <Box css={isOpen ? undefined : { [tokens.mediaQuery.max.sm]: { display: 'none' } }} id="capacity">
        <Stack gap={1}>
          <ControlGroup hideOptionalLabel label="I am posting" name="capacity">
            {choices.map(({ value, label }) => (
              <Radio
                checked={answers.capacity === value}
                key={value}
                onChange={() => onAnswer({ capacity: value })}
                size="sm"
                value={value}
              >
                {label}
              </Radio>
            ))}
          </ControlGroup>
          {chosen?.hint && (
            <Text as="p" color="muted" fontSize="xs">
              {chosen.hint}
            </Text>
          )}
          {answers.capacity === 'representative' && (
            <Select
              hideOptionalLabel
              label="Of what?"
              onChange={({ target }) => onAnswer({ represents: target.value as Answers['represents'] })}
              options={[...bodies]}
              placeholder="Choose"
              value={answers.represents}
            />
          )}
        </Stack>
      </Box>
    </Stack>
  )
}

const phoneLine = {
  all: 'unset',
  boxSizing: 'border-box',
  display: 'flex',
  justifyContent: 'space-between',
  gap: '1rem',
  width: '100%',
  minHeight: '2.75rem',
  alignItems: 'center',
  cursor: 'pointer',
  borderTop: '1px solid var(--agds-border-muted)',
  borderBottom: '1px solid var(--agds-border-muted)',
  '&:focus-visible': { outline: '3px solid var(--agds-foreground-focus)', outlineOffset: 2 },
  [tokens.mediaQuery.min.md]: { display: 'none' },
} as const
