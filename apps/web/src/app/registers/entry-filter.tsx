import { Button } from '@ag.ds-next/react/button'
import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { Select } from '@ag.ds-next/react/select'
import { TextInput } from '@ag.ds-next/react/text-input'
import type { RegisterName } from '@secondlook/contract'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Fold } from '../../fold.tsx'
import type { EntriesFilter } from '../api.ts'
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
  const [words, setWords] = useState(search.search ?? '')
  const [at, setAt] = useState(search.at ?? '')
  const [known, setKnown] = useState(search.known ?? '')
  const narrow = (more: EntriesFilter) =>
    router.history.push(`/registers/${name}${sayQuery({ ...search, ...more })}`)
  const send = (event: FormEvent) => {
    event.preventDefault()
    narrow({ search: words.trim(), at, known })
  }
  const { search: _, ...others } = search
  return (
    <search>
      <form css={filterLook} noValidate onSubmit={send}>
        <div css={searchLook}>
          <TextInput
            block
            hideOptionalLabel
            label="Name or words"
            onChange={({ target }) => setWords(target.value)}
            type="search"
            value={words}
          />
          <Button type="submit" variant="secondary">
            Search
          </Button>
        </div>
        <details css={moreLook} open={Object.keys(others).length > 0 || undefined}>
          <summary>Narrow the list, or see it as it was</summary>
          <div css={selectsLook}>
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
          </div>
          <div css={{ paddingTop: '0.75rem' }}>
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
          </div>
        </details>
      </form>
    </search>
  )
}

const min = tokens.mediaQuery.min
const filterLook = { display: 'grid', gap: '0.75rem' } as const
const searchLook = {
  alignItems: 'end',
  display: 'grid',
  gap: '0.75rem',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  maxWidth: '40rem',
} as const
const moreLook = {
  '& > summary': {
    color: boxPalette.foregroundAction,
    cursor: 'pointer',
    padding: '0.25rem 0',
    textDecoration: 'underline',
    width: 'fit-content',
  },
} as const
const selectsLook = {
  alignItems: 'end',
  display: 'grid',
  gap: '1rem',
  paddingTop: '0.5rem',
  [min.md]: { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
} as const
