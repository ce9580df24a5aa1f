import { Select } from '@ag.ds-next/react/select'
import { TextInput } from '@ag.ds-next/react/text-input'
import type { Named } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ListFilter } from '../../forms/list-filter.tsx'
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
  const [campaign, setCampaign] = useState(filter.campaign ?? '')
  const asked = useQuery(channelsQuery)
  const known = (asked.data?.channels ?? []).map((channel) => ({ id: channel.id, name: sayChannel(channel) }))
  const choices = new Map([...channels, ...known].map(({ id, name }) => [id, name]))
  if (filter.channel && !choices.has(filter.channel)) choices.set(filter.channel, 'The channel you chose')
  const isNarrow = [filter.channel, filter.unit, filter.campaign].some(Boolean)
  const fields = (
    <>
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
    </>
  )
  return (
    <ListFilter
      isQuiet={isQuiet}
      label="Words in it"
      narrow={{
        label: isQuiet ? 'Search or narrow the list' : 'Narrow the list',
        isOpen: isNarrow || (isQuiet && !!filter.search),
        fields,
      }}
      onSearch={(search) => onNarrow({ search, campaign: campaign.trim() })}
      words={filter.search ?? ''}
    />
  )
}
