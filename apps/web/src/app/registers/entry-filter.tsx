import { Select } from '@ag.ds-next/react/select'
import { TextInput } from '@ag.ds-next/react/text-input'
import type { RegisterName } from '@secondlook/contract'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Fold } from '../../fold.tsx'
import type { EntriesFilter } from '../api.ts'
import { ListFilter } from '../forms/list-filter.tsx'
import { UnitSelect } from '../forms/unit-select.tsx'
import { sayQuery } from '../reach/call.ts'

const showChoices = [
  { value: '', label: 'What holds now' },
  { value: 'all', label: 'Everything that ever stood here' },
]

type EntryFilterProps = { readonly name: RegisterName; readonly search: EntriesFilter }

/** What of a register is looked for. It stands in the address, so that it can be passed on. */
export function EntryFilter({ name, search }: EntryFilterProps) {
  const router = useRouter()
  const [at, setAt] = useState(search.at ?? '')
  const [known, setKnown] = useState(search.known ?? '')
  const narrow = (more: EntriesFilter) =>
    router.history.push(`/registers/${name}${sayQuery({ ...search, ...more })}`)
  const { search: words, ...others } = search
  const fields = (
    <>
      <Select
        hideOptionalLabel
        label="Show"
        maxWidth="xl"
        onChange={({ target }) => narrow({ show: target.value })}
        options={showChoices}
        value={search.show ?? ''}
      />
      <UnitSelect
        hideOptionalLabel
        label="Unit"
        none="All units"
        onChange={(unit) => narrow({ unit })}
        value={search.unit ?? ''}
      />
      <TextInput
        hideOptionalLabel
        hint="At the end of a day; then search"
        label="As it was on"
        maxWidth="md"
        onChange={({ target }) => setAt(target.value)}
        type="date"
        value={at}
      />
    </>
  )
  return (
    <ListFilter
      label="Name or words"
      narrow={{
        label: 'Narrow the list, or see it as it was',
        isOpen: Object.keys(others).length > 0,
        fields,
        more: (
          <Fold isOpen={known !== ''} label="As we knew it on another day">
            <TextInput
              hideOptionalLabel
              hint="Leaves out what was entered later. For a question about what somebody could have known."
              label="As we knew it on"
              maxWidth="md"
              onChange={({ target }) => setKnown(target.value)}
              type="date"
              value={known}
            />
          </Fold>
        ),
      }}
      onSearch={(found) => narrow({ search: found, at, known })}
      words={words ?? ''}
    />
  )
}
