import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { CommentBoard, CommentRow } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import type { CommentQuery } from '../comments-api.ts'
import { sayQuery } from '../reach/call.ts'
import { Loaded } from '../shell/loaded.tsx'
import { Screen } from '../shell/screen.tsx'
import { sayCount, sayInstant } from '../words/instant.ts'
import { boardQuery } from './comment-queries.ts'
import { sayStanding, sayWhen } from './comment-words.ts'
import { FoldedWords } from './folded-words.tsx'

/** What people say under posts: who asks for another look first, then each channel in numbers, then the comments. */
export function CommentsScreen() {
  const query = useSearch({ strict: false }) as CommentQuery
  const found = useQuery(boardQuery(query))
  return (
    <Screen
      lead="What people say under your posts. Words stay folded until you ask for them; take a break when you need one."
      title="Comments under posts"
    >
      <Loaded of={found} what="comments">
        {(board) => (
          <>
            <Requests of={board.complaints} />
            <Channels of={board.channels} />
            <Comments of={board} query={query} />
          </>
        )}
      </Loaded>
      <Text as="p" fontSize="sm">
        <TextLink href="/docs/guides/comments">What is a reason to hide a comment, and what is none</TextLink>
      </Text>
    </Screen>
  )
}

function Requests({ of: all }: { readonly of: CommentBoard['complaints'] }) {
  const waiting = all.filter(({ isAnswered }) => !isAnswered)
  if (waiting.length === 0) return null
  return (
    <Stack as="section" gap={0.5}>
      <H2 fontSize="md">They ask for another look</H2>
      <ul css={listLook}>
        {waiting.map(({ id, channel, at, due }) => (
          <li css={rowLook} key={id}>
            <Text as="p">
              <TextLink href={`/comments/requests/${id}`}>Somebody writes about {channel.name}</TextLink>
            </Text>
            <Text as="p" fontSize="sm">
              {sayWhen(at)} · answer by {sayInstant(due)}
            </Text>
          </li>
        ))}
      </ul>
    </Stack>
  )
}

function Channels({ of: channels }: { readonly of: CommentBoard['channels'] }) {
  return (
    <Stack as="section" gap={0.5}>
      <H2 fontSize="md">Channels</H2>
      <ul css={listLook}>
        {channels.map(({ id, name, platform, fresh, waitForLook, says }) => (
          <li css={rowLook} key={id}>
            <div>
              <Text as="p">
                <TextLink href={`/comments${sayQuery({ channel: id })}`}>{name}</TextLink>{' '}
                <Text color="muted" fontSize="sm">
                  on {platform}
                </Text>
              </Text>
              {says !== null && (
                <Text as="p" color="muted" fontSize="sm">
                  Comments could not be read at the last look: {says}
                </Text>
              )}
            </div>
            <Text as="p" fontSize="sm">
              {sayCount(fresh, 'new comment')} since yesterday
              {waitForLook > 0 && (
                <>
                  {' · '}
                  <TextLink href={`/comments${sayQuery({ channel: id, show: 'look' })}`}>
                    {waitForLook} {waitForLook === 1 ? 'waits' : 'wait'} for a second look
                  </TextLink>
                </>
              )}
            </Text>
          </li>
        ))}
      </ul>
    </Stack>
  )
}

const shows = [
  { value: 'all', label: 'Every comment' },
  { value: 'acted', label: 'Something was done to it' },
  { value: 'look', label: 'Waits for a second look' },
]

function Comments({
  of: { channels, comments },
  query,
}: {
  readonly of: CommentBoard
  readonly query: CommentQuery
}) {
  const router = useRouter()
  const go = (more: CommentQuery) => router.history.push(`/comments${sayQuery({ ...query, ...more })}`)
  return (
    <Stack as="section" gap={0.75}>
      <H2 fontSize="md">Newest first</H2>
      <div css={filterLook}>
        <Select
          hideOptionalLabel
          label="Channel"
          onChange={({ target }) => go({ channel: target.value })}
          options={[
            { value: '', label: 'Every channel' },
            ...channels.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={query.channel ?? ''}
        />
        <Select
          hideOptionalLabel
          label="Show"
          onChange={({ target }) => go({ show: target.value })}
          options={shows}
          value={query.show ?? 'all'}
        />
      </div>
      {query.post !== undefined && (
        <Text as="p">
          Those under one post. <TextLink href="/comments">Show those under every post</TextLink>
        </Text>
      )}
      {comments.length === 0 ? (
        <Text as="p" css={{ maxWidth: '42rem' }}>
          There are none. What people say under what went out in the last two weeks would be here, where the
          platform lets us read it.
        </Text>
      ) : (
        <ul css={listLook}>
          {comments.map((comment) => (
            <Row key={comment.id} of={comment} />
          ))}
        </ul>
      )}
    </Stack>
  )
}

function Row({ of: comment }: { readonly of: CommentRow }) {
  const { id, channel, post, at, waitsForLook } = comment
  return (
    <li css={rowLook}>
      <div css={{ minWidth: 0 }}>
        <Text as="p">
          <TextLink href={`/comments/${id}`}>Comment under “{post.title}”</TextLink>
        </Text>
        <FoldedWords of={comment} />
      </div>
      <div>
        <Text as="p" color="muted" fontSize="sm">
          {channel.name} · {sayWhen(at)}
        </Text>
        <Text as="p" fontSize="sm" fontWeight={waitsForLook ? 'bold' : 'normal'}>
          {waitsForLook ? `${sayStanding(comment)}. It waits for a second look.` : sayStanding(comment)}
        </Text>
      </div>
    </li>
  )
}

const line = `1px solid ${boxPalette.borderMuted}`
const listLook = { borderTop: line, listStyle: 'none', margin: 0, padding: 0 } as const
const rowLook = {
  ...{ borderBottom: line, display: 'grid', gap: '0.4rem 2rem', padding: '0.85rem 0' },
  overflowWrap: 'anywhere',
  [tokens.mediaQuery.min.md]: { gridTemplateColumns: 'minmax(0, 1fr) 18rem' },
} as const
const filterLook = { display: 'flex', flexWrap: 'wrap', gap: '0.75rem 1.5rem' } as const
