import { StatusBadge } from '@ag.ds-next/react/status-badge'
import { Text } from '@ag.ds-next/react/text'
import type { IncidentPage } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { Screen } from '../shell/screen.tsx'
import { sayInstant } from '../words/instant.ts'
import { IncidentDeeds } from './incident-deeds.tsx'
import { incidentQuery } from './incident-queries.ts'
import { IncidentStory } from './incident-story.tsx'
import { kindWords, sayWhose } from './incident-words.ts'
import { WhatWasNoticed } from './what-was-noticed.tsx'

const back = { to: '/incidents', says: 'Noticed on channels' }

/** One thing that was noticed on a channel: what it is, whose it is now, and what was done about it. */
export function IncidentScreen() {
  const { incident } = useParams({ strict: false }) as { readonly incident: string }
  const found = useQuery(incidentQuery(incident))
  const { data: me } = useQuery(meQuery)
  if (found.data === undefined)
    return (
      <Screen back={back} title="Noticed on a channel">
        <Loaded of={found} what="what was noticed">
          {() => null}
        </Loaded>
      </Screen>
    )
  const page = found.data
  return (
    <Screen
      back={back}
      key={incident}
      lead={<Lead me={me?.person.id} of={page} />}
      title={kindWords[page.kind]}
    >
      <IncidentDeeds me={me?.person.id} of={page} />
      <WhatWasNoticed of={page} />
      <IncidentStory of={page} />
    </Screen>
  )
}

function Lead({ of: page, me }: { readonly of: IncidentPage; readonly me: string | undefined }) {
  return (
    <span css={leadLook}>
      <StatusBadge label={page.isOpen ? 'Open' : 'Closed'} tone={page.isOpen ? 'warningLow' : 'successLow'} />
      <Text color="muted" fontSize="sm">
        {page.channel.name} on {page.platform} · noticed {sayInstant(page.at)}
        {page.isOpen && ` · ${sayWhose(page, me)}`}
      </Text>
    </span>
  )
}

const leadLook = { alignItems: 'center', display: 'flex', flexWrap: 'wrap', gap: '0.25rem 0.75rem' } as const
