import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PublishingNow } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '../shell/loaded.tsx'
import { Screen } from '../shell/screen.tsx'
import { saySoon } from '../words/instant.ts'
import { LookNow } from './look-now.tsx'
import { NeedsALook } from './needs-a-look.tsx'
import { PausePublishing } from './pause-publishing.tsx'
import { Pauses } from './pauses.tsx'
import { publishingQuery } from './publishing-queries.ts'

/** Publishing now: what is paused, what waits for somebody, how to stop it, and what goes out next. */
export function PublishingScreen() {
  const now = useQuery(publishingQuery)
  return (
    <Screen
      lead="What was approved goes out at its time, once, and is read back. What needs somebody stands on top."
      title="Publishing now"
    >
      <Loaded of={now} what="what goes out">
        {(found) => (
          <>
            <Pauses of={found.pauses} />
            <NeedsALook of={found.needs} />
            <PausePublishing of={found} />
            <LookNow of={found} />
            <GoesOutNext of={found.next} />
            <Text as="p">
              <TextLink href="/posts?show=out">What is out</TextLink>. To take something down, open it there.
            </Text>
          </>
        )}
      </Loaded>
      <Text as="p" fontSize="sm">
        <TextLink href="/docs/guides/pause-publishing">Pausing, and what happens with what was due</TextLink>
      </Text>
    </Screen>
  )
}

function GoesOutNext({ of: next }: { readonly of: PublishingNow['next'] }) {
  const now = new Date().toISOString()
  return (
    <Stack as="section" gap={0.5}>
      <H2 fontSize="lg">Goes out next</H2>
      {next.length === 0 ? (
        <Text as="p" css={{ maxWidth: '42rem' }}>
          Nothing that is approved has a time to come. What is approved would be here with its channel and its
          time. <TextLink href="/calendar">The calendar</TextLink> has what is planned and not approved yet.
        </Text>
      ) : (
        <ul css={listLook}>
          {next.map(({ post, title, channel, due }) => (
            <li css={rowLook} key={`${post} ${channel.id}`}>
              <Text css={timeLook}>{saySoon(due, now)}</Text>
              <div>
                <Text as="p">
                  <TextLink href={`/posts/${post}`}>{title}</TextLink>
                </Text>
                <Text as="p" color="muted" fontSize="sm">
                  {channel.name}
                </Text>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}

const line = `1px solid ${boxPalette.borderMuted}`
const listLook = { borderTop: line, listStyle: 'none', margin: 0, padding: 0 } as const
const rowLook = {
  borderBottom: line,
  display: 'grid',
  gap: '0.25rem 1rem',
  overflowWrap: 'anywhere',
  padding: '0.6rem 0',
  [tokens.mediaQuery.min.sm]: { gridTemplateColumns: '10.5rem minmax(0, 1fr)' },
} as const
const timeLook = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const
