import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { MediaFile } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Fold } from '../../../fold.tsx'
import { api } from '../../api.ts'
import { ChoosePicture } from '../../pictures/choose-picture.tsx'
import { FoundInFile } from '../../pictures/found-in-file.tsx'
import { mostBytes, pictureAt, sayBytes } from '../../pictures/picture-words.ts'
import { ProblemAlert } from '../../shell/problem-alert.tsx'
import { mineKey } from './mine-key.ts'

type AddPictureProps = {
  readonly known: readonly MediaFile[]
  readonly onAdd: (media: MediaFile) => void
  /** The field that describes a picture, once it is in the post. */
  readonly describedAt: (media: string) => string | undefined
}

/** One from this device, or one that was added before. */
export function AddPicture({ known, onAdd, describedAt }: AddPictureProps) {
  const client = useQueryClient()
  const [tooLarge, setTooLarge] = useState<File>()
  const add = useMutation({
    mutationFn: api.addPicture,
    onSuccess: ({ media }) => {
      void client.invalidateQueries({ queryKey: mineKey })
      onAdd(media)
    },
  })
  const choose = (file: File) => {
    add.reset()
    setTooLarge(file.size > mostBytes ? file : undefined)
    if (file.size <= mostBytes) add.mutate(file)
  }
  const field = add.data && describedAt(add.data.media.id)
  return (
    <Stack gap={1}>
      <ChoosePicture isBusy={add.isPending} onFile={choose} />
      {tooLarge && (
        <Text as="p" role="alert">
          {tooLarge.name} has {sayBytes(tooLarge.size)}; up to {sayBytes(mostBytes)} can be added. Make it
          smaller first.
        </Text>
      )}
      <ProblemAlert error={add.error} focus />
      {add.data && (
        <FoundInFile key={add.data.media.id} of={add.data}>
          {field && (
            <Text as="p">
              <TextLink href={`#${field}`}>Now say what it shows, and who is in it</TextLink>
            </Text>
          )}
        </FoundInFile>
      )}
      {known.length > 0 && (
        <Fold label={`Choose one that you added before (${known.length})`}>
          <ul css={listLook}>
            {known.map((media) => (
              <li key={media.id}>
                <img alt={media.declared?.alt ?? ''} loading="lazy" src={pictureAt(media.id, '400')} />
                <Text css={{ overflowWrap: 'anywhere' }} fontSize="sm">
                  {media.name}
                </Text>
                <Button onClick={() => onAdd(media)} size="sm" variant="secondary">
                  Use it
                </Button>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </Stack>
  )
}

const listLook = {
  display: 'grid',
  gap: '1rem',
  listStyle: 'none',
  margin: 0,
  padding: 0,
  gridTemplateColumns: 'repeat(auto-fill, minmax(9rem, 1fr))',
  '& > li': { alignContent: 'start', display: 'grid', gap: '0.35rem', justifyItems: 'start' },
  '& img': {
    aspectRatio: '3 / 2',
    background: boxPalette.backgroundShade,
    objectFit: 'cover',
    width: '100%',
  },
} as const
