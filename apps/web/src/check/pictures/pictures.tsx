import { Stack } from '@ag.ds-next/react/stack'
import type { Picture } from './picture.ts'
import { PictureCard } from './picture-card.tsx'

type PicturesProps = {
  readonly pictures: readonly Picture[]
  readonly onPictures: (change: (now: readonly Picture[]) => readonly Picture[]) => void
}

/** The pictures, videos and recordings of the post, and what is asked about each. */
export function Pictures({ pictures, onPictures }: PicturesProps) {
  if (pictures.length === 0) return null
  return (
    <Stack as="ul" css={{ margin: 0, padding: 0, listStyle: 'none' }} gap={1}>
      {pictures.map((picture, at) => (
        <PictureCard
          at={at}
          key={picture.key}
          onChange={(change) =>
            onPictures((now) => now.map((one) => (one.key === picture.key ? { ...one, ...change } : one)))
          }
          onRemove={() => {
            if (picture.preview) URL.revokeObjectURL(picture.preview)
            onPictures((now) => now.filter(({ key }) => key !== picture.key))
          }}
          picture={picture}
        />
      ))}
    </Stack>
  )
}
