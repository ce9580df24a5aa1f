import { Button, ButtonLink } from '@ag.ds-next/react/button'
import { Flex } from '@ag.ds-next/react/flex'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { EntryList, Register, RegisterName } from '@secondlook/contract'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { api, type EntriesFilter } from '../api.ts'
import { sayQuery } from '../reach/call.ts'
import { Loaded } from '../shell/loaded.tsx'
import { NotHere } from '../shell/not-here.tsx'
import { Screen } from '../shell/screen.tsx'
import { sayCount } from '../words/instant.ts'
import { AsItWas } from './as-it-was.tsx'
import { AttentionItems } from './attention-items.tsx'
import { EntriesTable } from './entries-table.tsx'
import { EntryFilter } from './entry-filter.tsx'
import { asOf, attentionQuery, daysIn } from './register-queries.ts'
import { useRegister } from './use-register.ts'

/** One register: what of it needs attention, then all of it, to search. */
export function RegisterScreen() {
  const found = useRegister()
  return found ? <OneRegister key={found.name} name={found.name} register={found.register} /> : <NotHere />
}

type OneRegisterProps = { readonly name: RegisterName; readonly register: Register }

function OneRegister({ name, register }: OneRegisterProps) {
  const { at, known, ...others }: EntriesFilter = useSearch({ strict: false })
  const days = daysIn({ at, known })
  const search = { ...others, ...days }
  const isNow = days.at === undefined && days.known === undefined
  const attention = useQuery({ ...attentionQuery(name), enabled: isNow })
  const entries = useInfiniteQuery({
    queryKey: ['registers', 'list', name, search],
    queryFn: ({ pageParam }) =>
      api.entries(name, { ...search, ...asOf(search, new Date().toISOString()), after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const isNarrowed = Object.keys(search).length > 0
  return (
    <Screen back={{ to: '/registers', says: 'Registers' }} lead={register.says} title={register.title}>
      {isNow && attention.data && attention.data.items.length > 0 && (
        <Stack as="section" gap={0.5}>
          <H2 fontSize="md">Needs attention</H2>
          <AttentionItems namesRegister={false} of={attention.data} />
        </Stack>
      )}
      <Loaded of={entries} what={register.title}>
        {({ pages }) => {
          const [first] = pages
          if (first === undefined) return null
          if (first.total === 0 && !isNarrowed) return <Empty first={first} name={name} register={register} />
          return (
            <>
              {first.mayAdd && isNow && <WaysIn name={name} register={register} />}
              <EntryFilter name={name} search={search} />
              <AsItWas here={`/registers/${name}`} of={days} />
              <Stack gap={1}>
                <Text aria-live="polite" as="p" color="muted">
                  {sayCount(first.total, 'entry', 'entries')}
                  {isNarrowed && (first.total === 1 ? ' fits' : ' fit')}
                </Text>
                <Entries
                  entries={pages.flatMap((page) => page.entries)}
                  register={register}
                  search={search}
                />
                {entries.hasNextPage && (
                  <div>
                    <Button
                      loading={entries.isFetchingNextPage}
                      onClick={() => void entries.fetchNextPage()}
                      variant="secondary"
                    >
                      Show more
                    </Button>
                  </div>
                )}
                <Foot first={first} name={name} register={register} search={search} />
              </Stack>
            </>
          )
        }}
      </Loaded>
    </Screen>
  )
}

type EntriesProps = {
  readonly register: Register
  readonly entries: EntryList['entries']
  readonly search: EntriesFilter
}

function Entries({ register, entries, search }: EntriesProps) {
  if (entries.length === 0)
    return (
      <Text as="p">
        Nothing fits. Try a shorter part of the name
        {search.show === 'all' ? '.' : ', or everything that ever stood here.'}
      </Text>
    )
  return (
    <EntriesTable
      asOf={sayQuery({ at: search.at, known: search.known })}
      entries={entries}
      register={register}
    />
  )
}

/** What would be here, and how to begin. */
function Empty({ first, ...of }: OneRegisterProps & { readonly first: EntryList }) {
  const { register } = of
  return (
    <Stack gap={1}>
      <Text as="p" css={{ maxWidth: '42rem' }}>
        {register.empty}{' '}
        <TextLink href="/docs/guides/keep-the-registers">What the registers are for</TextLink>
      </Text>
      {first.mayAdd && <WaysIn {...of} />}
      {first.whyNot && !register.isAnswered && (
        <Text as="p" color="muted">
          {first.whyNot}
        </Text>
      )}
    </Stack>
  )
}

/** How an entry comes about: by hand, or by a file; what is asked for is asked for. */
function WaysIn({ name, register }: OneRegisterProps) {
  if (register.isAnswered) return null
  const isAsked = name === 'permission-requests'
  return (
    <Flex flexWrap="wrap" gap={0.75}>
      <ButtonLink href={`/registers/${name}/new`} size="sm">
        {isAsked ? 'Ask for permission' : `Add ${register.one}`}
      </ButtonLink>
      {!isAsked && (
        <ButtonLink href={`/registers/${name}/import`} size="sm" variant="secondary">
          Bring in a file
        </ButtonLink>
      )}
    </Flex>
  )
}

type FootProps = OneRegisterProps & { readonly search: EntriesFilter; readonly first: EntryList }

function Foot({ name, register, search, first }: FootProps) {
  const file = sayQuery({ show: search.show, at: asOf(search, new Date().toISOString()).at })
  return (
    <Stack gap={0.5}>
      {first.whyNot && !register.isAnswered && (
        <Text as="p" color="muted">
          {first.whyNot}
        </Text>
      )}
      <Text as="p" fontSize="sm">
        <TextLink download href={`/api/v1/registers/${name}/file.csv${file}`}>
          Take this register out as a file
        </TextLink>
        {' · '}
        <TextLink href="/docs/guides/keep-the-registers">What the registers are for</TextLink>
        {register.isToTheMinute && search.show !== 'all' && (
          <>
            {' · '}
            <TextLink href={`/registers/${name}?show=all`}>What is to come, and what was</TextLink>
          </>
        )}
      </Text>
    </Stack>
  )
}
