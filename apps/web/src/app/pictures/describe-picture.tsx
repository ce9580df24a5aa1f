import { Button } from '@ag.ds-next/react/button'
import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Radio } from '@ag.ds-next/react/radio'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { MediaDeclaration, MediaFile } from '@secondlook/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { aiWords } from './picture-words.ts'

type DescribePictureProps = { readonly of: MediaFile; readonly onSaid: (media: MediaFile) => void }
type Said = { readonly [K in keyof MediaDeclaration]: MediaDeclaration[K] | '' }

const people = [
  ['yes', 'Yes'],
  ['no', 'No'],
  ['not-sure', 'I am not sure'],
] as const

/** The two things that only its author can say, and its description. Nobody looks for faces. */
export function DescribePicture({ of: media, onSaid }: DescribePictureProps) {
  const [said, setSaid] = useState<Said>(media.declared ?? { people: '', ai: '', alt: '' })
  const [isMissing, setIsMissing] = useState(false)
  const save = useMutation({
    mutationFn: (whole: MediaDeclaration) => api.describePicture(media.id, whole),
    onSuccess: onSaid,
  })
  const change = (more: Partial<Said>) => setSaid({ ...said, ...more })
  const submit = () => {
    const { people: who, ai, alt } = said
    if (who === '' || ai === '') setIsMissing(true)
    else save.mutate({ people: who, ai, alt })
  }
  const id = `picture-${media.id}`
  return (
    <Stack gap={1}>
      <ProblemAlert error={save.error} focus />
      <Textarea
        block
        hideOptionalLabel
        hint="One or two sentences for people who cannot see it, with any words shown in it."
        id={`${id}-alt`}
        label="Description (alt text)"
        onChange={({ target }) => change({ alt: target.value })}
        rows={2}
        value={said.alt}
      />
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
            onChange={() => change({ people: value })}
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
        onChange={({ target }) => change({ ai: target.value as Said['ai'] })}
        options={Object.entries(aiWords).map(([value, label]) => ({ value, label }))}
        placeholder="Choose one"
        required
        value={said.ai}
      />
      <div>
        <Button loading={save.isPending} onClick={submit} size="sm" variant="secondary">
          Save what you said
        </Button>
      </div>
      <Text as="p" aria-live="polite" color="muted" fontSize="sm">
        {save.isSuccess && 'Saved.'}
      </Text>
    </Stack>
  )
}
