import { Button, ButtonLink } from '@ag.ds-next/react/button'
import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Notice } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { Screen } from '../shell/screen.tsx'
import { byOldestPromise, sayPromise } from './waiting.ts'

const key = ['notices'] as const

/** What waits for me, oldest promise first. */
export function WaitingScreen() {
  const client = useQueryClient()
  const notices = useQuery({ queryKey: key, queryFn: api.notices })
  const done = useMutation({
    mutationFn: api.noticeDone,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: key })
      await client.invalidateQueries({ queryKey: meQuery.queryKey })
    },
  })
  return (
    <Screen title="What waits for you">
      <ProblemAlert error={done.error} focus />
      <Loaded of={notices} what="what waits for you">
        {(all) => {
          const waiting = all.filter(({ doneAt }) => doneAt === null)
          return waiting.length === 0 ? (
            <NothingWaits />
          ) : (
            <WaitingList onSeen={(id) => done.mutate(id)} waiting={waiting} />
          )
        }}
      </Loaded>
      <Text as="p" fontSize="sm">
        <TextLink href="/notices">How we tell you</TextLink>
      </Text>
    </Screen>
  )
}

type WaitingListProps = { readonly waiting: readonly Notice[]; readonly onSeen: (id: string) => void }

function WaitingList({ waiting, onSeen }: WaitingListProps) {
  const now = new Date().toISOString()
  return (
    <ul css={listLook}>
      {byOldestPromise(waiting).map(({ id, title, link, endsBy, ...promise }) => (
        <li css={rowLook} key={id}>
          <div>
            <Text as="p" fontWeight="bold">
              {title}
            </Text>
            <Text as="p" color="muted" fontSize="sm">
              {sayPromise(promise, now)}
            </Text>
          </div>
          <div css={deedsLook}>
            <ButtonLink aria-label={`Open: ${title}`} href={link} size="sm" variant="secondary">
              Open
            </ButtonLink>
            {endsBy === 'word' && (
              <Button
                aria-label={`I have seen it: ${title}`}
                onClick={() => onSeen(id)}
                size="sm"
                variant="text"
              >
                I have seen it
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

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

const line = `1px solid ${boxPalette.borderMuted}`
const listLook = { borderTop: line, listStyle: 'none', margin: 0, padding: 0 } as const
const rowLook = {
  borderBottom: line,
  display: 'grid',
  gap: '0.5rem 1rem',
  padding: '0.85rem 0',
  [tokens.mediaQuery.min.sm]: { alignItems: 'center', gridTemplateColumns: 'minmax(0, 1fr) auto' },
} as const
const deedsLook = { alignItems: 'center', display: 'flex', gap: '1rem' } as const
