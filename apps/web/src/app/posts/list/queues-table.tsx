import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PostRow } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { Loaded } from '../../shell/loaded.tsx'
import { sayDistance, saySoon } from '../../words/instant.ts'
import { queuesOf } from './queues.ts'

/** More than this nobody sorts out by looking at it. */
const pagesMax = 20

async function everythingOpen(): Promise<{ posts: readonly PostRow[]; isWhole: boolean }> {
  const posts: PostRow[] = []
  let after: string | undefined
  for (let pages = 0; pages < pagesMax; pages++) {
    const page = await api.posts({ show: 'open', after })
    posts.push(...page.posts)
    if (page.next === null) return { posts, isWhole: true }
    after = page.next
  }
  return { posts, isWhole: false }
}

/** How many posts wait on each channel, and since when. Queues alone: how people work is not counted. */
export function QueuesTable() {
  const open = useQuery({ queryKey: ['posts', 'queues'], queryFn: everythingOpen })
  const now = new Date().toISOString()
  return (
    <Loaded of={open} what="the queues">
      {({ posts, isWhole }) => {
        const queues = queuesOf(posts)
        return (
          <Stack gap={1}>
            <Text as="p" color="muted">
              How long posts wait for approval on each channel. Nobody’s work is counted or compared here.
            </Text>
            {queues.length === 0 ? (
              <Text as="p">No post waits for approval. Each channel with one would be here.</Text>
            ) : (
              <table aria-label="Queues by channel" css={tableLook}>
                <thead>
                  <tr>
                    <th scope="col">Channel</th>
                    <th scope="col">Waiting</th>
                    <th scope="col">The longest waits</th>
                    <th scope="col">Next due</th>
                  </tr>
                </thead>
                <tbody>
                  {queues.map(({ channel, waiting, since, due }) => (
                    <tr key={channel.id}>
                      <th scope="row">
                        <TextLink
                          href={`/posts?${new URLSearchParams({ show: 'open', channel: channel.id })}`}
                        >
                          {channel.name}
                        </TextLink>
                      </th>
                      <td data-name="Waiting">{waiting}</td>
                      <td data-name="The longest waits">since {sayDistance(since, now)}</td>
                      <td data-name="Next due">{due === null ? 'no promise' : saySoon(due, now)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {!isWhole && (
              <Text as="p" color="muted">
                These are the newest {posts.length} posts; there are more.
              </Text>
            )}
          </Stack>
        )
      }}
    </Loaded>
  )
}

const line = `1px solid ${boxPalette.borderMuted}`
const tableLook = {
  borderCollapse: 'collapse',
  fontFamily: tokens.font.body,
  width: '100%',
  '& th, & td': {
    borderBottom: line,
    fontWeight: 'normal',
    padding: '0.6rem 1rem 0.6rem 0',
    textAlign: 'left',
  },
  '& thead th': { borderBottom: `2px solid ${boxPalette.border}`, fontWeight: 'bold' },
  [tokens.mediaQuery.max.sm]: {
    '& thead': { clip: 'rect(0 0 0 0)', height: 1, overflow: 'hidden', position: 'absolute' },
    '&, & tbody, & tr, & th, & td': { border: 0, display: 'block', padding: 0 },
    '& tbody tr': { borderBottom: line, padding: '0.6rem 0' },
    '& td::before': { content: 'attr(data-name) ": "', color: boxPalette.foregroundMuted },
  },
} as const
