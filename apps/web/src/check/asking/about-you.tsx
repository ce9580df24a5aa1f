import { Checkbox } from '@ag.ds-next/react/checkbox'
import { Details } from '@ag.ds-next/react/details'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import type { Answers } from '../../advice/answers.ts'

const levels = [
  { value: 'staff', label: 'Staff' },
  { value: 'senior', label: 'Senior officer' },
  { value: 'executive', label: 'Executive' },
]

type AboutYouProps = {
  readonly answers: Answers
  readonly onAnswer: (change: Partial<Answers>) => void
}

/** All of it optional and kept in the page's memory. A handle is never asked for. */
export function AboutYou({ answers, onAnswer }: AboutYouProps) {
  return (
    <Details label="About you (optional)">
      <Stack gap={1.5}>
        <Text>Only to read your words better. It stays in this page and is gone when you close it.</Text>
        <TextInput
          block
          hideOptionalLabel
          hint="For example your job title, if it shows. Leave it empty if it does not."
          label="What does your profile say about your job?"
          maxWidth="xl"
          onChange={({ target }) => onAnswer({ profile: target.value })}
          value={answers.profile}
          {...quiet}
        />
        <Select
          hideOptionalLabel
          label="How senior are you?"
          maxWidth="lg"
          onChange={({ target }) => onAnswer({ levelBand: target.value as Answers['levelBand'] })}
          options={levels}
          placeholder="I would rather not say"
          value={answers.levelBand}
        />
        <Select
          hideOptionalLabel
          label="Are you authorised to speak for the government on this?"
          maxWidth="lg"
          onChange={({ target }) =>
            onAnswer({ authorisedToSpeak: target.value as Answers['authorisedToSpeak'] })
          }
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          placeholder="I do not know"
          value={answers.authorisedToSpeak}
        />
        <Checkbox
          checked={answers.pseudonymous}
          onChange={({ target }) => onAnswer({ pseudonymous: target.checked })}
          size="sm"
        >
          I post under a nickname
        </Checkbox>
      </Stack>
    </Details>
  )
}

/** Nothing a browser could read along with, or remember. */
export const quiet = { autoComplete: 'off', spellCheck: false } as const
