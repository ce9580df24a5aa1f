import { Button, ButtonGroup, ButtonLink } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Me, Named, PostList } from '@secondlook/contract'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { api } from '../api.ts'
import type { PostsFilter } from '../posts-api.ts'
import { sayQuery } from '../reach/call.ts'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { Screen } from '../shell/screen.tsx'
import { PostFilter } from './list/post-filter.tsx'
import { PostRows } from './list/post-rows.tsx'
import { PostTabs, type Show, tabsFor } from './list/post-tabs.tsx'
import { QueuesTable } from './list/queues-table.tsx'

/** Posts: what waits for me, mine, and everything else that I may see. The filter stands in the address. */
export function PostsScreen() {
  const { data: me } = useQuery(meQuery)
  return <Screen title="Posts">{me && <Lists me={me} />}</Screen>
}

function Lists({ me }: { readonly me: Me }) {
  const search = useSearch({ strict: false }) as PostsFilter
  const router = useRouter()
  const shown = tabsFor(me).find(({ show }) => show === search.show)?.show ?? tabsFor(me)[0]?.show ?? 'open'
  const isQueues = shown === 'queues'
  const filter = { ...search, show: isQueues ? 'open' : shown }
  const found = useInfiniteQuery({
    queryKey: ['posts', 'list', filter],
    queryFn: ({ pageParam }) => api.posts({ ...filter, after: pageParam }),
    ...{ initialPageParam: '', placeholderData: keepPreviousData },
    getNextPageParam: ({ next }: PostList) => next ?? undefined,
  })
  const [first] = found.data?.pages ?? []
  const posts = found.data?.pages.flatMap((page) => page.posts) ?? []
  const narrow = (more: PostsFilter) =>
    void router.history.push(`/posts${sayQuery({ ...search, show: shown, ...more })}`)
  const isNarrow = [search.search, search.channel, search.unit, search.campaign].some(Boolean)
  return (
    <>
      {first?.mayWrite && (
        <ButtonGroup>
          <ButtonLink href="/posts/new">Write a post</ButtonLink>
          <ButtonLink href="/posts/answer" variant="secondary">
            Answer several with a template
          </ButtonLink>
        </ButtonGroup>
      )}
      <PostTabs me={me} shown={shown} />
      {isQueues ? (
        <QueuesTable />
      ) : (
        <>
          {(isNarrow || posts.length > 0) && (
            <PostFilter
              channels={distinct(posts.flatMap(({ channels }) => channels))}
              filter={search}
              isQuiet={shown === 'to-approve' || shown === 'mine'}
              onNarrow={narrow}
            />
          )}
          <Loaded of={found} what="posts">
            {() =>
              posts.length === 0 ? (
                <Empty isNarrow={isNarrow} show={shown} whyNot={first?.whyNot ?? null} />
              ) : (
                <Stack gap={1}>
                  <PostRows me={me.person.id} posts={posts} showsState={shown !== 'to-approve'} />
                  {found.hasNextPage && (
                    <div>
                      <Button
                        loading={found.isFetchingNextPage}
                        onClick={() => void found.fetchNextPage()}
                        variant="secondary"
                      >
                        Show more
                      </Button>
                    </div>
                  )}
                </Stack>
              )
            }
          </Loaded>
        </>
      )}
    </>
  )
}

type EmptyProps = { readonly show: Show; readonly isNarrow: boolean; readonly whyNot: string | null }

/** What would be here, and what to do to have it here. */
function Empty({ show, isNarrow, whyNot }: EmptyProps) {
  if (isNarrow)
    return (
      <Text as="p">
        No post fits. Try fewer words, or{' '}
        <TextLink href={`/posts?show=${show}`}>take the filter away</TextLink>.
      </Text>
    )
  return (
    <Stack gap={0.5}>
      <Text as="p" fontWeight="bold">
        {empty[show][0]}
      </Text>
      <Text as="p" css={{ maxWidth: '42rem' }}>
        {empty[show][1]} <TextLink href="/docs/guides/approve-a-post">How approval works</TextLink>
      </Text>
      {whyNot && (
        <Text as="p" color="muted">
          {whyNot}
        </Text>
      )}
    </Stack>
  )
}

const empty: Readonly<Record<Show, readonly [string, string]>> = {
  'to-approve': [
    'Nothing waits for you.',
    'Posts that you can approve now would be here, the one that is due first on top. You see the post as the public will, and say yes to exactly that.',
  ],
  mine: [
    'You have written nothing yet.',
    'Posts that you began, wrote in or whose words are yours would be here, with where each of them stands.',
  ],
  open: [
    'Nobody is writing anything now.',
    'Posts from their first word until they are approved would be here: being written, waiting, returned, on hold.',
  ],
  approved: [
    'Nothing is approved and still to come.',
    'Posts that somebody who did not write them has approved would be here, with when they go out.',
  ],
  out: [
    'Nothing is out.',
    'Posts that stand on a channel, or may, would be here, with what became of each. What came down is under “Taken down”.',
  ],
  all: [
    'There are no posts yet.',
    'Every post that you may see would be here, those that were given up too.',
  ],
  queues: ['', ''],
}

const distinct = (channels: readonly Named[]): readonly Named[] => [
  ...new Map(channels.map((channel) => [channel.id, channel])).values(),
]
