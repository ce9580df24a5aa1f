import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { PostComment, PostPage } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Fold } from '../../../fold.tsx'
import { api, type CommentDeed } from '../../api.ts'
import { ProblemAlert } from '../../shell/problem-alert.tsx'
import { sayDistance } from '../../words/instant.ts'
import { postKeys } from './post-queries.ts'
import { ReplyForm } from './reply-form.tsx'

/** What was said about a post, in threads: what is open first, what is settled behind a fold. */
export function Conversation({ page }: { readonly page: PostPage }) {
  const threads = page.comments.filter(({ replyTo }) => replyTo === null)
  if (threads.length === 0) return null
  const open = threads.filter(({ state }) => state === 'open')
  const settled = threads.filter(({ state }) => state !== 'open')
  return (
    <Stack as="section" gap={0.75} id="conversation">
      <H2 fontSize="lg">What was said about it</H2>
      {open.map((thread) => (
        <Thread key={thread.id} of={thread} page={page} />
      ))}
      {settled.length > 0 && (
        <Fold
          isOpen={open.length === 0}
          label={settled.length === 1 ? '1 settled' : `${settled.length} settled`}
        >
          <Stack gap={0.75}>
            {settled.map((thread) => (
              <Thread key={thread.id} of={thread} page={page} />
            ))}
          </Stack>
        </Fold>
      )}
    </Stack>
  )
}

type ThreadProps = { readonly of: PostComment; readonly page: PostPage }

const stateSays = {
  open: '',
  settled: 'Settled',
  taken: 'These words were taken',
  declined: 'Declined',
} as const

function Thread({ of: thread, page }: ThreadProps) {
  const client = useQueryClient()
  const [isReplying, setIsReplying] = useState(false)
  const answer = useMutation({
    mutationFn: (deed: CommentDeed) => api.answerComment(page.id, thread.id, deed),
    onSuccess: () => client.invalidateQueries({ queryKey: postKeys.all }),
  })
  const does = (deed: CommentDeed, says: string, isFirst = false) => (
    <Button
      loading={answer.isPending && answer.variables === deed}
      onClick={() => !answer.isPending && answer.mutate(deed)}
      size="sm"
      variant={isFirst ? 'secondary' : 'text'}
    >
      {says}
    </Button>
  )
  const replies = page.comments.filter(({ replyTo }) => replyTo === thread.id)
  return (
    <article css={threadLook}>
      <Stack gap={0.5}>
        <Said of={thread} />
        {replies.map((reply) => (
          <div css={replyLook} key={reply.id}>
            <Said of={reply} />
          </div>
        ))}
        {stateSays[thread.state] && (
          <Text as="p" fontSize="sm" fontWeight="bold">
            {stateSays[thread.state]}
          </Text>
        )}
        <ProblemAlert error={answer.error} focus />
        {isReplying ? (
          <ReplyForm onClose={() => setIsReplying(false)} post={page.id} to={thread.id} />
        ) : (
          <div css={deedsLook}>
            {thread.may.take && does('take', 'Take these words', true)}
            {thread.may.take && does('decline', 'Decline')}
            {thread.may.settle && thread.suggestion === null && does('settle', 'Settle')}
            {page.may.comment.may && (
              <Button onClick={() => setIsReplying(true)} size="sm" variant="text">
                Reply
              </Button>
            )}
          </div>
        )}
      </Stack>
    </article>
  )
}

function Said({ of: { by, at, text, anchor, suggestion } }: { readonly of: PostComment }) {
  return (
    <>
      <Text as="p" color="muted" fontSize="sm">
        <strong>{by?.name ?? 'Somebody'}</strong>, {sayDistance(at, new Date().toISOString())}
        {anchor && `, on version ${anchor.version}`}
      </Text>
      {anchor && suggestion === null && <blockquote css={quoteLook}>{anchor.quote}</blockquote>}
      <Text as="p" css={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
        {text}
      </Text>
      {anchor && suggestion !== null && (
        <dl css={insteadLook}>
          <dt>Instead of</dt>
          <dd>{anchor.quote}</dd>
          <dt>Say</dt>
          <dd>
            <strong>{suggestion === '' ? 'nothing' : suggestion}</strong>
          </dd>
        </dl>
      )}
    </>
  )
}

const threadLook = { borderLeft: `4px solid ${boxPalette.borderMuted}`, paddingLeft: '0.75rem' } as const
const replyLook = { paddingLeft: '1rem' } as const
const deedsLook = { alignItems: 'center', display: 'flex', flexWrap: 'wrap', gap: '0.5rem 1rem' } as const
const quoteLook = { color: boxPalette.foregroundMuted, margin: 0, overflowWrap: 'anywhere' } as const
const insteadLook = {
  ...{ color: boxPalette.foregroundText, display: 'grid', gap: '0.15rem 0.75rem', margin: 0 },
  gridTemplateColumns: 'max-content minmax(0, 1fr)',
  overflowWrap: 'anywhere',
  '& dt': { color: boxPalette.foregroundMuted },
  '& dd': { margin: 0 },
} as const
