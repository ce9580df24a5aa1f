import { ComboboxAsync, ComboboxAsyncMulti } from '@ag.ds-next/react/combobox'
import { type Field, isRegister } from '@secondlook/contract'
import { api } from '../api.ts'

type PickerProps = {
  readonly field: Extract<Field, { readonly kind: 'person' | 'people' | 'entry' | 'entries' }>
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
  /** The names of what is chosen, by id. */
  readonly names: Readonly<Record<string, string>>
  readonly onNamed: (names: Readonly<Record<string, string>>) => void
  readonly label: string
  readonly hint?: string
  readonly required: boolean
  readonly id: string
  readonly invalid: boolean
  readonly message?: string
}

type Choice = { readonly value: string; readonly label: string }

/** Finds people, or entries of another register, by a part of their name: one, or several. */
export function EntriesPicker({ field, value, onChange, names, onNamed, ...look }: PickerProps) {
  const isOne = field.kind === 'person' || field.kind === 'entry'
  const find = (search: string) => findChoices(field, search)
  const chosen = value.map((id) => ({ value: id, label: names[id] ?? 'On its way' }))
  const choose = (choices: readonly Choice[]) => {
    onNamed(Object.fromEntries(choices.map(({ value: id, label }) => [id, label])))
    onChange(choices.map(({ value: id }) => id))
  }
  const isOfPeople = field.kind === 'person' || field.kind === 'people'
  const shared = {
    ...{ ...look, loadOptions: find, maxWidth: 'xl' as const },
    emptyResultsMessage: isOfPeople ? 'Nobody by that name' : 'Nothing by that name that holds now',
  }
  return isOne ? (
    <ComboboxAsync<Choice>
      {...shared}
      clearable
      onChange={(choice) => choose(choice ? [choice] : [])}
      showDropdownTrigger={false}
      value={chosen[0] ?? null}
    />
  ) : (
    <ComboboxAsyncMulti<Choice> {...shared} onChange={choose} value={chosen} />
  )
}

async function findChoices(field: PickerProps['field'], search: string): Promise<Choice[]> {
  if ('of' in field) {
    if (!isRegister(field.of)) return []
    const { entries } = await api.entries(field.of, { search })
    return entries.map(({ id, name }) => ({ value: id, label: name }))
  }
  const { people } = await api.people({ search })
  return people.map(({ id, name, unit }) => ({ value: id, label: unit ? `${name}, ${unit.name}` : name }))
}
