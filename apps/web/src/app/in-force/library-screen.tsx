import { Button } from '@ag.ds-next/react/button'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { LibraryEntry, LibraryPage } from '@secondlook/contract'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Fold } from '../../fold.tsx'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { Screen } from '../shell/screen.tsx'
import { dayOf, sayCount } from '../words/instant.ts'
import { AddInstrument } from './add-instrument.tsx'
import { appliesGroups, kindNames, sayApplied, sayDate } from './policy-words.ts'
import { pairsIn, SideBySide } from './side-by-side.tsx'

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text)

/** The documents beside the policy, as they applied on a day. */
export function LibraryScreen() {
  const today = dayOf(new Date().toISOString())
  const [day, setDay] = useState(today)
  const [search, setSearch] = useState('')
  const on = isDay(day) ? day : today
  const page = useQuery({
    ...{ queryKey: ['library', on], queryFn: () => api.library({ on }) },
    placeholderData: keepPreviousData,
  })
  return (
    <Screen
      back={{ to: '/in-force', says: 'The policy in force' }}
      lead="What the clauses point to, in our words. Each act is judged by what applied on its day. What nobody has confirmed says so."
      title="Documents beside the policy"
    >
      <div css={fieldsLook}>
        <TextInput
          label="As it was on"
          maxWidth="md"
          onChange={({ target }) => setDay(target.value)}
          required
          type="date"
          value={day}
        />
        <TextInput
          hideOptionalLabel
          label="Find a word"
          maxWidth="md"
          onChange={({ target }) => setSearch(target.value)}
          value={search}
        />
      </div>
      <Loaded of={page} what="the library">
        {(library) => <Library library={library} search={search} />}
      </Loaded>
    </Screen>
  )
}

/** Whether a word stands in an entry; the same that the server looks at. */
const isAbout = ({ title, says, issuer = '', version = '' }: LibraryEntry, search: string): boolean =>
  [title, says, issuer, version].join(' ').toLowerCase().includes(search.trim().toLowerCase())

function Library({
  library: { items, mayEdit },
  search,
}: {
  readonly library: LibraryPage
  readonly search: string
}) {
  const found = items.filter((entry) => isAbout(entry, search))
  return (
    <Stack gap={2}>
      <Text aria-live="polite" as="p" color="muted" fontSize="sm">
        {found.length === 0 ? 'Nothing fits; take a word away.' : sayCount(found.length, 'document')}
      </Text>
      {pairsIn(items)
        .filter(({ after, before }) => found.includes(after) || found.includes(before))
        .map((pair) => (
          <SideBySide key={pair.after.id} {...pair} />
        ))}
      {appliesGroups.map(([applies, title]) => {
        const group = found.filter((entry) => entry.applies === applies)
        if (group.length === 0) return null
        return (
          <Stack as="section" gap={0.75} key={applies}>
            <H2 fontSize="md">{title}</H2>
            <Stack as="ul" css={listLook} gap={1}>
              {group.map((entry) => (
                <Entry entry={entry} items={items} key={entry.id} mayEdit={mayEdit} />
              ))}
            </Stack>
          </Stack>
        )
      })}
      {mayEdit && (
        <Fold label="Add an entry of our own">
          <AddInstrument items={items} />
        </Fold>
      )}
    </Stack>
  )
}

type EntryProps = {
  readonly entry: LibraryEntry
  readonly items: readonly LibraryEntry[]
  readonly mayEdit: boolean
}

function Entry({ entry, items, mayEdit }: EntryProps) {
  const titleOf = (id: string): string => items.find((one) => one.id === id)?.title ?? id
  const {
    kind,
    title,
    issuer,
    version,
    says,
    confirmed,
    checked,
    confirmedBy,
    link,
    supersedes,
    supersededBy,
  } = entry
  return (
    <li>
      <Text as="p" fontWeight="bold">
        {title}
      </Text>
      <Text as="p" color="muted" fontSize="sm">
        {[kindNames[kind], issuer, version && `version ${version}`].filter(Boolean).join(' · ')}.{' '}
        {sayApplied(entry)}.{' '}
        {confirmed
          ? `Confirmed${confirmedBy ? ` by ${confirmedBy.name}` : ''}${checked ? ` in ${sayDate(checked.slice(0, 7))}` : ''}.`
          : 'Not confirmed.'}
      </Text>
      <Text as="p">{says}</Text>
      <Text as="p" fontSize="sm">
        {supersedes && `In place of: ${titleOf(supersedes)}. `}
        {supersededBy && `Replaced by: ${titleOf(supersededBy)}. `}
        {entry.cites.length > 0 &&
          `Clauses that point to it: ${entry.cites.map(({ clause }) => clause).join(', ')}. `}
        {link && (
          <TextLink href={link} rel="noopener noreferrer">
            Where it stands<span css={{ overflowWrap: 'anywhere' }}> ({new URL(link).host})</span>
          </TextLink>
        )}
      </Text>
      {mayEdit && entry.row !== null && <TakeOut row={entry.row} title={title} />}
    </li>
  )
}

function TakeOut({ row, title }: { readonly row: string; readonly title: string }) {
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: () => api.endInstrument(row),
    onSuccess: () => client.invalidateQueries({ queryKey: ['library'] }),
  })
  return (
    <>
      <ProblemAlert error={end.error} focus />
      <Button
        aria-label={`Take it out again: ${title}`}
        loading={end.isPending}
        onClick={() => end.mutate()}
        size="sm"
        variant="text"
      >
        Take it out again
      </Button>
    </>
  )
}

const fieldsLook = { display: 'flex', flexWrap: 'wrap', gap: '1rem' } as const
const listLook = { listStyle: 'none', margin: 0, maxWidth: '42rem', padding: 0 } as const
