import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Radio } from '@ag.ds-next/react/radio'
import { Select } from '@ag.ds-next/react/select'
import { Text } from '@ag.ds-next/react/text'
import type { MediaDeclaration, MediaFile } from '@secondlook/contract'
import { aiWords } from './picture-words.ts'

/** What was answered so far; empty where it was not. */
export type Answers = {
  readonly people: MediaDeclaration['people'] | ''
  readonly ai: MediaDeclaration['ai'] | ''
}
type PictureQuestionsProps = {
  readonly of: MediaFile
  readonly said: Answers
  readonly isMissing?: boolean
  readonly onSay: (more: Partial<Answers>) => void
}

const people = [
  ['yes', 'Yes'],
  ['no', 'No'],
  ['not-sure', 'I am not sure'],
] as const

/** The two things that only its author can say. Nobody looks for faces. */
export function PictureQuestions({ of: media, said, isMissing = false, onSay }: PictureQuestionsProps) {
  const id = `picture-${media.id}`
  return (
    <>
      <ControlGroup
        block
        invalid={isMissing && said.people === ''}
        label="Can people be recognised in it?"
        message="Say yes, no or not sure."
        required
      >
        {people.map(([value, words]) => (
          <Radio
            checked={said.people === value}
            key={value}
            name={`${id}-people`}
            onChange={() => onSay({ people: value })}
          >
            {words}
          </Radio>
        ))}
      </ControlGroup>
      {said.people !== 'no' && said.people !== '' && (
        <Text as="p" fontSize="sm">
          Everybody in it has to have said yes to this use before it goes out.
          {said.people === 'not-sure' && ' “Not sure” counts as yes.'}
        </Text>
      )}
      <Select
        block
        hint={
          media.aiHint === null
            ? undefined
            : `The file itself says that ${media.aiHint === 'generated' ? 'AI made it' : 'AI had a part in it'}.`
        }
        id={`${id}-ai`}
        invalid={isMissing && said.ai === ''}
        label="What part did AI have in it?"
        message="Choose one; the first is for an ordinary photo."
        onChange={({ target }) => onSay({ ai: target.value as Answers['ai'] })}
        options={Object.entries(aiWords).map(([value, label]) => ({ value, label }))}
        placeholder="Choose one"
        required
        value={said.ai}
      />
    </>
  )
}
