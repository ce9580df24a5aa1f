import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { Screen } from '../shell/screen.tsx'
import { sayInstant } from '../words/instant.ts'

/** What we told you, newest first. Nothing here asks for anything; what does is on the home screen. */
export function NoticesScreen() {
  const client = useQueryClient()
  const notices = useQuery({ queryKey: ['notices'], queryFn: api.notices })
  const read = useMutation({
    mutationFn: api.readNotices,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['notices'] })
      await client.invalidateQueries({ queryKey: meQuery.queryKey })
    },
  })
  return (
    <Screen lead="What we told you, newest first. What needs you is on the home screen." title="Notices">
      <Loaded of={notices} what="notices">
        {(all) => {
          const fresh = all.filter(({ readAt }) => readAt === null).map(({ id }) => id)
          return (
            <Stack gap={1}>
              <ProblemAlert error={read.error} focus />
              {fresh.length > 0 && (
                <div>
                  <Button
                    loading={read.isPending}
                    onClick={() => read.mutate(fresh)}
                    size="sm"
                    variant="secondary"
                  >
                    Mark all as read
                  </Button>
                </div>
              )}
              {all.length === 0 && (
                <Text as="p">
                  Nothing yet. When something of yours changes, such as a role that ends, it is told here.
                </Text>
              )}
              <ul css={listLook}>
                {all.map(({ id, at, says, to, readAt }) => (
                  <li css={{ ...rowLook, ...(readAt === null && newLook) }} key={id}>
                    <Text as="p" fontWeight={readAt === null ? 'bold' : 'normal'}>
                      {readAt === null && <span css={markLook}>New</span>}
                      {to ? <TextLink href={to}>{says}</TextLink> : says}
                    </Text>
                    <Text color="muted" fontSize="sm">
                      {sayInstant(at)}
                    </Text>
                  </li>
                ))}
              </ul>
            </Stack>
          )
        }}
      </Loaded>
    </Screen>
  )
}

const listLook = {
  borderTop: `1px solid ${boxPalette.borderMuted}`,
  listStyle: 'none',
  margin: 0,
  padding: 0,
} as const
const rowLook = { borderBottom: `1px solid ${boxPalette.borderMuted}`, padding: '0.75rem 0' } as const
const newLook = { borderLeft: `4px solid ${boxPalette.foregroundAction}`, paddingLeft: '0.75rem' } as const
const markLook = {
  background: boxPalette.foregroundAction,
  borderRadius: 3,
  color: boxPalette.backgroundBody,
  fontSize: '0.8rem',
  marginRight: '0.5rem',
  padding: '0.1rem 0.4rem',
} as const
