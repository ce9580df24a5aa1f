import { ButtonLink } from '@ag.ds-next/react/button'
import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Home, Waiting } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { Screen } from '../shell/screen.tsx'
import { sayInstant } from '../words/instant.ts'
import { byOldestPromise, sayDue, sayWaiter } from './waiting.ts'

/** What waits for me, oldest promise first; below it the next day on my channels. */
export function HomeScreen() {
  const home = useQuery({ queryKey: ['home'], queryFn: api.home })
  return (
    <Screen title="What waits for you">
      <Loaded of={home} what="what waits for you">
        {({ waiting, next }) => (
          <Stack gap={2}>
            {waiting.length === 0 ? <NothingWaits /> : <WaitingList waiting={waiting} />}
            <NextDay next={next} />
          </Stack>
        )}
      </Loaded>
    </Screen>
  )
}

function WaitingList({ waiting }: { readonly waiting: readonly Waiting[] }) {
  const now = new Date().toISOString()
  return (
    <ul css={listLook}>
      {byOldestPromise(waiting).map((one) => (
        <li css={rowLook} key={one.id}>
          <div>
            <Text as="p" fontWeight="bold">
              {one.says}
            </Text>
            <Text as="p" color="muted" fontSize="sm">
              {[sayDue(one, now), sayWaiter(one, now)].filter(Boolean).join(' · ')}
            </Text>
          </div>
          <ButtonLink aria-label={`${one.verb}: ${one.says}`} href={one.to} size="sm" variant="secondary">
            {one.verb}
          </ButtonLink>
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

function NextDay({ next }: { readonly next: Home['next'] }) {
  return (
    <Stack as="section" gap={0.5}>
      <H2 fontSize="md">The next 24 hours on your channels</H2>
      {next.length === 0 ? (
        <Text as="p" color="muted">
          Nothing is due.
        </Text>
      ) : (
        <ul css={plainLook}>
          {next.map(({ id, at, says, to }) => (
            <li key={id}>
              <Text as="p">
                {to ? <TextLink href={to}>{says}</TextLink> : says}
                <Text color="muted" display="block" fontSize="sm">
                  {sayInstant(at)}
                </Text>
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}

const listLook = {
  borderTop: `1px solid ${boxPalette.borderMuted}`,
  listStyle: 'none',
  margin: 0,
  padding: 0,
} as const
const plainLook = { display: 'grid', gap: '0.75rem', listStyle: 'none', margin: 0, padding: 0 } as const
const rowLook = {
  ...{ borderBottom: `1px solid ${boxPalette.borderMuted}`, display: 'grid', gap: '0.5rem 1rem' },
  padding: '0.85rem 0',
  '& > :last-child': { justifySelf: 'start' },
  [tokens.mediaQuery.min.sm]: { alignItems: 'center', gridTemplateColumns: 'minmax(0, 1fr) auto' },
} as const
