import { tokens } from '@ag.ds-next/react/core'
import { Text } from '@ag.ds-next/react/text'
import type { PostPage } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { Screen } from '../shell/screen.tsx'
import { postQuery } from './page/post-queries.ts'
import { Review } from './page/review.tsx'
import { StandBadge } from './stand-badge.tsx'

const back = { to: '/posts', says: 'Posts' }

/** A post: as the public will see it, what changed, what was found and said, whose yes it waits for, its story. */
export function PostScreen() {
  const { post } = useParams({ strict: false }) as { readonly post: string }
  const page = useQuery(postQuery(post))
  const me = useQuery(meQuery)
  if (page.data === undefined || me.data === undefined)
    return (
      <Screen back={back} title="A post">
        <Loaded of={page} what="the post">
          {() => null}
        </Loaded>
      </Screen>
    )
  return (
    <Screen back={back} key={post} lead={<Lead of={page.data} />} title={titleOf(page.data)}>
      <Review me={me.data} page={page.data} />
    </Screen>
  )
}

const titleOf = ({ margin, version }: PostPage): string =>
  margin.title.trim() || firstWords(version?.body.text ?? '') || 'A post without a name'

/** As lists have it: the first line, and where that is long no word cut in two. */
function firstWords(text: string): string {
  const [line = ''] = text.trim().split('\n', 1)
  return line.length <= 60 ? line : `${line.slice(0, 60).replace(/\s+\S*$/, '')}…`
}

function Lead({ of: { state, out, version, unit } }: { readonly of: PostPage }) {
  const by = version?.authors.map(({ name }) => name).join(', ')
  return (
    <span css={leadLook}>
      <StandBadge of={{ state, out }} />
      <Text color="muted" fontSize="sm">
        {[by && `by ${by}`, unit?.name].filter(Boolean).join(' · ')}
      </Text>
    </span>
  )
}

const leadLook = {
  alignItems: 'center',
  display: 'flex',
  flexWrap: 'wrap',
  gap: '0.25rem 0.75rem',
  [tokens.mediaQuery.min.md]: { gap: '0.25rem 1rem' },
} as const
