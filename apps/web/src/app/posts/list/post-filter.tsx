import { Button } from '@ag.ds-next/react/button'
import { tokens } from '@ag.ds-next/react/core'
import { Select } from '@ag.ds-next/react/select'
import { TextInput } from '@ag.ds-next/react/text-input'
import type { Named } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Fold } from '../../../fold.tsx'
import { UnitSelect } from '../../forms/unit-select.tsx'
import type { PostsFilter } from '../../posts-api.ts'
import { channelsQuery, sayChannel } from '../../words/channels.ts'

type PostFilterProps = {
  readonly filter: PostsFilter
  /** Channels of the posts that are shown: some of them are not among those that one may ask about. */
  readonly channels: readonly Named[]
  /** Behind a fold, where a list is short by itself. */
  readonly isQuiet: boolean
  readonly onNarrow: (more: PostsFilter) => void
}

/** Narrows a list by words, channel, unit and campaign. */
export function PostFilter({ filter, channels, isQuiet, onNarrow }: PostFilterProps) {
  const [words, setWords] = useState(filter.search ?? '')
  const [campaign, setCampaign] = useState(filter.campaign ?? '')
  const asked = useQuery(channelsQuery)
  const known = (asked.data?.channels ?? []).map((channel) => ({ id: channel.id, name: sayChannel(channel) }))
  const choices = new Map([...channels, ...known].map(({ id, name }) => [id, name]))
  if (filter.channel && !choices.has(filter.channel)) choices.set(filter.channel, 'The channel you chose')
  const send = (event: FormEvent) => {
    event.preventDefault()
    onNarrow({ search: words.trim(), campaign: campaign.trim() })
  }
  const isNarrow = [filter.channel, filter.unit, filter.campaign].some(Boolean)
  const search = (
    <div css={searchLook}>
      <TextInput
        block
        hideOptionalLabel
        label="Words in it"
        onChange={({ target }) => setWords(target.value)}
        type="search"
        value={words}
      />
      <Button type="submit" variant="secondary">
        Search
      </Button>
    </div>
  )
  const selects = (
    <div css={selectsLook}>
      <Select
        block
        hideOptionalLabel
        label="Channel"
        onChange={({ target }) => onNarrow({ channel: target.value })}
        options={[
          { value: '', label: 'All channels' },
          ...[...choices].map(([value, label]) => ({ value, label })),
        ]}
        value={filter.channel ?? ''}
      />
      <UnitSelect
        hideOptionalLabel
        label="Unit"
        none="All units"
        onChange={(unit) => onNarrow({ unit })}
        value={filter.unit ?? ''}
      />
      <TextInput
        block
        hideOptionalLabel
        label="Campaign"
        onBlur={() => campaign.trim() !== (filter.campaign ?? '') && onNarrow({ campaign: campaign.trim() })}
        onChange={({ target }) => setCampaign(target.value)}
        value={campaign}
      />
    </div>
  )
  return (
    <search>
      <form css={filterLook} onSubmit={send}>
        {!isQuiet && search}
        <Fold
          isOpen={isNarrow || (isQuiet && !!filter.search)}
          label={isQuiet ? 'Search or narrow the list' : 'Narrow the list'}
        >
          <div css={filterLook}>
            {isQuiet && search}
            {selects}
          </div>
        </Fold>
      </form>
    </search>
  )
}

const filterLook = { display: 'grid', gap: '0.75rem' } as const
const searchLook = {
  ...{ alignItems: 'end', display: 'grid', gap: '0.75rem', maxWidth: '34rem' },
  gridTemplateColumns: 'minmax(0, 1fr) auto',
} as const
const selectsLook = {
  ...{ alignItems: 'end', display: 'grid', gap: '1rem' },
  [tokens.mediaQuery.min.md]: { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
} as const
