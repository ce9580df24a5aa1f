import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { MediaFile, PostBody, PostProblem } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { AddPicture } from './add-picture.tsx'
import type { Change } from './change.ts'
import { mineKey } from './mine-key.ts'
import { OnePicture } from './one-picture.tsx'
import { withPicture } from './work.ts'

type PicturesProps = {
  readonly body: PostBody
  readonly problems: readonly PostProblem[]
  readonly onChange: Change
}

/** The pictures of a post, in their order, each with what it needs there. */
export function Pictures({ body, problems, onChange }: PicturesProps) {
  const mine = useQuery({ queryKey: mineKey, queryFn: () => api.pictures() })
  const known = mine.data?.media ?? []
  const { pictures } = body
  const set = (make: (now: PostBody['pictures']) => PostBody['pictures']) =>
    onChange((work) => ({ ...work, body: { ...work.body, pictures: make(work.body.pictures) } }))
  const add = ({ id, declared }: MediaFile) =>
    set((now) =>
      now.some(({ media }) => media === id)
        ? now
        : [...now, { media: id, alt: declared?.alt ?? '', credit: null, asset: null, people: [] }],
    )
  const move = (at: number, by: -1 | 1) => {
    set((now) => {
      const moved = [...now]
      const [one] = moved.splice(at, 1)
      if (one) moved.splice(at + by, 0, one)
      return moved
    })
    // What was pressed goes with the picture, so that it can be pressed again.
    const media = pictures[at]?.media
    requestAnimationFrame(() => document.getElementById(`move-${media}-${by}`)?.focus())
  }
  return (
    <Stack gap={1.5}>
      {pictures.length === 0 ? (
        <Text as="p">No picture is in it.</Text>
      ) : (
        <ol css={listLook}>
          {pictures.map((picture, at) => (
            <OnePicture
              at={at}
              count={pictures.length}
              key={picture.media}
              known={known.find(({ id }) => id === picture.media)}
              onMove={(by) => move(at, by)}
              onRemove={() => set((now) => now.filter(({ media }) => media !== picture.media))}
              onSet={(change) =>
                onChange((work) => ({ ...work, body: withPicture(work.body, picture.media, change) }))
              }
              picture={picture}
              problems={problems.filter(({ field }) => field.startsWith(`pictures.${at}`))}
            />
          ))}
        </ol>
      )}
      <AddPicture
        describedAt={(id) => {
          const at = pictures.findIndex(({ media }) => media === id)
          return at < 0 ? undefined : `field-pictures-${at}-alt`
        }}
        known={known.filter(({ id }) => !pictures.some(({ media }) => media === id))}
        onAdd={add}
      />
    </Stack>
  )
}

const listLook = { display: 'grid', gap: '1.5rem', listStyle: 'none', margin: 0, padding: 0 } as const
