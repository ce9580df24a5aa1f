import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { MediaFile, MediaPage } from '@secondlook/contract'
import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { CollectionNotice } from '../forms/collection-notice.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { Screen } from '../shell/screen.tsx'
import { ChoosePicture } from './choose-picture.tsx'
import { FoundInFile } from './found-in-file.tsx'
import { PictureCard } from './picture-card.tsx'
import { mostBytes, sayBytes } from './picture-words.ts'

const queryKey = ['pictures']
/** Words are looked for in some seconds; nobody is asked more often than it takes. */
const lookAgainMs = 3000

/** My pictures: add one, see what its file told, say what is in it, and have the words in it read. */
export function PicturesScreen() {
  const client = useQueryClient()
  const [tooLarge, setTooLarge] = useState<File>()
  const pictures = useInfiniteQuery({
    ...{ queryKey, initialPageParam: '' },
    queryFn: ({ pageParam }) => api.pictures(pageParam),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ media }) => media.some(({ text }) => text.state === 'waiting'))
        ? lookAgainMs
        : false,
  })
  const again = () => client.invalidateQueries({ queryKey })
  const add = useMutation({ mutationFn: api.addPicture, onSuccess: again })
  const choose = (file: File) => {
    add.reset()
    setTooLarge(file.size > mostBytes ? file : undefined)
    if (file.size <= mostBytes) add.mutate(file)
  }
  const said = (media: MediaFile) =>
    client.setQueryData<InfiniteData<MediaPage>>(queryKey, (before) => before && withPicture(before, media))
  return (
    <Screen
      lead="Every picture is made anew here: where and with what it was taken is shown to you once and taken off."
      title="Pictures"
    >
      <ChoosePicture isBusy={add.isPending} onFile={choose} />
      <Text as="p" aria-live="polite">
        {add.isPending && `Adding ${add.variables.name}: it is opened, looked at and made anew.`}
        {tooLarge &&
          `${tooLarge.name} is ${sayBytes(tooLarge.size)}; we take up to 20 MB. Save it smaller, and add that.`}
      </Text>
      <ProblemAlert error={add.error} focus />
      {add.data && <FoundInFile key={add.data.media.id} of={add.data} />}
      <Loaded of={pictures} what="your pictures">
        {({ pages }) => {
          const media = pages.flatMap((page) => page.media)
          return media.length === 0 ? (
            <Empty />
          ) : (
            <Stack gap={1}>
              <ul css={listLook}>
                {media.map((one) => (
                  <PictureCard key={one.id} of={one} onRemoved={() => void again()} onSaid={said} />
                ))}
              </ul>
              {pictures.hasNextPage && (
                <div>
                  <Button
                    loading={pictures.isFetchingNextPage}
                    onClick={() => void pictures.fetchNextPage()}
                    variant="secondary"
                  >
                    Show earlier pictures
                  </Button>
                </div>
              )}
            </Stack>
          )
        }}
      </Loaded>
      <CollectionNotice
        how="as long as the records authority for it says"
        mayBeDisclosed
        why="to show pictures to whoever approves them, and to check the words in them like any others"
      />
    </Screen>
  )
}

function Empty() {
  return (
    <Stack gap={0.5}>
      <Text as="p">
        You have added no picture yet. Those you add would be here, with the words that were read in each and
        what is still to say of it.
      </Text>
      <Text as="p">
        <TextLink href="/docs/guides/add-pictures">What we take, and what we take off</TextLink>
      </Text>
    </Stack>
  )
}

const withPicture = ({ pages, pageParams }: InfiniteData<MediaPage>, media: MediaFile) => ({
  pageParams,
  pages: pages.map((page) => ({
    ...page,
    media: page.media.map((one) => (one.id === media.id ? media : one)),
  })),
})

const listLook = { listStyle: 'none', margin: 0, padding: 0 } as const
