import { Button } from '@ag.ds-next/react/button'
import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Radio } from '@ag.ds-next/react/radio'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { TextInput } from '@ag.ds-next/react/text-input'
import type { Basis, Named } from '@secondlook/contract'
import { type FormEvent, useState } from 'react'
import { CollectionNotice } from '../forms/collection-notice.tsx'
import { besideField } from '../forms/field-id.ts'
import { PersonPicker } from '../forms/person-picker.tsx'
import { UnitSelect } from '../forms/unit-select.tsx'
import { basisNames, isLeftOpen, levelNames } from '../words/people.ts'
import { type EntryDraft, type EntryField, entryLabels } from './entry-draft.ts'

type PersonFormProps = {
  readonly draft: EntryDraft
  readonly onChange: (draft: EntryDraft) => void
  /** What was said about fields, by their name. */
  readonly says: Readonly<Record<string, string>>
  /** What somebody else wrote into a field meanwhile. */
  readonly notes?: Readonly<Record<string, string>>
  readonly manager: Named | null
  readonly isBusy: boolean
  readonly verb: string
  readonly onSend: () => void
}

const options = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const hints: Readonly<Partial<Record<EntryField, string>>> = {
  otherNames: 'Other names they go by, with commas between them',
  key: 'The number a file of people names them by',
  manager: 'Start to type a name',
  basis: 'Paragraph 3 of the policy binds employees and officers under the Act',
  bound: 'How they are engaged does not say it, so a person has to',
  ends: 'At the end of this day they hold nothing any more',
}

/** The entry of a person, to fill in. */
export function PersonForm({
  draft,
  onChange,
  says,
  notes = {},
  manager,
  isBusy,
  verb,
  onSend,
}: PersonFormProps) {
  const [chosen, setChosen] = useState(manager)
  const set = (field: EntryField) => (value: string) => onChange({ ...draft, [field]: value })
  const text = (field: EntryField) => ({
    ...{ label: entryLabels[field], maxWidth: 'xl' as const, value: draft[field] },
    onChange: ({ target }: { readonly target: { readonly value: string } }) => set(field)(target.value),
    ...beside(field),
  })
  const beside = (field: EntryField) => {
    // The server names a member of the entry, or the member alone.
    const inEntry = says[`entry.${field}`]
    const { id, invalid, message } = besideField(field, {
      ...says,
      ...(inEntry !== undefined && { [field]: inEntry }),
    })
    const hint = notes[field] ?? hints[field]
    return { id, invalid, ...(message !== undefined && { message }), ...(hint !== undefined && { hint }) }
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSend()
  }
  return (
    <form noValidate onSubmit={send}>
      <Stack gap={1.5}>
        <TextInput {...text('name')} autoComplete="off" required />
        <TextInput {...text('otherNames')} />
        <TextInput {...text('email')} autoComplete="off" inputMode="email" />
        <TextInput {...text('key')} />
        <UnitSelect
          {...beside('unit')}
          label={entryLabels.unit}
          none="No unit yet"
          onChange={set('unit')}
          value={draft.unit}
        />
        <PersonPicker
          {...beside('manager')}
          label={entryLabels.manager}
          onChange={(person) => {
            setChosen(person)
            set('manager')(person?.id ?? '')
          }}
          value={chosen}
        />
        <Select
          {...beside('basis')}
          label={entryLabels.basis}
          maxWidth="xl"
          onChange={({ target }) => set('basis')(target.value)}
          options={options(basisNames)}
          required
          value={draft.basis}
        />
        {isLeftOpen(draft.basis as Basis) && (
          <ControlGroup {...beside('bound')} block label={entryLabels.bound} name="bound">
            {[
              ['bound', 'Yes'],
              ['not-bound', 'No'],
              ['', 'Not settled yet'],
            ].map(([value = '', label]) => (
              <Radio
                checked={draft.bound === value}
                key={value}
                name="bound"
                onChange={() => set('bound')(value)}
                value={value}
              >
                {label}
              </Radio>
            ))}
          </ControlGroup>
        )}
        <Select
          {...beside('levelBand')}
          label={entryLabels.levelBand}
          maxWidth="md"
          onChange={({ target }) => set('levelBand')(target.value)}
          options={[{ value: '', label: 'Not said' }, ...options(levelNames)]}
          value={draft.levelBand}
        />
        <TextInput {...text('starts')} maxWidth="md" type="date" />
        <TextInput {...text('ends')} maxWidth="md" type="date" />
        <CollectionNotice
          how="until seven years after they leave, by the disposal authority for staff records"
          why="to know whom the policy binds and who may do what"
        />
        <div>
          <Button loading={isBusy} type="submit">
            {verb}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
