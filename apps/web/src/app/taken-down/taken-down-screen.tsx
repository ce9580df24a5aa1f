import { Button } from '@ag.ds-next/react/button'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { TakenDown } from '@secondlook/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { Fold } from '../../fold.tsx'
import { api } from '../api.ts'
import { sayQuery } from '../reach/call.ts'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { Screen } from '../shell/screen.tsx'
import { type TakenDownFilter as Filter, takenDownFile } from '../taken-down-api.ts'
import { sayCount, sayDay } from '../words/instant.ts'
import { TakenDownFilter } from './taken-down-filter.tsx'
import { TakenDownRows } from './taken-down-rows.tsx'

const guide = '/docs/guides/say-what-was-taken-down'

/** What came down from official channels, with when, who and why; on the screen, on paper and as a file. */
export function TakenDownScreen() {
  const { from, to, channel } = useSearch({ strict: false }) as Filter
  const filter = { from, to, channel }
  const router = useRouter()
  const { data: me } = useQuery(meQuery)
  const found = useQuery({
    queryKey: ['taken-down', filter],
    queryFn: () => api.takenDown(filter),
    placeholderData: keepPreviousData,
  })
  return (
    <Screen
      lead="Every post that came down from your channels, by an act here or with a platform’s own log-in. People are named so that they can be asked, and are never counted."
      title="Taken down"
    >
      <Loaded of={found} what="what was taken down">
        {(list) => (
          <Stack gap={1.5}>
            <Found
              filter={{ ...filter, from: list.from, to: list.to }}
              onNarrow={(next) => void router.navigate({ to: `/taken-down${sayQuery(next)}` })}
              mayReceipt={me?.acts.includes('record.read') === true}
              of={list}
            />
          </Stack>
        )}
      </Loaded>
    </Screen>
  )
}

type FoundProps = {
  readonly of: TakenDown
  readonly filter: Filter
  readonly mayReceipt: boolean
  readonly onNarrow: (filter: Filter) => void
}

function Found({ of: list, filter, mayReceipt, onNarrow }: FoundProps) {
  const { rows, isCut, from, to } = list
  const days = `from ${sayDay(from)} to ${sayDay(to)}`
  return (
    <>
      <Stack gap={0.75}>
        <Text as="p" fontWeight="bold" role="status">
          {rows.length === 0
            ? `Nothing came down ${days}.`
            : `${sayCount(rows.length, 'post')} came down ${days}.`}
        </Text>
        {isCut && <Text as="p">There are more than are shown. Choose fewer days to see all of them.</Text>}
        {rows.length === 0 ? (
          <Text as="p" css={{ maxWidth: '42rem' }}>
            Each post that came down would be here, with where it was, who took it down and why.{' '}
            <TextLink href={guide}>How a post is taken down, and what is left of it</TextLink>
          </Text>
        ) : (
          <Files filter={filter} />
        )}
        <div css={noPrint}>
          <Fold label="Other days, or one channel">
            <TakenDownFilter
              channel={filter.channel}
              key={`${from} ${to} ${filter.channel ?? ''}`}
              of={list}
              onNarrow={onNarrow}
            />
          </Fold>
        </div>
      </Stack>
      {rows.length > 0 && <TakenDownRows mayReceipt={mayReceipt} of={rows} />}
      {list.mayPublish && <ForThePublic filter={filter} />}
    </>
  )
}

function Files({ filter }: { readonly filter: Filter }) {
  return (
    <div css={filesLook}>
      <Button onClick={() => window.print()} size="sm" variant="secondary">
        Print it
      </Button>
      <TextLink download href={takenDownFile('taken-down.csv', filter)}>
        As a spreadsheet (CSV)
      </TextLink>
      <TextLink download href={takenDownFile('taken-down.json', filter)}>
        As data (JSON)
      </TextLink>
    </div>
  )
}

/** The form for whoever publishes it: nothing goes out from here by itself. */
function ForThePublic({ filter }: { readonly filter: Filter }) {
  return (
    <Stack as="section" css={noPrint} gap={0.5}>
      <H2 fontSize="lg">For the public</H2>
      <Text as="p" css={{ maxWidth: '42rem' }}>
        The same days by role, without the words of the posts and without anything that is not announced yet.
        Names in the directory are left out of the reasons. Read the reasons before you publish it: what else
        points to somebody, only you can see.
      </Text>
      <div css={filesLook}>
        <TextLink download href={takenDownFile('taken-down/public.csv', filter)}>
          For the public, as a spreadsheet (CSV)
        </TextLink>
        <TextLink download href={takenDownFile('taken-down/public.json', filter)}>
          For the public, as data (JSON)
        </TextLink>
      </div>
      <Text as="p" fontSize="sm">
        <TextLink href={guide}>What is in it and what is not, and why</TextLink>
      </Text>
    </Stack>
  )
}

const noPrint = { '@media print': { display: 'none' } } as const
const filesLook = {
  ...{ alignItems: 'center', display: 'flex', flexWrap: 'wrap', gap: '0.5rem 1.25rem' },
  ...noPrint,
} as const
