import { ButtonLink } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { MyDuty } from '../on-duty/my-duty.tsx'
import { PublishingLine } from '../publishing/publishing-line.tsx'
import { publishingQuery } from '../publishing/publishing-queries.ts'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { Screen } from '../shell/screen.tsx'
import { GoingOut } from './going-out.tsx'
import { waitingOf } from './waiting.ts'
import { WaitingList } from './waiting-list.tsx'

const key = ['notices'] as const

/** What waits for me, what cannot wait first, then the oldest promise; below it what goes out on my channels in the next day. */
export function HomeScreen() {
  const client = useQueryClient()
  const { data: me } = useQuery(meQuery)
  const may = (act: string) => me?.acts.includes(act) === true
  const notices = useQuery({ queryKey: key, queryFn: api.notices })
  const toApprove = usePosts('to-approve', may('post.approve'))
  const mine = usePosts('mine', may('post.write'))
  const publishing = useQuery({ ...publishingQuery, enabled: may('publishing.read') })
  const done = useMutation({
    mutationFn: api.noticeDone,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: key })
      await client.invalidateQueries({ queryKey: meQuery.queryKey })
    },
  })
  const isThere = [toApprove, mine].every(
    ({ data, fetchStatus }) => data !== undefined || fetchStatus === 'idle',
  )
  return (
    <Screen title="What waits for you">
      <ProblemAlert error={done.error} focus />
      {may('publishing.read') && <PublishingLine />}
      <MyDuty />
      <Loaded of={isThere ? notices : { ...notices, data: undefined }} what="what waits for you">
        {(told) => {
          const waiting = waitingOf(told, {
            toApprove: toApprove.data?.posts ?? [],
            mine: mine.data?.posts ?? [],
            needs: publishing.data?.needs ?? [],
          })
          return waiting.length === 0 ? (
            <NothingWaits />
          ) : (
            <WaitingList onSeen={(id) => done.mutate(id)} waiting={waiting} />
          )
        }}
      </Loaded>
      {may('post.write') && (
        <div>
          <ButtonLink href="/posts/new" variant="secondary">
            Write a post
          </ButtonLink>
        </div>
      )}
      {may('calendar.read') && <GoingOut />}
      {may('post.read') && (
        <Text as="p">
          <TextLink href="/posts?show=out">What is out</TextLink>. To take something down, open it there.
        </Text>
      )}
      <Text as="p" fontSize="sm">
        <TextLink href="/notices">How we tell you</TextLink>
      </Text>
    </Screen>
  )
}

const usePosts = (show: 'to-approve' | 'mine', enabled: boolean) =>
  useQuery({ queryKey: ['posts', 'home', show], queryFn: () => api.posts({ show }), enabled })

function NothingWaits() {
  return (
    <Stack gap={0.5}>
      <Text as="p" fontWeight="bold">
        Nothing waits for you.
      </Text>
      <Text as="p" css={{ maxWidth: '42rem' }}>
        Posts to approve would be here, and what was returned to you, what of yours is about to end, and
        anything to read or learn. <TextLink href="/docs/guides/people-and-roles">How it works</TextLink>
      </Text>
    </Stack>
  )
}
