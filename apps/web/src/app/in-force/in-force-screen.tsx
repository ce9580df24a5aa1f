import { Button, ButtonLink } from '@ag.ds-next/react/button'
import { H2 } from '@ag.ds-next/react/heading'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { InForcePage, InForceRow } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Fold } from '../../fold.tsx'
import { api } from '../api.ts'
import { Row, Rows } from '../forms/rows.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Screen } from '../shell/screen.tsx'
import { AskAnotherDay } from './ask-another-day.tsx'
import { EndInForceDialog } from './end-in-force-dialog.tsx'
import { PacksList } from './packs-list.tsx'
import { gapWords, sayPlace, sayRow, sayVersion } from './policy-words.ts'

/** Which policy is in force, for whom and since when. */
export function InForceScreen() {
  const page = useQuery({ queryKey: ['in-force'], queryFn: api.inForce })
  return (
    <Screen
      lead="What is said here is judged by these, from the instant at which each began."
      title="The policy in force"
    >
      <Loaded of={page} what="what is in force">
        {({ mine, rows, mayPut }) => (
          <Stack gap={2}>
            <Mine mine={mine} />
            {mayPut && (
              <div>
                <ButtonLink href="/in-force/put">Put a version in force</ButtonLink>
              </div>
            )}
            <Everywhere rows={rows} />
            <Fold label="Ask about another day or unit">
              <AskAnotherDay />
            </Fold>
          </Stack>
        )}
      </Loaded>
    </Screen>
  )
}

function Mine({ mine: { gap, packs } }: Pick<InForcePage, 'mine'>) {
  return (
    <Stack as="section" gap={0.75}>
      <H2 fontSize="md">For you</H2>
      {gap ? (
        <PageAlert title="Nothing is in force for you" tone="warning">
          <Text as="p">{gapWords[gap]}</Text>
        </PageAlert>
      ) : (
        <PacksList packs={packs} />
      )}
      <Text as="p">
        <TextLink href="/acknowledge">Read what applies to you</TextLink> ·{' '}
        <TextLink href="/in-force/library">Documents beside it</TextLink>
      </Text>
    </Stack>
  )
}

function Everywhere({ rows }: { readonly rows: readonly InForceRow[] }) {
  const [ending, setEnding] = useState<InForceRow | undefined>()
  const now = rows.filter(({ state }) => state === 'in-force' || state === 'planned')
  const past = rows.filter(({ state }) => state === 'ended' || state === 'never')
  return (
    <Stack as="section" gap={0.75}>
      <H2 fontSize="md">For whom, in all</H2>
      {now.length === 0 && <Text as="p">Nothing is in force for anybody.</Text>}
      <Rows>
        {now.map((row) => (
          <Row
            deed={
              row.mayEnd && (
                <Button
                  aria-label={`End ${row.title}, for ${sayPlace(row.unit)}`}
                  onClick={() => setEnding(row)}
                  size="sm"
                  variant="text"
                >
                  End
                </Button>
              )
            }
            key={row.id}
            says={sayRow(row)}
            title={`${row.title}, ${sayVersion(row)}`}
          />
        ))}
      </Rows>
      {past.length > 0 && (
        <Fold label={`What was before (${past.length})`}>
          <Rows>
            {past.map((row) => (
              <Row key={row.id} says={sayRow(row)} title={`${row.title}, ${sayVersion(row)}`} />
            ))}
          </Rows>
        </Fold>
      )}
      {ending && <EndInForceDialog onClose={() => setEnding(undefined)} row={ending} />}
    </Stack>
  )
}
