import { Button } from '@ag.ds-next/react/button'
import { tokens } from '@ag.ds-next/react/core'
import { TextInput } from '@ag.ds-next/react/text-input'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Fold } from '../../fold.tsx'

type ListFilterProps = {
  /** What the words are looked for in. */
  readonly label: string
  readonly words: string
  readonly onSearch: (words: string) => void
  readonly narrow: {
    readonly label: string
    /** Open from the start, where the list is narrow already. */
    readonly isOpen: boolean
    readonly fields: ReactNode
    readonly more?: ReactNode
  }
  /** All of it behind the fold, where a list is short by itself. */
  readonly isQuiet?: boolean
}

/** Looks for words in a list, and folded below narrows it by what else is known. */
export function ListFilter({ label, words: first, onSearch, narrow, isQuiet = false }: ListFilterProps) {
  const [words, setWords] = useState(first)
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSearch(words.trim())
  }
  const search = (
    <div css={searchLook}>
      <TextInput
        block
        hideOptionalLabel
        label={label}
        onChange={({ target }) => setWords(target.value)}
        type="search"
        value={words}
      />
      <Button type="submit" variant="secondary">
        Search
      </Button>
    </div>
  )
  return (
    <search>
      <form css={filterLook} noValidate onSubmit={send}>
        {!isQuiet && search}
        <Fold isOpen={narrow.isOpen} label={narrow.label}>
          <div css={filterLook}>
            {isQuiet && search}
            <div css={fieldsLook}>{narrow.fields}</div>
            {narrow.more}
          </div>
        </Fold>
      </form>
    </search>
  )
}

const filterLook = { display: 'grid', gap: '0.75rem' } as const
const searchLook = {
  ...{ alignItems: 'end', display: 'grid', gap: '0.75rem', maxWidth: '40rem' },
  gridTemplateColumns: 'minmax(0, 1fr) auto',
} as const
const fieldsLook = {
  ...{ alignItems: 'end', display: 'grid', gap: '1rem' },
  [tokens.mediaQuery.min.md]: { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
} as const
