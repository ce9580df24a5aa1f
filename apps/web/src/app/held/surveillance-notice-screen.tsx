import { Button } from '@ag.ds-next/react/button'
import { H2 } from '@ag.ds-next/react/heading'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Stack } from '@ag.ds-next/react/stack'
import {
  SummaryList,
  SummaryListItem,
  SummaryListItemDescription,
  SummaryListItemTerm,
} from '@ag.ds-next/react/summary-list'
import { Text } from '@ag.ds-next/react/text'
import type { SurveillanceNoticeReply } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { bulleted } from '../../bulleted.ts'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { Screen } from '../shell/screen.tsx'
import { dayOf, sayDay, sayInstant } from '../words/instant.ts'

const key = ['surveillance-notice'] as const

/** What is logged about people who use this, with every field that the law asks for. */
export function SurveillanceNoticeScreen() {
  const client = useQueryClient()
  const reply = useQuery({ queryKey: key, queryFn: api.surveillanceNotice })
  const seen = useMutation({
    mutationFn: api.sawSurveillanceNotice,
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  })
  return (
    <Screen
      lead="Notice of workplace surveillance, under the Workplace Privacy Act 2011. Nothing that needs the notice is logged about you before it begins for you."
      title="What is logged about you here"
    >
      <ProblemAlert error={seen.error} focus />
      <Loaded of={reply} what="the notice">
        {({ notice, logged, told }) => (
          <Stack gap={2}>
            {notice ? (
              <NoticeFields notice={notice} />
            ) : (
              <Text as="p">No notice has been given, so nothing that needs one is logged.</Text>
            )}
            {notice && told && (
              <Text as="p">
                You were told on {sayInstant(told.toldAt)}. It began for you on {sayInstant(told.startsAt)}.
              </Text>
            )}
            {notice && !told && (
              <PageAlert title="Please say that you have read it" tone="info">
                <Text as="p">It begins for you 14 days after that, and not before.</Text>
                <Button loading={seen.isPending} onClick={() => seen.mutate(notice.version)} size="sm">
                  I have read it
                </Button>
              </PageAlert>
            )}
            <Stack as="section" gap={0.75}>
              <H2 fontSize="md">Everything that is logged</H2>
              <Logged logged={logged} />
            </Stack>
          </Stack>
        )}
      </Loaded>
    </Screen>
  )
}

type Notice = NonNullable<SurveillanceNoticeReply['notice']>

function NoticeFields({ notice: { says, ...notice } }: { readonly notice: Notice }) {
  return (
    <Stack gap={1}>
      <SummaryList>
        <Field term="What kind">{says.device}</Field>
        <Field term="How">{says.how}</Field>
        <Field term="About whom">{says.who}</Field>
        <Field term="From">{sayDay(dayOf(notice.startsAt))}</Field>
        <Field term="For how long">
          {says.isContinuous ? 'All the time' : 'From time to time'}
          {says.until ? `, until ${sayDay(says.until)}` : ', for as long as this is in use'}
        </Field>
        <Field term="What it is used for">
          <Bullets lines={says.purposesOfUse} />
        </Field>
        <Field term="To whom it is given out">
          {says.purposesOfDisclosure.length === 0 ? (
            'To nobody'
          ) : (
            <Bullets lines={says.purposesOfDisclosure} />
          )}
        </Field>
        <Field term="May it be used against you?">{says.mayBeUsedAgainst ? 'Yes' : 'No'}</Field>
        <Field term="Your say in it">{says.consult}</Field>
      </SummaryList>
      <Text as="p" color="muted" fontSize="sm">
        Version {notice.version}, given {sayInstant(notice.issuedAt)}.
      </Text>
    </Stack>
  )
}

/** A phrase or a sentence as a sentence. */
const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

function Logged({ logged }: Pick<SurveillanceNoticeReply, 'logged'>) {
  return (
    <ul css={{ ...bulleted, gap: '0.75rem' }}>
      {logged.map(({ item, what, purpose, seenBy, kept }) => (
        <li key={item}>
          <Text as="p">{what}</Text>
          <Text as="p" color="muted" fontSize="sm">
            {purpose} Seen by: {ended(seenBy)} Kept: {ended(kept)}
          </Text>
        </li>
      ))}
    </ul>
  )
}

function Field({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <SummaryListItem>
      <SummaryListItemTerm>{term}</SummaryListItemTerm>
      <SummaryListItemDescription>{children}</SummaryListItemDescription>
    </SummaryListItem>
  )
}

function Bullets({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul css={bulleted}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
