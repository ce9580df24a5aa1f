import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PostRow } from '@secondlook/contract'
import { sayDistance } from '../../words/instant.ts'
import { sayNext } from '../post-words.ts'
import { StandBadge } from '../stand-badge.tsx'

type PostRowsProps = { readonly posts: readonly PostRow[]; readonly me: string; readonly showsState: boolean }

/** Posts in rows: what it is, where it is for, where it stands, and what happens next. */
export function PostRows({ posts, me, showsState }: PostRowsProps) {
  const now = new Date().toISOString()
  return (
    <ul css={listLook}>
      {posts.map((post) => (
        <li css={rowLook} key={post.id}>
          <div>
            <Text as="p" fontWeight="bold">
              <TextLink href={`/posts/${post.id}`}>{post.title}</TextLink>
            </Text>
            <Text as="p" color="muted" fontSize="sm">
              {sayWhere(post)}
            </Text>
          </div>
          <div css={standLook}>
            {showsState && <StandBadge appearance="subtle" of={post} />}
            <Text as="p" fontSize="sm" fontWeight={post.due !== null && post.due < now ? 'bold' : 'normal'}>
              {showsState && post.out ? sayDistance(post.out.since, now) : sayNext(post, now, me)}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  )
}

function sayWhere({ channels, unit, by }: PostRow): string {
  const where = channels.length === 0 ? 'No channel yet' : channels.map(({ name }) => name).join(', ')
  const unitSaid = channels.some(({ name }) => name === unit?.name) ? undefined : unit?.name
  return [where, unitSaid, by && `by ${by.name}`].filter(Boolean).join(' · ')
}

const line = `1px solid ${boxPalette.borderMuted}`
const listLook = { borderTop: line, listStyle: 'none', margin: 0, padding: 0 } as const
const rowLook = {
  ...{ borderBottom: line, display: 'grid', gap: '0.4rem 2rem', padding: '0.85rem 0' },
  overflowWrap: 'anywhere',
  [tokens.mediaQuery.min.md]: { gridTemplateColumns: 'minmax(0, 1fr) 22rem' },
} as const
const standLook = { display: 'grid', gap: '0.15rem', justifyItems: 'start' } as const
