import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { MediaDeclaration, MediaFile } from '@secondlook/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { PictureQuestions } from './picture-questions.tsx'

type DescribePictureProps = { readonly of: MediaFile; readonly onSaid: (media: MediaFile) => void }
type Said = { readonly [K in keyof MediaDeclaration]: MediaDeclaration[K] | '' }

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
      <PictureQuestions isMissing={isMissing} of={media} onSay={change} said={said} />
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
