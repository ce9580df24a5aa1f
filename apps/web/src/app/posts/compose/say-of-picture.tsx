import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { MediaDeclaration, MediaFile } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { type Answers, PictureQuestions } from '../../pictures/picture-questions.tsx'
import { ProblemAlert } from '../../shell/problem-alert.tsx'
import { mineKey } from './mine-key.ts'

type SayOfPictureProps = { readonly of: MediaFile; readonly alt: string }

/** What only its author can say of a picture, kept as it is said, as everything is that is written here. */
export function SayOfPicture({ of: media, alt }: SayOfPictureProps) {
  const client = useQueryClient()
  const [said, setSaid] = useState<Answers>(media.declared ?? { people: '', ai: '' })
  const save = useMutation({
    mutationFn: (whole: MediaDeclaration) => api.describePicture(media.id, whole),
    onSuccess: () => client.invalidateQueries({ queryKey: mineKey }),
    // One after the other, so that what was said last stays.
    scope: { id: `say of ${media.id}` },
  })
  const say = (more: Partial<Answers>) => {
    const { people, ai } = { ...said, ...more }
    setSaid({ people, ai })
    if (people !== '' && ai !== '') save.mutate({ people, ai, alt })
  }
  return (
    <Stack gap={1}>
      <PictureQuestions of={media} onSay={say} said={said} />
      <ProblemAlert error={save.error} />
      <Text as="p" aria-live="polite" color="muted" fontSize="sm">
        {save.isSuccess && 'Saved.'}
      </Text>
    </Stack>
  )
}
