import { Button } from '@ag.ds-next/react/button'
import { Select } from '@ag.ds-next/react/select'
import type { CalendarItem } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { dayOf } from '../words/instant.ts'
import { mondayOf, weeksLater } from './calendar-words.ts'

export type Filter = { readonly channel: string; readonly campaign: string }

type CalendarFilterProps = {
  readonly filter: Filter
  readonly from: string
  readonly items: readonly CalendarItem[]
  readonly now: string
  readonly onGo: (next: Partial<Filter & { readonly from: string }>) => void
}

/** Which week, which channel, which campaign. */
export function CalendarFilter({ filter, from, items, now, onGo }: CalendarFilterProps) {
  const channels = useQuery({
    queryKey: ['calendar-channels'],
    queryFn: () => api.entries('channels', {}),
    staleTime: 60_000,
  })
  const campaigns = [...new Set([...items.map(({ campaign }) => campaign), filter.campaign])].filter(Boolean)
  const thisWeek = mondayOf(dayOf(now))
  return (
    <div css={rowLook}>
      <nav aria-label="Weeks" css={weeksLook}>
        <Button onClick={() => onGo({ from: weeksLater(from, -1) })} size="sm" variant="secondary">
          ‹ Before
        </Button>
        <Button
          disabled={from === thisWeek}
          onClick={() => onGo({ from: thisWeek })}
          size="sm"
          variant="secondary"
        >
          This week
        </Button>
        <Button onClick={() => onGo({ from: weeksLater(from, 1) })} size="sm" variant="secondary">
          After ›
        </Button>
      </nav>
      <div css={narrowLook}>
        <Select
          block
          hideOptionalLabel
          label="Channel"
          onChange={({ target }) => onGo({ channel: target.value })}
          options={[
            { value: '', label: 'Every channel' },
            ...(channels.data?.entries ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={filter.channel}
        />
        {campaigns.length > 0 && (
          <Select
            hideOptionalLabel
            block
            label="Campaign"
            onChange={({ target }) => onGo({ campaign: target.value })}
            options={[
              { value: '', label: 'Every campaign' },
              ...campaigns.sort().map((campaign) => ({ value: campaign, label: campaign })),
            ]}
            value={filter.campaign}
          />
        )}
      </div>
    </div>
  )
}

const rowLook = { alignItems: 'flex-end', display: 'flex', flexWrap: 'wrap', gap: '0.75rem 1.5rem' } as const
// Side by side also on a phone, so that the week itself is in sight.
const narrowLook = {
  display: 'grid',
  flexGrow: 1,
  gap: '0.75rem',
  gridTemplateColumns: 'repeat(2, minmax(0, 16rem))',
} as const
const weeksLook = { display: 'flex', flexWrap: 'wrap', gap: '0.5rem' } as const
