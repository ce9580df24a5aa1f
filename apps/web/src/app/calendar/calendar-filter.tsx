import { Button } from '@ag.ds-next/react/button'
import { Select } from '@ag.ds-next/react/select'
import type { CalendarItem } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { dayOf } from '../words/instant.ts'
import { mondayOf, monthOf, monthsLater, weeksLater } from './calendar-words.ts'

export type Filter = { readonly channel: string; readonly campaign: string }
export type View = 'week' | 'month'
export type Going = Partial<Filter & { readonly from: string; readonly view: View }>

/** How each view is gone through: where the one of today begins, and the one so many on. */
const steps = {
  week: { of: mondayOf, on: weeksLater, now: 'This week', all: 'Weeks' },
  month: { of: (day: string) => monthOf(day).first, on: monthsLater, now: 'This month', all: 'Months' },
} as const

type CalendarFilterProps = {
  readonly filter: Filter
  readonly view: View
  /** The first day of the week or the month. */
  readonly from: string
  readonly items: readonly CalendarItem[]
  readonly now: string
  readonly onGo: (next: Going) => void
}

/** A week or a month and which, which channel, which campaign. */
export function CalendarFilter({ filter, view, from, items, now, onGo }: CalendarFilterProps) {
  const channels = useQuery({
    queryKey: ['calendar-channels'],
    queryFn: () => api.entries('channels', {}),
    staleTime: 60_000,
  })
  const campaigns = [...new Set([...items.map(({ campaign }) => campaign), filter.campaign])].filter(Boolean)
  const step = steps[view]
  const thisOne = step.of(dayOf(now))
  return (
    <div css={rowLook}>
      <nav aria-label={step.all} css={weeksLook}>
        <Button onClick={() => onGo({ from: step.on(from, -1) })} size="sm" variant="secondary">
          ‹ Before
        </Button>
        <Button
          disabled={from === thisOne}
          onClick={() => onGo({ from: thisOne })}
          size="sm"
          variant="secondary"
        >
          {step.now}
        </Button>
        <Button onClick={() => onGo({ from: step.on(from, 1) })} size="sm" variant="secondary">
          After ›
        </Button>
        <Button onClick={() => onGo({ view: view === 'week' ? 'month' : 'week' })} size="sm" variant="text">
          {view === 'week' ? 'Show the month' : 'Show a week'}
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
