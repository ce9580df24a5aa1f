import { visuallyHiddenStyles } from '@ag.ds-next/react/a11y'
import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import type { Me, PostBody } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { PersonPicker } from '../../forms/person-picker.tsx'

type Sources = PostBody['sources']
type FactsProps = {
  readonly me: Me
  readonly sources: Sources
  readonly onSet: (change: Partial<PostBody>) => void
}

/** What is said as a fact, where it comes from, and who looked it up. */
export function Facts({ me, sources, onSet }: FactsProps) {
  const people = [...new Set(sources.flatMap(({ checkedBy }) => checkedBy ?? []))]
  const { data: names = [] } = useQuery({
    queryKey: ['people', 'names', people],
    queryFn: () => api.names(people),
    enabled: people.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const nameOf = (id: string) =>
    id === me.person.id ? me.person.name : (names.find((one) => one.id === id)?.name ?? 'On its way')
  const set = (at: number, change: Partial<Sources[number]>) =>
    onSet({ sources: sources.map((one, place) => (place === at ? { ...one, ...change } : one)) })
  return (
    <Stack alignItems="flex-start" gap={1.5}>
      {sources.map(({ fact, source, checkedBy }, at) => (
        <div css={factLook} key={at}>
          <TextInput
            block
            hideOptionalLabel
            id={`field-sources-${at}-fact`}
            label="What it says"
            onChange={({ target }) => set(at, { fact: target.value })}
            value={fact}
          />
          <TextInput
            block
            hideOptionalLabel
            hint="An address, a document, or who said so"
            id={`field-sources-${at}-source`}
            label="Where it comes from"
            onChange={({ target }) => set(at, { source: target.value })}
            value={source}
          />
          <PersonPicker
            id={`field-sources-${at}-checked`}
            label="Who looked it up"
            onChange={(person) => set(at, { checkedBy: person?.id ?? null })}
            value={checkedBy === null ? null : { id: checkedBy, name: nameOf(checkedBy) }}
          />
          <div css={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem 1rem' }}>
            {checkedBy === null && (
              <Button onClick={() => set(at, { checkedBy: me.person.id })} size="sm" variant="secondary">
                I looked it up
              </Button>
            )}
            <Button
              onClick={() => onSet({ sources: sources.filter((_, place) => place !== at) })}
              size="sm"
              variant="text"
            >
              Take out<span css={visuallyHiddenStyles}> fact {at + 1}</span>
            </Button>
          </div>
        </div>
      ))}
      {sources.length === 0 && (
        <Text as="p">
          Figures, names, dates and claims go here, so that whoever approves need not look them up.
        </Text>
      )}
      <Button
        onClick={() => {
          onSet({ sources: [...sources, { fact: '', source: '', checkedBy: null }] })
          requestAnimationFrame(() =>
            document.getElementById(`field-sources-${sources.length}-fact`)?.focus(),
          )
        }}
        size="sm"
        variant="secondary"
      >
        Add a fact
      </Button>
    </Stack>
  )
}

const factLook = {
  borderLeft: `4px solid ${boxPalette.borderMuted}`,
  boxSizing: 'border-box',
  display: 'grid',
  gap: '0.75rem',
  paddingLeft: '0.9rem',
  width: '100%',
} as const
