import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { IncidentRow } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { Fold } from '../../fold.tsx'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { Screen } from '../shell/screen.tsx'
import { sayCount, sayDistance } from '../words/instant.ts'
import { incidentKeys } from './incident-queries.ts'
import { kindWords, sayWhose } from './incident-words.ts'

/** What was noticed on official channels that nobody did here: what is open first. */
export function IncidentsScreen() {
  const found = useQuery({ queryKey: incidentKeys.all, queryFn: api.incidents })
  return (
    <Screen
      lead="What is on an official channel, or missing there, and nobody did it here. It says nothing about who did."
      title="Noticed on channels"
    >
      <Loaded of={found} what="what was noticed">
        {(all) => {
          const open = all.filter(({ isOpen }) => isOpen)
          const closed = all.filter(({ isOpen }) => !isOpen)
          return (
            <Stack gap={1.5}>
              {open.length === 0 ? <Empty /> : <IncidentRows of={open} />}
              {closed.length > 0 && (
                <Fold label={sayCount(closed.length, 'closed one')}>
                  <IncidentRows of={closed} />
                </Fold>
              )}
            </Stack>
          )
        }}
      </Loaded>
    </Screen>
  )
}

const guide = '/docs/guides/when-something-is-on-a-channel-that-nobody-approved'

function Empty() {
  return (
    <Stack gap={0.5}>
      <Text as="p" fontWeight="bold">
        Nothing is open.
      </Text>
      <Text as="p" css={{ maxWidth: '42rem' }}>
        We look at your channels as anybody can. A post that nobody approved would be here, one that was
        changed or taken down on the platform, and an account that is another one.{' '}
        <TextLink href={guide}>What to do when that happens</TextLink>
      </Text>
    </Stack>
  )
}

function IncidentRows({ of: incidents }: { readonly of: readonly IncidentRow[] }) {
  const { data: me } = useQuery(meQuery)
  const now = new Date().toISOString()
  return (
    <ul css={listLook}>
      {incidents.map(({ id, kind, channel, platform, post, at, ...standing }) => (
        <li css={rowLook} key={id}>
          <div>
            <Text as="p" fontWeight="bold">
              <TextLink href={`/incidents/${id}`}>{kindWords[kind]}</TextLink>
            </Text>
            <Text as="p" color="muted" fontSize="sm">
              {[`${channel.name} on ${platform}`, post?.title].filter(Boolean).join(' · ')}
            </Text>
          </div>
          <div>
            <Text as="p" fontSize="sm">
              Noticed {sayDistance(at, now)}
            </Text>
            <Text
              as="p"
              fontSize="sm"
              fontWeight={standing.isOpen && standing.takenBy === null ? 'bold' : 'normal'}
            >
              {sayWhose(standing, me?.person.id)}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  )
}

const line = `1px solid ${boxPalette.borderMuted}`
const listLook = { borderTop: line, listStyle: 'none', margin: 0, padding: 0 } as const
const rowLook = {
  ...{ borderBottom: line, display: 'grid', gap: '0.4rem 2rem', padding: '0.85rem 0' },
  overflowWrap: 'anywhere',
  [tokens.mediaQuery.min.md]: { gridTemplateColumns: 'minmax(0, 1fr) 16rem' },
} as const
