import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { postKeys } from '../page/post-queries.ts'
import { Captures } from './captures.tsx'
import { publicationsQuery } from './channel-queries.ts'
import { CorrectPost } from './correct-post.tsx'
import { OneChannel } from './one-channel.tsx'

type WhereOnChannelsProps = {
  readonly post: string
  /** What the page says of all channels together. */
  readonly stand: string
}

/** Where a post stands on each of its channels; nothing at all before it is on its way to any. */
export function WhereOnChannels({ post, stand }: WhereOnChannelsProps) {
  const found = useQuery(publicationsQuery(post))
  const client = useQueryClient()
  const stands = found.data?.map(({ channel, state }) => `${channel.id} ${state}`).join()
  const before = useRef(stands)
  useEffect(() => {
    // What the page says of all channels together is never older than what it says of each.
    if (before.current !== undefined && before.current !== stands)
      void client.invalidateQueries({ queryKey: postKeys.one(post), exact: true })
    before.current = stands
  }, [client, post, stands])
  const saidBefore = useRef(stand)
  useEffect(() => {
    // And the other way round: what left just now is shown here as soon as the page knows of it.
    if (saidBefore.current !== stand)
      void client.invalidateQueries({ queryKey: publicationsQuery(post).queryKey })
    saidBefore.current = stand
  }, [client, post, stand])
  if (found.data === undefined || found.data.length === 0) return null
  return (
    <Stack as="section" gap={1} css={{ '&:focus': { outline: 'none' } }} id="channels" tabIndex={-1}>
      <H2 fontSize="lg">Where it stands on each channel</H2>
      {found.data.map((publication) => (
        <OneChannel key={publication.channel.id} of={publication} post={post} />
      ))}
      <CorrectPost post={post} />
      {found.data.some(({ publishedAt, readAt }) => publishedAt !== null || readAt !== null) && (
        <Captures post={post} />
      )}
    </Stack>
  )
}
