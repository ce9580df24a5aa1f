import { ComboboxAsync } from '@ag.ds-next/react/combobox'
import type { RegisterName } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'

type EntryPickerProps = {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly register: RegisterName
  readonly value: string | null
  readonly onChange: (entry: string | null) => void
}
type Choice = { readonly value: string; readonly label: string }

/** Finds an entry of a register that holds now, by a part of what it is called. */
export function EntryPicker({ register, value, onChange, ...field }: EntryPickerProps) {
  const { data: name } = useQuery({
    queryKey: ['registers', 'name', register, value],
    queryFn: () =>
      api.entry(register, value ?? '').then(
        (page) => page.name,
        () => 'Something that you may not see',
      ),
    enabled: value !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <ComboboxAsync<Choice>
      clearable
      emptyResultsMessage="Nothing by that name that holds now"
      hideOptionalLabel
      loadOptions={async (search) => {
        const { entries } = await api.entries(register, { search })
        return entries.map((entry) => ({ value: entry.id, label: entry.name }))
      }}
      maxWidth="xl"
      onChange={(choice) => onChange(choice?.value ?? null)}
      showDropdownTrigger={false}
      value={value === null ? null : { value, label: name ?? 'On its way' }}
      {...field}
    />
  )
}
