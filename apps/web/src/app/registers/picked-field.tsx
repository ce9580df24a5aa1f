import { ComboboxAsync, ComboboxAsyncMulti } from '@ag.ds-next/react/combobox'
import { tokens } from '@ag.ds-next/react/core'
import { type Field, isRegister } from '@secondlook/contract'
import { type ComponentProps, type FocusEvent, useRef, useState } from 'react'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import type { EntryFieldProps } from './entry-field.tsx'

type Picked = Extract<Field, { readonly kind: 'person' | 'people' | 'entry' | 'entries' }>

export type PickedFieldProps = Omit<EntryFieldProps, 'field'> & {
  readonly field: Picked
  /** The names of what is chosen, by id. */
  readonly names: Readonly<Record<string, string>>
  readonly onNamed: (names: Readonly<Record<string, string>>) => void
}

export const isPicked = (field: Field): field is Picked =>
  ['person', 'people', 'entry', 'entries'].includes(field.kind)

type Choice = { readonly value: string; readonly label: string }

/** Finds people, or entries of another register, by a part of their name: one, or several. */
export function PickedField({ path, field, value, onChange, says, note, names, onNamed }: PickedFieldProps) {
  const isOne = field.kind === 'person' || field.kind === 'entry'
  const isOfPeople = field.kind === 'person' || field.kind === 'people'
  const ids = typeof value === 'object' ? value : typeof value === 'string' && value !== '' ? [value] : []
  const chosen = ids.map((id) => ({ value: id, label: names[id] ?? 'On its way' }))
  const choose = (choices: readonly Choice[]) => {
    onNamed(Object.fromEntries(choices.map(({ value: id, label }) => [id, label])))
    const now = choices.map(({ value: id }) => id)
    onChange(isOne ? (now[0] ?? '') : now)
  }
  const hint = note ?? field.hint ?? (isOfPeople ? 'Start to type a name' : 'Start to type what it is called')
  const look = {
    ...{ ...besideField(path, says), label: field.label, required: field.missing !== undefined, hint },
    ...{ loadOptions: (search: string) => findChoices(field, search), maxWidth: 'xl' as const },
    emptyResultsMessage: isOfPeople ? 'Nobody by that name' : 'Nothing by that name that holds now',
  }
  return isOne ? (
    <ComboboxAsync<Choice>
      {...look}
      clearable
      onChange={(choice) => choose(choice ? [choice] : [])}
      showDropdownTrigger={false}
      value={chosen[0] ?? null}
    />
  ) : (
    <SeveralPicked {...look} onChange={choose} value={chosen} />
  )
}

type SeveralPickedProps = Omit<ComponentProps<typeof ComboboxAsyncMulti<Choice>>, 'ref'>

/**
 * Several, found one after the other. The design system's own lets this one be as wide as the page, and leaves its list
 * open over the fields below once somebody has gone on to them; here it begins anew, with what was chosen.
 */
function SeveralPicked(props: SeveralPickedProps) {
  const [times, setTimes] = useState(0)
  const isPressed = useRef(false)
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!isPressed.current && document.hasFocus() && !currentTarget.contains(relatedTarget))
      setTimes(times + 1)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: notices that somebody has gone on, and does nothing of its own
    <div
      css={{ maxWidth: tokens.maxWidth.field.xl }}
      onBlur={leave}
      onPointerDown={() => {
        isPressed.current = true
      }}
      onPointerUp={() => {
        isPressed.current = false
      }}
    >
      <ComboboxAsyncMulti<Choice> {...props} key={times} />
    </div>
  )
}

async function findChoices(field: Picked, search: string): Promise<Choice[]> {
  if ('of' in field) {
    if (!isRegister(field.of)) return []
    const { entries } = await api.entries(field.of, { search })
    return entries.map(({ id, name }) => ({ value: id, label: name }))
  }
  const { people } = await api.people({ search })
  return people.map(({ id, name, unit }) => ({ value: id, label: unit ? `${name}, ${unit.name}` : name }))
}
