import { Box } from '@ag.ds-next/react/box'
import { tokens } from '@ag.ds-next/react/core'
import { Select } from '@ag.ds-next/react/select'
import type { Answers } from './answers.ts'

const audiences = [
  { value: 'public', label: 'Everybody' },
  { value: 'restricted', label: 'Only some people' },
  { value: 'unsure', label: 'I am not sure' },
]
const works = [
  { value: 'no', label: 'No' },
  { value: 'own', label: 'Yes, my own work' },
  { value: 'other', label: 'Other government work' },
  { value: 'unsure', label: 'I am not sure' },
]
const places = [
  { value: 'own-account', label: 'My own account' },
  { value: 'channel-comment', label: 'A comment on an official page' },
  { value: 'group-chat', label: 'A group chat' },
  { value: 'review-site', label: 'A review site' },
  { value: 'forum', label: 'A forum' },
  { value: 'workplace-tool', label: 'A tool at work' },
  { value: 'other', label: 'Somewhere else' },
]

type CircumstancesProps = {
  readonly answers: Answers
  readonly onAnswer: (change: Partial<Answers>) => void
}

/** What the same words depend on: who reads them, where, and how close they are to the job. */
export function Circumstances({ answers, onAnswer }: CircumstancesProps) {
  return (
    <Box css={sideBySide}>
      <Select
        block
        hideOptionalLabel
        label="Who will see it?"
        onChange={({ target }) => onAnswer({ audience: target.value as Answers['audience'] })}
        options={audiences}
        value={answers.audience}
      />
      {answers.capacity !== 'official' && (
        <Select
          block
          hideOptionalLabel
          label="Where?"
          onChange={({ target }) => onAnswer({ place: target.value as Answers['place'] })}
          options={places}
          placeholder="I have not said"
          value={answers.place}
        />
      )}
      <Select
        block
        hideOptionalLabel
        label="About my own work?"
        onChange={({ target }) => onAnswer({ aboutMyWork: target.value as Answers['aboutMyWork'] })}
        options={works}
        value={answers.aboutMyWork}
      />
    </Box>
  )
}

const sideBySide = {
  display: 'grid',
  gap: '1rem',
  [tokens.mediaQuery.min.sm]: { gridTemplateColumns: 'repeat(auto-fit, minmax(11rem, 1fr))' },
} as const
