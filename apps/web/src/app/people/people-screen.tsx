import { Button, ButtonLink } from '@ag.ds-next/react/button'
import { Flex } from '@ag.ds-next/react/flex'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { api } from '../api.ts'
import { ListFilter } from '../forms/list-filter.tsx'
import { UnitSelect } from '../forms/unit-select.tsx'
import { sayQuery } from '../reach/call.ts'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { Screen } from '../shell/screen.tsx'
import { sayCount } from '../words/instant.ts'
import { PeopleTable } from './people-table.tsx'

const boundChoices = [
  { value: '', label: 'Everybody' },
  { value: 'bound', label: 'Bound by the policy' },
  { value: 'not-bound', label: 'Not bound' },
  { value: 'not-settled', label: 'To be settled' },
]
const endingChoices = [
  { value: '', label: 'Any time' },
  { value: '14', label: 'Within 14 days' },
  { value: '60', label: 'Within 60 days' },
]

/** Everybody in the directory, to search and narrow. The filter stands in the address, so that it can be passed on. */
export function PeopleScreen() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, string>>
  const router = useRouter()
  const { data: me } = useQuery(meQuery)
  const found = useQuery({
    queryKey: ['people', search],
    queryFn: () => api.people(search),
    placeholderData: keepPreviousData,
  })
  const narrow = (more: Readonly<Record<string, string>>) =>
    router.history.push(`/people${sayQuery({ ...search, after: '', ...more })}`)
  const may = (act: string) => me?.acts.includes(act) === true
  const isFiltered = Object.keys(search).length > 0
  return (
    <Screen title="People">
      {(may('person.add') || may('people.import')) && (
        <Flex flexWrap="wrap" gap={0.75}>
          {may('person.add') && (
            <ButtonLink href="/people/add" size="sm" variant="secondary">
              Add a person
            </ButtonLink>
          )}
          {may('people.import') && (
            <ButtonLink href="/people/import" size="sm" variant="secondary">
              Bring in a file
            </ButtonLink>
          )}
          {may('person.merge') && (
            <ButtonLink href="/people/merge" size="sm" variant="secondary">
              Merge two entries
            </ButtonLink>
          )}
        </Flex>
      )}
      <ListFilter
        label="Name or staff number"
        narrow={{
          label: 'Narrow the list',
          isOpen: isFiltered,
          fields: (
            <>
              <UnitSelect
                hideOptionalLabel
                label="Unit"
                none="All units"
                onChange={(unit) => narrow({ unit })}
                value={search['unit'] ?? ''}
              />
              {may('person.add') && (
                <>
                  <Select
                    hideOptionalLabel
                    label="Does the policy bind them?"
                    onChange={({ target }) => narrow({ bound: target.value })}
                    options={boundChoices}
                    value={search['bound'] ?? ''}
                  />
                  <Select
                    hideOptionalLabel
                    label="Last day"
                    onChange={({ target }) => narrow({ ending: target.value })}
                    options={endingChoices}
                    value={search['ending'] ?? ''}
                  />
                </>
              )}
            </>
          ),
        }}
        onSearch={(words) => narrow({ search: words })}
        words={search['search'] ?? ''}
      />
      <Loaded of={found} what="people">
        {({ people, total, next }) => (
          <Stack gap={1}>
            <Text aria-live="polite" as="p" color="muted">
              {sayCount(total, 'person', 'people')}
              {isFiltered && ' fit'}
            </Text>
            {people.length === 0 ? (
              <Text as="p">Nobody fits. Try a shorter part of the name, or all units.</Text>
            ) : (
              <PeopleTable people={people} showsBound={may('person.add')} />
            )}
            {next && (
              <div>
                <Button onClick={() => narrow({ after: next })} variant="secondary">
                  Show the next {people.length}
                </Button>
              </div>
            )}
          </Stack>
        )}
      </Loaded>
    </Screen>
  )
}
