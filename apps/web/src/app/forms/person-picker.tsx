import { ComboboxAsync } from '@ag.ds-next/react/combobox'
import type { Named } from '@secondlook/contract'
import { api } from '../api.ts'

type PersonPickerProps = {
  readonly label: string
  readonly hint?: string
  readonly value: Named | null
  readonly onChange: (person: Named | null) => void
  readonly required?: boolean
  readonly id?: string
  readonly invalid?: boolean
  readonly message?: string
}

type Choice = { readonly value: string; readonly label: string }

/** Finds somebody by a part of their name. */
export function PersonPicker({ value, onChange, required = false, ...field }: PersonPickerProps) {
  return (
    <ComboboxAsync<Choice>
      clearable
      emptyResultsMessage="Nobody by that name"
      loadOptions={findPeople}
      maxWidth="xl"
      onChange={(chosen) => onChange(chosen ? { id: chosen.value, name: nameOf(chosen.label) } : null)}
      required={required}
      showDropdownTrigger={false}
      value={value ? { value: value.id, label: value.name } : null}
      {...field}
    />
  )
}

async function findPeople(search: string): Promise<Choice[]> {
  const { people } = await api.people({ search })
  return people.map(({ id, name, unit }) => ({ value: id, label: unit ? `${name}, ${unit.name}` : name }))
}

const nameOf = (label: string): string => label.split(', ')[0] ?? label
